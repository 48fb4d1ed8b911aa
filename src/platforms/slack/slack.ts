import { setTimeout as pause } from 'node:timers/promises'
import type { Clock, Platform, Shelf, Target } from '../../bot/ports.ts'
import type { Message } from '../../message/message.ts'
import { createApi } from './api.ts'
import { createConnection } from './connect.ts'
import { createDesk } from './desk.ts'
import { createLogger, type Log } from './log.ts'
import { createPace } from './pace.ts'
import { editParts, postParts, type Poster } from './post.ts'
import { render, type Part } from './render.ts'

/** Settings arrive as arguments; the names in capitals are what an operator sets. */
export interface SlackOptions {
  /** `SLACK_BOT_TOKEN` */
  readonly botToken: string
  /** `SLACK_APP_TOKEN`: set = Socket Mode. */
  readonly appToken?: string | undefined
  /** `SLACK_SIGNING_SECRET`: without an app token = HTTP on `port`, path `/slack/events`. */
  readonly signingSecret?: string | undefined
  /** `PORT` */
  readonly port?: number | undefined
  /** `SLACK_API_URL` */
  readonly apiUrl?: string | undefined
  readonly log: Log
  /** Keeps what fits no button; without it such buttons ask for help when they are clicked. */
  readonly shelf?: Shelf | undefined
  readonly now?: Clock | undefined
}

/** Slack as a platform: a renderer and a connection. */
export function createSlack(options: SlackOptions): Platform {
  const now = options.now ?? Date.now
  const api = createApi({ token: options.botToken, apiUrl: options.apiUrl, logger: createLogger(options.log) })
  const { desk, use, settled } = createDesk(options, api, now)
  const connection = createConnection(options, desk, now)
  const poster: Poster = { api, pace: createPace(now) }
  const parts = async (target: Pick<Target, 'tenant'>, message: Message): Promise<readonly Part[]> => {
    const rendered = render(message)
    await desk.keep(target.tenant, rendered.shelved)
    return rendered.parts
  }
  return {
    name: 'slack',
    capabilities: { threads: true, edits: true, dedupes: false },
    async start(handlers) {
      use(handlers)
      await connection.start()
    },
    update: (commands) => {
      use({ ...desk.handlers(), commands })
      return Promise.resolve()
    },
    post: async (target, message) => postParts(poster, target, await parts(target, message)),
    edit: async (target, ref, message) => editParts(poster, ref, await parts(target, message)),
    health: () => connection.health(),
    async stop() {
      const stopped = Promise.allSettled([connection.stop(), settled()])
      await Promise.race([stopped, pause(longestGoodbye, undefined, { ref: false })])
    },
  }
}

const longestGoodbye = 9_000
