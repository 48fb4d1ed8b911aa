import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { explainCommand } from '../../src/cli/explain.ts'
import { quotesCommand } from '../../src/cli/quotes.ts'
import { run } from './run.ts'

const nato = fileURLToPath(new URL('../../briefings/nato-china.md', import.meta.url))
const story =
  'Mayor Ada Quill spoke on Monday. “We will open the pier before winter,” she said. The “smart” gate stays shut.'

interface Listed {
  readonly text: string
  readonly quotes: readonly {
    readonly content: { readonly exact: string; readonly span: { start: number; end: number } }
  }[]
  readonly noSpeech: readonly { readonly words: { readonly exact: string }; readonly why: string }[]
}

describe('briefdesk quotes', () => {
  it('lists each quotation with who said it, the role, how that was reached and the evidence', async () => {
    const { code, output } = await run(quotesCommand, ['-'], { input: story })
    expect(code).toBe(0)
    expect(output).toContain('1. “We will open the pier before winter,” [2]\n   Ada Quill, Mayor (person, pronoun)\n')
    expect(output).toContain('evidence: “she” [2] … “said” [2]')
    expect(output).toContain('In quotation marks, but no speech:\n  scare: “smart” [3]')
  })

  it('lists translators, and how a speaker was reached', async () => {
    const { output } = await run(quotesCommand, [nato])
    expect(output).toContain('via CTGN')
    expect(output).toContain('(person, direct)')
  })

  it('gives the same as JSON whose places slice back', async () => {
    const { output } = await run(quotesCommand, [nato, '--json'])
    const { text, quotes } = JSON.parse(output) as Listed
    expect(quotes).toHaveLength(13)
    for (const { content } of quotes) expect(text.slice(content.span.start, content.span.end)).toBe(content.exact)
  })

  it('says so when no quotations are found', async () => {
    const { output } = await run(quotesCommand, ['-'], { input: 'The pier was closed on Monday.' })
    expect(output).toBe('We found no quotations.\n')
  })
})

describe('briefdesk explain', () => {
  it('shows who could have said it, with what spoke for and against', async () => {
    const { code, output } = await run(explainCommand, ['-', '--quote', '1'], { input: story })
    expect(code).toBe(0)
    expect(output).toMatch(/Closest: Ada Quill, by “she”\. Sure to \d+\.\d %; a name is given from \d+\.\d % on\./)
    expect(output).toMatch(/\nWhat speaks for it: \S/)
  })

  it('says which check stopped a name', async () => {
    const told = 'Mara Quill asked when the pier would open. “Not before the winter,” he told Quill on Monday.'
    const { output } = await run(explainCommand, ['-', '--quote', '1'], { input: told })
    expect(output).toContain('We could not tell who said this')
    expect(output).toContain('What stopped it: ')
  })

  it('refuses a number that no quotation has, and says how to find one', async () => {
    await expect(run(explainCommand, ['-', '--quote', '9'], { input: story })).rejects.toMatchObject({ code: 'input' })
    await expect(run(explainCommand, ['-', '--quote', 'x'], { input: story })).rejects.toMatchObject({ code: 'usage' })
  })
})
