import { readByline } from '../../../article/byline.ts'
import type { Layout } from '../layout.ts'
import { readAuthors } from './authors.ts'
import { fuse } from './title.ts'
import type { LinkedArticle } from './json-ld.ts'
import type { Mark, Marks } from './marks.ts'

/** All values of a name, in document order. */
export type Values = (name: string) => readonly string[]

/** Where to look for names and dates. */
export interface Sayings {
  readonly linked: LinkedArticle
  readonly values: Values
  readonly marks: Marks
  /** The lines around the title, which may hold a byline. */
  readonly below: readonly string[]
}

/** Where to look for authors. */
export interface Bylined extends Sayings {
  readonly site: readonly string[]
  /** Whether a line's words are presented elsewhere on the page: "Ada Quill is …", "Written by Ada Quill". */
  readonly isPresented: (words: string) => boolean
}

/** Who wrote the story: JSON-LD and meta tags first, then marked bylines, links to authors and lines near the title. */
export function authorsOf({ linked, values, marks, site, below, isPresented }: Bylined): string[] {
  const written = /written|author|by/i.test(values('twitter:label1')[0] ?? '') ? values('twitter:data1') : []
  const metas = [...authorMetas.map(values), written].map((names) => names.map(turned))
  const headed = marks.headings[0]?.at ?? 0
  const given = [linked.authors, ...metas]
  const shown = [...groups(marks.writers, headed), ...groups(marks.bylines, headed)]
  const bylines = below.filter((words) => byline.test(words))
  const near = below.slice(0, NEAR_TITLE)
  const profiles = marks.profiles.filter(
    ({ at, label }) => Math.abs(at - headed) <= PROFILE_APART && !otherPart.test(label),
  )
  const ways: readonly (readonly [readonly string[], readonly string[], 'given' | 'shown'])[] = [
    ...given.map((names) => [names, site, 'given'] as const),
    ...[
      ...shown,
      bylines,
      ...groups(profiles, headed),
      near.flatMap(namesIn),
      near.filter((words) => readAuthors([words], site, 'shown').some(isPresented)),
    ].map((names) => [names, site, 'shown'] as const),
    [linked.bodies, site, 'given'],
    ...groups(marks.writers, headed).map((names) => [names, site, 'given'] as const),
    // The site itself, if it names itself as author.
    ...[...given, linked.bodies].map((names) => [names, [], 'given'] as const),
    [readAuthors([...shown.flat(), ...bylines], [], 'given').filter((name) => isOfSite(name, site)), [], 'given'],
    // A writer whom the page links to far from its title.
    [marks.profiles.filter(({ label }) => !otherPart.test(label)).map(({ words }) => words), site, 'shown'],
  ]
  for (const [names, sites, source] of ways) {
    const found = readAuthors(names, sites, source)
    if (found.length > 0) return found
  }
  return []
}

const authorMetas = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'citation_author',
  'creator',
  'article:author_name',
]
/** The names of a line that is a byline by its form: `Ada Quill | 3 May 2024`. */
const namesIn = (words: string): readonly string[] =>
  (readByline(words, { start: 0, end: words.length })?.authors ?? []).map(({ name }) => name)

/** How many lines around the title may be a byline by their form, and how far a link to an author may be, in characters. */
const NEAR_TITLE = 6
const PROFILE_APART = 1500
const otherPart = /edited|review|fact|check|illustrat|photo|translat/i

/** Groups of adjacent marks, without those far above the title; the later groups belong to other stories. */
function groups(marks: readonly Mark[], headed: number): string[][] {
  const found: Mark[][] = []
  for (const mark of marks.filter(({ at }) => at >= headed - ABOVE_TITLE)) {
    const last = found.at(-1)?.at(-1)
    if (last && mark.at - last.at <= APART) found.at(-1)?.push(mark)
    else found.push([mark])
  }
  return found.map((group) => group.map(({ words }) => words))
}

/** How far above the title a byline may be, and how far apart its names, in characters. */
const ABOVE_TITLE = 400
const APART = 150

/** `Quill, Ada` → `Ada Quill`: citation tags put the surname first. */
const turned = (name: string): string => name.replace(/^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}. '’-]{0,30})$/u, '$2 $1')

const byline = /^(?:(?:[\d\/.-]+ )?(?:[\p{L}]+ ){0,2}by|von|por|par|di|door|av)\s+\p{Lu}/iu

/** Looks whether a name is presented on the page. */
export const presentedIn =
  ({ lines }: Layout) =>
  (words: string): boolean =>
    words.length < 40 &&
    lines.some(({ words: other }) => other.startsWith(`${words} is `) || presented.some((by) => other === by + words))

const presented = ['About ', 'By ', 'More from ', 'Posts by ', 'Written by ']

/** Whether a name is the site's: `The Harbour Post` of `harbourpost.example`. */
const isOfSite = (words: string, site: readonly string[]): boolean => site.some((name) => fuse(name) === fuse(words))
