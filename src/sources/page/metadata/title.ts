import { foldWords } from '../fold.ts'
import { mendWords } from '../mend.ts'

/** Candidates for a page's title, by source. */
export interface TitleCandidates {
  readonly headings: readonly string[]
  /** From JSON-LD, Open Graph or Twitter tags. */
  readonly given: readonly string[]
  /** The `<title>`. */
  readonly window: string
  readonly site: readonly string[]
}

/** The headline: the page's heading that the other titles agree with, else the best of them without the site's name. */
export function chooseTitle({ headings, given, window, site }: TitleCandidates): string | undefined {
  const stripped = [...given, window].map((title) => withoutSite(clean(title), site)).filter((title) => title !== '')
  const agreed = headings
    .map(clean)
    .filter((heading) => !isOfSite(heading, site))
    .map((heading) => ({ heading, agreement: Math.max(0, ...stripped.map((title) => likeness(heading, title))) }))
    .sort((a, b) => b.agreement - a.agreement)[0]
  if (agreed && agreed.agreement >= AGREED) return withoutKicker(agreed.heading, stripped)
  const only = headings.length === 1 ? clean(headings[0] ?? '') : ''
  if (only.split(' ').length >= 4 && only.length < 200 && !site.some((name) => foldWords(name) === foldWords(only)))
    return only
  return stripped[0] ?? (only || undefined)
}

/** How much of a heading's and a title's words are the same when they agree. */
const AGREED = 0.3

/** `Blog: Storm closes port` → `Storm closes port`, if that is how another title has it. */
const withoutKicker = (heading: string, titles: readonly string[]): string =>
  titles.find(
    (title) =>
      title.includes(' ') &&
      title.length < heading.length &&
      title.length * 2 > heading.length &&
      heading.endsWith(title),
  ) ?? heading

const clean = (title: string): string => mendWords(title).replace(/\s+/g, ' ').trim()

const separator = /(?<!\s)\s+[|–—·•»›:-]\s+|(?<!\s)\s+\|\s*|\|\s*|\s[-–—]{2,3}\s/

/** Strips the site's name from either end: `Storm closes port | The Harbour Post`. */
export function withoutSite(title: string, site: readonly string[]): string {
  const parts = title.split(separator).filter(Boolean)
  if (parts.length < 2) return title
  let [from, to] = [0, parts.length]
  while (to - from > 1 && isOfSite(parts[to - 1] ?? '', site)) to--
  while (to - from > 1 && isOfSite(parts[from] ?? '', site)) from++
  if (to - from === parts.length) {
    // An unknown suffix after a bar is more often the site's name than part of the headline.
    const bar = /^(.{19,}?\S)\s+[|»]\s+[^\s|»][^|»]+$/.exec(title)
    return bar?.[1] ?? title
  }
  const start = title.indexOf(parts[from] ?? '')
  const end = title.lastIndexOf(parts[to - 1] ?? '') + (parts[to - 1]?.length ?? 0)
  return title.slice(start, end)
}

/** Whether words are the site's name, or a few that hold it or are held by it. */
function isOfSite(words: string, site: readonly string[]): boolean {
  const fused = fuse(words)
  return site
    .map(fuse)
    .filter((name) => name.length > 2)
    .some(
      (name) =>
        fused === name ||
        (fused.length > 3 && (name.includes(fused) || fused.includes(name)) && words.split(' ').length <= 5),
    )
}

/** A name without case, spaces and article, as in a host's name. */
export const fuse = (words: string): string => foldWords(words).replaceAll(' ', '').replace(/^the/, '')

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Words shared by two titles, as a fraction of all their words; where words are not parted, whether one holds the other. */
function likeness(a: string, b: string): number {
  if (unspaced.test(a) && a.length > 3 && b.includes(a)) return 1
  const [left, right] = [new Set(foldWords(a).split(' ')), new Set(foldWords(b).split(' '))]
  if (left.has('') || right.has('')) return 0
  const shared = [...left].filter((word) => right.has(word)).length
  return shared / (left.size + right.size - shared)
}
