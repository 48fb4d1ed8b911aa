import { mkdir, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { createCatalog } from '../../bot/library/catalog.ts'
import { reservedNames } from '../../bot/answer/definitions.ts'
import { BotError } from '../../errors.ts'
import { createFolder } from '../../sources/folder.ts'
import { engine } from '../engine.ts'
import { openLinks, readNow } from '../links.ts'
import { openStore } from '../store.ts'
import type { Inspection, Diagnosis } from './diagnosis.ts'

const fine = (what: string): Diagnosis => ({ state: 'fine', what })

/** As in package.json. */
const NODE_LEAST = [20, 19] as const

/** Whether Node is new enough. */
export const checkNode: Inspection = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [least, minorLeast] = NODE_LEAST
  if (major > least || (major === least && minor >= minorLeast))
    return Promise.resolve([fine(`Node ${process.versions.node}.`)])
  return Promise.resolve([
    {
      state: 'fault',
      what: `Node ${process.versions.node} is too old.`,
      mend: `Install Node ${least}.${minorLeast} or later.`,
    },
  ])
}

/** The folder of briefings, with each file that cannot be briefed. */
export const checkBriefings: Inspection = async ({ BRIEFINGS_DIR, FETCH_ALLOW }, io) => {
  const links = openLinks(FETCH_ALLOW, io.now)
  const reader = createFolder(BRIEFINGS_DIR, { stories: readNow(links) })
  const catalog = createCatalog({ ...engine, reader, reserved: reservedNames })
  await catalog.refresh().finally(() => links.close())
  const problems = catalog.problems().map(({ error: { message, hint } }): Diagnosis => ({
    ...{ state: 'fault', what: message },
    ...(hint !== undefined && { mend: hint }),
  }))
  const count = catalog.entries().length
  return [fine(`${count} ${count === 1 ? 'briefing' : 'briefings'} in ${BRIEFINGS_DIR}.`), ...problems]
}

/** Whether the store that the settings name opens. */
export const checkStore: Inspection = async (settings) => {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const store = await openStore(settings, log)
  await store.close()
  return [
    fine(settings.DATABASE_URL === undefined ? `The store in ${settings.DATA_DIR} opens.` : 'PostgreSQL answers.'),
  ]
}

/** A store and its log of changes need this much, bytes. */
const DISK_LEAST = 200 * 1024 * 1024

/** Room for the store in DATA_DIR. */
export const checkDisk: Inspection = async ({ DATABASE_URL, DATA_DIR }) => {
  if (DATABASE_URL !== undefined) return []
  await mkdir(DATA_DIR, { recursive: true }).catch((cause: unknown) => {
    throw new BotError('setting', `DATA_DIR ${DATA_DIR} cannot be made.`, {
      hint: 'Make it, and let whoever runs the bot write there.',
      cause,
    })
  })
  const { bavail, bsize } = await statfs(DATA_DIR)
  const free = `${Math.round((bavail * bsize) / 1024 / 1024)} MB are free in ${DATA_DIR}.`
  return bavail * bsize >= DISK_LEAST
    ? [fine(free)]
    : [{ state: 'fault', what: free, mend: 'Make room for 200 MB or more: a full disk stops every post.' }]
}

/** Whether PORT can be listened on. */
export const checkPort: Inspection = async ({ PORT }) => {
  const refused = await new Promise<Error | undefined>((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen(Number(PORT), () => server.close(() => resolve(undefined)))
  })
  if (!refused) return [fine(`PORT ${PORT} is free.`)]
  return [{ state: 'note', what: `PORT ${PORT} is in use.`, mend: 'By this bot already, or set PORT to a free one.' }]
}

/** Any answer will do: the bot itself need not be running. */
export const checkAddress: Inspection = async ({ PUBLIC_URL }) => {
  if (PUBLIC_URL === undefined) return []
  const { protocol, hostname } = new URL(PUBLIC_URL)
  const isHere = /^(?:localhost|127\.|\[::1\])/.test(hostname)
  const answer = await fetch(PUBLIC_URL, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).catch(
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
  if (answer instanceof Error)
    return [
      {
        state: 'fault',
        what: `PUBLIC_URL ${PUBLIC_URL} cannot be reached from here.`,
        mend: 'Inspection its DNS name and what forwards it to PORT.',
      },
    ]
  if (protocol === 'http:' && !isHere)
    return [{ state: 'fault', what: `PUBLIC_URL ${PUBLIC_URL} is not encrypted.`, mend: 'Slack calls https:// only.' }]
  return [fine(`PUBLIC_URL ${PUBLIC_URL} answers.`)]
}
