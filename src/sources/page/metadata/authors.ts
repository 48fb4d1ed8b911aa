import { foldWords } from '../fold.ts'
import { mendWords } from '../mend.ts'

const AUTHORS_MAX = 8
const BYLINE_MAX = 300
/** Job titles, which end the name in a byline. */
const role =
  /\b(?:(?:senior|chief|staff|managing|deputy|associate|contributing|executive|lead|guest|freelance|assistant|principal|former|head of)\s.*|(?:[a-z]+ )?(?:editor|correspondent|reporter|writer|columnist|journalist|contributor|producer|analyst|founder|co-founder|ceo|director|manager|expert|specialist|photographer|bureau|desk|professor|gardener|veterinarian|attorney)\b.*)$/i
const lead =
  /^(?:(?:[\p{L}-]+\s){0,3}by\b|von|por|par|di|door|av|af|przez|от|автор|autora?|auteur|autore|authors?|words|text|recipe|photographs?)(?:\s+|\s*:\s*)/iu
const stop =
  / ?(?:[|•·⋅/–—(]|\bon\b (?:\d|\p{Lu})|\b(?:on behalf of|published|updated|posted|last|reviewed|edited|modified|says|said|view|more about|in|at|for|with|from|staff|follow|read|share|email)\b|\d{1,2}[:.]\d\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.? \d|\d{1,2}(?:st|nd|rd|th)?[ .]\p{L}|\d{4}|https?:|@).*/isu
const notName =
  /^(?:admin|administrator|editors?|editorial|staff|guest|guest author|unknown|none|null|undefined|anonymous|author|by|team|webmaster|user|more|about|all posts|view all|posts?|tags?|name|news|newsdesk|human|(?:full )?bio|profile|website|linkedin|(?:use|the) .*|.* (?:case|posts|here)|blue ?sky|jr\.?|sr\.?|esq\.?)$/i
const degree = /^(?:[A-Z]{2,6}|[A-Z][a-z]?\.?[A-Z][a-z]?\.?(?:[A-Z]\.?)?)$/
const nameWord =
  /^(?:[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.-]*|(?:de|da|do|dos|del|della|di|van|von|der|den|ter|ten|bin|ibn|al|el|la|le|af|zu|y|e|st\.?)|al-\p{Lu}[\p{L}'’-]*)$/u

/** How reliable a byline is: machine-readable ones may be a single word. */
export type NameSource = 'given' | 'shown'

/** Splits bylines into names: `By Ada Quill and Ben Moor | 3 May` → two names. Site names and URLs are dropped. */
export function readAuthors(bylines: readonly string[], site: readonly string[], source: NameSource): string[] {
  const sites = new Set(site.map(foldWords))
  const isRight = source === 'given' ? isName : isPerson
  const names = bylines
    .flatMap((byline) => groupIn(byline) ?? split(byline))
    .filter((name) => isRight(name) && !sites.has(foldWords(name)))
  const plain = names.some((name) => !degree.test(name)) ? names.filter((name) => !degree.test(name)) : names
  const seen = new Map<string, string>()
  for (const name of plain) {
    // "Ada Quill Reporter" beside "Ada Quill".
    if (![...seen.keys()].some((known) => `${foldWords(name)} `.startsWith(`${known} `)))
      seen.set(foldWords(name), name)
  }
  return [...seen.values()].slice(0, AUTHORS_MAX)
}

/** `By the Harbour Post Staff`: a group is named as a whole, though it holds the site's name. */
function groupIn(byline: string): string | undefined {
  const name = byline.replace(/\s+/g, ' ').trim().replace(lead, '').replace(/^the /i, '')
  return /^(?:\p{Lu}[\p{L}\p{N}'’.-]* ){1,4}(?:Staff|Team|Contributors?|Newsroom|Editors)$/u.test(name)
    ? name
    : undefined
}

function split(byline: string): string[] {
  const words = mendWords(byline.slice(0, BYLINE_MAX)).replace(/\s+/g, ' ').trim().replace(lead, '').replace(stop, '')
  return words.split(/ ?(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\be\b) ?/i).map((name, at) =>
    withoutRole(name.replace(lead, ''), at === 0)
      .replace(/^[\s"'“”()[\]:.-]+/, '')
      .replace(/(?<![\s"'“”()[\]:,*-])[\s"'“”()[\]:,*-]+$/, ''),
  )
}

/** `Ada Quill Science Writer` and, where a byline starts, `Ada Quill Writer` → `Ada Quill`. */
function withoutRole(name: string, starts: boolean): string {
  const short = name.replace(role, '').trim()
  const [first, last, title] = name.split(' ')
  return starts && title !== undefined && short === first && /^\p{Lu}/u.test(name) ? `${first} ${last}` : short
}

const isName = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 60 &&
  name.split(' ').length <= 6 &&
  /\p{L}{2}/u.test(name) &&
  !/[@/<>{}=:]|\d{2}|\.(?:com|org|net)\b/i.test(name) &&
  !notName.test(name)

/** Two words or more, each written like a name. */
const isPerson = (name: string): boolean =>
  isName(name) && (/^\p{Lo}+$/u.test(name) || (/ /.test(name) && name.split(' ').every((word) => nameWord.test(word))))
