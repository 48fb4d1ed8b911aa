import type { Router } from 'express'
import type { TextStore } from '../../../bot/ports/store.ts'
import type { Clock } from '../../../bot/ports/target.ts'
import type { OAuthOptions } from './installed.ts'
import type { Log } from '../../../log.ts'

/** What the Slack adapter is created with; fields name their settings. */
export interface SlackOptions {
  /** `SLACK_BOT_TOKEN`, for one workspace. */
  readonly botToken?: string | undefined
  /** Instead of a bot token, for several workspaces. */
  readonly oauth?: OAuthOptions | undefined
  /** `SLACK_APP_TOKEN`; enables Socket Mode. */
  readonly appToken?: string | undefined
  /** `SLACK_SIGNING_SECRET`; without an app token, requests come by HTTP on `port`, path `/slack/events`. */
  readonly signingSecret?: string | undefined
  /** `PORT` */
  readonly port?: number | undefined
  /** `HOST`: the address to listen on. Absent: all. */
  readonly host?: string | undefined
  /** Pages to serve on `port` as well, where it is opened. */
  readonly pages?: Router | undefined
  /** `SLACK_API_URL` */
  readonly apiUrl?: string | undefined
  /** `SLACK_READ_HISTORY`: doubtful posts are looked for in the channel's history. */
  readonly readsHistory?: boolean | undefined
  readonly log: Log
  /** Stores what does not fit into a button; without it, such buttons show the help. */
  readonly texts?: TextStore | undefined
  /** Called when a workspace has removed the app; `why` is Slack's name of the event. */
  readonly left?: ((tenant: string, why: string) => Promise<void>) | undefined
  /** Called when a workspace has the app, perhaps again. */
  readonly returned?: ((tenant: string) => Promise<void>) | undefined
  /** `SLACK_WORKSPACES`: only these are served. Absent: any. */
  readonly allowed?: ReadonlySet<string> | undefined
  readonly now?: Clock | undefined
  /** Between two posts in a channel and two edits in a workspace, ms. Default: what Slack allows. */
  readonly gaps?: { readonly post: number; readonly edit: number } | undefined
}
