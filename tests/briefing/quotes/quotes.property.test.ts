import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isVerbatim, overlaps } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { keepQuote } from '../../../src/briefing/gate/quote.ts'
import { explainQuote } from '../../../src/briefing/quotes/explain.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import { predict, readRows } from '../../eval/quotes/rows.ts'
import { sha256 } from '../../article/hash.ts'

const articleOf = (text: string) => parseArticle({ text, layout: 'body' }, sha256)

// Marks of all ways, names, cues, breaks: the stuff that quotations are made of, in any order.
const pieces = fc.constantFrom(
  ...[
    '“',
    '”',
    '"',
    '‘',
    '’',
    "'",
    '«',
    '»',
    '„',
    '‟',
    '(',
    ')',
    '[',
    ']',
    '—',
    ', ',
    '. ',
    '? ',
    ': ',
    '\n\n',
    '\n',
    ' ',
  ],
  ...[
    'Ada Quill',
    'Tom Birch',
    'Mr. ',
    'Quill',
    ' said',
    ' told ',
    'according to',
    ' he ',
    ' they ',
    'the port',
    'PORT: ',
  ],
  ...[
    'we will open the pier',
    'Nobody asked for this',
    'a translation by ',
    'the statement',
    'İ',
    '👩‍🚀',
    '\u0301',
    '\u00a0',
  ],
)
const text = fc.oneof(
  fc.array(pieces, { minLength: 1, maxLength: 60 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).map((any) => any.replaceAll('\0', ' ')),
)
const readable = text.filter((any) => {
  try {
    articleOf(any)
    return true
  } catch {
    return false
  }
})

describe('any text at all', () => {
  it('gives quotations that are verbatim, in order and apart', () => {
    fc.assert(
      fc.property(readable, (any) => {
        const article = articleOf(any)
        const quotes = findQuotes(article)
        quotes.forEach(({ id, content, cue, speaker, via, unattributed }, index) => {
          expect(id).toBe(index + 1)
          const given = [content, cue, speaker?.mention, speaker?.named, speaker?.roleMention, via]
          for (const citation of given) if (citation) expect(isVerbatim(article, citation)).toBe(true)
          const next = quotes[index + 1]
          if (next) expect(content.span.end).toBeLessThanOrEqual(next.content.span.start)
          if (speaker) expect(overlaps(speaker.mention.span, content.span)).toBe(false)
          expect(speaker === undefined).toBe(unattributed !== undefined)
        })
      }),
      { numRuns: 400 },
    )
  })

  it('is explained without a fault', () => {
    fc.assert(
      fc.property(readable, (any) => {
        const article = articleOf(any)
        for (const quote of findQuotes(article)) expect(explainQuote(article, quote.id)?.quote).toEqual(quote)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a quotation changed by one letter', () => {
  const rows = readRows(new URL('challenge.jsonl', import.meta.url)).filter((row) => predict(row).length > 0)

  it('is dropped by the gate, wherever the letter stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.nat(), fc.nat(), (row, which, where) => {
        const article = articleOf(row.text)
        const quotes = findQuotes(article)
        const quote = quotes[which % quotes.length]
        if (!quote) return
        expect(keepQuote(article, quote, () => undefined)?.content).toEqual(quote.content)
        const { exact } = quote.content
        const at = where % exact.length
        const changed = `${exact.slice(0, at)}${exact[at] === 'x' ? 'y' : 'x'}${exact.slice(at + 1)}`
        const rules: string[] = []
        const kept = keepQuote(article, { ...quote, content: { ...quote.content, exact: changed } }, ({ rule }) =>
          rules.push(rule),
        )
        expect(kept).toBeUndefined()
        expect(rules).toHaveLength(1)
      }),
    )
  })
})
