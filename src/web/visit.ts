import type { DeskReading, Visitor } from '../bot/ports/desk.ts'
import type { Actor, Answer } from '../bot/ports/platform.ts'
import type { DoorStore, SessionStore } from '../bot/ports/sessions.ts'
import type { Clock, Place, PlatformName, Target } from '../bot/ports/target.ts'
import type { VerifiedBriefing } from '../briefing/briefing.ts'
import type { Message } from '../message/message.ts'
import type { BrowserFiles } from './files.ts'
import type { DeskRequest } from './http.ts'
import type { ChatPreview } from './pages/briefing/previews.ts'
import type { ChannelView } from './pages/parts.ts'
import type { DeskShell } from './pages/shell.ts'

/** What the desk is made from. */
export interface DeskParts {
  readonly reading: DeskReading
  readonly answer: Answer
  readonly clock: Clock
  readonly files: BrowserFiles
  /** A message as each chat would show it, from the payloads that would be sent. */
  readonly draw: (message: Message) => Promise<readonly ChatPreview[]>
  /** The receipt of a briefing, as JSON. */
  readonly receiptOf: (verified: VerifiedBriefing) => string
  readonly health: () => Promise<DeskShell['health']>
  /** The parts of the bot one by one. */
  readonly states: () => Promise<readonly { readonly name: string; readonly ready: boolean; readonly words: string }[]>
  /** Whether a setting is set by now, also one that counts from the next start. */
  readonly isSet: (setting: string) => boolean
  /** The names by which it may be asked for. */
  readonly hosts: ReadonlySet<string>
  /** It is reached by https. */
  readonly secure: boolean
  readonly channelOf: (target: Target) => ChannelView
  readonly tenantOf: (place: Pick<Place, 'platform' | 'tenant'>) => DeskShell['tenant']
  /** Who somebody is in their chat now; undefined where they are not there any more. Rejects where it cannot be told. */
  readonly personOf: (platform: PlatformName, tenant: string, id: string) => Promise<Actor | undefined>
  readonly doors: DoorStore
  readonly sessions: SessionStore
  /** Who sits at the bot's own machine, while no chat is connected. */
  readonly owner?: LocalOwner | undefined
  /** Reports an unexpected error. */
  readonly failed: (path: string, error: unknown) => void
}

/** The owner comes by a link with a token of this run. */
export interface LocalOwner {
  readonly token: string
  readonly visitor: Visitor
  /** `on this machine only, 127.0.0.1:3000`. */
  readonly where: () => string
}

/** Somebody who is signed in asks for something. */
export interface Visit {
  readonly parts: DeskParts
  readonly asked: DeskRequest
  readonly visitor: Visitor
  /** ms since the epoch. */
  readonly now: number
}
