import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { briefCommand } from '../../src/cli/brief.ts'
import { newsPage } from '../sources/page/pages.ts'
import { run } from './run.ts'

const file = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const harbour = file('fixtures/articles/harbour.txt')
const nato = file('../briefings/nato-china.md')

const place = z.object({ exact: z.string(), span: z.object({ start: z.number(), end: z.number() }) })
const json = z.object({
  headline: z.string(),
  authors: z.array(z.string()),
  publishedAt: z.string(),
  text: z.string(),
  sections: z.array(
    z.object({ kind: z.string(), heading: z.string(), entries: z.array(z.object({ evidence: z.array(place) })) }),
  ),
  quotes: z.array(place.extend({ speaker: z.object({ name: z.string(), evidence: place }).nullable() })),
})

describe('briefdesk brief', () => {
  it('prints an article as JSON in which every place slices back', async () => {
    const { code, output } = await run(briefCommand, [nato, '--format', 'json'])
    const briefing = json.parse(JSON.parse(output))
    expect(code).toBe(0)
    expect(briefing.publishedAt).toBe('2023-07-12T14:12')
    expect(briefing.sections.filter(({ kind }) => kind === 'part').map(({ heading }) => heading)).toEqual([
      'What the communique says',
      'How the Chinese Mission answered',
      'What NATO wants next',
    ])
    const places = [
      ...briefing.quotes.flatMap(({ speaker, ...own }) => (speaker ? [own, speaker.evidence] : [own])),
      ...briefing.sections.flatMap(({ entries }) => entries.flatMap(({ evidence }) => evidence)),
    ]
    expect(places.length).toBeGreaterThan(40)
    for (const { exact, span } of places) expect(briefing.text.slice(span.start, span.end)).toBe(exact)
  })

  it('prints plain text by default, Markdown when asked, and one section, speaker or search', async () => {
    expect((await run(briefCommand, [harbour])).output).toMatch(/^.+\n/)
    expect((await run(briefCommand, [nato, '--format', 'markdown'])).output).toMatch(/^# China rebukes NATO/)
    expect((await run(briefCommand, [nato, '--section', 'who'])).output).toMatch(/^Who speaks\n/)
    expect((await run(briefCommand, [nato, '--speaker', 'stoltenberg'])).output).toMatch(
      /^Jens Stoltenberg: 2 quotes\n/,
    )
    expect((await run(briefCommand, [nato, '--find', 'office in Tokyo'])).output).toContain('liaison office in Tokyo')
  })

  it('reads standard input', async () => {
    const input = readFileSync(harbour, 'utf8')
    expect((await run(briefCommand, ['-'], { input })).output).toBe((await run(briefCommand, [harbour])).output)
  })

  it('answers a section that is not there on standard error, with the nearest, and exits 1', async () => {
    const { code, output, errors } = await run(briefCommand, [nato, '--section', 'qoutes'])
    expect([code, output]).toEqual([1, ''])
    expect(errors).toContain('Did you mean Quotes?')
  })

  it.each([
    [['no-such-file.txt'], 'input', /no file no-such-file\.txt/],
    [[nato, '--format', 'pdf'], 'usage', /no format "pdf"/],
    [[], 'usage', /wants one file/],
    [[nato, '--colour'], 'usage', /--colour/],
  ])('refuses %j with a way out', async (args, code, message) => {
    await expect(run(briefCommand, args)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
      hint: expect.any(String) as string,
    })
  })

  it('refuses what is empty or no text', async () => {
    await expect(run(briefCommand, ['-'], { input: '  \n' })).rejects.toMatchObject({ code: 'input' })
    await expect(run(briefCommand, ['-'], { input: '\0\0\0' })).rejects.toMatchObject({ code: 'input' })
  })
})

it('briefs a page that was saved as a file, in its own charset, and says what is wrong with an empty one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  const [page, empty] = [join(folder, 'ferry.html'), join(folder, 'empty.htm')]
  writeFileSync(page, newsPage())
  writeFileSync(empty, '')
  try {
    const { output, code } = await run(briefCommand, [page, '--section', 'quotes'])
    expect(code).toBe(0)
    expect(output).toContain('a loaf with a parachute again')
    await expect(run(briefCommand, [empty])).rejects.toThrow('is empty')
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 30_000)
