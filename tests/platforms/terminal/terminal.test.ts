import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createTerminal } from '../../../src/platforms/terminal/terminal.ts'
import { dam, openBot } from '../../bot/bot.ts'

const { bot } = await openBot()

async function talk(typed: readonly string[], lines: readonly string[] = ['/nato-china']) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const terminal = createTerminal({ input, output, environment: {}, now: () => Date.UTC(2026, 0, 5) })
  await terminal.start(bot.handlers())
  input.end(typed.map((line) => `${line}\n`).join(''))
  await terminal.converse({ lines, hint: () => Promise.resolve('Try: help') })
  const shown = String((output.read() as Buffer | null) ?? '')
  /** What was answered to the line that was typed last but so many. */
  const after = (line: string): string => shown.slice(shown.lastIndexOf(`> ${line}\n`) + line.length + 3)
  return { shown, after }
}

describe('the terminal', () => {
  it('shows the opening command with its answer and a hint, and ends with its input', async () => {
    const { shown } = await talk([])
    expect(shown).toMatch(/^> \/nato-china\nChina rebukes NATO/)
    expect(shown).toMatch(/\nTry: help\n$/)
  })

  it('takes commands with a slash or without', async () => {
    const { after } = await talk(['/dam who', 'nato-china timeline'])
    expect(after('/dam who')).toMatch(/^Who speaks\n/)
    expect(after('nato-china timeline')).toMatch(/^Timeline\n/)
  })

  it('takes the words and numbers under an answer, and other words as a question on that briefing', async () => {
    const { after } = await talk(['quotes', '2', 'overview', 'stoltenberg', 'find:office in Tokyo'])
    expect(after('quotes')).toMatch(/^Quotes\n/)
    expect(after('2')).toMatch(/^How the Chinese Mission answered\n/)
    expect(after('overview')).toMatch(/^China rebukes/)
    expect(after('stoltenberg')).toMatch(/^Jens Stoltenberg: 2 quotes\n/)
    expect(after('find:office in Tokyo')).toContain('liaison office in Tokyo')
  })

  it('goes on about a file that was opened by its path', async () => {
    const { after } = await talk(['/brief ./dam.md', 'who'])
    expect(after('who')).toMatch(/^Who speaks\nInquiry says/)
  })

  it('takes a pasted text, blank lines and all, up to a line with a dot', async () => {
    const { shown, after } = await talk(['/brief', '1', dam.trimStart(), '.', 'quotes'], [])
    expect(shown).toContain('end it with a line that is only a dot')
    expect(shown).toContain('Inquiry says')
    expect(after('quotes')).toMatch(/^Quotes\n/)
  })

  it('stops at quit', async () => {
    const { shown } = await talk(['quit', '/nato-china who'])
    expect(shown).not.toContain('Who speaks\n')
  })

  it('prints a post where it runs', async () => {
    const output = new PassThrough()
    const terminal = createTerminal({ input: new PassThrough(), output, environment: {}, now: () => 0 })
    const target = { platform: 'terminal', tenant: 'operator', channel: '' } as const
    const title = 'The pier closes'
    const message = { title, blocks: [{ kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] }] } as const
    expect(await terminal.post(target, message, 'k')).toEqual({ outcome: 'sent', ref: 'k' })
    expect(String(output.read())).toContain('── post ──\nThe pier closes\n')
  })
})
