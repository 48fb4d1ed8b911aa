import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isVerbatim, type Article, type Citation } from '../../src/article/article.ts'
import { parseArticle } from '../../src/article/parse.ts'
import { brief } from '../../src/briefing/brief.ts'
import type { Briefing, Entry, Overrides } from '../../src/briefing/briefing.ts'
import { sha256 } from '../article/hash.ts'
import { briefStory, readStory } from './sections/story.ts'

const text = `Council puts off harbour bridge

By Mira Castell | 12 July 2023

The council of Alden has put off the opening of its harbour bridge until September, Mayor Ada Brook said on Tuesday.

A cracked joint

“We will not open a bridge that we would not drive over ourselves,” Brook told reporters. The cracks were found on 3 July and are 12 centimetres long.

Who pays

The repair costs $2.4 million and will begin next Monday. According to the county’s engineer, Bo Lind, the bridge is “safe to walk on but not yet ready for cars”.`

function citationsOf(entry: Entry): readonly Citation[] {
  switch (entry.kind) {
    case 'claim':
      return entry.claim.evidence
    case 'event':
      return [...entry.claim.evidence, entry.when.words]
    case 'figure':
      return [...entry.claim.evidence, entry.figure]
    case 'speaker':
      return [entry.speaker.mention]
    case 'person':
      return [entry.mention, ...(entry.role ? [entry.role] : [])]
    case 'gap':
      return entry.evidence
    case 'fact':
      return entry.evidence ? [entry.evidence] : []
    case 'quote':
      return []
  }
}

const allCitations = (briefing: Briefing): readonly Citation[] => [
  ...briefing.sections.flatMap(({ entries, headingMention }) => [
    ...entries.flatMap(citationsOf),
    ...(headingMention ? [headingMention] : []),
  ]),
  ...briefing.quotes.map(({ content }) => content),
]

/** Text with what news is made of, so that the finders have something to trip over. */
const newsy = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'on Tuesday',
        'Jul. 11',
        '“We will,”',
        'said',
        'Ada Brook',
        '$5 million',
        '12 percent',
        'May',
        '\n\n',
        '.',
        '?',
        'last year',
        'No. 7',
        '1990s',
        '"',
        '’',
        'three boats',
        'will',
        '. He',
        '2023',
        '„',
        '«',
        '东京。',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((parts) => parts.join(' '))

function read(raw: string): Article | undefined {
  try {
    return parseArticle({ text: raw, layout: 'whole', published: '2023-07-12' }, sha256)
  } catch {
    return undefined
  }
}

describe('brief', () => {
  const article = parseArticle({ text, layout: 'whole' }, sha256)
  const briefing = briefStory(article)

  it('lists the sections in a reader’s order, the empty ones too', () => {
    expect(briefing.sections.map(({ id }) => id)).toEqual([
      'bottom-line',
      'key-points',
      '1-a-cracked-joint',
      '2-who-pays',
      'quotes',
      'who',
      'people',
      'timeline',
      'numbers',
      'next',
      'gaps',
      'source',
    ])
    expect(briefStory(readStory('It rained.')).sections.map(({ kind }) => kind)).toContain('timeline')
  })

  it('changes its revision with the overrides and with the engine, and with nothing else', () => {
    const revision = (overrides: object, version: string): string =>
      brief(article, { name: 'story', hash: sha256, overrides, version }).revision
    expect(revision({}, '1')).toBe(revision({}, '1'))
    expect(revision({ hide: ['safe'] }, '1')).not.toBe(revision({}, '1'))
    expect(revision({}, '2')).not.toBe(revision({}, '1'))
  })

  it('lets an editor hide a quotation and pin the bottom line', () => {
    const overrides = {
      hide: ['safe to walk on'],
      bottomLine: 'The repair costs $2.4 million and will begin next Monday.',
    }
    const edited = brief(article, { name: 'story', hash: sha256, overrides, version: '1' })
    expect(edited.quotes.map(({ content }) => content.exact)).toEqual([expect.stringContaining('We will not open')])
    expect(edited.sections[0]?.entries).toMatchObject([{ claim: { text: overrides.bottomLine } }])
  })

  it('repeats in no line what an editor hid, but where the editor pinned it', () => {
    const linesOf = (overrides: Overrides): string =>
      brief(article, { name: 'story', hash: sha256, overrides, version: '1' })
        .sections.flatMap(({ entries }) => entries.flatMap((entry) => ('claim' in entry ? [entry.claim.text] : [])))
        .join('\n')
    const hide = ['safe to walk on']
    expect(linesOf({})).toContain('safe to walk on')
    expect(linesOf({ hide })).not.toContain('safe to walk on')
    expect(linesOf({ hide })).toContain('The council of Alden')
    const bottomLine =
      'According to the county’s engineer, Bo Lind, the bridge is “safe to walk on but not yet ready for cars”.'
    expect(
      linesOf({ hide, bottomLine })
        .split('\n')
        .filter((line) => line.includes('safe to walk on')),
    ).toEqual([bottomLine])
  })

  it('shows every quotation in the section of quotes', () => {
    const shown = briefing.sections.find(({ kind }) => kind === 'quotes')?.entries
    expect(shown).toEqual(briefing.quotes.map(({ id }) => ({ kind: 'quote', quote: id })))
    expect(briefing.quotes).toHaveLength(2)
  })

  it('cites nothing that does not slice back, is the same every time, and never throws', () => {
    fc.assert(
      fc.property(newsy, (raw) => {
        const parsed = read(raw)
        if (!parsed) return
        const first = briefStory(parsed)
        for (const citation of allCitations(first)) expect(isVerbatim(parsed, citation)).toBe(true)
        expect(briefStory(parsed)).toEqual(first)
      }),
      { numRuns: 150 },
    )
  })

  it('has no line whose words are not those of its sentence', () => {
    const claims = briefing.sections.flatMap(({ entries }) =>
      entries.flatMap((entry) => ('claim' in entry ? [entry.claim] : [])),
    )
    expect(claims.length).toBeGreaterThan(5)
    for (const { text, origin, evidence } of claims)
      if (origin === 'verbatim') expect(evidence.map(({ exact }) => exact).join(' ')).toBe(text)
  })
})
