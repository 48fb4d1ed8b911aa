import { PassThrough } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { createTerminal } from '../../../src/platforms/terminal/terminal.ts'
import { openBot } from '../../bot/bot.ts'
import { says } from '../suite.ts'
import { pastedArticle } from './transcript.ts'

const { bot } = await openBot()

/** Somebody at a keyboard: keys go in one by one or together, and all that the screen was sent comes out. */
async function sit(paths: (typed: string) => readonly string[] = () => []) {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100 })
  let screen = ''
  output.on('data', (words: Buffer) => (screen += words.toString()))
  const terminal = createTerminal({ input, output, environment: { NO_COLOR: '1' }, now: () => 0, paths })
  await terminal.start(bot.handlers())
  const over = terminal.converse({ lines: ['/nato-china'], hint: 'Try: help' })
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

  it('completes commands, sections, speakers, briefings and paths at Tab', async () => {
    const { input, see, leave } = await sit((typed) => ['articles/pier.md'].filter((path) => path.startsWith(typed)))
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
