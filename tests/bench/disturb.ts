import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What may happen to a request. late: it arrives, perhaps after nobody waits for it any more. */
const ways = ['5xx', 'reset', 'late', 'lost answer', '5xx after all'] as const
const LATEST = 12_000

/** Logging in is left alone: a bot that is refused there ends, as it should. */
const loggingIn = /auth\.test|apps\.connections\.open|gateway|\/applications\/|users\/@me$/

/**
 * A door in front of a stand-in, as `openGate`, that disturbs a share of all requests: it answers 5xx, resets the connection,
 * passes the request on late, or loses the answer.
 */
export async function openDisturbedGate(to: string, delay: number, share: number) {
  const { port: inside, hostname, pathname } = new URL(to)
  const sockets = new Set<Socket>()
  const count = new Map<string, number>()
  let isCalm = false

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const isSpared = isCalm || loggingIn.test(request.url ?? '') || Math.random() >= share
    const way = isSpared ? undefined : ways[Math.floor(Math.random() * ways.length)]
    count.set(way ?? 'passed', (count.get(way ?? 'passed') ?? 0) + 1)
    if (way === 'reset') return void request.socket.destroy()
    if (way === '5xx') return void response.writeHead(503).end('upstream error')
    if (way === 'late') await pause(Math.random() * LATEST)
    const { status, headers, bytes } = await pass(request, body)
    if (way === 'lost answer') return void request.socket.destroy()
    if (way === '5xx after all') return void response.writeHead(500).end('upstream error')
    await pause(delay)
    response.writeHead(status, headers).end(bytes)
  }

  const pass = (request: IncomingMessage, body: Buffer) =>
    new Promise<{ status: number; headers: IncomingMessage['headers']; bytes: Buffer }>((resolve, reject) => {
      const { method, url: path, headers } = request
      const onward = ask({ hostname, port: inside, method, path, headers }, (answer) => {
        bodyOf(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, bytes }),
          reject,
        )
      })
      onward.on('error', reject).end(body)
    })

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy())
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('upgrade', (request, socket) => {
    const inner = connect(Number(inside), hostname, () => {
      const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`)
      inner.write([`GET ${request.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'))
      inner.pipe(socket).pipe(inner)
    })
    for (const each of [inner, socket]) each.on('error', () => (inner.destroy(), socket.destroy()))
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${pathname}`,
    /** How often each happened. */
    count,
    /** Disturbs nothing any more. */
    calm: () => void (isCalm = true),
    open: () => listen(port),
    shut() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
