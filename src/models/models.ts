import * as z from 'zod'
import type { PointOutcome, PointReason, Reader } from '../bot/ports/reader.ts'
import { readAnswer, readPicks } from './answer.ts'
import { askChoice, chooseVersion } from './choose.ts'
import { openModelClient, type ModelBody } from './client.ts'
import { dialects, guessDialect, type DialectName, type Said } from './dialects.ts'
import { askWhere, findVersion } from './find.ts'
import type { Prompt } from './prompt.ts'

/** What the operator set. */
export interface ModelSettings {
  /** The base of the API: `https://api.openai.com/v1`, `http://127.0.0.1:11434`. */
  readonly url: string
  readonly name: string
  readonly key?: string | undefined
  /** Default: guessed from the address. */
  readonly dialect?: DialectName | undefined
}

/** A reader over a model's server; `close` ends its connections. */
export function createModel(settings: ModelSettings): Reader & { readonly close: () => Promise<void> } {
  const { url, name, key } = settings
  const speaks = settings.dialect ?? guessDialect(url)
  const dialect = dialects[speaks]
  const client = openModelClient()
  const at = (path: string): URL => new URL(`${url.replace(/\/$/, '')}/${pathAfter(url, path)}`)
  const headers = dialect.headers(key)

  async function ask<Picked>(
    prompt: Prompt,
    read: (words: string) => Picked | undefined,
    signal: AbortSignal,
  ): Promise<PointOutcome<Picked>> {
    const body = JSON.stringify(dialect.body(name, prompt))
    const fetched = await client.fetch({ method: 'POST', url: at(dialect.path), headers, body, signal })
    if ('reason' in fetched) return { ...fetched, tokens: 0 }
    const said = readPieces(fetched, (piece) => dialect.read(piece))
    if (!said) return { reason: 'garbled', tokens: 0 }
    const { words, ended, tokens } = said
    if (ended) return { reason: ended, tokens }
    const picks = read(words)
    return picks ? { picks, tokens } : { reason: 'garbled', tokens }
  }

  return {
    model: name,
    host: new URL(url).host,
    versions: { choose: chooseVersion, answer: findVersion },
    close: client.close,
    async digest(signal) {
      if (speaks !== 'ollama') return name
      const tags = await client.fetch({ method: 'GET', url: at('api/tags'), headers, signal })
      return ('body' in tags ? readDigest(tags.body, name) : undefined) ?? name
    },
    point: (sheet, signal) => ask(askChoice(sheet), readPicks, signal),
    answer: (sheet, question, signal) => ask(askWhere(sheet, question), readAnswer, signal),
  }
}

/** Anthropic's base is written with its version and without. */
const pathAfter = (url: string, path: string): string => (/\/v1\/?$/.test(url) ? path.replace(/^v1\//, '') : path)

/** A whole answer, or a stream's events put together: some servers stream whatever they are asked. */
function readPieces({ body, type }: Extract<ModelBody, { body: string }>, read: (piece: unknown) => Said) {
  try {
    const pieces = /event-stream/.test(type) ? eventsOf(body) : /ndjson/.test(type) ? linesOf(body) : [body]
    return pieces.map((piece) => read(JSON.parse(piece))).reduce(joined, { words: '', tokens: 0 })
  } catch {
    return undefined
  }
}

const joined = (a: Said, b: Said): Said => ({
  words: a.words + b.words,
  tokens: a.tokens + b.tokens,
  ...((a.ended ?? b.ended) && { ended: (a.ended ?? b.ended) as PointReason }),
})

const linesOf = (body: string): readonly string[] => body.split('\n').filter((line) => line.trim() !== '')

/** https://html.spec.whatwg.org/multipage/server-sent-events.html */
const eventsOf = (body: string): readonly string[] =>
  body
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).trim())
    .filter((data) => data !== '' && data !== '[DONE]')

const tagsForm = z.object({ models: z.array(z.object({ name: z.string(), digest: z.string() })) })

/** A tag may come to mean another model; its digest does not. */
function readDigest(body: string, name: string): string | undefined {
  try {
    const { models } = tagsForm.parse(JSON.parse(body))
    return models.find((one) => one.name === name || one.name === `${name}:latest`)?.digest
  } catch {
    return undefined
  }
}
