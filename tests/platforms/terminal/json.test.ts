import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { renderJson } from '../../../src/platforms/terminal/json.ts'
import { article, verified } from '../../message/fixture.ts'

const place = z.object({ exact: z.string(), span: z.object({ start: z.number(), end: z.number() }) })
const shape = z.object({
  headline: z.string(),
  authors: z.array(z.string()),
  publishedAt: z.string(),
  text: z.string(),
  sections: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      heading: z.string(),
      entries: z.array(z.object({ text: z.string(), evidence: z.array(place) })),
    }),
  ),
  quotes: z.array(
    place.extend({
      kind: z.enum(['direct', 'mixed']),
      partial: z.boolean(),
      speaker: z
        .object({
          name: z.string(),
          role: z.string().nullable(),
          kind: z.string(),
          reached: z.string(),
          evidence: place,
        })
        .nullable(),
      via: z.string().optional(),
    }),
  ),
  findings: z.array(z.unknown()),
})

describe('a briefing as JSON', () => {
  const json = shape.parse(JSON.parse(renderJson(verified)))

  it('gives the article’s record and its text', () => {
    expect(json.headline).toBe('Harbour town of Eastmere closes its old pier')
    expect(json.authors).toEqual(['Mara Quill'])
    expect(json.publishedAt).toBe('2021-03-03T09:15')
    expect(json.text).toBe(article.text)
  })

  it('slices back to the letter, everywhere', () => {
    const places = [
      ...json.sections.flatMap(({ entries }) => entries.flatMap(({ evidence }) => evidence)),
      ...json.quotes.flatMap(({ exact, span, speaker }) => [{ exact, span }, ...(speaker ? [speaker.evidence] : [])]),
    ]
    expect(places.length).toBeGreaterThan(15)
    for (const { exact, span } of places) expect(json.text.slice(span.start, span.end)).toBe(exact)
  })

  it('gives a quotation without a speaker null', () => {
    expect(json.quotes[3]?.speaker).toBeNull()
    expect(json.quotes[0]?.speaker).toMatchObject({ name: 'Ilse Brandt', role: 'Harbour master', kind: 'person' })
  })
})
