import type { Overrides, Quote, QuoteWords, VerifiedBriefing } from '../../briefing/briefing.ts'
import { findMeant, nameQuote } from '../../briefing/overrides.ts'
import type { Found, Library, Source } from '../library/library.ts'
import { speakersOf } from '../answer/speakers.ts'

/** One quotation as editors see it; its number is its position among all that were found, shown or not. */
export interface ReviewedQuote {
  readonly quote: Quote
  /** Who hid it; absent = it is shown. */
  readonly hidden?: 'editors' | 'file'
}

/** A briefing as editors see it. */
export interface Review {
  readonly source: Source
  /** As it is currently shown. */
  readonly found: Found
  /** Changes when the quotations' numbers do, but not with overrides. */
  readonly revision: string
  readonly quotes: readonly ReviewedQuote[]
  /** The people that the article quotes or names. */
  readonly names: readonly string[]
}

/** Lists every quotation, hidden ones too. */
export async function openReview({ make }: Pick<Library, 'make'>, source: Source): Promise<Review> {
  const found = await make(source, source.edit?.overrides)
  const filed = numbered((await make(source, undefined)).verified)
  const shown = numbered(found.verified)
  const { briefing: bare } = (await make(withoutOverrides(source), undefined)).verified
  const people = bare.sections.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'person' ? entry.name : [])),
  )
  return {
    source,
    found,
    revision: bare.revision,
    quotes: bare.quotes.map((quote) => proofed(quote, shown.get(quote.id), filed.get(quote.id))),
    names: [...new Set([...speakersOf(bare), ...people])],
  }
}

const numbered = ({ briefing }: VerifiedBriefing): ReadonlyMap<number, Quote> =>
  new Map(briefing.quotes.map((quote) => [quote.id, quote]))

function withoutOverrides({ name, call, file }: Source): Source {
  const front = { ...file.front }
  delete front.overrides
  return { name, call, file: { article: file.article, front } }
}

function proofed(quote: Quote, shown: Quote | undefined, filed: Quote | undefined): ReviewedQuote {
  if (shown) return { quote: shown }
  return filed ? { quote: filed, hidden: 'editors' } : { quote, hidden: 'file' }
}

/** An editor's override for one quotation. */
export type EditorSetting =
  { readonly set: 'hidden' | 'shown' } | { readonly set: 'speaker'; readonly speaker: string; readonly role?: string }

/** The editors' overrides with one more added; `quotes` are all of the article's. */
export function withSetting(
  { source }: Review,
  number: number,
  { setting, quotes }: { readonly setting: EditorSetting; readonly quotes: readonly Quote[] },
): Overrides {
  const quote = quotes.find(({ id }) => id === number)
  const { hide = [], speakers = [], ...rest } = source.edit?.overrides ?? {}
  if (!quote) return { ...rest, hide, speakers }
  const others = <Words extends string | QuoteWords>(set: readonly Words[]): readonly Words[] =>
    set.filter((words) => !findMeant(quotes, typeof words === 'string' ? { quote: words } : words).includes(quote))
  const name = nameQuote(quotes, quote)
  switch (setting.set) {
    case 'hidden':
      return filled({ ...rest, hide: [...others(hide), name], speakers })
    case 'shown':
      return filled({ ...rest, hide: others(hide), speakers })
    case 'speaker': {
      const { speaker, role } = setting
      return filled({ ...rest, hide, speakers: [...others(speakers), { ...name, speaker, ...(role && { role }) }] })
    }
  }
}

/** Empty overrides are dropped, so that the briefing has the same revision as an unedited one. */
function filled({ hide = [], speakers = [], ...rest }: Overrides): Overrides {
  return { ...rest, ...(hide.length > 0 && { hide }), ...(speakers.length > 0 && { speakers }) }
}

/** Whether a briefing shows an override; its article, its file or the gate may prevent it. */
export function isApplied({ verified }: Found, number: number, setting: EditorSetting): boolean {
  const quote = verified.briefing.quotes.find(({ id }) => id === number)
  if (setting.set !== 'speaker') return (quote === undefined) === (setting.set === 'hidden')
  return quote?.speaker?.name === setting.speaker && (setting.role === undefined || quote.speaker.role === setting.role)
}
