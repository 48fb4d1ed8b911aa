import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Platform } from '../bot/ports/platform.ts'
import type { Place } from '../bot/ports/target.ts'
import { channelOf } from '../bot/rights/reach.ts'
import { hostOf, type Settings } from '../config.ts'
import { checkHealth } from '../operations/health.ts'
import { CHANNEL, channelName } from '../platforms/terminal/channel.ts'
import { createDesk, isOfDesk, type ServeDesk } from '../web/desk.ts'
import { readBrowserFiles } from '../web/files.ts'
import { hostNames } from '../web/guard.ts'
import type { DeskParts, LocalOwner } from '../web/visit.ts'
import { completeEnvironment } from './environment.ts'
import { writeReceipt } from './receipt.ts'
import type { RunningBot } from './running.ts'

interface Around {
  readonly settings: Settings
  readonly now: () => number
  readonly owner?: LocalOwner
}

/** The desk of a running bot. */
export function openDesk(running: RunningBot, { settings, now, owner }: Around): ServeDesk {
  const { bot, store, platforms, log } = running
  const handlers = bot.handlers()
  const chats = platforms.filter(({ name }) => owner !== undefined || name !== 'terminal')
  const states = async () => {
    const watched = { store, feeds: () => Promise.reject(new Error('not counted here')), platforms: chats }
    const { parts } = await checkHealth({ ...watched, lastTick: now, now })
    return Object.entries(parts).map(([name, { state, reason = '' }]) => ({
      name,
      ready: state === 'ready',
      words: reason,
    }))
  }
  return createDesk({
    reading: bot.desk,
    answer: handlers.answer,
    clock: now,
    files: readBrowserFiles(),
    // The libraries whose payloads are drawn take longer to load than a start may.
    draw: async (message) => (await import('./previews.ts')).drawPreviews(message),
    receiptOf: (verified) => writeReceipt(verified, now()),
    async health() {
      const trouble = (await states()).filter(({ ready }) => !ready)
      const words = `${trouble.map(({ name }) => name).join(', ')}: not ready`
      return trouble.length === 0 ? { ready: true, words: 'All parts ready' } : { ready: false, words }
    },
    states,
    isSet: (setting) => Boolean(completeEnvironment({}, { write: () => true })[setting]),
    hosts: hostNames(settings.PUBLIC_URL),
    secure: settings.PUBLIC_URL?.startsWith('https:') ?? false,
    ...namesOf(platforms),
    personOf: async (platform, tenant, id) =>
      await platforms.find(({ name }) => name === platform)?.person?.(tenant, id),
    doors: store.doors,
    sessions: store.sessions,
    owner,
    failed: (path, error) =>
      log.error('desk.failed', { path, reason: error instanceof Error ? error.message : 'unknown' }),
  })
}

const chatNames = { slack: 'Slack', discord: 'Discord', terminal: 'Terminal' } as const

/** Places by the names that their chats have for them, as far as these are known. */
function namesOf(platforms: readonly Platform[]): Pick<DeskParts, 'channelOf' | 'tenantOf'> {
  const nameOf = ({ platform, ...place }: Pick<Place, 'platform' | 'tenant' | 'channel'>) =>
    platforms.find(({ name }) => name === platform)?.nameOf?.(place)
  return {
    channelOf(target) {
      const { platform, tenant } = target
      const channel = channelOf(target)
      const name = nameOf({ platform, tenant, channel })
      const shown = platform === 'terminal' ? channelName(channel) : name === undefined ? channel : `#${name}`
      return { platform, chat: chatNames[platform], name: shown }
    },
    tenantOf: ({ platform, tenant }) =>
      platform === 'terminal'
        ? { name: 'This machine', kind: 'no chat connected' }
        : {
            name: nameOf({ platform, tenant }) ?? tenant,
            kind: platform === 'slack' ? 'Slack workspace' : 'Discord server',
          },
  }
}

/** The desk of whoever sits at this machine, while no chat is connected. */
export interface LocalDesk {
  /** The link that opens it. */
  readonly link: string
  close(): Promise<void>
}

/** Opens the desk on PORT of this machine. Rejects where the port cannot be used. */
export async function openLocalDesk(running: RunningBot, around: Omit<Around, 'owner'>): Promise<LocalDesk> {
  const place = { platform: 'terminal', tenant: 'terminal', channel: CHANNEL, local: true } as const
  const visitor = { actor: { id: 'you', name: 'you', admin: true }, place }
  const token = randomBytes(24).toString('base64url')
  const address = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`
  const where = (): string => `on this machine only, ${address()}`
  const serve = openDesk(running, { ...around, owner: { token, visitor, where } })
  const server = createServer((request, response) => {
    if (isOfDesk(request.url)) return void serve(request, response)
    response.writeHead(request.url === '/' ? 303 : 404, { location: '/desk' }).end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(Number(around.settings.PORT), hostOf(around.settings) ?? '127.0.0.1', resolve)
  })
  return {
    link: `http://${address()}/desk/in/${token}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
