import type { Article, Hash } from '../../article/article.ts'
import type { Sheet } from '../../briefing/pointed/sheet.ts'
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

/** What asking a model needs. */
export interface AskingParts {
  readonly reader: Reader
  readonly store: ModelStore
  readonly engine: Pick<Engine, 'sheet'>
  readonly hash: Hash
  readonly clock: Clock
  /** Tokens that each tenant may spend a day. */
  readonly perDay: number
  readonly figures?: PointFigures | undefined
}

/** An article that a tenant is shown. */
export interface PointedArticle {
  readonly tenant: string
  readonly briefing: string
  readonly article: Article
  /** A pasted text or a message: it needs a consent of its own. */
  readonly own: boolean
}

/** Something to ask a model about an article. */
export interface ModelTask<Picked> {
  /** Tells its answers from those to others: the prompt's version and whatever else is asked. */
  readonly key: readonly string[]
  readonly run: (sheet: Sheet, signal: AbortSignal) => Promise<PointOutcome<Picked>>
}

interface Asking {
  /** The stored picks; nobody waits for the server here, not even to learn which model it has. */
  readonly known: <Picked>(asked: PointedArticle, task: ModelTask<Picked>) => Promise<Picked | undefined>
  /** The stored picks, or those of a new answer. */
  readonly ask: <Picked>(asked: PointedArticle, task: ModelTask<Picked>) => Promise<Picked | undefined>
  /** Why the model is left alone for now. */
  readonly resting: () => string | undefined
}

/** How long an answer is waited for, ms, and how long another process's. */
const ASK = 60_000
const LONGEST_LOOK = 20_000
const LOOK = 500
const DIGEST_FOR = 600_000

/** Asks a model within the day's tokens, once at a time for an article on whatever process. */
export function createAsking(parts: AskingParts): Asking {
  const { reader, store, hash, clock } = parts
  const rest = createRest(clock)
  let digest: { readonly of: string; readonly at: number } | undefined

  async function identify(): Promise<string> {
    if (digest === undefined || Math.abs(clock() - digest.at) > DIGEST_FOR)
      digest = { of: await reader.digest(AbortSignal.timeout(LONGEST_LOOK)), at: clock() }
    return digest.of
  }

  type Key = (asked: PointedArticle, task: Pick<ModelTask<unknown>, 'key'>, model: string) => PicksKey
  const keyOf: Key = ({ tenant, briefing, article }, task, model) => ({
    ...{ tenant, briefing },
    key: hash(JSON.stringify([article.id, task.key, reader.model, model])),
  })

  async function stored<Picked>(key: PicksKey): Promise<Picked | undefined> {
    const picks = await store.find(key)
    return picks === undefined ? undefined : (JSON.parse(picks) as Picked)
  }

  async function ask<Picked>(asked: PointedArticle, task: ModelTask<Picked>): Promise<Picked | undefined> {
    const key = keyOf(asked, task, await identify())
    const known = await stored<Picked>(key)
    if (known || rest.reason() !== undefined) return known
    const sheet = await parts.engine.sheet(asked.article)
    const most = tokensOf(sheet)
    if ((await store.spent(key.tenant, dayOf(clock()))) + most > parts.perDay) return undefined
    if (!(await store.claim(key, clock(), clock() + ASK))) return await another(key)
    const begun = clock()
    const outcome = await task.run(sheet, AbortSignal.timeout(ASK))
    parts.figures?.asked('reason' in outcome ? outcome.reason : 'answered', clock() - begun, outcome.tokens)
    rest.after(outcome)
    await store.spend(key.tenant, dayOf(clock()), costOf(outcome, most))
    if ('reason' in outcome) return void (await store.release(key))
    await store.put(key, JSON.stringify(outcome.picks), clock())
    return await stored<Picked>(key)
  }

  /** Another process asks: its answer comes into the store. */
  async function another<Picked>(key: PicksKey): Promise<Picked | undefined> {
    for (let waited = 0; waited < LONGEST_LOOK; waited += LOOK) {
      await pause(LOOK)
      const found = await stored<Picked>(key)
      if (found) return found
    }
    return undefined
  }

  return {
    ask,
    known: async (asked, task) => digest && (await stored(keyOf(asked, task, digest.of))),
    resting: rest.reason,
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10)

/** More than a request costs: an answer, and a token for every two characters. */
const tokensOf = ({ sentences, quotes, people }: Sheet): number =>
  4_000 + Math.ceil([...sentences, ...quotes, ...people].reduce((sum, { words }) => sum + words.length, 0) / 2)

/** What did not say what it cost may have cost all; what was not reached cost nothing. */
function costOf(outcome: PointOutcome<unknown>, most: number): number {
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
    after(outcome: PointOutcome<unknown>): void {
      why = 'reason' in outcome ? outcome.reason : undefined
      until = 'reason' in outcome ? clock() + Math.max(outcome.after ?? 0, RESTS[outcome.reason] ?? 0) : -Infinity
    },
  }
}
