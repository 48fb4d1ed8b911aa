import { noise } from './when.data.ts'

/** When something runs, as `nextRun` reads it, and where clocks are read. */
export interface When {
  readonly when: string
  /** IANA. */
  readonly zone: string
  /** The words named no zone and need one: it is that of whoever wrote them. */
  readonly unsaid?: true
}

/** Where and when the words were written. */
export interface Here {
  /** IANA. */
  readonly zone: string
  /** ms since the epoch. */
  readonly now: number
}

/** What the words mean, as `nextRun` reads it, or why they are refused: a sentence. */
export type WordsRead = { readonly when: string } | { readonly refused: string }

/** The same, or what is not said: `on which days`. */
export type Read = WordsRead | { readonly lacks: string }

/** Canonical words, of which piece after piece is taken. */
export interface Left {
  /** Takes the first match out; its groups. */
  take(pattern: RegExp): readonly (string | undefined)[] | undefined
  has(pattern: RegExp): boolean
  /** A word that means something and was not taken. */
  strange(): string | undefined
}

/** What is left of canonical words. */
export function createLeft(text: string): Left {
  let rest = text
  return {
    take(pattern) {
      const found = pattern.exec(rest)
      if (found) rest = `${rest.slice(0, found.index)} , ${rest.slice(found.index + found[0].length)}`
      return found ?? undefined
    },
    has: (pattern) => pattern.test(rest),
    strange: () => rest.split(/[\s,]+/).find((word) => word !== '' && !noise.includes(word)),
  }
}

/** All times of day, `hhmm`; a part of the day beside one, or for all, says which half an open one is in. */
export function takeTimes(left: Left): readonly string[] {
  const found: (readonly (string | undefined)[])[] = []
  for (let one = left.take(time); one; one = left.take(time)) found.push(one)
  const [, all] = left.take(/~([maen])/) ?? []
  return found.map(([, clock, open, bare = '', part = all]) => {
    if (clock !== undefined && open === undefined) return clock
    return inPart(clock ?? `${bare.padStart(2, '0')}00`, part)
  })
}

const time = /(?:@(\d{4})(\?)?|(?<![#$%+@:\d/.-])\b([01]?\d|2[0-3])\b(?![\d:./-]))(?: ~([maen]))?/

function inPart(hhmm: string, part: string | undefined): string {
  const hour = Number(hhmm.slice(0, 2))
  const isPast = part === 'a' || part === 'e' || (part === 'n' && hour > 5)
  const shifted = part === 'n' && hour === 12 ? 0 : isPast && hour < 12 ? hour + 12 : hour
  return `${String(shifted).padStart(2, '0')}${hhmm.slice(2)}`
}
