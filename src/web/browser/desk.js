// The desk's one script: everything can be read and done without it. It lights what belongs together, changes panels without
// loading a page, and walks by keys.
const one = (selector, within = document) => within.querySelector(selector)
const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const on = (type, selector, act) =>
  document.addEventListener(type, (event) => {
    const target = event.target.closest?.(selector)
    if (target) act(target, event)
  })
const isNarrow = () => matchMedia('(max-width: 860px)').matches

/** Appearance. */
const root = document.documentElement
const wear = (name) => (name && name !== 'auto' ? (root.dataset.theme = name) : delete root.dataset.theme)
const theme = localStorage.getItem('theme')
wear(theme)
for (const input of all('[name=theme]')) input.checked = input.value === (theme ?? 'auto')
on('change', '[name=theme]', ({ value }) => (localStorage.setItem('theme', value), wear(value)))

/** A moment in the reader's own time. */
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
for (const time of all('.preview time[datetime]')) time.textContent = moment.format(new Date(time.dateTime))

/** The article and its briefing: what belongs together lights up together. */
let pinned = []
function lit(given) {
  for (const each of all('.lit')) each.classList.remove('lit')
  for (const selector of given.length > 0 ? given : pinned) for (const each of all(selector)) each.classList.add('lit')
}
const ofSentence = (number) => `:is(.sentence, .map rect)[data-s="${number}"]`
const ofQuote = (id) => [
  `[data-q="${id}"]`,
  `.evidence[data-e~="${id}"]`,
  `.map [data-s="${one(`#t${id}`)?.closest('.sentence')?.dataset.s}"]`,
]
function belonging(target) {
  const cite = target.closest('.cite[data-s]')
  if (cite) return [ofSentence(cite.dataset.s)]
  const quote = target.closest('[data-q]')
  if (quote) return ofQuote(quote.dataset.q)
  const line = target.closest('[data-cites]')
  return line ? line.dataset.cites.split(' ').map(ofSentence) : []
}
if (one('.split')) {
  document.addEventListener(
    'pointerover',
    ({ target, pointerType }) => pointerType === 'mouse' && lit(belonging(target)),
  )
  document.addEventListener('focusin', ({ target }) => lit(belonging(target)))
}

/** Panels: links that need no page. */
function choose(link) {
  const { panel } = link.dataset
  const isArticle = panel === 'article'
  one('.split').dataset.pane = isArticle ? 'article' : 'briefing'
  for (const other of all('[data-panel]')) {
    if (other === link) other.setAttribute('aria-current', 'true')
    else other.removeAttribute('aria-current')
    // The article stands beside the rest where there is room.
    if (!isArticle && other.dataset.panel !== 'article') one(`#as-${other.dataset.panel}`).hidden = other !== link
  }
  const { top } = one('.split').getBoundingClientRect()
  if (top < 60 && !isArticle) scrollBy({ top: top - 60, behavior: 'instant' })
}
on('click', '[data-panel]', (link, event) => {
  event.preventDefault()
  choose(link)
  if (link.dataset.panel !== 'article') history.replaceState(null, '', link.getAttribute('href'))
})

/** A link from one side to the other shows that side, and its place in it. */
on('click', '.split a[href^="#"]:not([data-panel])', (link, event) => {
  const target = one(link.getAttribute('href'))
  if (!target) return
  event.preventDefault()
  const toArticle = target.closest('.article') !== null
  if (!toArticle) choose(one('[data-panel=briefing]'))
  else if (isNarrow()) choose(one('[data-panel=article]'))
  history[isNarrow() ? 'pushState' : 'replaceState'](null, '', link.hash)
  if (toArticle) pinned = target.dataset.q ? ofQuote(target.dataset.q) : [ofSentence(target.dataset.s)]
  lit(pinned)
  const paper = target.closest('.paper')
  if (paper && !isNarrow())
    paper.scrollTo({ top: target.offsetTop - paper.offsetTop - paper.clientHeight / 2 + target.offsetHeight / 2 })
  else target.scrollIntoView({ block: 'center' })
  const focused = toArticle ? one('a', target) : target
  focused?.focus({ preventScroll: true })
})
/** Back, on a phone, leads to where the link was. */
addEventListener('popstate', () => {
  if (!one('.split')) return
  const target = location.hash.length > 1 ? one(location.hash) : undefined
  choose(one(target?.closest('.article') ? '[data-panel=article]' : '[data-panel=briefing]'))
  target?.scrollIntoView({ block: 'center' })
})

/** What a link leads to is seen. */
addEventListener(
  'hashchange',
  () => location.hash.length > 1 && one(location.hash)?.closest('details')?.setAttribute('open', ''),
)

/** Previews: how wide, how dark. */
for (const tools of all('.preview-tools')) tools.hidden = false
on('click', '[data-sets]', (button) => {
  button.closest('.preview').dataset[button.dataset.sets] = button.dataset.to
  for (const other of all(`[data-sets="${button.dataset.sets}"]`, button.parentElement))
    other.setAttribute('aria-pressed', String(other === button))
})

/** What the bot understands while somebody types. */
let asking
on('input', '[data-checks]', (input) => {
  clearTimeout(asking)
  asking = setTimeout(async () => {
    const answer = await fetch(`${input.dataset.checks}?words=${encodeURIComponent(input.value)}`)
    if (!answer.ok) return
    const part = new DOMParser().parseFromString(await answer.text(), 'text/html').body.firstElementChild
    if (part) one(`#${part.id}`)?.replaceWith(part)
  }, 200)
})

/** A form is sent once, however often it is pressed. */
on('submit', 'form[method=post]', (form, event) => {
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
})
addEventListener('pageshow', () => all('form[data-sent]').forEach((form) => delete form.dataset.sent))
// What was said is read out, and seen wherever the page opens.
if (!location.hash) one('#said')?.focus({ preventScroll: true })

/** What happens while a page is open is shown on it; what somebody is at is left alone. */
const live = one('main[data-live]')
const isBusy = (piece) =>
  piece.contains(document.activeElement) || one('details[open], :placeholder-shown:focus', piece)
async function follow(mark) {
  if (mark === live.dataset.live) return
  live.dataset.live = mark
  const answer = await fetch(location.href)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of ['.side .places', '.bar ul']) one(part).replaceWith(one(part, page))
  const pieces = (main) => [...main.children].filter(({ id }) => id !== 'said')
  const [old, now] = [pieces(live), pieces(one('main', page))]
  old.forEach((piece, at) => now[at] && !piece.isEqualNode(now[at]) && !isBusy(piece) && piece.replaceWith(now[at]))
  if (now.length > old.length) live.append(...now.slice(old.length))
}
// A browser has six connections to a server: one tab listens, and tells the others.
if (live && navigator.locks) {
  const others = new BroadcastChannel('desk')
  others.onmessage = ({ data }) => follow(data)
  const listen = () =>
    navigator.locks.request('desk', () => {
      if (document.hidden) return undefined
      return new Promise((done) => {
        const events = new EventSource('/desk/events')
        events.onmessage = ({ data }) => (others.postMessage(data), follow(data))
        events.onerror = () => events.readyState === EventSource.CLOSED && done()
        const rest = () =>
          document.hidden && (events.close(), document.removeEventListener('visibilitychange', rest), done())
        document.addEventListener('visibilitychange', rest)
        addEventListener('pagehide', () => (events.close(), done()), { once: true })
      })
    })
  listen()
  document.addEventListener('visibilitychange', () => document.hidden || listen())
  addEventListener('pageshow', ({ persisted }) => persisted && listen())
}

for (const button of all('[data-hides]')) button.hidden = false
on('click', '[data-hides]', (button) => (button.parentElement.hidden = true))

/** Keys. */
const places = { t: '/desk', b: '/desk/briefings', s: '/desk/schedules', f: '/desk/feeds', d: '/desk/deliveries' }
const keysOff = () => localStorage.getItem('keys') === 'off'
for (const input of all('[name=keys]')) input.checked = !keysOff()
on('change', '[name=keys]', ({ checked }) => localStorage.setItem('keys', checked ? 'on' : 'off'))
on('click', 'dialog', (dialog, { target }) => target === dialog && dialog.close())
let before
document.addEventListener('keydown', (event) => {
  const { key, target } = event
  if (event.ctrlKey || event.metaKey || event.altKey || one('dialog[open]')) return
  if (key === 'Escape') return escape(target)
  if (target.matches('input, select, textarea') || (keysOff() && key !== '?')) return
  const first = before
  before = key
  if (first === 'g') return places[key] && location.assign(places[key])
  const act = acts(document.activeElement)[key]
  if (!act) return
  event.preventDefault()
  act()
})
function escape(target) {
  if (target.matches('input, select, textarea')) target.blur()
  else if (location.hash && one('.sheet:target')) location.hash = 'main'
}
function acts(focused) {
  const rows = all('.quotes .quote, [data-row]').filter((row) => row.offsetParent !== null)
  const row = focused.closest?.('.quote, [data-row]')
  const at = rows.indexOf(row)
  const go = (to) => rows[to] && (rows[to].focus(), rows[to].scrollIntoView({ block: 'nearest' }))
  const tabs = all('[data-panel]:not([data-panel=article])')
  return {
    '/': () => one('#omni')?.focus(),
    '?': () => one('#keys')?.showModal(),
    j: () => go(Math.min(at + 1, rows.length - 1)),
    k: () => go(Math.max(at - 1, 0)),
    ...(row && { h: () => one('[data-key=h]', row)?.click(), s: () => openForm(row) }),
    ...(row && focused === row && { Enter: () => one('a', row)?.click() }),
    ...(one('[data-key=p]') && { p: () => one('[data-key=p]').click() }),
    ...Object.fromEntries(tabs.map((tab, number) => [String(number + 1), () => choose(tab)])),
  }
}
function openForm(row) {
  const form = one('[data-key=s]', row)
  if (!form) return
  form.open = !form.open
  if (form.open) one('input[type=text], input:not([type])', form)?.select()
}
