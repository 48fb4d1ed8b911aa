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
  unnamed: 'not named in the article',
}

/** Who said it, in a few words. */
export const speakerLine = ({ speaker, tag }: Quote): string => {
  if (!speaker) return tag ? `“${tag.exact}”` : 'Speaker not certain'
  const { name, kind } = speaker
  return kind === 'person' || kind === 'institution' ? name : name.charAt(0).toUpperCase() + name.slice(1)
}
