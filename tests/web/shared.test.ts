import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditReceipt } from '../../src/receipt/audit.ts'
import { readReceipt } from '../../src/receipt/read.ts'
import { sha256 } from '../../src/sources/hash.ts'
import { elementsOf, textOfMarkup, textOfNode } from './markup.ts'
import { openServedDesk, visitor } from './server.ts'

const DAY = 86_400_000
let now: number
let desk: Awaited<ReturnType<typeof openServedDesk>>
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 12)
  desk = await openServedDesk({ clock: () => now })
  await desk.signIn()
})
afterEach(() => desk.close())

const order = async (...line: readonly string[]) =>
  (await desk.act([['command', 'briefdesk'], ['back', '/desk/links'], ...line.map((each) => ['line', each] as const)]))
    .text

/** Makes a link, signs out, and returns its path. */
async function share(...line: readonly string[]): Promise<string> {
  const [, path] = /http:\/\/127\.0\.0\.1(\/s\/[\w-]+)/.exec(await order(...line)) ?? []
  return path ?? expect.fail('no link was made')
}
const signOut = (): void => desk.cookies.clear()
async function firstQuote() {
  const { briefing } = ((await desk.bot.desk.open(visitor, 'nato-china')) ?? expect.fail('it is not there')).verified
  return briefing.quotes[0] ?? expect.fail('it has no quotation')
}
const status = async (path: string): Promise<number> => (await desk.ask(path)).status

describe('a link to a briefing', () => {
  it('opens for whoever has it, without a session, and says nothing of whose it is', async () => {
    const path = await share('link nato-china', '7d')
    expect(path.length - '/s/'.length).toBe(43)
    signOut()
    const { status: answered, text, headers } = await desk.ask(path)
    expect(answered).toBe(200)
    expect(textOfMarkup(text)).toContain('China rebukes NATO over its Vilnius communique')
    expect(textOfMarkup(text)).toContain((await firstQuote()).content.exact)
    expect([headers.get('x-robots-tag'), headers.get('cache-control')]).toEqual(['noindex', 'no-store'])
    const own = [visitor.actor.name, 'This machine', 'TERMINAL', '#terminal', '/desk/b/', '/nato-china', 'Deliveries']
    for (const words of own) expect([words, textOfMarkup(text).includes(` ${words} `)]).toEqual([words, false])
    const links = elementsOf(text).flatMap(({ attribs }) => attribs?.['href'] ?? [])
    expect(links.filter((to) => /^\/desk(?!\/files)/.test(to))).toEqual([])
  })

  it('has no sentence of the article that it does not cite, and each that it does', async () => {
    const path = await share('link nato-china')
    const { text } = await desk.ask(path)
    const opened = (await desk.bot.desk.open(visitor, 'nato-china')) ?? expect.fail('it is not there')
    const { article } = opened.verified
    const notes = elementsOf(text).filter(({ name, attribs }) => name === 'li' && /^s\d+$/.test(attribs?.['id'] ?? ''))
    const cited = new Set([...text.matchAll(/href="#s(\d+)"/g)].map(([, number]) => `s${number}`))
    expect(new Set(notes.map(({ attribs }) => attribs?.['id']))).toEqual(cited)
    expect(notes.length).toBeGreaterThan(3)
    const words = textOfMarkup(text)
    const left = article.sentences.filter(({ number }) => !cited.has(`s${number}`))
    expect(left.length).toBeGreaterThan(3)
    for (const { span } of left) expect(words).not.toContain(article.text.slice(span.start, span.end))
    const { text: receipt } = await desk.ask(`${path}/receipt.json`)
    for (const { span } of left)
      expect(receipt).not.toContain(JSON.stringify(article.text.slice(span.start, span.end)).slice(1, -1))
    expect(textOfNode(notes[0]!)).not.toBe('')
  })

  it('comes with a receipt that an audit passes, and that names nothing of the tenant', async () => {
    const path = await share('link nato-china')
    signOut()
    const { text, headers } = await desk.ask(`${path}/receipt.json`)
    expect(headers.get('content-type')).toContain('application/json')
    const receipt = readReceipt(text)
    const opened = (await desk.bot.desk.open(visitor, 'nato-china')) ?? expect.fail('it is not there')
    expect(receipt.lines.length).toBeGreaterThan(10)
    expect(auditReceipt(receipt, opened.verified.article.text, sha256)).toEqual([])
    expect(auditReceipt(receipt, opened.verified.article.text.replace('China', 'Chine'), sha256)).not.toEqual([])
    expect(receipt.briefing.name).toBe('shared')
  })

  it('shows what editors set: a hidden quotation is gone from page and receipt', async () => {
    const path = await share('link nato-china')
    const { id, content } = await firstQuote()
    const { exact } = content
    expect(textOfMarkup((await desk.ask(path)).text)).toContain(exact)
    await order(`correct nato-china hide ${id}`)
    signOut()
    for (const each of [path, `${path}/receipt.json`])
      expect((await desk.ask(each)).text).not.toContain(`"quotes[id ${id}]"`)
    expect(
      textOfMarkup(/<ul class="said-list">[^]*?<\/ul>/.exec((await desk.ask(path)).text)?.[0] ?? ''),
    ).not.toContain(exact)
  })

  it('ends on its day, and when it is withdrawn', async () => {
    const [week, month, endless] = [
      await share('link nato-china', '7d'),
      await share('link nato-china'),
      await share('link dam', 'always'),
    ]
    const all = () => Promise.all([week, month, endless].map(status))
    expect(await all()).toEqual([200, 200, 200])
    now += 7 * DAY
    expect(await all()).toEqual([404, 200, 200])
    const listed = textOfMarkup((await desk.ask('/desk/links')).text)
    expect(listed).toMatch(/until\s+4 February 2026/)
    expect(listed).toMatch(/until\s+it is withdrawn/)
    const code = (await desk.store.shares.list('terminal', now)).find(({ briefing }) => briefing === 'dam')?.code ?? ''
    expect(await order(`withdraw ${code.slice(0, 12)}`)).toContain('The link to dam is withdrawn.')
    now += 23 * DAY
    expect(await all()).toEqual([404, 404, 404])
    expect(await status(`${month}/receipt.json`)).toBe(404)
  })

  it('counts how often it is opened', async () => {
    const path = await share('link nato-china')
    for (const each of [path, path, `${path}/receipt.json`]) await desk.ask(each)
    expect(await desk.store.shares.list('terminal', now)).toMatchObject([
      { briefing: 'nato-china', opened: 2, by: 'you' },
    ])
    expect(textOfMarkup((await desk.ask('/desk/links')).text)).toMatch(/opened\s+2 times/)
  })

  it('is not to be guessed: of ten thousand none opens', async () => {
    const path = await share('link nato-china')
    signOut()
    const at = (number: number): string => {
      const place = '/s/'.length + (number % 43)
      const other = String.fromCharCode(97 + ((path.charCodeAt(place) + 1 + Math.floor(number / 43)) % 26))
      return number % 3 === 0
        ? `/s/${sha256(String(number)).slice(0, 43)}`
        : `${path.slice(0, place)}${other === path.charAt(place) ? '-' : other}${path.slice(place + 1)}`
    }
    const shared = (code: string) => desk.bot.desk.shared(code)
    for (let number = 0; number < 10_000; number++)
      if (at(number) !== path) expect(await shared(sha256(at(number).slice('/s/'.length)))).toBeUndefined()
    for (const wrong of [at(1), at(3), '/s/', '/s/x', `${path}/more`, `${path}/receipt.json/x`, `${path}%00`])
      expect([wrong, await status(wrong)]).toEqual([wrong, 404])
    expect(await status(path)).toBe(200)
    expect((await desk.ask(path, { form: {} })).status).toBe(404)
  })

  it('is made, listed and withdrawn by editors only, in their own workspace', async () => {
    const chat = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
    const reader = { actor: { id: 'U1', name: 'Ada', admin: false }, place: chat }
    const editor = { actor: { id: 'U2', name: 'Bea', admin: true }, place: chat }
    const type = async (line: string, over: typeof reader) =>
      JSON.stringify((await desk.inChat('briefdesk', line, over)).message)
    for (const line of ['link dam', 'links', 'withdraw abcdef123456'])
      expect(await type(line, reader)).toContain('Only an editor may do this here.')
    expect(await type('link nowhere', editor)).toContain('There is no briefing called “nowhere”.')
    expect(await type('link dam 900d', editor)).toContain('for how long?')
    expect(await type('link dam 7d', editor)).toContain('/s/')
    expect(await type('links', editor)).toContain('by Bea, 5 January 2026 · until 12 January 2026 · opened 0 times')
    expect(textOfMarkup((await desk.ask('/desk/links')).text)).toContain('No link leads to a briefing.')
    const [link] = await desk.store.shares.list('T1', now)
    expect(await order(`withdraw ${link?.code.slice(0, 12)}`)).toContain('There is no link with the code')
    expect(await type(`withdraw ${link?.code.slice(0, 12)}`, editor)).toContain('The link to dam is withdrawn.')
    expect((await desk.store.audit.list('T1', 9)).map(({ action }) => action).sort()).toEqual(['link', 'withdraw'])
  })
})
