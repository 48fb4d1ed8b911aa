/** What a site's robots.txt says to one reader, by RFC 9309. */
export interface Robots {
  readonly rules: readonly Rule[]
  /** The pause that it asks for between two requests, ms; 0 = none. No part of the RFC, but of many files. */
  readonly delay: number
}

interface Rule {
  readonly allow: boolean
  /** The pattern between its `*`. */
  readonly parts: readonly string[]
  /** It ended with `$`. */
  readonly isWhole: boolean
  /** Of two that fit, the longer one counts. */
  readonly length: number
}

/** `product`: by which a file may name us: `Briefdesk`. What is no line of the format is passed over. */
export function readRobots(text: string, product: string): Robots {
  const own: Group = { isNamed: false, rules: [], delay: 0 }
  const everybody: Group = { isNamed: false, rules: [], delay: 0 }
  let named: Group[] = []
  let isNaming = false
  for (const [key, value] of text.split(/\r\n|\r|\n/).flatMap(readLine)) {
    if (key === 'user-agent') {
      if (!isNaming) named = []
      isNaming = true
      const group = isEverybody(value) ? everybody : tokenOf(value) === product.toLowerCase() ? own : undefined
      if (group && !named.includes(group)) named.push(group)
      for (const each of named) each.isNamed = true
    } else if (key === 'allow' || key === 'disallow') {
      // Other lines do not end the list of names.
      isNaming = false
      if (value !== '') for (const { rules } of named) rules.push(ruleOf(value, key === 'allow'))
    } else if (key === 'crawl-delay') {
      for (const group of named) group.delay = Math.max(group.delay, Number(value) * 1_000 || 0)
    }
  }
  const { rules, delay } = own.isNamed ? own : everybody
  return { rules, delay }
}

interface Group {
  isNamed: boolean
  readonly rules: Rule[]
  delay: number
}

function readLine(line: string): (readonly [key: string, value: string])[] {
  const [words = ''] = line.split('#', 1)
  const colon = words.indexOf(':')
  return colon < 0 ? [] : [[words.slice(0, colon).trim().toLowerCase(), words.slice(colon + 1).trim()]]
}

const isEverybody = (value: string): boolean => /^\*(?:\s|$)/.test(value)

const tokenOf = (value: string): string | undefined => /^[a-z_-]+/i.exec(value)?.[0].toLowerCase()

function ruleOf(value: string, allow: boolean): Rule {
  const isWhole = value.endsWith('$')
  const pattern = spell(isWhole ? value.slice(0, -1) : value).replaceAll('$', '%24')
  return { allow, isWhole, parts: pattern.split(/\*+/), length: pattern.length + Number(isWhole) }
}

/** One spelling for what means the same: encoded is what has to be, and nothing else. */
function spell(text: string): string {
  const spelt = text.replace(/%[0-9a-f]{2}|[^\x21-\x7e]+|["<>\\^`{|}]/gi, (found) =>
    found.startsWith('%') ? respell(found) : encodeURIComponent(found),
  )
  const query = spelt.indexOf('?')
  if (query < 0) return spelt
  // There a slash and a colon part nothing.
  return spelt.slice(0, query) + spelt.slice(query).replaceAll('%2F', '/').replaceAll('%3A', ':')
}

function respell(encoded: string): string {
  const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
  return /[a-z0-9._~-]/i.test(character) ? character : encoded.toUpperCase()
}

/** Whether those rules let that address be read: the longest that fits decides, and of two as long the one that allows. */
export function isAllowed({ rules }: Pick<Robots, 'rules'>, { pathname, search }: URL): boolean {
  if (pathname === '/robots.txt') return true
  const path = spell(pathname + search)
    .replaceAll('*', '%2A')
    .replaceAll('$', '%24')
  let decides: Rule | undefined
  for (const rule of rules) {
    const isLonger = decides === undefined || rule.length > decides.length
    const isMilder = rule.length === decides?.length && rule.allow
    if ((isLonger || isMilder) && fits(rule, path)) decides = rule
  }
  return decides?.allow ?? true
}

function fits({ parts, isWhole }: Rule, path: string): boolean {
  const [first = '', ...others] = parts
  if (!path.startsWith(first)) return false
  let end = first.length
  const last = isWhole ? others.pop() : undefined
  for (const part of others) {
    const start = path.indexOf(part, end)
    if (start < 0) return false
    end = start + part.length
  }
  if (last === undefined) return !isWhole || end === path.length
  return path.length - last.length >= end && path.endsWith(last)
}
