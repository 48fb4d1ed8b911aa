import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import type { Quote } from '../../../src/briefing/briefing.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import { sha256 } from '../../article/hash.ts'

/** A passage of our own about invented people, and who may be given as the speaker of the quotation with the `words`. */
interface Row {
  readonly kind: number | string
  readonly text: string
  readonly words: string
  /** None: nobody. To give nobody is never wrong. */
  readonly may?: readonly string[]
  /** One of them has to be given. */
  readonly must?: boolean
  /** The words are no quotation at all. */
  readonly none?: boolean
}

const rowsOf = (file: string): readonly Row[] =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as readonly Row[]

describe('who speaks, kind by kind', () => {
  // The engine of the day on which they were written got 12 of the 60 and 54 of the first 81 wrong.
  it.each([
    ['no-speech.json', 60],
    ['kinds.json', 109],
  ])('gives no wrong speaker: %s', (file, all) => {
    const rows = rowsOf(file)
    expect(rows).toHaveLength(all)
    expect(rows.flatMap((row) => complaintOf(row) ?? [])).toEqual([])
  })

  it('still gives a speaker where one is plain', () => {
    const named = rowsOf('kinds.json').filter((row) => quoteOf(row)?.speaker)
    expect(named.length).toBeGreaterThanOrEqual(20)
  })
})

function complaintOf(row: Row): string | undefined {
  const quote = quoteOf(row)
  const name = quote?.speaker?.name
  const given = `${row.kind}: “${row.words}” ${name ?? (quote ? 'nobody' : 'no quotation')}`
  if (row.none) return quote ? given : undefined
  if (name === undefined) return row.must ? given : undefined
  return (row.may ?? []).some((one) => bare(one) === bare(name)) ? undefined : given
}

function quoteOf({ text, words }: Row): Quote | undefined {
  const at = text.indexOf(words)
  const quotes = findQuotes(parseArticle({ text, layout: 'body', language: 'en' }, sha256))
  return quotes.find(({ content: { span } }) => span.start <= at && at < span.end)
}

/** An article in front of a description is no part of it. */
const bare = (name: string): string => name.replace(/^(?:a|an|the) /i, '').toLowerCase()
