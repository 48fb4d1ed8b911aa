import type { Agent, Dispatcher } from 'undici'
import type { Stamp } from '../../bot/ports/sources.ts'
import { decode } from '../decode.ts'
import { BotError } from '../../errors.ts'
import { ENCODINGS, readBody, refusePacking, tooLarge } from './body.ts'
import { createConnector, systemWires, type Wires } from './connect.ts'
import { readLink, type Reach } from './link.ts'
import { expectStatus, retryAfter } from './status.ts'

/** A fetched resource: its decompressed bytes and the headers that matter. */
export interface Page {
  /** The final URL, after all redirects. */
  readonly url: string
  /** The URL to store: follows redirects only as long as they are permanent. */
  readonly home: string
  /** Media type in lower case, without parameters; empty when the site sends none. */
  readonly type: string
  /** The header's value, unchanged. */
  readonly charset?: string
  readonly bytes: Uint8Array
  readonly stamp: Stamp
}

/** busy: the site asks us to wait `after` ms. */
export type Fetched =
  | { readonly outcome: 'page'; readonly page: Page }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'busy'; readonly after: number }

/** Fetches an address. Rejects with BotError `source`, which gives the reason. */
export type Fetch = (address: string, since?: Stamp, leave?: Leave) => Promise<Fetched>

/** Called before each request, redirects included; rejects when the address may not be fetched. */
export type Leave = (url: URL) => Promise<void>

/** Options of a fetch: user agent, limits and clock. */
export interface FetchOptions {
  readonly agent: string
  readonly reach?: Partial<Reach>
  readonly wires?: Wires
  readonly maxBytes?: number
  /** Timeout for the whole fetch, redirects included. */
  readonly maxMs?: number
  /** ms since the epoch, for a Retry-After that names a date. */
  readonly now: () => number
}

/** Ports that news sites use. */
const PORTS = [80, 443, 8080, 8443]
const MAX_BYTES = 8 * 1024 * 1024
const MAX_MS = 20_000
const REDIRECTS_MAX = 5
/** Size limit of robots.txt, the minimum that RFC 9309 requires. */
const TEXT_MAX_BYTES = 500 * 1024

/** Media types that can hold an article or a feed. */
const readable = /^(?:$|text\/|application\/(?:[\w.-]+\+)?(?:xml|json)$|application\/(?:xhtml\+xml|rss|rdf|atom))/

/** An HTTP client for pages, feeds and robots.txt. */
interface Ways {
  readonly fetch: Fetch
  /** Fetches text of any media type, truncated at 500 KiB. */
  readonly fetchText: Fetch
  /** Closes the connections. */
  readonly close: () => Promise<void>
}

/** Creates a client for the public web. It sends no cookies or credentials and uses no proxy. */
export function createFetch(options: FetchOptions): Ways {
  const reach: Reach = { allow: options.reach?.allow ?? [], ports: options.reach?.ports ?? PORTS }
  const maxBytes = options.maxBytes ?? MAX_BYTES
  const maxMs = options.maxMs ?? MAX_MS
  let dispatcher: Promise<Agent> | undefined
  const asker: Asker = {
    dispatcher: () => (dispatcher ??= openAgent(reach, options.wires ?? systemWires, maxMs)),
    reach,
    maxBytes,
    agent: options.agent,
    now: options.now,
  }
  return {
    fetch: fetchAs(asker),
    fetchText: fetchAs({ ...asker, maxBytes: TEXT_MAX_BYTES, cuts: true }),
    close: async () => (await dispatcher)?.destroy(),
  }

  function fetchAs(one: Asker): Fetch {
    return (address, since = {}, leave) =>
      within(maxMs, (signal) => follow(one, address, { since, signal, ...(leave && { leave }) }))
  }
}

/** Loads undici only when something is fetched: that takes as long as the rest of a start. */
async function openAgent(reach: Reach, wires: Wires, maxMs: number): Promise<Agent> {
  const { Agent } = await import('undici')
  return new Agent({
    connect: await createConnector(reach, wires),
    connections: 2,
    maxHeaderSize: 64 * 1024,
    headersTimeout: maxMs,
    bodyTimeout: maxMs,
  })
}

interface Asker {
  readonly dispatcher: () => Promise<Dispatcher>
  readonly reach: Reach
  readonly maxBytes: number
  readonly agent: string
  readonly now: () => number
  /** Accepts any media type, and truncates at `maxBytes`. */
  readonly cuts?: true
}

interface Asked {
  readonly since: Stamp
  readonly signal: AbortSignal
  readonly leave?: Leave
}

async function within(maxMs: number, act: (signal: AbortSignal) => Promise<Fetched>): Promise<Fetched> {
  const signal = AbortSignal.timeout(maxMs)
  try {
    return await act(signal)
  } catch (error) {
    if (error instanceof BotError) throw error
    throw signal.aborted ? tooSlow(maxMs, error) : broken(error)
  }
}

/** Follows redirects by hand, so that every address is checked. */
async function follow(asker: Asker, address: string, asked: Asked): Promise<Fetched> {
  let url = readLink(address, asker.reach)
  let home = url
  for (let hop = 0; hop <= REDIRECTS_MAX; hop++) {
    await asked.leave?.(url)
    const response = await ask(asker, url, asked)
    const next = redirectOf(response, url)
    if (next === undefined) return read(asker, { url, home }, response)
    await drop(response)
    const target = readLink(next, asker.reach)
    if (url.protocol === 'https:' && target.protocol === 'http:') {
      throw new BotError(
        'source',
        `${url.hostname} sends on to an address without encryption, which is not followed.`,
        {
          hint: 'Give the address of the article itself.',
        },
      )
    }
    if (home === url && [301, 308].includes(response.statusCode)) home = target
    url = target
  }
  throw new BotError('source', `${url.hostname} sends from one address to the next without end.`, {
    hint: 'Give the address that your browser shows when the article is open.',
  })
}

const ask = async (asker: Asker, url: URL, { since, signal }: Asked): Promise<Dispatcher.ResponseData> =>
  (await asker.dispatcher()).request({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: 'GET',
    signal,
    headers: {
      'user-agent': asker.agent,
      accept:
        'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5',
      'accept-encoding': ENCODINGS,
      ...(since.etag === undefined ? {} : { 'if-none-match': since.etag }),
      ...(since.modified === undefined ? {} : { 'if-modified-since': since.modified }),
    },
  })

function redirectOf({ statusCode, headers }: Dispatcher.ResponseData, from: URL): string | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return undefined
  const location = headerOf(headers, 'location')
  return location !== undefined && URL.canParse(location, from.href) ? new URL(location, from).href : undefined
}

interface Way {
  readonly url: URL
  readonly home: URL
}

async function read(asker: Asker, { url, home }: Way, response: Dispatcher.ResponseData): Promise<Fetched> {
  const { headers, statusCode: status, body } = response
  if (status !== 200) {
    await drop(response)
    if (status === 304) return { outcome: 'unchanged' }
    if (status === 429 || status === 503) {
      return { outcome: 'busy', after: retryAfter(headerOf(headers, 'retry-after'), asker.now()) }
    }
    throw expectStatus(status, url.hostname)
  }
  const [type = '', ...parameters] = (headerOf(headers, 'content-type') ?? '').toLowerCase().split(';')
  const packing = (headerOf(headers, 'content-encoding') ?? '').trim().toLowerCase()
  const length = Number(headerOf(headers, 'content-length') ?? 0)
  const unread = asker.cuts ? undefined : refuseUnread(type.trim(), length, asker.maxBytes)
  const refused = unread ?? refusePacking(packing)
  if (refused) {
    await drop(response)
    throw refused
  }
  const bytes = await readBody(body, packing, { most: asker.maxBytes, cuts: asker.cuts === true })
  if (asker.cuts !== true && isOfAnyKind(type.trim()) && !isReadable(bytes)) throw ofNoArticle(type)
  const charset = /charset\s*=\s*["']?([\w.:-]+)/.exec(parameters.join(';'))?.[1]
  const page = { url: url.href, home: home.href, type: type.trim(), bytes, stamp: stampOf(headers) }
  return { outcome: 'page', page: charset === undefined ? page : { ...page, charset } }
}

function refuseUnread(type: string, length: number, maxBytes: number): BotError | undefined {
  if (length > maxBytes) return tooLarge(maxBytes)
  return readable.test(type) || isOfAnyKind(type) ? undefined : ofNoArticle(type)
}

/** What a site says that does not know: the first bytes decide. */
const isOfAnyKind = (type: string): boolean => /^(?:application|binary)\/octet-stream$/.test(type)

/** Markup, JSON or gzip. */
const isReadable = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x1f && bytes[1] === 0x8b) || /^[<{]/.test(decode(bytes.subarray(0, 100), { markup: true }).trimStart())

const ofNoArticle = (type: string): BotError =>
  new BotError('source', `That address holds no article, but a file of the type "${type.slice(0, 60)}".`, {
    hint: 'Give the address of the article’s page, or paste its text.',
  })

function stampOf(headers: Dispatcher.ResponseData['headers']): Stamp {
  const etag = headerOf(headers, 'etag')
  const modified = headerOf(headers, 'last-modified')
  return { ...(etag === undefined ? {} : { etag }), ...(modified === undefined ? {} : { modified }) }
}

function headerOf(headers: Dispatcher.ResponseData['headers'], name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** Drains a short body so that the connection can be reused; drops a long one. */
const drop = ({ body }: Dispatcher.ResponseData): Promise<unknown> => body.dump({ limit: 64 * 1024 })

const tooSlow = (maxMs: number, cause: unknown): BotError =>
  new BotError('source', `The site did not send the whole page within ${Math.round(maxMs / 1000)} s.`, {
    hint: 'Try again in a few minutes, or paste the text of the article.',
    retryable: true,
    cause,
  })

const broken = (cause: unknown): BotError =>
  new BotError('source', 'The connection to the site broke off.', {
    hint: 'Try again, or paste the text of the article.',
    retryable: true,
    cause,
  })
