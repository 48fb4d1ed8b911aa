import fc from 'fast-check'
import { expect } from 'vitest'
import { parseArticle } from '../../src/article/parse.ts'
import { brief } from '../../src/briefing/brief.ts'
import { verify } from '../../src/briefing/verify.ts'
import { composeOverview, composeSection } from '../../src/message/compose.ts'
import { readPicks } from '../../src/models/answer.ts'
import { sha256 } from '../article/hash.ts'

const article = parseArticle(
  {
    text: `The lock at Ambrick will close on Friday after its gate cracked, the harbour board said.

Nine barges have waited above the lock since a diver found the crack on Monday. “We were told that it would not hold,” said Runa Falk, who keeps the lock.

The barges carry gravel for the new bridge at Olm. “No letter has reached us,” a clerk told the paper.`,
    layout: 'body',
    language: 'en',
  },
  sha256,
)
const model = 'strong-1'
const canary = 'Zqxwv'

/** Everything that a reader could be shown of the briefing, word for word. */
function wordsShown(written: string): ReadonlySet<string> {
  const picks = readPicks(written)
  const pointed = picks && { model, picks }
  const verified = verify(brief(article, { name: 'lock', hash: sha256, version: 't', pointed }), article)
  const messages = [
    composeOverview(verified, { now: 0 }),
    ...verified.briefing.sections.map((section) => composeSection(verified, section, { now: 0 })),
  ]
  return new Set(JSON.stringify([messages, verified.briefing.pointed]).match(/[\p{L}\p{N}]+/gu))
}

const number = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer(), fc.double(), fc.constant(1e9))
const list = fc.array(number, { maxLength: 12 })
const word = fc.oneof(fc.constant(canary), fc.string(), fc.constant('Ann Lie'))
const answer = fc.record(
  {
    bottomLine: fc.oneof(
      { weight: 9, arbitrary: fc.array(fc.integer({ min: 1, max: 12 })) },
      { weight: 1, arbitrary: list },
    ),
    points: fc.oneof(
      { weight: 9, arbitrary: fc.array(fc.integer({ min: 1, max: 12 })) },
      { weight: 1, arbitrary: fc.json() },
    ),
    never: fc.array(fc.integer({ min: 1, max: 12 })),
    keyQuotes: fc.array(fc.integer({ min: 1, max: 4 })),
    speakers: fc.array(
      fc.record({ quote: fc.integer({ min: 1, max: 4 }), person: fc.integer({ min: 1, max: 15 }), name: word }),
    ),
    text: word,
  },
  { requiredKeys: [] },
)
/** What a model might write: mostly nearly right, so that much of it gets past the reader. */
export const written = fc.oneof(
  { weight: 8, arbitrary: answer.map((one) => JSON.stringify(one)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string().map((words) => `${words}${canary}{"points":[1]}`) },
)

/** Our own wording, in whatever state the briefing is: gathered once from briefings with each kind of pick. */
const ours = new Set([
  ...(article.text.match(/[\p{L}\p{N}]+/gu) ?? []),
  ...[1, 2, 3, 4, 5, 6].flatMap((person) => [
    ...wordsShown('{}'),
    ...wordsShown(
      JSON.stringify({ bottomLine: [2], points: [1, 4], speakers: [1, 2].map((quote) => ({ quote, person })) }),
    ),
  ]),
])
/** The names of checks and kinds, which an answer can bring up in many mixtures. */
const checks =
  'ranked far below borne words beside no such sentence quotation person leans owner repeat question outcry voice furniture fragment hidden headline long converses unsure speaker old too many same repeats disagreement said twice not near point bottom line key refused rule picked number unnamed and a of two one by it is are with the in out'
const known = new Set([...ours, ...checks.split(' ')])
const isOurs = (word: string): boolean => known.has(word) || /^\d+$/.test(word)

/** Whatever a model answers, nothing is shown that is neither the article's nor our own wording. */
export function expectOnlyOurWords(numRuns: number): void {
  const strange = new Set<string>()
  fc.assert(
    fc.property(written, (words) => {
      for (const word of wordsShown(words)) if (!isOurs(word)) strange.add(word)
      return strange.size === 0
    }),
    { numRuns },
  )
  expect([...strange]).toEqual([])
}
