import type { Article, Citation } from '../article/article.ts'
import type { PointedAt } from './pointed/pointed.ts'
import type { Original } from './primary/verdict.ts'

/** How the speaker of a quotation was found. */
export type Reached = 'direct' | 'pronoun' | 'description' | 'carried' | 'editor'

/** What sort of speaker it is; `unnamed` has no name in the article. */
export type SpeakerKind = 'person' | 'institution' | 'document' | 'group' | 'unnamed'

/** Who said it. `mention` is the evidence: the words in the article that name, or stand for, the speaker. */
export interface Speaker {
  /**
   * Canonical name: the fullest one in the article, without the title. For an unnamed speaker, the article's own words.
   */
  readonly name: string
  /** Title, office or description, as the article words it. */
  readonly role?: string
  /** Where the article gives the role; absent when an editor set it. */
  readonly roleMention?: Citation
  readonly kind: SpeakerKind
  readonly mention: Citation
  /** Where the article gives the canonical name, if not in the mention itself. */
  readonly named?: Citation
  readonly reached: Reached
  /**
   * Confidence in the attribution, 0 to 1. A carried-over speaker never scores higher than the one it was carried from;
   * an editor's choice scores 1.
   */
  readonly trust: number
  /** The model that named the speaker, where our own signs did not suffice. */
  readonly namedWith?: string
}

/** Minimum trust to show a speaker at all, and to use it in key quotations and the overview. */
export const trustNeeded = { shown: 0.938, surest: 0.97 } as const

/** Whether a speaker is certain enough for a key quotation or the overview. */
export const isSurest = (speaker: Speaker | undefined): boolean =>
  speaker !== undefined && speaker.trust >= trustNeeded.surest

/** direct: a complete utterance in quotation marks · mixed: quoted words inside a paraphrase. */
export type QuoteKind = 'direct' | 'mixed'

/** A quotation. `content` includes the article's own quotation marks, where present. */
export interface Quote {
  /** One-based position in the article; does not change when other quotations are dropped. */
  readonly id: number
  readonly kind: QuoteKind
  /** True for a fragment rather than a sentence; shown as such. */
  readonly partial: boolean
  readonly content: Citation
  /** The reporting verb or phrase: "said", "according to". */
  readonly cue?: Citation
  readonly speaker?: Speaker
  /** Why no speaker is given, worded for readers. */
  readonly unattributed?: string
  /** The article's own words for the speaker when we cannot tell who it is: "he said". Not a speaker. */
  readonly tag?: Citation
  /** The translator or agency that relayed the words; never the speaker. */
  readonly via?: Citation
}

/** A line of the briefing. verbatim: the same words as the evidence · shortened: a token subsequence of it. */
export interface Claim {
  readonly text: string
  readonly origin: 'verbatim' | 'shortened'
  readonly evidence: readonly [Citation, ...Citation[]]
}

/** A resolved date from the article, with the rule that resolved it. `date` is YYYY-MM-DD, YYYY-MM or YYYY. */
export interface ResolvedDate {
  readonly date: string
  readonly words: Citation
  readonly rule: string
}

/** One line of a section, with its evidence in the article. */
export type Entry =
  | { readonly kind: 'claim'; readonly claim: Claim }
  /** `quote` is a `Quote.id`. */
  | { readonly kind: 'quote'; readonly quote: number }
  | { readonly kind: 'event'; readonly when: ResolvedDate; readonly claim: Claim }
  | { readonly kind: 'figure'; readonly figure: Citation; readonly unit?: string; readonly claim: Claim }
  /**
   * `words` appear inside the marks of all `quotes`; `side` is the institution or side the speaker is grouped under.
   */
  | {
      readonly kind: 'speaker'
      readonly speaker: Speaker
      readonly quotes: readonly number[]
      readonly words: number
      readonly side?: string
    }
  /** Someone the article names: `mention` is the first occurrence, `role` the article's words for the office. */
  | { readonly kind: 'person'; readonly name: string; readonly mention: Citation; readonly role?: Citation }
  /** Something missing or one-sided, in our words; the evidence is the passage it refers to. */
  | { readonly kind: 'gap'; readonly gap: string; readonly evidence: readonly Citation[] }
  /** A fact about the article itself (publisher, author, date, hash), as a label and a value from the record. */
  | { readonly kind: 'fact'; readonly label: string; readonly value: string; readonly evidence?: Citation }

/** The kinds of section a briefing can have. */
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
  /** Where the heading comes from in the article: a subhead or a phrase in the text. */
  readonly headingMention?: Citation
  readonly entries: readonly Entry[]
}

/** The engine that made the briefing, for receipts and for briefings loaded from a store. */
export interface EngineVersion {
  readonly name: 'briefdesk'
  readonly version: string
}

/** The parts of the article's record kept in the briefing: enough to cite, date and find it again. */
export type ArticleRef = Pick<
  Article,
  'id' | 'headline' | 'standfirst' | 'authors' | 'published' | 'modified' | 'kind' | 'publisher' | 'url' | 'language'
>

/** A complete briefing: its sections, and every quotation found. */
export interface Briefing {
  /** Slug of the file or article: `nato-china`. */
  readonly name: string
  readonly articles: readonly [ArticleRef, ...ArticleRef[]]
  /** Hash of the article and the overrides, so it changes whenever the visible briefing changes. */
  readonly revision: string
  readonly sections: readonly Section[]
  /** Every quotation, in the article's order. */
  readonly quotes: readonly Quote[]
  /** `Quote.id`s of the few quotations that carry the story, most important first. */
  readonly keyQuotes: readonly number[]
  readonly engine: EngineVersion
  /** The outcome of each editor override and any quotations the gate dropped; the gate passes these on. */
  readonly editorial?: readonly Finding[]
  /** Which lines and key quotations a model chose. */
  readonly pointed?: PointedAt
}

/** A gate finding. Dropped lines are no longer in the briefing. */
export interface Finding {
  readonly action: 'dropped' | 'changed' | 'noted'
  /** Stable rule code: `quote-not-verbatim`, `number-not-in-evidence`. */
  readonly rule: string
  /** Location in the briefing: `quotes[id 3]`, `sections[key-points][1]`. */
  readonly where: string
  readonly message: string
  readonly evidence?: Citation
}

declare const verified: unique symbol

/** Only `verify` creates one. Anything loaded from a store is verified again. */
export type Verified<T> = T & { readonly [verified]: true }

/** The result of the gate: a briefing safe to show, the article it was checked against, and the findings. */
export interface VerifiedBriefing {
  readonly briefing: Verified<Briefing>
  readonly article: Article
  readonly findings: readonly Finding[]
  /** Its quotations held against the original statement, where one was named. */
  readonly original?: Original
}

/** Editor overrides, from front matter or chat. Their wording still has to pass the gate. */
export interface Overrides {
  /** Hides the quotation that contains these words. */
  readonly hide?: readonly (string | QuoteWords)[]
  readonly speakers?: readonly SpeakerOverride[]
  /** A sentence from the article, or a token subsequence of one. */
  readonly bottomLine?: string
}

/** Identifies a quotation by its words. */
export interface QuoteWords {
  readonly quote: string
  /**
   * Set when these are the quotation's whole words: which of the identical quotations is meant, and how many there are,
   * as `[2, 3]`.
   */
  readonly nth?: readonly [number, number]
}

/** Sets the speaker or role of a quotation. */
export interface SpeakerOverride extends QuoteWords {
  readonly speaker?: string
  readonly role?: string
}
