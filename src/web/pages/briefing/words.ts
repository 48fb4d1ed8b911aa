import { writeName } from '../../../message/scene.ts'
import type { Quote, Reached, SpeakerKind } from '../../../briefing/briefing.ts'

/** Line breaks within a paragraph are spaces to a reader, and to HTML; nothing else is changed. */
export const shownWords = (words: string): string => words.replace(/\n/g, ' ')

/** How a speaker was found, as the card says it. */
export const reachedWords: Readonly<Record<Reached, string>> = {
  direct: 'named beside it',
  pronoun: 'by a pronoun',
  description: 'by a description',
  carried: 'same speaker as before',
  editor: 'set by an editor',
}

/** What kind of speaker it is, where that tells something. */
export const speakerKinds: Readonly<Record<SpeakerKind, string>> = {
  person: '',
  institution: 'an institution',
  document: 'a document',
  group: 'a group',
  unnamed: 'without a name',
}

/** Who said it, in a few words. */
export const speakerLine = ({ speaker, tag }: Quote): string =>
  speaker ? writeName(speaker) : tag ? `“${tag.exact}”` : 'Speaker not certain'
