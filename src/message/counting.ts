import type { TextKind } from '../article/article.ts'
import type { Claim } from '../briefing/briefing.ts'
import type { Inline } from './message.ts'
import { heldLine } from './quotes/original.ts'
import { sourcesOf, type Scene } from './scene.ts'

/** "2 quotes", "1 word". */
export const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`

/** We never claim more than was checked: the words are the article's, and that is all. `lines` are those shown. */
export function honestyLine(scene: Scene, lines: readonly Claim[]): Inline[] {
  const { quotes } = scene.briefing
  const dropped = scene.dropped > 0 ? ` ${count(scene.dropped, 'more')} did not pass our checks and is left out.` : ''
  const unlined = lines.length === 0 ? pointless[scene.briefing.articles[0]?.kind ?? 'news'] : undefined
  const words =
    quotes.length === 0
      ? unlined === undefined
        ? 'We found no quotes.'
        : `Best read whole: Briefdesk makes points of reports, not of ${unlined}.`
      : `${count(quotes.length, 'quote')}, ${quotes.length === 1 ? '' : 'each '}letter for letter in the article.`
  const held = scene.original ? heldLine(scene.original) : 'Not checked against the original statements.'
  return [
    { kind: 'text', text: `${words}${dropped}${quotes.length === 0 ? '' : ` ${held}`}` },
    ...shortenedLine(scene, lines),
    ...chosenLine(scene),
  ]
}

/** Kinds of text that no sentence stands for. */
const pointless: Partial<Readonly<Record<TextKind, string>>> = {
  poem: 'poems',
  recipe: 'recipes',
  table: 'tables',
  events: 'lists of events',
  gallery: 'galleries',
}

/** Whose choice the lines are, where a model made it. */
function chosenLine({ briefing: { pointed } }: Scene): Inline[] {
  const isChosen = pointed !== undefined && pointed.sentences.length + pointed.keyQuotes.length > 0
  return isChosen ? [{ kind: 'text', text: ` Chosen with ${pointed.model}.` }] : []
}

/** Which of the lines leave words of their sentences out. */
function shortenedLine(scene: Scene, lines: readonly Claim[]): Inline[] {
  const shortened = lines.filter(({ origin }) => origin === 'shortened').flatMap(({ evidence }) => evidence)
  if (shortened.length === 0) return []
  return [{ kind: 'text', text: ' Shortened:' }, ...sourcesOf(scene, shortened), { kind: 'text', text: '.' }]
}
