import type { Article, Citation } from '../article/article.ts'

/** How the speaker of a quotation was found. */
export type Reached = 'direct' | 'pronoun' | 'description' | 'carried' | 'editor'

export type SpeakerKind = 'person' | 'institution' | 'document' | 'group' | 'unnamed'

/** Who said it. `mention` is the evidence: the words in the article that name, or stand for, the speaker. */
export interface Speaker {
  /** Canonical: the fullest name that the article gives, less its title; for the unnamed, the article's own words. */
  readonly name: string
  /** Title, office or description as the article words it. */
  readonly role?: string
  /** Where the article says so; absent when an editor set it. */
  readonly roleMention?: Citation
  readonly kind: SpeakerKind
  readonly mention: Citation
  /** Where the article gives the canonical name, when that is not the mention itself. */
  readonly named?: Citation
  readonly reached: Reached
  /** How sure it is that this one said it, from 0 to 1; never more than of the speaker that it was carried on from. An editor's word is 1. */
  readonly trust: number
}

/** From which trust on a speaker is shown at all, and from which on in key quotations and the overview. */
export const trustNeeded = { shown: 0.95, surest: 0.97 } as const

/** Whether a speaker is sure enough for a key quotation or the overview. */
export const isSurest = (speaker: Speaker | undefined): boolean =>
  speaker !== undefined && speaker.trust >= trustNeeded.surest

/** direct: a whole utterance in marks · mixed: marked words inside a paraphrase. */
export type QuoteKind = 'direct' | 'mixed'

/** A quotation. `content` includes the article's own quotation marks, as far as it has them. */
export interface Quote {
  /** Its number in the article's order, from 1; stays when others are dropped. */
  readonly id: number
  readonly kind: QuoteKind
  /** A fragment, not a sentence: shown as such. */
  readonly partial: boolean
  readonly content: Citation
  /** The verb or phrase of saying: "said", "according to". */
  readonly cue?: Citation
  readonly speaker?: Speaker
  /** Why no speaker is given: our doubt, in words for a reader. */
  readonly unattributed?: string
  /** The article's own words for who said it, where we cannot tell who that is: "he said". Not a speaker. */
  readonly tag?: Citation
  /** The translator or agency that passed the words on; never the speaker. */
  readonly via?: Citation
}

/** A line of the briefing. verbatim: its words are the evidence's · shortened: a token subsequence of it. */
export interface Claim {
  readonly text: string
  readonly origin: 'verbatim' | 'shortened'
  readonly evidence: readonly [Citation, ...Citation[]]
}

/** A date in the article, resolved, with the rule that did it. `date` is YYYY-MM-DD, YYYY-MM or YYYY. */
export interface ResolvedDate {
  readonly date: string
  readonly words: Citation
  readonly rule: string
}

/** One line of a section; every kind carries its evidence in the article. */
export type Entry =
  | { readonly kind: 'claim'; readonly claim: Claim }
  /** `quote` is a `Quote.id`. */
  | { readonly kind: 'quote'; readonly quote: number }
  | { readonly kind: 'event'; readonly when: ResolvedDate; readonly claim: Claim }
  | { readonly kind: 'figure'; readonly figure: Citation; readonly unit?: string; readonly claim: Claim }
  /** `words` inside the marks of all `quotes`; `side`: the institution or side that the speaker is grouped under. */
  | {
      readonly kind: 'speaker'
      readonly speaker: Speaker
      readonly quotes: readonly number[]
      readonly words: number
      readonly side?: string
    }
  /** Someone the article names: `mention` is the first place, `role` the article's words for the office. */
  | { readonly kind: 'person'; readonly name: string; readonly mention: Citation; readonly role?: Citation }
  /** What is missing or one-sided: our words, about the article; the evidence is what they are about. */
  | { readonly kind: 'gap'; readonly gap: string; readonly evidence: readonly Citation[] }
  /** A fact about the article itself (publisher, author, date, hash): a label and a value of the record. */
  | { readonly kind: 'fact'; readonly label: string; readonly value: string; readonly evidence?: Citation }

export type SectionKind =
  | 'bottom-line'
  | 'key-points'
  | 'part'
  | 'quotes'
  | 'who'
  | 'people'
  | 'timeline'
  | 'numbers'
  | 'next'
  | 'gaps'
  | 'source'

/** A named list of lines. `id` is what a reader types: `quotes`, `2`, `china-slams-remarks`. */
export interface Section {
  readonly id: string
  readonly kind: SectionKind
  readonly heading: string
  /** Where the article has the words of the heading: its subhead, or a phrase taken from its text. */
  readonly headingMention?: Citation
  readonly entries: readonly Entry[]
}

/** Says which engine made the briefing, for receipts and for what a store returns. */
export interface EngineVersion {
  readonly name: 'briefdesk'
  readonly version: string
}

/** The article's record as the briefing carries it: enough to cite, date and find it again. */
export type ArticleRef = Pick<
  Article,
  'id' | 'headline' | 'standfirst' | 'authors' | 'published' | 'publisher' | 'url' | 'language'
>

/** A whole briefing: sections are a list, quotes are all the quotations found. */
export interface Briefing {
  /** The slug of its file or article: `nato-china`. */
  readonly name: string
  readonly articles: readonly [ArticleRef, ...ArticleRef[]]
  /** Changes when what a reader sees changes: hash of the article and the overrides. */
  readonly revision: string
  readonly sections: readonly Section[]
  /** Every quotation, in the article's order. */
  readonly quotes: readonly Quote[]
  /** `Quote.id` of the few that carry the story, the weightiest first. */
  readonly keyQuotes: readonly number[]
  readonly engine: EngineVersion
  /** What became of each of the editor's overrides, and what the quotations lost at the gate; it hands them on. */
  readonly editorial?: readonly Finding[]
}

/** What the gate found: dropped lines are not in the briefing any more. */
export interface Finding {
  readonly action: 'dropped' | 'changed' | 'noted'
  /** Stable code of the rule: `quote-not-verbatim`, `number-not-in-evidence`. */
  readonly rule: string
  /** Where in the briefing: `quotes[id 3]`, `sections[key-points][1]`. */
  readonly where: string
  readonly message: string
  readonly evidence?: Citation
}

declare const verified: unique symbol

/** Only `verify` makes one. What a store returns is verified again. */
export type Verified<T> = T & { readonly [verified]: true }

/** What the gate returns: a briefing that may be shown, the text it was checked against, and what was found. */
export interface VerifiedBriefing {
  readonly briefing: Verified<Briefing>
  readonly article: Article
  readonly findings: readonly Finding[]
}

/** An editor's word, from front matter or from chat. Each still has to pass the gate as to words. */
export interface Overrides {
  /** Hides the quotation that contains these words. */
  readonly hide?: readonly (string | QuoteWords)[]
  readonly speakers?: readonly SpeakerOverride[]
  /** A sentence of the article, or a token subsequence of one. */
  readonly bottomLine?: string
}

/** The quotation that an editor means, by its words. */
export interface QuoteWords {
  readonly quote: string
  /** Where these are all its words: which of the quotations that have just these, and how many there are, as `[2, 3]`. */
  readonly nth?: readonly [number, number]
}

export interface SpeakerOverride extends QuoteWords {
  readonly speaker?: string
  readonly role?: string
}
