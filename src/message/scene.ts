import { locateSentence, type Article, type Citation } from '../article/article.ts'
import type { ArticleRef, Briefing, Quote, Section, Speaker, Verified, VerifiedBriefing } from '../briefing/briefing.ts'
import type { CommandCall, Inline } from './message.ts'

export interface ComposeOptions {
  /** ms since the epoch: an old article says that it is old. */
  readonly now: number
  /** The call that shows this briefing's overview; every control builds on it. Default: the briefing's own command. */
  readonly call?: CommandCall
  /** Whether there is a channel to share to, for a reader who may. */
  readonly share?: boolean
  /** Whether the reader may correct it. */
  readonly correct?: boolean
}

/** A verified briefing as it is being composed: nothing else can be made into a message. */
export interface Scene {
  readonly briefing: Verified<Briefing>
  readonly article: Article
  readonly record: ArticleRef
  readonly dropped: number
  readonly now: number
  readonly call: CommandCall
  readonly share: boolean
  readonly correct: boolean
}

export function sceneOf({ briefing, article, findings }: VerifiedBriefing, options: ComposeOptions): Scene {
  const base = options.call ?? { command: briefing.name, args: {} }
  return {
    briefing,
    article,
    record: briefing.articles[0],
    dropped: findings.filter(({ action, where }) => action === 'dropped' && where.startsWith('quotes')).length,
    now: options.now,
    call: { command: base.command, args: base.args, revision: briefing.revision },
    share: options.share ?? false,
    correct: options.correct ?? false,
  }
}

/** The call of the overview with more arguments: `{ section: 'quotes' }`. */
export const callWith = ({ call }: Scene, args: CommandCall['args']): CommandCall => ({
  ...call,
  args: { ...call.args, ...args },
})

export const headlineOf = ({ record, briefing }: Scene): string => record.headline?.exact.trim() ?? briefing.name

export const quoteOf = ({ briefing }: Scene, id: number): Quote | undefined =>
  briefing.quotes.find((quote) => quote.id === id)

export const sectionsOf = ({ briefing }: Scene, kind: Section['kind']): readonly Section[] =>
  briefing.sections.filter((section) => section.kind === kind)

export const sentenceOf = ({ article }: Scene, { span }: Citation): number | undefined =>
  locateSentence(article, span.start)?.number

/** ` [3] [4, shortened]`: where the words come from, each sentence once; the mark stands in the last. */
export function sourcesOf(scene: Scene, evidence: readonly Citation[], mark?: 'shortened'): Inline[] {
  const numbers = [...new Set(evidence.map((citation) => sentenceOf(scene, citation)))].filter((n) => n !== undefined)
  return numbers.flatMap((sentence, at): Inline[] => [
    { kind: 'text', text: ' ' },
    { kind: 'source', sentence, ...(mark && at === numbers.length - 1 ? { mark } : {}) },
  ])
}

/** "the report" opens a line as "The report"; names of people and institutions stay as they are written. */
export const writeName = ({ name, kind }: Pick<Speaker, 'name' | 'kind'>): string =>
  kind === 'person' || kind === 'institution' ? name : name.charAt(0).toUpperCase() + name.slice(1)
