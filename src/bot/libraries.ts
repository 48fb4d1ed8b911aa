import { approvedBy } from './approval/approval.ts'
import { engineHere, rememberMade } from './library/engine.ts'
import { createLibrary } from './library/library.ts'
import { rememberRead } from './library/pasted.ts'
import { pointFor } from './library/pointing.ts'
import type { Newsroom } from './newsroom/newsroom.ts'
import type { BotParts } from './parts.ts'
import type { Engine, Patience } from './ports/engine.ts'
import { createSees } from './rights/reach.ts'

/** The library for people who wait, and the one for posts, over one memory of what was read and made. */
export function librariesOf(given: BotParts) {
  const { answer: engine, background } = enginesOf(given)
  const parts = { ...given, engine: background }
  const read = rememberRead(parts)
  const briefings = createLibrary({ ...parts, engine, ...pointFor(given.pointing, 'now') }, read)
  const posted = createLibrary({ ...parts, ...pointFor(given.pointing, 'a while') }, read)
  const approved: Newsroom['approved'] = ({ actor, place }, target, ordered) =>
    approvedBy(parts, actor, { target, tenant: place.tenant, ...(ordered && { approval: ordered }) })
  const asked = { engine, briefings, approved, sees: createSees(given.platforms) }
  return { parts, asked, posting: { engine: background, briefings: posted } }
}

/** One memory for both, so that what was made for a post is ready for whoever opens it. */
function enginesOf({ engines, figures, ...parts }: BotParts): Readonly<Record<Patience, Engine>> {
  const remembered = rememberMade(engines?.background ?? engineHere(parts), () => figures?.making())
  return { answer: remembered(engines?.answer), background: remembered() }
}
