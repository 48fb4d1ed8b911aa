import { PassThrough } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { createTerminal } from '../../../src/platforms/terminal/terminal.ts'
import { openBot } from '../../bot/bot.ts'
import { says } from '../suite.ts'
import { pastedArticle } from './transcript.ts'

const { bot } = await openBot()

interface Sitting {
  readonly paths?: (typed: string) => readonly string[]
  /** What an answer waits for. */
  readonly before?: (section: string | undefined) => Promise<void> | undefined
}

/** Somebody at a keyboard: keys go in one by one or together, and all that the screen was sent comes out. */
async function sit({ paths = () => [], before = () => undefined }: Sitting = {}) {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100 })
  let screen = ''
  output.on('data', (words: Buffer) => (screen += words.toString()))
  const terminal = createTerminal({ input, output, environment: { NO_COLOR: '1' }, now: () => 0, paths })
  const handlers = bot.handlers()
  await terminal.start({
    ...handlers,
    async answer(request) {
      await before(request.args['section'])
      return handlers.answer(request)
    },
  })
  const over = terminal.converse({ lines: ['/nato-china'], hint: () => Promise.resolve('Try: help') })
  const shown = () => screen
  const see = (what: string | RegExp) =>
    vi.waitUntil(() => (typeof what === 'string' ? screen.includes(what) : what.test(screen)), { timeout: 20_000 })
  await see('Try: help')
  return { terminal, input, shown, see, leave: () => (input.write('quit\n'), over) }
}

const target = { platform: 'terminal', tenant: 'terminal', channel: 'TERMINAL' } as const

describe('the terminal at a keyboard', () => {
  it('leaves the line that is being typed as it was when something is posted', async () => {
    const { terminal, input, shown, see, leave } = await sit()
    input.write('quotes stol')
    await see('quotes stol')
    const before = shown().length
    await terminal.post(target, says('The pier is shut'), 'k')
    expect(shown().slice(before)).toMatch(/── post to #terminal ──\n\s*The pier is shut\n[^]*> quotes stol/)
    input.write('tenberg\n')
    await see(/\nJens Stoltenberg/)
    await leave()
  })

  it('offers to brief an article that is pasted, headline and all, and briefs it', async () => {
    const { input, shown, see, leave } = await sit()
    input.write(`${pastedArticle}\n`)
    await see('That looks like an article of 126 words.')
    expect(shown()).not.toContain('We found no')
    input.write('1\n')
    await see(/\nSkerry lighthouse goes dark/)
    await leave()
  })

  it('takes what is typed one line after the other as lines, a long question too', async () => {
    const { input, shown, see, leave } = await sit()
    const question = `what did the spokesperson of the mission say ${'about the passages of the communique '.repeat(4)}?`
    input.write(`${question}\n`)
    await see('in the article')
    expect(shown()).not.toContain('looks like an article')
    await leave()
  })

  it('says that it is reading while an answer takes long, and no longer when it is there', async () => {
    let finish = (): void => undefined
    const slow = new Promise<void>((resolve) => (finish = resolve))
    const { input, shown, see, leave } = await sit({ before: (line) => (line === 'timeline' ? slow : undefined) })
    input.write('timeline\n')
    await see('Reading…')
    finish()
    await see(/\u001b\[2K\u001b\[1GTimeline\n/)
    expect(shown()).not.toContain('Timeline\nReading')
    await leave()
  })

  it('completes commands, sections, speakers, briefings and paths at Tab', async () => {
    const paths = (typed: string) => ['articles/pier.md'].filter((path) => path.startsWith(typed))
    const { input, see, leave } = await sit({ paths })
    for (const [typed, completed] of [
      ['/nat', '/nato-china'],
      ['quo', 'quotes'],
      ['unsch', 'unschedule'],
      ['/nato-china jens', '/nato-china Jens Stoltenberg'],
      ['/brief da', '/brief dam'],
      ['/brief articles/', '/brief articles/pier.md'],
    ] as const) {
      input.write(`${typed}\t`)
      await see(completed.slice(typed.length))
      // Clears the line.
      input.write('\u0015')
    }
    await leave()
  })
})
