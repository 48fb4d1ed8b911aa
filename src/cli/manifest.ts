import { readFile } from 'node:fs/promises'
import { createBot } from '../bot/bot.ts'
import { createCatalog } from '../bot/library/catalog.ts'
import { reservedNames } from '../bot/answer/definitions.ts'
import type { CommandDefinition } from '../bot/ports/platform.ts'
import { readSettings, type Settings } from '../config.ts'
import { BotError } from '../errors.ts'
import { checkManifest, makeManifest, readManifest, type Mode } from '../platforms/slack/app/manifest.ts'
import { createFolder } from '../sources/folder.ts'
import { openSqlite } from '../stores/sqlite.ts'
import { readArguments, type CliCommand, type Io } from './command.ts'
import { engine } from './engine.ts'
import { openLinks, readNow } from './links.ts'

/** `briefdesk manifest`; see its summary. */
export const manifestCommand: CliCommand = {
  name: 'manifest',
  usage: '[--check FILE] [--http] [--oauth]',
  summary: 'Print the manifest to paste when you create the Slack app; --check compares one with the commands here',
  async run(args, io) {
    const given = readArguments(this, args, { check: 'text', http: 'flag', oauth: 'flag' })
    const settings = readSettings(io.environment)
    const commands = await commandsOf(settings, io)
    const mode = modeOf(settings, given)
    const path = given.text('check')
    if (path === undefined) {
      io.output.write(`${JSON.stringify(makeManifest(commands, mode), null, 2)}\n`)
      return 0
    }
    const differences = checkManifest(readManifest(await readText(path)), commands, mode)
    for (const line of differences) io.output.write(`${line}\n`)
    if (differences.length === 0) io.output.write('The manifest and the commands agree.\n')
    return differences.length === 0 ? 0 : 1
  },
}

/** The commands of a bot with an empty store. */
async function commandsOf({ BRIEFINGS_DIR, FETCH_ALLOW }: Settings, io: Io): Promise<readonly CommandDefinition[]> {
  const links = openLinks(FETCH_ALLOW, io.now)
  const reader = createFolder(BRIEFINGS_DIR, { stories: readNow(links) })
  const catalog = createCatalog({ ...engine, reader, reserved: reservedNames })
  const store = await openSqlite(':memory:')
  const none = (): never => {
    throw new BotError('internal', 'A manifest asks for no article.')
  }
  const bot = createBot({
    ...engine,
    catalog,
    store,
    sources: {
      text: none,
      file: none,
      link: none,
      look: none,
      record: none,
      download: none,
      refuse: none,
      document: none,
      feeds: { find: none, read: none, article: none, entry: none, reprint: none },
    },
    platforms: [],
    clock: io.now,
    worker: 'manifest',
    notify: () => undefined,
  })
  await bot.refresh().finally(() => links.close())
  for (const { error } of catalog.problems()) io.errors.write(`Left out: ${error.message}\n`)
  const { commands } = bot.handlers()
  await store.close()
  return commands
}

/** HTTP on request, or when only a signing secret is set; several workspaces on request, or when set up. */
function modeOf(settings: Settings, asked: { flag(name: string): boolean }): Mode {
  const { SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, PUBLIC_URL } = settings
  const http = asked.flag('http') || (SLACK_APP_TOKEN === undefined && SLACK_SIGNING_SECRET !== undefined)
  const many = asked.flag('oauth') || SLACK_CLIENT_ID !== undefined
  const readsHistory = settings.SLACK_READ_HISTORY === 'on'
  if (!http && !many) return { mode: 'socket', readsHistory }
  if (PUBLIC_URL === undefined)
    throw new BotError('setting', 'A manifest for HTTP or for many workspaces needs the address of this bot.', {
      hint: 'Set PUBLIC_URL, or set SLACK_APP_TOKEN for Socket Mode in one workspace, which needs none.',
    })
  const install = { readsHistory, ...(many ? { installUrl: PUBLIC_URL } : {}) }
  return http ? { mode: 'http', publicUrl: PUBLIC_URL, ...install } : { mode: 'socket', ...install }
}

const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BotError('input', `${path} cannot be read.`, { hint: 'Give the path of a manifest as JSON.', cause })
  })
