import { isZone } from '../../../zone.ts'
import { ambiguousZones, zoneWords } from './zones.data.ts'

/** What the words say about the zone: the rest of them, and an IANA zone, or the word that is none. */
export interface ZoneRead {
  readonly rest: string
  readonly zone?: string
  /** A word that looks like a zone and is none, or stands for several: why it is refused. */
  readonly bad?: string
}

/** Takes a zone out of a time in words: `Europe/Berlin`, `in London`, `New York time`, `EST`, `UTC+2`. */
export function takeZone(words: string): ZoneRead {
  return takeIana(words) ?? takeOffset(words) ?? takeNamed(words) ?? { rest: words }
}

function takeIana(words: string): ZoneRead | undefined {
  for (const [piece] of words.matchAll(/(?<![\w/])[A-Za-z]{4,}(?:\/[A-Za-z0-9_+-]{3,}){1,2}/g)) {
    const rest = without(words, piece)
    return isZone(piece) ? { rest, zone: spelled(piece) } : { rest, bad: `${piece} is no time zone` }
  }
  return undefined
}

/** `europe/paris` → `Europe/Paris`; a zone that goes by another name now keeps the name that was typed. */
const spelled = (name: string): string =>
  Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === name.toLowerCase()) ?? name

function takeOffset(words: string): ZoneRead | undefined {
  const [piece, sign, hours = '', minutes = '00'] = /\b(?:UTC|GMT) ?([+-]) ?(\d{1,2})(?::?(\d\d))?\b/i.exec(words) ?? []
  if (piece === undefined) return undefined
  const rest = without(words, piece)
  const zone = `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`
  if (minutes === '00' && isZone(zone)) return { rest, zone }
  return { rest, bad: `${piece} has no name that a clock can keep: name a place, such as Asia/Kolkata` }
}

function takeNamed(words: string): ZoneRead | undefined {
  const plain = fold(words)
  const parts = [...plain.matchAll(/[a-z]+/g)].map(({ 0: word, index }) => ({ from: index, to: index + word.length }))
  for (let length = 3; length > 0; length--)
    for (let at = parts.length - length; at >= 0; at--) {
      const [from, to] = [parts[at]?.from ?? 0, parts[at + length - 1]?.to ?? 0]
      const name = plain.slice(from, to)
      const zone = zoneWords[name] ?? (name.length > 3 ? cities().get(name) : undefined)
      if (zone === undefined && !(name in ambiguousZones)) continue
      const rest = `${words.slice(0, from).replace(/\b(?:in|at) $/i, '')} ${words.slice(to).replace(/^ time\b/i, '')}`
      return zone === undefined
        ? { rest, bad: `${name.toUpperCase()} may be ${ambiguousZones[name] ?? ''}: write which` }
        : { rest, zone }
    }
  return undefined
}

/** Lower case without accents, of the same length. */
const fold = (words: string): string =>
  [...words].map((letter) => letter.normalize('NFD').toLowerCase()[0] ?? letter).join('')

let known: ReadonlyMap<string, string> | undefined
/** The cities of the IANA zones, in lower case: `new york` → `America/New_York`. */
function cities(): ReadonlyMap<string, string> {
  known ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase(),
      zone,
    ]),
  )
  return known
}

const without = (words: string, piece: string): string =>
  words.replace(new RegExp(`(?:\\bin )?\\(?${escaped(piece)}\\)?`), ' ')
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
