import { createServer, type RequestListener, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Dial } from '../../../src/sources/http/connect.ts'

/** A web site on loopback, and what reached it. */
export interface Site {
  readonly port: number
  readonly origin: string
  /** `host:port`, as an operator allows it. */
  readonly name: string
  readonly asked: { readonly path: string; readonly headers: NodeJS.Dict<string | string[]> }[]
  /** Bytes that reached it, requests or not. */
  readonly received: () => number
  readonly close: () => Promise<void>
}

/** Serves on 127.0.0.1 at a free port. */
export async function openSite(answer: RequestListener): Promise<Site> {
  const asked: Site['asked'][number][] = []
  let received = 0
  const server: Server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  server.on('connection', (socket) => socket.on('data', (bytes: Buffer) => (received += bytes.length)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    name: `127.0.0.1:${port}`,
    asked,
    received: () => received,
    close,
  }
}

/** Dials a site wherever it is asked to dial, as a network that lies would. */
export const dialTo =
  (site: Site): Dial =>
  (): Socket =>
    connect(site.port, '127.0.0.1')
