import type { Briefing } from '../../briefing/briefing.ts'
import { nearest, foldTyped } from './nearest.ts'

/** The speakers of a briefing, in the order in which they first speak. */
export const speakersOf = ({ quotes }: Briefing): readonly string[] => [
  ...new Set(quotes.flatMap(({ speaker }) => speaker?.name ?? [])),
]

/** The speakers that the words may mean. */
export const findSpeakers = (briefing: Briefing, words: string): readonly string[] =>
  matchNames(speakersOf(briefing), words)

/** The names that the words may mean: the same one, else all that hold every word. */
export function matchNames(names: readonly string[], words: string): readonly string[] {
  const wanted = foldTyped(words)
  if (wanted === '') return []
  const same = names.find((name) => foldTyped(name) === wanted)
  if (same !== undefined) return [same]
  const parts = wanted.split(' ')
  return names.filter((name) => {
    const own = foldTyped(name).split(' ')
    return parts.every((part) => own.includes(part))
  })
}

/** The speaker who was probably meant. */
export const nearestSpeaker = (briefing: Briefing, words: string): string | undefined =>
  nearest(words, speakersOf(briefing))
