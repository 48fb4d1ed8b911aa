import type { Router } from 'express'
import type { TextStore } from '../../../bot/ports/store.ts'
import type { Clock } from '../../../bot/ports/target.ts'
import type { OAuthOptions } from './installed.ts'
import type { Log } from '../../../log.ts'

/** Settings arrive as arguments; the names in capitals are what an operator sets. */
export interface SlackOptions {
  /** `SLACK_BOT_TOKEN`: one workspace. */
  readonly botToken?: string | undefined
  /** Instead of a bot token: many workspaces. */
  readonly oauth?: OAuthOptions | undefined
  /** `SLACK_APP_TOKEN`: set = Socket Mode. */
  readonly appToken?: string | undefined
  /** `SLACK_SIGNING_SECRET`: without an app token = HTTP on `port`, path `/slack/events`. */
  readonly signingSecret?: string | undefined
  /** `PORT` */
  readonly port?: number | undefined
  /** Served on `port` beside our own, where we open it. */
  readonly pages?: Router | undefined
  /** `SLACK_API_URL` */
  readonly apiUrl?: string | undefined
  readonly log: Log
  /** Keeps what fits no button; without it such buttons ask for help when they are clicked. */
  readonly texts?: TextStore | undefined
  /** Called when the app was taken out of a workspace. */
  readonly left?: ((tenant: string) => Promise<void>) | undefined
  readonly now?: Clock | undefined
}
