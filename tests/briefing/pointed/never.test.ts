import { expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { brief } from '../../../src/briefing/brief.ts'
import type { Unfit } from '../../../src/briefing/lines/unfit.ts'
import type { Picks } from '../../../src/briefing/pointed/pointed.ts'
import { verify } from '../../../src/briefing/verify.ts'
import { sha256 } from '../../article/hash.ts'

const story = `The lock at Ambrick will close on Friday after its gate cracked, the harbour board said.

Nine barges have waited above the lock since the crack was found by a diver on Monday.

The barges carry gravel for the new bridge at Olm, which was to open in June this year.`

/** For each rule of what can never be a line, a sentence that breaks it, and how the article around it begins or ends. */
const examples: Readonly<Record<Exclude<Unfit, 'hidden'>, { readonly words: string; readonly text?: string }>> = {
  headline: { words: 'Ambrick lock shuts for three months over a crack.' },
  repeat: {
    words: 'The barges carry gravel for the new bridge at Olm, which was to open in June this year.',
    text: `${story}\n\nThe barges carry gravel for the new bridge at Olm, which was to open in June this year.`,
  },
  question: { words: 'Who is going to pay for the new gate at the lock of Ambrick?' },
  outcry: { words: 'The whole town of Ambrick wants to have its old lock back at once!' },
  quotation: {
    words: 'The board had our letter in March and put it away.',
    text: `${story}\n\n“We told them so. The board had our letter in March and put it away. It will not hold,” said Runa Falk.`,
  },
  voice: { words: 'I have kept the lock at Ambrick for more than thirty years.' },
  furniture: { words: 'The old gate of the lock (pictured) has held the water back since the war.' },
  fragment: { words: 'A crack as wide as a hand in the old gate of the lock at Ambrick' },
  short: { words: 'The lock stays shut until June.' },
}
const none: Picks = { bottomLine: [], points: [], never: [], keyQuotes: [], speakers: [] }

function pick(words: string, text: string, part: 'bottomLine' | 'points', hidden = '') {
  const head = 'Ambrick lock shuts for three months over a crack'
  const known = [{ kind: 'headline', span: { start: 0, end: head.length } } as const]
  const article = parseArticle({ text: `${head}\n\n${text}`, layout: 'body', language: 'en', known }, sha256)
  const wordsOf = ({ span }: { readonly span: { readonly start: number; readonly end: number } }): string =>
    article.text.slice(span.start, span.end)
  // A repeat is the last of two.
  const number = article.sentences.findLast((sentence) => wordsOf(sentence) === words)?.number ?? 0
  const made = brief(article, {
    ...{ name: 'lock', hash: sha256, version: 't' },
    pointed: { model: 'm', picks: { ...none, [part]: [number] } },
    ...(hidden !== '' && { overrides: { hide: [hidden] } }),
  })
  const { briefing } = verify(made, article)
  const lines = briefing.sections
    .filter(({ kind }) => kind === 'bottom-line' || kind === 'key-points')
    .flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === 'claim' ? entry.claim.evidence : [])))
  const sentence = article.sentences[number - 1]
  const isShown = lines.some(({ span }) => span.start === sentence?.span.start)
  return { number, rules: briefing.pointed?.refused.map(({ rule }) => rule), isShown, pointed: briefing.pointed }
}

for (const part of ['bottomLine', 'points'] as const)
  it.each(Object.entries(examples))(
    `a pick for ${part} is refused by name and not shown: %s`,
    (rule, { words, text }) => {
      const { number, rules, isShown, pointed } = pick(words, text ?? `${words}\n\n${story}`, part)
      expect(number).toBeGreaterThan(0)
      expect([rules, isShown, pointed?.sentences]).toEqual([[rule], false, []])
    },
  )

it('a sentence with a quotation that an editor hid is refused, too', () => {
  const words = '“We told the board in March that it would not hold,” said Runa Falk, who keeps the lock.'
  const text = `${story}\n\n${words}`
  expect(pick(words, text, 'points').isShown).toBe(true)
  expect(pick(words, text, 'points', 'it would not hold')).toMatchObject({ rules: ['hidden'], isShown: false })
})
