import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A door in front of a stand-in: it answers a little late, as a network does, and can be shut for an outage. */
export async function openGate(to: string, delay: number) {
  const { port: inside, hostname, pathname } = new URL(to)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const inner = connect(Number(inside), hostname)
    for (const [from, into, wait] of [
      [client, inner, 0],
      [inner, client, delay],
    ] as const) {
      sockets.add(from)
      from.on('error', () => from.destroy())
      from.on('close', () => {
        sockets.delete(from)
        setTimeout(() => into.destroy(), wait)
      })
      from.on('data', (bytes) => {
        setTimeout(() => {
          if (!into.destroyed) into.write(bytes)
        }, wait)
      })
    }
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${pathname}`,
    open: () => listen(port),
    shut() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
