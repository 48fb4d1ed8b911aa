import type { Located } from '../../article/locate.ts'
import type { VerifiedBriefing } from '../../briefing/briefing.ts'
import type { Original } from '../../briefing/primary/verdict.ts'
import { composeCheck, type Check } from '../../message/quotes/checked.ts'
import { composeTrouble } from '../../message/notices.ts'
import type { Engine } from '../ports/engine.ts'
import type { Reply } from '../ports/platform.ts'

/** Quotations checked in one message, so that the answer fits one screen. */
const MOST = 5
const FEWEST_WORDS = 3
const RANK: Readonly<Record<Located['match'], number>> = { exact: 3, typography: 2, differs: 1 }

/** In characters: what is longer is no quotation, and comparing it would take long. */
const LONGEST = 5_000

interface Around {
  readonly engine: Pick<Engine, 'places'>
  readonly now: number
}

/** "Check this quote": compares the quotations of a text, or all of it when it has none, with the articles at hand and the statements named for them. */
export async function checkQuotes(
  text: string,
  briefings: readonly VerifiedBriefing[],
  { engine, now }: Around,
): Promise<Reply> {
  const sought = findCheckable(text)
  if (sought.length === 0) {
    const message = composeTrouble(
      'There is nothing to check in this message.',
      'Choose a message with a quote of three words or more.',
    )
    return { message, visibility: 'private', problem: true }
  }
  const originals = originalsOf(briefings)
  const all = [...briefings.map(({ article }) => article), ...originals.map(({ statement }) => statement)]
  const places = await engine.places(
    sought,
    all.map(({ id, text: words }) => ({ id, text: words })),
  )
  const checks = sought.map((words, at): Check => {
    const found = places[at] ?? []
    const original = nearestIn(originals, found.slice(briefings.length))
    return {
      ...nearestOf(words, briefings, { places: found.slice(0, briefings.length), now }),
      ...(original && { original }),
    }
  })
  return { message: composeCheck(checks, originals), visibility: 'private' }
}

/** The original statements that the briefings are held against, each once. */
const originalsOf = (briefings: readonly VerifiedBriefing[]): readonly Original[] => [
  ...new Map(
    briefings.flatMap(({ original }) => (original ? [[original.statement.id, original] as const] : [])),
  ).values(),
]

/** The quoted parts of a text without their marks, or the whole text when it quotes nothing of three words or more. */
export function findCheckable(text: string): readonly string[] {
  const marked = [...text.matchAll(/“([^“”"]+)[”"]|"([^“”"]+)["”]|«([^«»]+)»|„([^„“”]+)[“”]/gu)]
    .map(([, ...parts]) => parts.find((part) => part !== undefined)?.trim() ?? '')
    .filter((words) => words.split(/\s+/u).length >= FEWEST_WORDS)
  const whole = text.trim()
  const found = marked.length === 0 && whole.split(/\s+/u).length >= FEWEST_WORDS ? [whole] : marked
  return found.filter(({ length }) => length <= LONGEST).slice(0, MOST)
}

interface Compared {
  /** In the order of the briefings. */
  readonly places: readonly (Located | undefined)[]
  readonly now: number
}

function nearestOf(words: string, briefings: readonly VerifiedBriefing[], { places, now }: Compared): Check {
  const [found] = briefings
    .map((verified, at) => ({ located: places[at], in: verified, options: { now } }))
    .filter((hit): hit is NonNullable<Check['found']> => hit.located !== undefined)
    .sort((a, b) => weigh(b.located) - weigh(a.located))
  return found ? { words, found } : { words }
}

const nearestIn = (originals: readonly Original[], places: readonly (Located | undefined)[]): Check['original'] =>
  originals
    .flatMap((original, at) => {
      const located = places[at]
      return located ? [{ located, in: original }] : []
    })
    .sort((a, b) => weigh(b.located) - weigh(a.located))[0]

const weigh = (located: Located): number =>
  RANK[located.match] + (located.match === 'differs' ? located.likeness / 2 : 0)
