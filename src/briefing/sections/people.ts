import { cite, locateSentence, type Article, type Citation } from '../../article/article.ts'
import type { Entry, Quote } from '../briefing.ts'
import type { Person } from '../speakers/people.ts'
import type { SectionContext } from './context.ts'
import { findWholeRole } from './roles.ts'

/** Who acts or speaks in the article, in order of first mention, with the role the article gives them. */
export function writePeople({ article, english, people, quotes }: SectionContext): readonly Entry[] {
  if (!english) return []
  const entries = people.flatMap((person) => entryOf(article, quotes, person))
  return entries.filter(
    ({ name }, at) =>
      !entries.some((other, place) => isSame(name, other.name) && place !== at && (place < at || other.name !== name)),
  )
}

/** The same name, or one contained in the other. */
const isSame = (name: string, other: string): boolean =>
  other === name || other.startsWith(`${name} `) || other.endsWith(` ${name}`)

type PersonEntry = Extract<Entry, { kind: 'person' }>

/** Cites the first place where the full name occurs. */
function entryOf(article: Article, quotes: readonly Quote[], person: Person): readonly PersonEntry[] {
  const told = person.mentions.filter(({ span }) => locateSentence(article, span.start) !== undefined)
  const full = told.find(({ exact }) => exact.replace(/\s+/g, ' ') === person.name)
  if (!full || isWriter(article, person.name) || namesNobody.test(person.name)) return []
  const mention = wholeName(article, full)
  if (!mention) return []
  const speaks = quotes.some(({ speaker }) => speaker?.name === person.name)
  if (!speaks && !told.some((one) => acts(article, one))) return []
  const role = findWholeRole(article, mention, person.roleMention)
  return [{ kind: 'person', name: mention.exact.replace(/\s+/g, ' '), mention, ...(role && { role }) }]
}

const isWriter = ({ authors }: Article, name: string): boolean => authors.some((author) => author.name === name)

/** Clubs, firms, offices and places, recognised by their last word; a sentence's first word before a name. */
const namesNobody =
  /\b(?:City|United|Town|Rovers|Trust|Council|Inc|Ltd|Corp|Group|Bank|University|College|School|Hospital|FC|Street|Road|Avenue|Square|Bay|Island|Islands|County|Valley|Beach|Lake|River|Mountain|Party|Office|Agency|Press|Post|Times|News|Courier|House|Party|Club|Union|Association|Church|Airport|Stadium|Park|Prize|Cup|Award|Act|PACs|Republicans?|Democrats?|Chief|Legion|Record|Final)$|^\p{Ll}|^\p{Lu}\p{Ll}+-\p{Ll}|^(?:Cup|Match|Day|Premier|World) |^\p{Lu}\p{Ll}+ing \p{Lu}\p{Ll}+ \p{Lu}/u

/** Includes preceding particles ("Joris van ’t"); undefined when the name continues. */
function wholeName(article: Article, { span }: Citation): Citation | undefined {
  const before = article.text.slice(Math.max(0, span.start - 40), span.start)
  const cut =
    /(?<![\p{L}.’'-])(?:\p{Lu}[\p{L}.’'-]* ){0,2}(?:[Vv]an ['’]t|[Vv]an de[rn]?|[Dd]e l[ao]s?) $/u.exec(before)?.[0]
      .length ?? 0
  const after = article.text.slice(span.end, span.end + 12)
  const goesOn = /^(?:[-‑]\p{L}|['’](?!s\b|s?\s)\p{L}| \p{Lu}\p{Ll}+(?! ))/u.test(after)
  return goesOn ? undefined : cite(article, { start: span.start - cut, end: span.end })
}

/**
 * Whether a verb follows the name or a verb of saying leads to it; neither holds for someone only mentioned or
 * imagined.
 */
function acts({ text }: Article, { span }: Citation): boolean {
  const before = text.slice(Math.max(0, span.start - reach), span.start)
  const after = text.slice(span.end, span.end + reach + 40)
  if (imagined.test(before)) return false
  if (saidBy.test(before)) return true
  const beside = /\p{Ll}, $/u.test(before) ? after.replace(/^, /, ' ') : after
  return !governed.test(before) && (doing.test(after) || doing.test(beside))
}

/** In characters. */
const reach = 80

const imagined = /\b[Aa]n? (?:\p{Ll}+ )?(?:[Pp]resident|[Pp]rime [Mm]inister|[Ss]enator|[Gg]overnor|[Mm]ayor) $/u
const saidBy = /\b(?:said|says|added|wrote|asked|warned|argued|explained|replied|according to)\b[^.;:“”"]{0,50}$/
const governed =
  /\b(?:of|from|by|to|with|over|for|against|about|in|on|at|after|before|like|under|near|between|as) (?:\p{Lu}[\p{L}.]* |the \p{Ll}+ )?$/u
const clause = '(?:,[^;“”"\\n]{2,110}?,| [-–—] [^-–—;.“”"]{2,80} [-–—]| \\([^)]{1,40}\\))?'
const doing = new RegExp(
  `^${clause} (?:\\p{Ll}+ly |also |then |later |never |now |still |once )?(?:has|had|was|is|will|did|does|said|says|told|went|came|took|gave|made|left|met|won|lost|led|ran|held|spoke|began|became|found|paid|sold|bought|saw|got|kept|put|set|wrote|drew|broke|brought|built|chose|fell|fought|flew|grew|knew|sent|sat|stood|thought|(?!(?:and|as|is|this|his|its|across|besides|sometimes|perhaps|always)\\b)\\p{Ll}{2,}(?:ed|es|[^aisu]s))\\b`,
  'u',
)
