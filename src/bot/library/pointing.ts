import type { AnswerPicks, Picks, Pointed, PointedAnswer, PointedAt } from '../../briefing/pointed/pointed.ts'
import { oneLine } from '../../article/characters.ts'
import type { LibraryParts, Source } from './library.ts'
import { createAsking, type AskingParts, type PointedArticle, type ModelTask } from './asking.ts'
import type { Reader } from '../ports/reader.ts'
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
  /** What it finds for a question, at once if stored, within 8 s if not. Never rejects. */
  answer(asked: PointedArticle, question: string): Promise<PointedAnswer | undefined>
  /** Counts how picks ended, once for each article. */
  ended(asked: PointedArticle, ended: PointedAt): void
  /** Why the model is left alone for now. */
  resting(): string | undefined
}

/** A library's view of a model: with the time that whoever asks it has. */
export const pointFor = (
  pointing: Pointing | undefined,
  wait: 'now' | 'a while',
): Pick<LibraryParts, 'point' | 'pointed' | 'answer'> => ({
  answer: pointing && ((tenant, source, question) => pointing.answer(articleOf(tenant, source), question)),
  point: pointing && ((tenant, source) => pointing.find(articleOf(tenant, source), wait)),
  pointed: pointing && ((tenant, source, ended) => pointing.ended(articleOf(tenant, source), ended)),
})

const articleOf = (tenant: string, { name, file, own }: Source): PointedArticle => ({
  ...{ tenant, briefing: name, article: file.article },
  own: own ?? false,
})

/** How long posts wait for a model, ms. */
const WAIT = 20_000
/** How long somebody who asked a question waits, ms. */
const ANSWER_WAIT = 8_000
/** After a wait, posts wait for no other answer so long: one slow model must not hold up a queue of posts. */
const WINDOW = 60_000

/** Asks a model, at most once at a time for an article, on whatever process. */
export function createPointing(parts: PointingParts): Pointing {
  const { reader, store, clock, failed, wait: longest = WAIT } = parts
  const { ask, known, resting } = createAsking(parts)
  const { choice, lookUp } = tasksFor(reader)
  const begin = onceAtATime(ask, failed)
  const patience = createPatience(clock, longest)
  const chosen = (picks: Picks | undefined): Pointed | undefined => picks && { model: reader.model, picks }

  /** Undefined where nobody agreed, and when it fails. */
  async function withConsent<Found>(asked: PointedArticle, act: () => Promise<Found>): Promise<Found | undefined> {
    try {
      const consent = await store.consent(asked.tenant)
      return consent?.host === reader.host && (!asked.own || consent.own) ? await act() : undefined
    } catch (error) {
      failed(error)
      return undefined
    }
  }

  return {
    model: reader.model,
    host: reader.host,
    perDay: parts.perDay,
    find: (asked, wait) =>
      withConsent(asked, async () => {
        if (wait === 'a while') return chosen(await Promise.race([begin(asked, choice), pause(patience())]))
        const stored = await known(asked, choice)
        if (!stored) void begin(asked, choice)
        return chosen(stored)
      }),
    answer: (asked, question) =>
      withConsent(asked, async () => {
        const picks = await Promise.race([begin(asked, lookUp(oneLine(question).trim())), pause(ANSWER_WAIT)])
        return picks && { model: reader.model, ...picks }
      }),
    ended: countOnce(parts.figures),
    resting,
  }
}

/** What a model can be asked. */
function tasksFor(reader: Reader) {
  const choice: ModelTask<Picks> = {
    key: ['choose', reader.versions.choose],
    run: (sheet, signal) => reader.point(sheet, signal),
  }
  const lookUp = (question: string): ModelTask<AnswerPicks> => ({
    key: ['answer', reader.versions.answer, question],
    run: (sheet, signal) => reader.answer(sheet, question, signal),
  })
  return { choice, lookUp }
}

type Ask = ReturnType<typeof createAsking>['ask']

/** Whoever asks the same while it is asked gets the same answer. Never rejects. */
function onceAtATime(ask: Ask, failed: (error: unknown) => void): Ask {
  const asking = new Map<string, Promise<unknown>>()
  return <Picked>(asked: PointedArticle, task: ModelTask<Picked>): Promise<Picked | undefined> => {
    const name = JSON.stringify([asked.tenant, asked.briefing, asked.article.id, task.key])
    const known = asking.get(name) as Promise<Picked | undefined> | undefined
    const answer =
      known ??
      ask(asked, task)
        .catch((error: unknown) => void failed(error))
        .finally(() => asking.delete(name))
    asking.set(name, answer)
    return answer
  }
}

/** Counts how an article's picks ended, however often it is shown. */
function countOnce(figures: AskingParts['figures']): Pointing['ended'] {
  const counted = new Set<string>()
  return ({ tenant, briefing, article }, { sentences, keyQuotes, refused }) => {
    const name = JSON.stringify([tenant, briefing, article.id])
    if (counted.has(name)) return
    if (counted.size >= COUNTED) counted.clear()
    counted.add(name)
    figures?.picks(
      sentences.length + keyQuotes.length,
      refused.map(({ rule }) => rule),
    )
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
