import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBalanced } from '../../../src/briefing/gate/marks.ts'
import { leansBack, onlyJoins } from '../../../src/briefing/lines/openers.ts'
import { chooseBottomLine, chooseKeyPoints } from '../../../src/briefing/lines/lines.ts'
import { rankSentences } from '../../../src/briefing/lines/rank.ts'
import { articleOf } from './article.ts'

/** Sentences of a story as news has them, with quotations that run over several of them. */
const sentence = fc.constantFrom(
  'The port of Lumen will close its northern dock on 3 May after engineers found cracks in the harbour wall.',
  'Harbour master Ines Falk said on Monday the wall had moved four centimetres since January.',
  'She ordered all ferries to use the southern dock until repairs are finished in October.',
  'Falk said the ferries would leave up to forty minutes late for most of the summer season.',
  'But the ferry company expects delays of more than an hour for ferries on the island route.',
  '“We will lose money every single day of this summer.',
  'Nobody has told us anything about compensation,” said Tomas Reke, who runs the company.',
  'The council (which owns the dock will vote on the repairs in the first week of June.',
  '“The wall is a danger to everybody who walks on it,” said Tom Birch, a pilot, on Tuesday.',
  'Would you take a boat that leaves forty minutes late on every day of the week?',
  'Late start: Ferries wait at the southern dock of Lumen for their passengers on Monday.',
)
const story = fc.array(sentence, { minLength: 1, maxLength: 14 })

function linesOf(sentences: readonly string[]) {
  const article = articleOf(sentences)
  const ranking = rankSentences(article)
  const bottom = chooseBottomLine(article, ranking)
  const points = chooseKeyPoints(article, ranking, { count: 6, besides: bottom ? [bottom] : [] })
  return { bottom, points, shown: [...(bottom ? [bottom] : []), ...points] }
}

describe('of any story', () => {
  it('every line has balanced marks, asks nothing and is shown once', () => {
    fc.assert(
      fc.property(story, (sentences) => {
        const texts = linesOf(sentences).shown.map(({ text }) => text)
        expect(texts.filter((text) => !isBalanced(text) || text.endsWith('?') || /^Late start/.test(text))).toEqual([])
        expect(new Set(texts).size).toBe(texts.length)
      }),
    )
  })

  it('no line dangles: what leans back stands behind the sentence that it leans on, a surname behind its owner', () => {
    fc.assert(
      fc.property(story, (sentences) => {
        const { bottom, points, shown } = linesOf(sentences)
        expect(bottom === undefined || !leansBack(bottom.text) || onlyJoins(bottom.text)).toBe(true)
        const starts = shown.map(({ evidence }) => evidence[0].span.start)
        const article = articleOf(sentences)
        for (const { text, evidence } of points) {
          const at = article.sentences.findIndex(({ span }) => span.start === evidence[0].span.start)
          if (leansBack(text)) expect(starts).toContain(article.sentences[at - 1]?.span.start)
          if (text.startsWith('Falk') && sentences.slice(0, at).some((other) => other.includes('Ines Falk')))
            expect(
              shown.some((line) => line.evidence[0].span.start < evidence[0].span.start && line.text.includes('Falk')),
            ).toBe(true)
        }
      }),
    )
  })
})
