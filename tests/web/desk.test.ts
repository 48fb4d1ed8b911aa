import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { strictHeaders } from '../../src/web/guard.ts'
import { elementsOf, textOfMarkup } from './markup.ts'
import { openServedDesk, token } from './server.ts'

let desk: Awaited<ReturnType<typeof openServedDesk>>
beforeEach(async () => void (desk = await openServedDesk()))
afterEach(() => desk.close())

const back = '/desk/b/nato-china'
const correct = (what: string, more: Record<string, string> = {}) => ({
  ...{ command: 'briefdesk', line: `correct nato-china ${what}`, back },
  ...more,
})

/** Asks under any name, which fetch refuses to. */
const askAs = (host: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(desk.origin)
    const cookie = `desk=${token}`
    request({ host: '127.0.0.1', port, path, headers: { host, cookie } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })

describe('the desk', () => {
  it('shows nothing to strangers, and opens by the link of this run', async () => {
    for (const path of ['/desk', back, '/desk/briefings', '/desk/when?words=daily']) {
      const { status, text } = await desk.ask(path)
      expect([path, status, text.includes('/briefdesk desk')]).toEqual([path, 401, true])
    }
    expect((await desk.ask('/desk/do', { form: correct('hide 1') })).status).toBe(401)
    expect((await desk.ask(`/desk/in/${token.replace('a', 'b')}`)).status).toBe(403)
    expect((await desk.signIn()).headers.get('location')).toBe('/desk/welcome')
    expect((await desk.ask(back)).status).toBe(200)
    expect((await desk.ask('/desk/out', { form: {} })).status).toBe(303)
    expect((await desk.ask(back)).status).toBe(401)
  })

  it('opens to nobody who comes by a proxy, even with the link', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    expect((await desk.ask(`/desk/in/${token}`, { headers })).status).toBe(403)
    await desk.signIn()
    expect((await desk.ask(back, { headers })).status).toBe(401)
  })

  it.each([
    ['127.0.0.1:3000', 200],
    ['localhost', 200],
    ['[::1]:3000', 200],
    ['evil.example', 421],
    ['127.0.0.1.evil.example', 421],
  ])(
    'under the name “%s” answers %s: a name that leads here by somebody else’s DNS is not ours',
    async (host, status) => {
      expect(await askAs(host, back)).toBe(status)
    },
  )

  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': '', origin: '' }, false],
    [{ 'sec-fetch-site': '', origin: 'null' }, false],
    [{ 'sec-fetch-site': '', origin: 'https://evil.example' }, false],
    [{ 'sec-fetch-site': '', origin: 'same' }, true],
  ])('takes a form with %o: %s', async (given, taken) => {
    await desk.signIn()
    const headers = new Map<string, string>(Object.entries(given))
    if (headers.get('origin') === 'same') headers.set('origin', desk.origin)
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(desk.origin)
      const type = { 'content-type': 'application/x-www-form-urlencoded', cookie: `desk=${token}` }
      const sent = Object.fromEntries([...headers].filter(([, value]) => value !== ''))
      request(
        { host: '127.0.0.1', port, path: '/desk/do', method: 'POST', headers: { ...type, ...sent } },
        (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        },
      )
        .on('error', reject)
        .end(new URLSearchParams(correct('hide 1')).toString())
    })
    expect(status).toBe(taken ? 303 : 403)
  })

  it('sends strict headers with whatever it answers', async () => {
    const answers = [await desk.ask('/desk'), await desk.ask('/desk/in/none'), await desk.ask('/desk/do', { form: {} })]
    await desk.signIn()
    const { text } = await desk.ask(back)
    const [css = ''] = /\/desk\/files\/\w+\.css/.exec(text) ?? []
    answers.push(await desk.ask(back), await desk.ask('/desk/nowhere'), await desk.ask(css))
    answers.push(await desk.ask('/desk/do', { form: {}, headers: { 'sec-fetch-site': 'cross-site' } }))
    const always = Object.entries(strictHeaders).filter(([name]) => name !== 'cache-control')
    for (const { headers } of answers)
      for (const [name, value] of always) expect([name, headers.get(name)]).toEqual([name, value])
    expect(strictHeaders['content-security-policy']).not.toMatch(/unsafe|\*|https?:/)
    expect((await desk.ask(back)).headers.get('cache-control')).toBe('no-store')
    expect((await desk.ask(css)).headers.get('cache-control')).toContain('immutable')
  })

  it('takes no body that is no form, or too long', async () => {
    await desk.signIn()
    const headers = { 'content-type': 'application/json' }
    expect((await desk.ask('/desk/do', { form: correct('hide 1'), headers })).status).toBe(413)
    expect((await desk.ask('/desk/brief', { form: { text: 'word '.repeat(400_000) } })).status).toBe(413)
  })
})

describe('a first visit', () => {
  beforeEach(() => desk.signIn())

  it('shows how a post would look in both chats before anything is connected', async () => {
    const { text } = await desk.ask('/desk/welcome')
    expect(text).toContain('class="as-slack"')
    expect(text).toContain('class="as-discord"')
    expect(textOfMarkup(text)).toContain('China rebukes NATO over its Vilnius communique')
  })

  it('briefs a text that is pasted, and keeps what it could not brief', async () => {
    const article = `Ferry pier opens in Holm\n\n${'The harbour board opened the new pier on Monday after two years of work. '.repeat(3)}\n\n“We are glad that it is done,” said Mara Lindqvist, who heads the board.\n`
    const sent = await desk.ask('/desk/brief', { form: { text: article.replaceAll('\n', '\r\n') } })
    expect(sent.status).toBe(303)
    const { text } = await desk.ask(sent.headers.get('location') ?? '')
    expect(textOfMarkup(text)).toContain('“We are glad that it is done,”')
    expect(textOfMarkup(text)).toContain('Mara Lindqvist')
    const short = await desk.ask('/desk/brief', { form: { text: 'too short <b>' } })
    expect(short.status).toBe(422)
    expect(textOfMarkup(short.text)).toContain('That is too little text to brief.')
    expect(short.text).toContain('too short &lt;b&gt;</textarea')
  })
})

describe('the page of a briefing', () => {
  beforeEach(() => desk.signIn())

  it('hides a quotation by the call that a chat makes, says what the bot says, and shows it again', async () => {
    const hidden = await desk.act(correct('hide 3'))
    expect(textOfMarkup(hidden.text)).toContain('Quote 3 of nato-china is hidden.')
    expect(hidden.text).toMatch(/class="quote off" id="q3"/)
    const inChat = await desk.bot.handlers().answer({
      ...{ command: 'nato-china', args: { section: 'quotes' }, locale: 'en', at: 0 },
      ...{ actor: { id: 'you', name: 'you', admin: true }, place: { platform: 'terminal', tenant: 'terminal' } },
    })
    expect(JSON.stringify(inChat.message)).not.toContain('malicious hybrid')
    // What was said is said once.
    expect((await desk.ask(back)).text).not.toContain('Quote 3 of nato-china is hidden.')
    const shown = await desk.act(correct('show 3'))
    expect(shown.text).not.toMatch(/class="quote off"/)
  })

  it('changes a speaker to one of the article, asks about another name, and does as it is told then', async () => {
    const page = async (line: string) =>
      (
        await desk.act([
          ['command', 'briefdesk'],
          ['back', back],
          ['line', line],
        ])
      ).text
    expect(textOfMarkup(await page('correct nato-china speaker 1 Jens Stoltenberg'))).toContain('set by an editor')
    const asked = await page('correct nato-china speaker 2 Rut Amsel')
    expect(textOfMarkup(asked)).toContain('We do not find “Rut Amsel” in the article.')
    const offered = elementsOf(asked).find(({ attribs }) => attribs?.['value']?.includes('"Rut Amsel"'))
    const told = await page(offered?.attribs?.['value'] ?? '')
    expect(textOfMarkup(told)).toContain('is now given to Rut Amsel')
    expect(textOfMarkup(told)).toContain('Quotation 2 is given to Rut Amsel.')
  })

  it('does nothing by a button of an article that has changed since', async () => {
    const { text } = await desk.act(correct('hide 3', { revision: 'another' }))
    expect(textOfMarkup(text)).toContain('The article has changed since that button was made, so nothing was done.')
    expect(text).not.toMatch(/class="quote off"/)
  })

  it('posts once, however often the button is pressed', async () => {
    const form = { command: 'share', of: 'nato-china', target: 'TERMINAL', once: 'abc', back }
    const [first, second] = [await desk.act(form), await desk.act(form)]
    expect(textOfMarkup(first.text)).toContain('Shared in this channel.')
    expect(textOfMarkup(second.text)).toContain('Already shared in this channel.')
    expect(desk.printed().match(/── post to #terminal ──/g)).toHaveLength(1)
    expect(textOfMarkup((await desk.ask(back)).text)).toMatch(/Terminal #terminal\s+5 January 2026/)
    expect((await desk.act({ ...form, target: 'C1' })).status).toBe(404)
  })

  it('says what it understands by a time, and schedules by the same words', async () => {
    const understood = await desk.ask('/desk/when?words=weekdays%2008:30%20Europe/Berlin')
    expect(textOfMarkup(understood.text)).toContain('every weekday at 08:30 Europe/Berlin')
    expect(understood.text.match(/<li>/g)).toHaveLength(3)
    expect((await desk.ask('/desk/when?words=every%20blue%20moon')).text).toContain('unclear')
    const line = ['schedule nato-china in', '<#TERMINAL>', 'weekdays 08:30 Europe/Berlin']
    const { text } = await desk.act([
      ['command', 'briefdesk'],
      ['back', back],
      ...line.map((each) => ['line', each] as const),
    ])
    expect(textOfMarkup(text)).toContain('Scheduled: /nato-china, every weekday at 08:30 Europe/Berlin.')
    expect(await desk.store.schedules.list('terminal')).toMatchObject([{ when: '30 8 * * 1-5', zone: 'Europe/Berlin' }])
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/desk//evil.example',
    '/deskx',
    '/desk\\..\\x',
    '/desk/b/x\r\nset-cookie: a=b',
    '',
  ])('never leads elsewhere after an act: %j', async (elsewhere) => {
    const sent = await desk.ask('/desk/do', { form: correct('hide 1', { back: elsewhere }) })
    expect(sent.headers.get('location')).toBe('/desk')
  })

  it('takes five requests, none of them foreign, and stays within its sizes', async () => {
    const { text } = await desk.ask(back)
    const loads = elementsOf(text).flatMap(({ name, attribs = {} }) => {
      if (name === 'link') return attribs['href'] ?? []
      return name === 'a' || name === 'form' ? [] : (attribs['src'] ?? [])
    })
    expect(loads.length + 1).toBeLessThanOrEqual(5)
    expect(loads.filter((path) => !path.startsWith('/desk/files/'))).toEqual([])
    const sizes = await Promise.all(loads.map(async (path) => gzipSync((await desk.ask(path)).text).length))
    const size = (kind: string): number => sizes[loads.findIndex((path) => path.endsWith(kind))] ?? Infinity
    expect(gzipSync(text).length).toBeLessThanOrEqual(30_000)
    expect(size('.css')).toBeLessThanOrEqual(15_000)
    expect(size('.js')).toBeLessThanOrEqual(10_000)
  })

  it('is not there for a name that nobody gave, or a broken one', async () => {
    for (const path of ['/desk/b/none', '/desk/b/%E0%A4%A', '/desk/b/https%3A%2F%2Fexample.org'])
      expect((await desk.ask(path)).status).toBe(404)
    expect(desk.failed).toEqual([])
  })
})
