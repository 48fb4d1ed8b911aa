import { setImmediate as breathe } from 'node:timers/promises'
import type { Catalog } from '../library/catalog.ts'
import type { Found, Library } from '../library/library.ts'
import type { Platform } from '../ports/platform.ts'
import type { Clock } from '../ports/target.ts'
import type { Post } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import { audienceOf, findSame } from '../library/revisions.ts'

/** What correcting needs from the rest of the bot. */
export interface CorrectionParts {
  readonly catalog: Pick<Catalog, 'entries'>
  readonly briefings: Pick<Library, 'find'>
  readonly store: Pick<Store, 'ledger' | 'revisions' | 'edits'>
  readonly platforms: readonly Platform[]
  readonly clock: Clock
}

/** One pass over posted copies; it reads each briefing once. */
export interface CorrectionPass extends CorrectionParts {
  readonly find: (audience: string, name: string) => Promise<Found | undefined>
  readonly same: (found: Found, audience: string) => Promise<ReadonlySet<string>>
  readonly audience: (post: Post) => Promise<string>
  /** Runs part of the pass and counts its copies; a failure does not stop the other parts. */
  readonly step: (act: () => Promise<number>) => Promise<void>
  readonly ended: () => PassResult
}

/** The result of a pass, which is repeated if part of it failed. */
export interface PassResult {
  readonly copies: number
  readonly failure?: Error
}

/** Starts a pass. */
export function openPass(parts: CorrectionParts): CorrectionPass {
  let copies = 0
  let failure: Error | undefined
  return {
    ...parts,
    find: once(
      (audience, name) => parts.briefings.find(audience, name),
      (audience, name) => `${audience} ${name}`,
    ),
    same: once(
      (found, audience) => findSame(parts, found, audience),
      ({ name }, audience) => `${audience} ${name}`,
    ),
    audience: once(
      (post) => audienceOf(parts.platforms, post),
      ({ tenant, target }) => JSON.stringify([tenant, target]),
    ),
    async step(act) {
      // SQLite calls are synchronous: without a pause nothing else would run until the pass ends.
      await breathe()
      try {
        copies += await act()
      } catch (error) {
        failure ??= error instanceof Error ? error : new Error('no error was thrown')
      }
    },
    ended: () => ({ copies, ...(failure && { failure }) }),
  }
}

function once<Asked extends readonly unknown[], Answer>(
  read: (...asked: Asked) => Promise<Answer>,
  keyOf: (...asked: Asked) => string,
): (...asked: Asked) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>()
  return (...asked) => {
    const key = keyOf(...asked)
    const answer = known.get(key) ?? read(...asked)
    known.set(key, answer)
    return answer
  }
}
