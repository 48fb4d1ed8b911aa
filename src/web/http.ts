import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { writeMarkup, type Html } from './html.ts'

/** What a browser asks for. */
export interface DeskRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly cookies: ReadonlyMap<string, string>
  /** Of whoever is at the other end of the connection. */
  readonly address: string
}

/** What it gets. */
export interface DeskAnswer {
  readonly status: number
  readonly type?: string
  readonly body?: string | Buffer
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
}

/** A page. */
export const answerPage = (markup: Html, status = 200): DeskAnswer => ({
  status,
  type: 'text/html; charset=utf-8',
  body: writeMarkup(markup),
})

/** Sends the browser elsewhere, so that to reload a page repeats nothing. */
export const seeOther = (to: string, cookies: readonly string[] = []): DeskAnswer => ({
  status: 303,
  headers: { location: to, ...(cookies.length > 0 && { 'set-cookie': cookies }) },
})

/** Plain words where no page is of use. */
export const answerWords = (status: number, words: string): DeskAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${words}\n`,
})

/** Bytes of a form: an article that is pasted, three times over for its escapes. */
const FORM_MOST = 1_500_000

/** Undefined where the form is too long, or none. */
export async function readDeskRequest(request: IncomingMessage): Promise<DeskRequest | undefined> {
  const url = new URL(request.url ?? '/', 'http://desk')
  const { headers, method = 'GET' } = request
  const form = method === 'POST' ? await readForm(request) : ''
  if (form === undefined) return undefined
  return {
    ...{ method, headers, path: url.pathname, query: url.searchParams, form: new URLSearchParams(form) },
    cookies: readCookies(headers.cookie),
    address: request.socket.remoteAddress ?? '',
  }
}

async function readForm(request: IncomingMessage): Promise<string | undefined> {
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > FORM_MOST) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function readCookies(header = ''): ReadonlyMap<string, string> {
  return new Map(
    header.split('; ').flatMap((pair) => {
      const at = pair.indexOf('=')
      return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : []
    }),
  )
}

const zip = promisify(gzip)
/** Bytes; less is one packet all the same. */
const ZIPPED_FROM = 1_200

/** Sends an answer, zipped where the browser takes it. */
export async function sendAnswer(
  response: ServerResponse,
  asked: Pick<DeskRequest, 'headers' | 'method'>,
  answered: DeskAnswer,
) {
  const { status, type, body = '', headers = {} } = answered
  const bytes = Buffer.from(body)
  const isZipped =
    bytes.length > ZIPPED_FROM &&
    /^(?:text|application\/json|image\/svg)/.test(type ?? '') &&
    /\bgzip\b/.test(String(asked.headers['accept-encoding'] ?? ''))
  const sent = isZipped ? await zip(bytes) : bytes
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (type !== undefined) response.setHeader('content-type', type)
  if (isZipped) response.setHeader('content-encoding', 'gzip')
  if (isZipped) response.setHeader('vary', 'accept-encoding')
  response.setHeader('content-length', sent.length)
  response.end(asked.method === 'HEAD' ? undefined : sent)
}
