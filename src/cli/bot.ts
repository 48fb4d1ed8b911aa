import { randomUUID } from 'node:crypto'
import { existsSync, fstatSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createBot } from '../bot/bot.ts'
import { createCatalog, type Catalog } from '../bot/library/catalog.ts'
import { reservedNames } from '../bot/answer/definitions.ts'
import type { Platform } from '../bot/ports/platform.ts'
import type { Store } from '../bot/ports/store.ts'
import { createSourced } from '../bot/library/sourced.ts'
import { hostOf, readSettings, secretsOf, type Settings } from '../config.ts'
import { createLog, type Log } from '../log.ts'
import { createTerminal } from '../platforms/terminal/terminal.ts'
import { createFolder } from '../sources/folder.ts'
import { createAside, type Aside } from '../workers/aside.ts'
import { engineAway } from '../workers/engines.ts'
import type { Workers } from '../workers/pool.ts'
import { startBackground } from './background.ts'
import type { Io } from './command.ts'
import { engine } from './engine.ts'
import { chatPlatforms, slackOwnsPort } from './platforms.ts'
import { openPointing } from './model.ts'
import { openLinks } from './links.ts'
import { completePath, fromHome, homeOf } from './paths.ts'
import { readBriefingFile } from './read-file.ts'
import { openStore } from './store.ts'
import type { RunningBot } from './running.ts'
import type { ServeDesk } from '../web/desk.ts'

/** Runs the bot in its chats, or in the terminal where none is set; resolves with the exit code. */
export async function runBot(io: Io, workers: Workers): Promise<number> {
  const settings = readSettings(io.environment)
  const running = await assemble(settings, io, workers)
  const chats = running.platforms.filter(({ name }) => name !== 'terminal')
  if (chats.length === 0) return converse(running, settings, io)
  const { serve } = await import('./serve.ts')
  return serve({ ...running, platforms: chats }, io, {
    port: Number(settings.PORT),
    host: hostOf(settings),
    slackOwnsPort: slackOwnsPort(settings),
  })
}

async function assemble(settings: Settings, io: Io, workers: Workers): Promise<RunningBot> {
  const chatting = [settings.SLACK_BOT_TOKEN, settings.SLACK_CLIENT_ID, settings.DISCORD_TOKEN].some(Boolean)
  // In the terminal, the usual log lines would clutter the conversation.
  const level = chatting || settings.LOG_LEVEL !== 'info' ? settings.LOG_LEVEL : 'error'
  const log = createLog({ level, secrets: secretsOf(settings) })
  const store = await openStore(settings, log)
  const terminal = createTerminal({ ...io, paths: completePath(homeOf(io)) })
  const chats = (): readonly Platform[] => platforms.filter(({ name }) => name !== 'terminal')
  const refused = (): readonly string[] => catalog.problems().map(({ error }) => error.message)
  const seen = { platforms: chats, refused, model: () => pointing?.resting() }
  const desk = (): Promise<ServeDesk> =>
    (opened ??= import('./desk.ts').then(({ openDesk }) => openDesk(running, { settings, now: io.now })))
  const watched = { ...seen, store, token: settings.METRICS_TOKEN, desk, now: io.now }
  // A web server and figures are nothing that a terminal waits for.
  const operations = chatting ? (await import('./operations.ts')).createOperations(watched) : undefined
  const pages = operations?.pages
  const outside = { log, store, now: io.now, pages }
  const platforms: readonly Platform[] = [...(await chatPlatforms(settings, outside)), terminal]
  const aside = asideOf(store, log, io)
  const links = openLinks(settings.FETCH_ALLOW, io.now, { guard: aside.guard, workers })
  const sourced = createSourced({ sources: links, articles: store.articles, hash: engine.hash, clock: io.now })
  const { answer, background } = links.jobs
  const reading = { stories: sourced, parsing: background }
  const reader = createFolder(settings.BRIEFINGS_DIR, reading)
  const found = operations && ((rule: string) => operations.metrics.finding(rule))
  const engines = { answer: engineAway(answer, engine.version), background: engineAway(background, engine.version) }
  const catalog = createCatalog({ ...engine, engine: engines.background, reader, reserved: reservedNames, found })
  const file = (path: string) => readBriefingFile(fromHome(path, homeOf(io)), { reading: answer })
  const figures = operations?.metrics
  const pointing = openPointing(settings, { store, engine: engines.background, clock: io.now, figures, log })
  const bot = createBot({
    ...engine,
    catalog,
    store,
    sources: { file, ...links },
    platforms,
    clock: io.now,
    worker: randomUUID(),
    notify: (kind, event, facts) => log[kind](event, facts),
    figures,
    pointing,
    engines,
    retry: aside.retry,
    deskAt: () => settings.PUBLIC_URL ?? `http://127.0.0.1:${settings.PORT}`,
    ...limitsOf(settings),
  })
  await bot.refresh()
  // Waits a moment for linked articles; the rest are read while the bot serves.
  if (await Promise.race([sourced.look(), pause(LONGEST_LOOK, false, { ref: false })])) await bot.refresh()
  const running = { bot, catalog, sourced, reader, store, terminal, platforms, log, operations }
  let opened: Promise<ServeDesk> | undefined
  return running
}

const asideOf = (store: Store, log: Log, { now }: Io): Aside =>
  createAside({ store: store.aside, clock: now, tell: (facts) => log.warn('text.set-aside', { ...facts }) })

const limitsOf = (settings: Settings) => ({
  zone: settings.BRIEFDESK_TIMEZONE,
  admins: { slack: settings.SLACK_ADMIN_CHANNEL, discord: settings.DISCORD_ADMIN_CHANNEL },
  keepDays: Number(settings.RETENTION_DAYS),
  fairUse: { person: Number(settings.FAIR_USE_PERSON), tenant: Number(settings.FAIR_USE_TENANT) },
})

/** ms */
const LONGEST_LOOK = 5_000

/** Runs the bot in the terminal, and the desk on this machine beside it. */
async function converse(running: RunningBot, settings: Settings, io: Io): Promise<number> {
  const { bot, catalog, terminal } = running
  for (const { error } of catalog.problems())
    io.errors.write(`${[error.message, error.hint].filter(Boolean).join(' ')}\n`)
  io.output.write(
    'No Slack or Discord token is set: running in this terminal. To connect one (5 minutes): README, "Connect".\n',
  )
  await terminal.start(bot.handlers())
  const first = catalog.find('nato-china') ?? catalog.entries()[0]
  const opening = first === undefined ? { lines: ['/briefdesk help'], hint: '' } : openingOf(first)
  const stop = startBackground(running)
  let close = (): Promise<void> => Promise.resolve()
  // Nobody who reads the first briefing waits for the desk.
  const hint = async (): Promise<string> => {
    // Where nobody types, all ends with the first answer, and so would the link.
    if (endsAtOnce(io.input)) return opening.hint
    const { desk, words } = await openDeskHere(running, settings, io)
    close = () => desk?.close() ?? Promise.resolve()
    return [opening.hint, words].filter(Boolean).join('\n')
  }
  try {
    await terminal.converse({ lines: opening.lines, hint })
    return 0
  } finally {
    await Promise.all([stop(), close()])
    await running.store.close()
  }
}

/** A file, or `/dev/null`: neither a keyboard nor a pipe that somebody writes to. */
function endsAtOnce(input: Io['input']): boolean {
  if (input.isTTY || !('fd' in input) || typeof input.fd !== 'number') return false
  const there = fstatSync(input.fd)
  return !there.isFIFO() && !there.isSocket()
}

/** The desk with the line that leads to it, or that says why there is none. */
async function openDeskHere(running: RunningBot, settings: Settings, { now }: Io) {
  try {
    const { openLocalDesk } = await import('./desk.ts')
    const desk = await openLocalDesk(running, { settings, now })
    return { desk, words: `The desk in a browser, for you alone:  ${desk.link}` }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    return { words: `The desk is not open: PORT ${settings.PORT} cannot be used (${reason}). Set PORT to another.` }
  }
}

/** One of the articles of our own that come with Briefdesk, from where it is started. */
const SAMPLE = '.config/samples/ferry.md'

type Entry = ReturnType<Catalog['entries']>[number]

function openingOf({ name, verified }: Entry): { lines: string[]; hint: string } {
  const [speaker] = verified.briefing.keyQuotes.flatMap(
    (id) =>
      verified.briefing.quotes.find((quote) => quote.id === id && quote.speaker?.kind === 'person')?.speaker ?? [],
  )
  const surname = speaker?.name.split(' ').at(-1)?.toLowerCase()
  const quotes = ['quotes', surname].filter(Boolean).join(' ')
  const tries = [
    `/${name} ${quotes}`,
    `/${name} find:${wordOf(verified.article.headline?.exact ?? name)}`,
    ...(existsSync(SAMPLE) ? [`/brief ${SAMPLE}`] : []),
    '/briefdesk help',
    'quit',
  ]
  return { lines: [`/${name}`], hint: `Try:  ${tries.join('   ')}` }
}

/** A word to search for: the longest capitalised one in the headline. */
const wordOf = (headline: string): string =>
  (headline.slice(1).match(/\p{Lu}\p{L}+/gu) ?? []).sort((a, b) => b.length - a.length)[0] ?? 'words'
