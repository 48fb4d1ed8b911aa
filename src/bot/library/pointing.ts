import type { Article, Hash } from '../../article/article.ts'
import type { Picks, Pointed, PointedAt } from '../../briefing/pointed/pointed.ts'
import type { Sheet } from '../../briefing/pointed/sheet.ts'
import type { LibraryParts, Source } from './library.ts'
import type { Engine } from '../ports/engine.ts'
import type { ModelStore, PicksKey, PointOutcome, Reader } from '../ports/reader.ts'
import type { Clock } from '../ports/target.ts'

/** What the bot counts of models. */
export interface PointFigures {
  /** A model was asked; `outcome` is `answered` or the reason why there is no answer. */
  asked(outcome: string, ms: number, tokens: number): void
  /** How the picks of an answer ended: so many shown, the others refused by these checks. */
  picks(shown: number, refused: readonly string[]): void
}

interface PointingParts {
  readonly reader: Reader
  readonly store: ModelStore
  readonly engine: Pick<Engine, 'sheet'>
  readonly hash: Hash
  readonly clock: Clock
  /** Tokens that each tenant may spend a day. */
  readonly perDay: number
  readonly figures?: PointFigures | undefined
  readonly failed: (error: unknown) => void
  /** How long posts wait, ms. Default: 20 s. */
  readonly wait?: number
}

/** An article that a tenant is shown. */
export interface PointedArticle {
  readonly tenant: string
  readonly briefing: string
  readonly article: Article
  /** A pasted text or a message: it needs a consent of its own. */
  readonly own: boolean
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

/** How long posts wait for a model, ms, and how long an answer is waited for in all. */
const WAIT = 20_000
const ASK = 60_000
/** After a wait, posts wait for no other answer so long: one slow model must not hold up a queue of posts. */
const WINDOW = 60_000

/** Asks a model, at most once at a time for an article, on whatever process. */
export function createPointing(parts: PointingParts): Pointing {
  const { reader, store, hash, clock, wait: longest = WAIT } = parts
  const asking = new Map<string, Promise<Pointed | undefined>>()
  const counted = new Set<string>()
  const rest = createRest(clock)
  let digest: { readonly of: string; readonly at: number } | undefined
  const patience = createPatience(clock, longest)

  async function identify(): Promise<string> {
    if (digest === undefined || Math.abs(clock() - digest.at) > DIGEST_FOR)
      digest = { of: await reader.digest(AbortSignal.timeout(WAIT)), at: clock() }
    return digest.of
  }

  const keyOf = ({ tenant, briefing, article }: PointedArticle, model: string): PicksKey => ({
    ...{ tenant, briefing },
    key: hash(JSON.stringify([article.id, reader.version, reader.model, model])),
  })

  async function stored(key: PicksKey): Promise<Pointed | undefined> {
    const picks = await store.find(key)
    return picks === undefined ? undefined : { model: reader.model, picks: JSON.parse(picks) as Picks }
  }

  async function agreed({ tenant, own }: PointedArticle): Promise<boolean> {
    const consent = await store.consent(tenant)
    return consent?.host === reader.host && (!own || consent.own)
  }

  async function ask(asked: PointedArticle): Promise<Pointed | undefined> {
    const key = keyOf(asked, await identify())
    const known = await stored(key)
    if (known || rest.reason() !== undefined) return known
    const sheet = await parts.engine.sheet(asked.article)
    const most = tokensOf(sheet)
    if ((await store.spent(key.tenant, dayOf(clock()))) + most > parts.perDay) return undefined
    if (!(await store.claim(key, clock(), clock() + ASK))) return await another(key)
    const begun = clock()
    const outcome = await reader.point(sheet, AbortSignal.timeout(ASK))
    parts.figures?.asked('reason' in outcome ? outcome.reason : 'answered', clock() - begun, outcome.tokens)
    rest.after(outcome)
    await store.spend(key.tenant, dayOf(clock()), costOf(outcome, most))
    if ('reason' in outcome) return void (await store.release(key))
    await store.put(key, JSON.stringify(outcome.picks), clock())
    return await stored(key)
  }

  /** Another process asks: its answer comes into the store. */
  async function another(key: PicksKey): Promise<Pointed | undefined> {
    for (let waited = 0; waited < WAIT; waited += LOOK) {
      await pause(LOOK)
      const found = await stored(key)
      if (found) return found
    }
    return undefined
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
        // Nobody waits for the server here, not even to learn which model it has.
        const known = digest && (await stored(keyOf(asked, digest.of)))
        if (known) return known
        void begin(asked)
        return undefined
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
    resting: rest.reason,
  }
}

const LOOK = 500
const DIGEST_FOR = 600_000
const COUNTED = 10_000
const pause = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, ms, undefined).unref())

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10)

/** More than a request costs: an answer, and a token for every two characters. */
const tokensOf = ({ sentences, quotes, people }: Sheet): number =>
  4_000 + Math.ceil([...sentences, ...quotes, ...people].reduce((sum, { words }) => sum + words.length, 0) / 2)

/** What did not say what it cost may have cost all; what was not reached cost nothing. */
function costOf(outcome: PointOutcome, most: number): number {
  if (outcome.tokens > 0 || !('reason' in outcome)) return outcome.tokens
  return ['down', 'busy', 'denied', 'quota'].includes(outcome.reason) ? 0 : most
}

/** How long the model is left alone after an answer that would be the same again, ms. */
const RESTS: Partial<Readonly<Record<string, number>>> = {
  down: 30_000,
  busy: 30_000,
  slow: 60_000,
  denied: 600_000,
  quota: 600_000,
}

function createRest(clock: Clock) {
  let until = -Infinity
  let why: string | undefined
  return {
    reason: (): string | undefined => (clock() < until ? why : undefined),
    after(outcome: PointOutcome): void {
      why = 'reason' in outcome ? outcome.reason : undefined
      until = 'reason' in outcome ? clock() + Math.max(outcome.after ?? 0, RESTS[outcome.reason] ?? 0) : -Infinity
    },
  }
}

/** How long may be waited now: at most `longest` in each `WINDOW`, whatever is composed meanwhile. */
function createPatience(clock: Clock, longest: number): () => number {
  let begun = -Infinity
  return () => {
    const now = clock()
    if (now - begun >= WINDOW || now < begun) begun = now
    return Math.max(0, longest - (now - begun))
  }
}
