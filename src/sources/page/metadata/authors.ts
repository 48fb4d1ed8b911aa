import { foldWords } from '../fold.ts'
import { mendWords } from '../mend.ts'

const AUTHORS_MAX = 8
const lead =
  /^(?:(?:article|story|text|words|post|posted|published|written|reported|reviewed|created|photographs?|medically reviewed|updated|edited|fact[- ]checked)\s+)*(?:by|von|por|par|di|door|av|af|przez|от|автор|autora?|auteur|autore|author|authors|written by)\b\s*:?\s*/i
const stop =
  /\s*(?:[|•·/–—]|\bon\b \d|\b(?:published|updated|posted|last|reviewed|edited|modified|in|at|for|contributor|staff|follow|read|share|email)\b|\d{1,2}[:.]\d\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.? \d|\d{1,2}(?:st|nd|rd|th)?[ .]\p{L}|\d{4}|https?:|@).*$/iu
const notName =
  /^(?:admin|administrator|editor|editors|staff|guest|guest author|unknown|none|null|undefined|anonymous|author|by|team|webmaster|user|more|about|all posts|view all|posts?|tags?)$/i

/** Bylines into names: `By Ada Quill and Ben Moor | 3 May` → two names. Site names and addresses are none. */
export function readAuthors(bylines: readonly string[], site: readonly string[]): string[] {
  const sites = new Set(site.map(foldWords))
  const names = bylines.flatMap(split).filter((name) => isName(name) && !sites.has(foldWords(name)))
  const seen = new Map<string, string>()
  for (const name of names) if (!seen.has(foldWords(name))) seen.set(foldWords(name), name)
  return [...seen.values()].slice(0, AUTHORS_MAX)
}

function split(byline: string): string[] {
  const words = mendWords(byline).replace(/\s+/g, ' ').trim().replace(lead, '').replace(stop, '')
  return words
    .split(/\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*/i)
    .map((name) => name.replace(lead, '').replace(/^[\s"'“”()[\]:.-]+|[\s"'“”()[\]:,-]+$/g, ''))
}

const isName = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 60 &&
  name.split(' ').length <= 6 &&
  /\p{L}{2}/u.test(name) &&
  !/[@/<>{}=]|\d{2}|\.(?:com|org|net)\b/i.test(name) &&
  !notName.test(name)
