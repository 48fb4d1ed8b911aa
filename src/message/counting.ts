import { type Entry, isSurest } from '../briefing/briefing.ts'
import type { Field, Inline } from './message.ts'
import { sectionsOf, writeName, type Scene } from './scene.ts'

const shown = 4

/** "2 quotations", "1 word". */
export const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

/** We never claim more than was checked: the words are the article's, and that is all. */
export function countLine(scene: Scene): string {
  const { quotes } = scene.briefing
  const named = quotes.filter(({ speaker }) => speaker).length
  const dropped = scene.dropped > 0 ? ` ${count(scene.dropped, 'more')} did not pass the checks and is left out.` : ''
  const numbers = '[n] is sentence n of the article.'
  if (quotes.length === 0) return `We found no quotations.${dropped} ${numbers}`
  const all = quotes.length === 1 ? '1 quotation' : `${quotes.length} quotations, all`
  return `${all} letter for letter in the article; ${named} with a speaker.${dropped} Not checked against the original statements. ${numbers}`
}

/** Who speaks and what is missing, on one line each. */
export const atAGlance = (scene: Scene): Field[] =>
  [whoSpeaks(scene), whatIsMissing(scene)].filter((field) => field !== undefined)

function whoSpeaks(scene: Scene): Field | undefined {
  const speakers = entriesOf(scene, 'who')
    .filter((entry) => entry.kind === 'speaker')
    .filter(({ speaker }) => isSurest(speaker))
  const parts = speakers.slice(0, shown).map(({ speaker, quotes, words }, at) => {
    const counts =
      at === 0 ? `${count(quotes.length, 'quotation')}, ${count(words, 'word')}` : `${quotes.length}, ${words}`
    return `${writeName(speaker)} ${counts}`
  })
  if (parts.length === 0) return undefined
  return {
    label: 'Who speaks',
    line: [joined(parts, speakers.length)],
    evidence: speakers.map((s) => s.speaker.mention),
  }
}

function whatIsMissing(scene: Scene): Field | undefined {
  const gaps = entriesOf(scene, 'gaps').filter((entry) => entry.kind === 'gap')
  if (gaps.length === 0) return undefined
  const parts = gaps.slice(0, shown).map(({ gap }) => gap.replace(/\.$/, ''))
  return { label: 'Missing', line: [joined(parts, gaps.length)], evidence: gaps.flatMap(({ evidence }) => evidence) }
}

const entriesOf = (scene: Scene, kind: 'who' | 'gaps'): Entry[] =>
  sectionsOf(scene, kind).flatMap(({ entries }) => entries)

const joined = (parts: readonly string[], all: number): Inline => ({
  kind: 'text',
  text: [...parts, ...(all > parts.length ? [`${all - parts.length} more`] : [])].join(' · '),
})
