import type { PointFigures } from '../bot/library/asking.ts'
import { createPointing, type Pointing } from '../bot/library/pointing.ts'
import type { Engine } from '../bot/ports/engine.ts'
import type { Store } from '../bot/ports/store.ts'
import type { Clock } from '../bot/ports/target.ts'
import type { Settings } from '../config.ts'
import { BotError } from '../errors.ts'
import type { Log } from '../log.ts'
import { createModel } from '../models/models.ts'
import type { DialectName } from '../models/dialects.ts'
import { engine as made } from './engine.ts'

/** The model that the settings name; undefined without one. Throws BotError `setting` when half of it is set. */
export function modelOf(settings: Settings): ReturnType<typeof createModel> | undefined {
  const { MODEL_URL: url, MODEL_NAME: name, MODEL_KEY: key, MODEL_DIALECT: dialect } = settings
  if (url === undefined) return undefined
  if (name === undefined)
    throw new BotError('setting', 'MODEL_URL is set, and MODEL_NAME is not.', {
      hint: 'Set it to the model, as its server calls it.',
    })
  return createModel({ url, name, key, dialect: dialect as DialectName | undefined })
}

interface Around {
  readonly store: Store
  readonly engine: Engine
  readonly clock: Clock
  readonly figures?: PointFigures | undefined
  readonly log: Log
}

/** Asks the settings' model for tenants that agreed; undefined without one. */
export function openPointing(settings: Settings, { store, log, ...around }: Around): Pointing | undefined {
  const reader = modelOf(settings)
  return (
    reader &&
    createPointing({
      ...around,
      reader,
      store: store.models,
      hash: made.hash,
      perDay: Number(settings.MODEL_TOKENS_PER_DAY),
      // The message of an unexpected error could hold words of the article.
      failed: (error) => log.error('model.failed', { error: error instanceof Error ? error.name : 'no error' }),
    })
  )
}
