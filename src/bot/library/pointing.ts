import type { Pointed, PointedAt } from '../../briefing/pointed/pointed.ts'
import type { LibraryParts, Source } from './library.ts'
import { createAsking, type AskingParts, type PointedArticle } from './asking.ts'
import type { Clock } from '../ports/target.ts'

interface PointingParts extends AskingParts {
  readonly failed: (error: unknown) => void
  /** How long posts wait, ms. Default: 20 s. */
  readonly wait?: number
}

/** A model's picks, for tenants that agreed to be read by it. */
export interface Pointing {
  readonly model: string
  readonly host: string
  readonly perDay: number
  /** Stored picks at once. Else asks the model and waits at most `wait` ms; a later answer is stored. Never rejects. */
  find(asked: PointedArticle, wait: 'now' | 'a while'): Promise<Pointed | undefined>
  /** Counts how picks ended, once for each article. */
  ended(asked: PointedArticle, ended: PointedAt): void
  /** Why the model is left alone for now. */
  resting(): string | undefined
}

/** A library's view of a model: with the time that whoever asks it has. */
export const pointFor = (
  pointing: Pointing | undefined,
  wait: 'now' | 'a while',
): Pick<LibraryParts, 'point' | 'pointed'> => ({
  point: pointing && ((tenant, source) => pointing.find(articleOf(tenant, source), wait)),
  pointed: pointing && ((tenant, source, ended) => pointing.ended(articleOf(tenant, source), ended)),
})

const articleOf = (tenant: string, { name, file, own }: Source): PointedArticle => ({
  ...{ tenant, briefing: name, article: file.article },
  own: own ?? false,
})

/** How long posts wait for a model, ms. */
const WAIT = 20_000
/** After a wait, posts wait for no other answer so long: one slow model must not hold up a queue of posts. */
const WINDOW = 60_000

/** Asks a model, at most once at a time for an article, on whatever process. */
export function createPointing(parts: PointingParts): Pointing {
  const { reader, store, clock, wait: longest = WAIT } = parts
  const { ask, known, resting } = createAsking(parts)
  const asking = new Map<string, Promise<Pointed | undefined>>()
  const counted = new Set<string>()
  const patience = createPatience(clock, longest)

  async function agreed({ tenant, own }: PointedArticle): Promise<boolean> {
    const consent = await store.consent(tenant)
    return consent?.host === reader.host && (!own || consent.own)
  }

  function begin(asked: PointedArticle): Promise<Pointed | undefined> {
    const name = JSON.stringify([asked.tenant, asked.briefing, asked.article.id])
    const answer =
      asking.get(name) ??
      ask(asked)
        .catch((error: unknown) => void parts.failed(error))
        .finally(() => asking.delete(name))
    asking.set(name, answer)
    return answer
  }

  return {
    model: reader.model,
    host: reader.host,
    perDay: parts.perDay,
    async find(asked, wait) {
      try {
        if (!(await agreed(asked))) return undefined
        if (wait === 'a while') return await Promise.race([begin(asked), pause(patience())])
        const stored = await known(asked)
        if (!stored) void begin(asked)
        return stored
      } catch (error) {
        parts.failed(error)
        return undefined
      }
    },
    ended({ tenant, briefing, article }, ended) {
      const name = JSON.stringify([tenant, briefing, article.id])
      if (counted.has(name)) return
      if (counted.size >= COUNTED) counted.clear()
      counted.add(name)
      const { sentences, keyQuotes, refused } = ended
      parts.figures?.picks(
        sentences.length + keyQuotes.length,
        refused.map(({ rule }) => rule),
      )
    },
    resting,
  }
}

const COUNTED = 10_000
const pause = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, ms, undefined).unref())

/** How long may be waited now: at most `longest` in each `WINDOW`, whatever is composed meanwhile. */
function createPatience(clock: Clock, longest: number): () => number {
  let begun = -Infinity
  return () => {
    const now = clock()
    if (now - begun >= WINDOW || now < begun) begun = now
    return Math.max(0, longest - (now - begun))
  }
}
