import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { rankSentences } from '../../../src/briefing/lines/rank.ts'
import { sha256 } from '../../article/hash.ts'

// `= headline`; `+` may be a line, `-` never; an indented sentence goes on with the paragraph above it.
const stories = readFileSync(new URL('set/never.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .map(readStory)

describe.each(stories)('in “$headline”', ({ article, wanted }) => {
  const { sentences } = rankSentences(article)
  it.each(wanted)('$words: $fit', ({ place, fit }) => {
    const here = sentences.filter((_, at) => {
      const span = article.sentences[at]?.span
      return span && span.start < place.end && place.start < span.end
    })
    expect(here.some(({ unfit }) => unfit === undefined)).toBe(fit)
  })
})

function readStory(block: string) {
  const [first = '', ...lines] = block.split('\n')
  const headline = first.slice(2)
  let text = headline
  const wanted = lines.map((line) => {
    const words = line.replace(/^ ?[+-] /, '')
    text += (line.startsWith(' ') ? ' ' : '\n\n') + words
    return { words, fit: /^ ?\+/.test(line), place: { start: text.length - words.length, end: text.length } }
  })
  const known = [{ kind: 'headline', span: { start: 0, end: headline.length } }] as const
  return { headline, wanted, article: parseArticle({ text, layout: 'body', known, language: 'en' }, sha256) }
}
