import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DialectName } from '../../src/models/dialects.ts'

/** What the server does with a request: what its model writes and how it ends, or what goes wrong on the way. */
export type Scene =
  | { readonly writes: string; readonly ends?: 'cut' | 'refused'; readonly thinks?: string }
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | { readonly raw: string }
  | { readonly does: 'hangs' | 'floods' | 'drops' | 'dribbles' }
  /** It answers once it is told to. */
  | { readonly does: 'waits'; readonly until: (go: () => void) => void; readonly writes: string }

interface ScriptedModel {
  /** The base address, as a person would set it. */
  readonly url: string
  readonly requests: readonly {
    readonly path: string
    readonly headers: IncomingMessage['headers']
    readonly body: string
  }[]
  readonly close: () => Promise<void>
}

/** A model's server on loopback that follows a script, in a dialect, whole or streamed. */
export async function openScripted(
  dialect: DialectName,
  streams: boolean,
  script: (body: string) => Scene,
): Promise<ScriptedModel> {
  const requests: { path: string; headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      requests.push({ path: request.url ?? '', headers: request.headers, body })
      if (request.url === '/api/tags') {
        response.end(JSON.stringify({ models: [{ name: 'strong:latest', digest: 'sha256:1' }] }))
        return
      }
      play(script(body), speech[dialect], { streams, response })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${dialect === 'openai' ? '/v1' : ''}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

interface Written {
  readonly writes: string
  readonly ends?: 'cut' | 'refused'
  readonly thinks?: string
}

interface Speech {
  readonly type: string
  whole(said: Written): object
  pieces(said: Written): readonly object[]
  frame(piece: object): string
  readonly last: string
}

const events = (piece: object): string => `event: x\ndata: ${JSON.stringify(piece)}\n\n`
const halves = (words: string): readonly [string, string] => [
  words.slice(0, words.length >> 1),
  words.slice(words.length >> 1),
]

const openaiEnd = ({ ends }: Written): string =>
  ends === 'cut' ? 'length' : ends === 'refused' ? 'content_filter' : 'stop'
const anthropicEnd = ({ ends }: Written): string =>
  ends === 'cut' ? 'max_tokens' : ends === 'refused' ? 'refusal' : 'tool_use'

const speech: Readonly<Record<DialectName, Speech>> = {
  openai: {
    type: 'text/event-stream; charset=utf-8',
    whole: (said) => ({
      choices: [{ message: { content: said.writes, reasoning_content: said.thinks }, finish_reason: openaiEnd(said) }],
      usage: { prompt_tokens: 900, completion_tokens: 100 },
    }),
    pieces: (said) => [
      ...halves(said.writes).map((content) => ({ choices: [{ delta: { content }, finish_reason: null }] })),
      { choices: [{ delta: {}, finish_reason: openaiEnd(said) }] },
      { choices: [], usage: { prompt_tokens: 900, completion_tokens: 100 } },
    ],
    frame: events,
    last: 'data: [DONE]\n\n',
  },
  ollama: {
    type: 'application/x-ndjson',
    whole: (said) => ({
      message: { content: said.writes, thinking: said.thinks },
      done: true,
      // It has no way to decline: a model says so in words.
      done_reason: said.ends === 'cut' ? 'length' : 'stop',
      prompt_eval_count: 900,
      eval_count: 100,
    }),
    pieces: (said) => [
      ...halves(said.writes).map((content) => ({ message: { content }, done: false })),
      { ...speech.ollama.whole({ ...said, writes: '' }) },
    ],
    frame: (piece) => `${JSON.stringify(piece)}\n`,
    last: '',
  },
  anthropic: {
    type: 'text/event-stream',
    whole: (said) => ({
      content: [{ type: 'thinking', thinking: said.thinks ?? '' }, toolUse(said.writes)],
      stop_reason: anthropicEnd(said),
      usage: { input_tokens: 900, output_tokens: 100 },
    }),
    pieces: (said) => [
      { type: 'message_start', message: { usage: { input_tokens: 900 } } },
      ...halves(said.writes).map((partial_json) => ({
        type: 'content_block_delta',
        delta: { type: 'input_json_delta', partial_json },
      })),
      { type: 'message_delta', delta: { stop_reason: anthropicEnd(said) }, usage: { output_tokens: 100 } },
    ],
    frame: events,
    last: '',
  },
}

/** What is no JSON comes as text. */
function toolUse(writes: string): object {
  try {
    return { type: 'tool_use', name: 'point', input: JSON.parse(writes) as unknown }
  } catch {
    return { type: 'text', text: writes }
  }
}

interface Stage {
  readonly streams: boolean
  readonly response: ServerResponse
}

function play(scene: Scene, speaks: Speech, { streams, response }: Stage): void {
  if ('status' in scene) {
    response.writeHead(scene.status, scene.headers ?? {})
    response.end(scene.body ?? '')
  } else if ('raw' in scene) {
    response.writeHead(200, { 'content-type': streams ? speaks.type : 'application/json' })
    response.end(scene.raw)
  } else if ('does' in scene && scene.does === 'waits') {
    scene.until(() => play({ writes: scene.writes }, speaks, { streams, response }))
  } else if ('does' in scene) {
    misbehave(scene.does, response)
  } else if (streams) {
    response.writeHead(200, { 'content-type': speaks.type })
    for (const piece of speaks.pieces(scene)) response.write(speaks.frame(piece))
    response.end(speaks.last)
  } else {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(speaks.whole(scene)))
  }
}

function misbehave(how: 'hangs' | 'floods' | 'drops' | 'dribbles', response: ServerResponse): void {
  if (how === 'hangs') return
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(64_000_000) })
  if (how === 'drops') {
    response.write('{"choices":[')
    setTimeout(() => response.destroy(), 20)
    return
  }
  if (how === 'dribbles') {
    const drops = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(drops))
    return
  }
  const chunk = Buffer.alloc(1_000_000, 'x')
  const more = (left: number): void => {
    if (left === 0) response.end()
    else if (!response.destroyed) response.write(chunk, () => more(left - 1))
  }
  more(64)
}
