/** The rules of a site's robots.txt that apply to one user agent (RFC 9309). */
export interface Robots {
  readonly rules: readonly Rule[]
  /** Crawl-delay in ms; 0 = none. Not in the RFC, but widely used. */
  readonly delay: number
}

interface Rule {
  readonly allow: boolean
  /** The pattern, split at each `*`. */
  readonly parts: readonly string[]
  /** Whether the pattern ended with `$`. */
  readonly isWhole: boolean
  /** Length of the pattern: the longest match wins. */
  readonly length: number
}

/** Parses robots.txt for one product token, e.g. `Briefdesk`. Malformed lines are ignored. */
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
      // Other lines do not end the group of user agents.
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

/** Normalises percent-encoding, so that equivalent paths compare equal. */
function spell(text: string): string {
  const spelt = text.replace(/%[0-9a-f]{2}|[^\x21-\x7e]+|["<>\\^`{|}]/gi, (found) =>
    found.startsWith('%') ? respell(found) : encodeURIComponent(found),
  )
  const query = spelt.indexOf('?')
  if (query < 0) return spelt
  // Slashes and colons are not delimiters in a query.
  return spelt.slice(0, query) + spelt.slice(query).replaceAll('%2F', '/').replaceAll('%3A', ':')
}

function respell(encoded: string): string {
  const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16))
  return /[a-z0-9._~-]/i.test(character) ? character : encoded.toUpperCase()
}

/** Whether the rules allow an address: the longest match wins, and allow wins a tie. */
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
