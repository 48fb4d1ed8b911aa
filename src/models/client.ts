import type { Agent, Dispatcher } from 'undici'
import type { PointReason } from '../bot/ports/reader.ts'

/** The body of an answer, or the reason why there is none. */
export type ModelBody =
  { readonly body: string; readonly type: string } | { readonly reason: PointReason; readonly after?: number }

interface Call {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

/** In bytes: an answer has some hundred numbers. */
const LARGEST = 1_000_000
/** Bytes of an error page that are read for the word "quota". */
const LARGEST_ERROR = 20_000
const CONNECT_MS = 5_000

/** One request. Follows no redirect, reads no more than `LARGEST`, repeats nothing, never rejects. */
export type AskServer = (call: Call) => Promise<ModelBody>

/** Opens a client for a model's server; `close` ends its connections. */
export function openModelClient(): { readonly fetch: AskServer; readonly close: () => Promise<void> } {
  let agent: Promise<Agent> | undefined
  return {
    close: async () => (await agent)?.destroy(),
    async fetch({ url, signal, method, headers, body }) {
      try {
        // An agent's request, unlike fetch, follows a redirect only when told to.
        const answer = await (
          await (agent ??= openAgent())
        ).request({
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method,
          headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
          signal,
          ...(body !== undefined && { body }),
        })
        return await read(answer)
      } catch {
        // Whatever undici throws may hold the address or the text: none of it is kept.
        return { reason: signal.aborted ? 'slow' : 'down' }
      }
    },
  }
}

async function openAgent(): Promise<Agent> {
  const { Agent } = await import('undici')
  return new Agent({ connect: { timeout: CONNECT_MS }, connections: 4, keepAliveTimeout: 10_000 })
}

async function read({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<ModelBody> {
  if (statusCode === 200) {
    const whole = await collect(body, LARGEST)
    return whole === undefined ? { reason: 'garbled' } : { body: whole, type: String(headers['content-type'] ?? '') }
  }
  const why = (await collect(body, LARGEST_ERROR)) ?? ''
  const reason = reasonOf(statusCode, why)
  const after = reason === 'busy' ? readAfter(headers['retry-after']) : undefined
  return { reason, ...(after !== undefined && { after }) }
}

/** A body as text; undefined past the limit, when its connection is dropped. */
async function collect(stream: AsyncIterable<unknown> & { destroy(): unknown }, most: number) {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += (chunk as Buffer).length
    if (size > most) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function reasonOf(status: number, why: string): PointReason {
  if (status === 402) return 'quota'
  if (status === 429) return /quota|credit|billing|exhausted|balance/i.test(why) ? 'quota' : 'busy'
  if (status === 413 || (status === 400 && /context|too long|too many tokens/i.test(why))) return 'cut'
  if (status === 408) return 'slow'
  if (status === 503 || status === 529) return 'busy'
  // A redirect is an address to mend: the article is sent to no other host than the one that was agreed to.
  return status >= 500 ? 'down' : 'denied'
}

/** Seconds or a date, as ms from now; at most an hour. */
function readAfter(header: string | string[] | undefined): number | undefined {
  const given = Array.isArray(header) ? header[0] : header
  if (given === undefined) return undefined
  const ms = /^\d+$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - Date.now()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : undefined
}
