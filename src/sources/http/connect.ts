import { lookup, Resolver } from 'node:dns/promises'
import { connect as connectSocket, isIP, type Socket } from 'node:net'
import type { buildConnector } from 'undici'
import { BotError } from '../../errors.ts'
import { isPublicAddress } from './addresses.ts'
import { insideRefusal, isNamed, portOf, type Reach } from './link.ts'

/** Resolves a host name to all its addresses. `named`: the operator allows the host, so it may be one of the own network. */
export type Resolve = (host: string, named: boolean) => Promise<readonly string[]>

/** Opens a socket to an IP address; it may still be connecting. */
export type Dial = (address: string, port: number) => Socket

/** Network functions of the connector, replaceable in tests. */
export interface Wires {
  readonly resolve: Resolve
  readonly dial: Dial
}

interface ResolverOptions {
  /** Name servers, as `address:port`. Default: the system's. */
  readonly servers?: readonly string[]
  /** ms */
  readonly maxMs?: number
}

const RESOLVE_MAX_MS = 5_000

/**
 * Asks the name servers itself: the system's `getaddrinfo` holds one of four threads that files and other look-ups need,
 * for as long as a name server is silent. Only hosts that the operator allows are looked up there, because they may stand in
 * /etc/hosts.
 */
export function createResolve({ servers, maxMs = RESOLVE_MAX_MS }: ResolverOptions = {}): Resolve {
  return async (host, named) => {
    if (named) return (await lookup(host, { all: true })).map(({ address }) => address)
    const resolver = new Resolver({ timeout: Math.ceil(maxMs / 2), tries: 2 })
    if (servers) resolver.setServers(servers)
    const deadline = setTimeout(() => resolver.cancel(), maxMs)
    try {
      const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
      const found = [four, six].flatMap((end) => (end.status === 'fulfilled' ? end.value : []))
      if (found.length === 0 && four.status === 'rejected') throw four.reason
      return found
    } finally {
      clearTimeout(deadline)
    }
  }
}

/** The system's sockets. */
export const systemWires: Wires = {
  resolve: createResolve(),
  dial: (host, port) => connectSocket({ host, port, noDelay: true }),
}

/** Timeout for one address, and how many addresses of a host are tried. */
const CONNECT_MAX_MS = 5_000
const ADDRESSES_TRIED = 3

/**
 * Connects to the public internet only. Every address of a host is checked before one is dialled, and the peer is
 * checked again before any data is sent. Each connection resolves the name once, which rules out DNS rebinding. (undici
 * does not call its `lookup` option for IP addresses.)
 */
export async function createConnector(reach: Reach, wires: Wires): Promise<buildConnector.connector> {
  const { buildConnector } = await import('undici')
  const secure = buildConnector({ timeout: CONNECT_MAX_MS, allowH2: false })
  return (options, done) => {
    const url = new URL(`${options.protocol}//${options.host ?? options.hostname}`)
    openSocket(url, reach, wires).then(
      (socket) => {
        if (options.protocol !== 'https:') done(null, socket)
        else secure({ ...options, httpSocket: socket }, done)
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    )
  }
}

async function openSocket(url: URL, reach: Reach, wires: Wires): Promise<Socket> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const named = isNamed(url, reach)
  const addresses = isIP(host) === 0 ? await resolveAll(host, (name) => wires.resolve(name, named)) : [host]
  if (!named && !addresses.every(isPublicAddress)) throw insideRefusal(host)
  let failure: unknown
  for (const address of addresses.slice(0, ADDRESSES_TRIED)) {
    try {
      const socket = await ready(wires.dial(address, portOf(url)))
      if (named || isPublicAddress(socket.remoteAddress ?? '')) return socket
      socket.destroy()
      throw insideRefusal(host)
    } catch (error) {
      if (error instanceof BotError) throw error
      failure = error
    }
  }
  throw unreachable(host, failure)
}

async function resolveAll(host: string, resolve: (host: string) => ReturnType<Resolve>): Promise<readonly string[]> {
  try {
    const addresses = await resolve(host)
    if (addresses.length > 0) return addresses
  } catch (cause) {
    throw new BotError('source', `There is no site named ${host}, or its name cannot be looked up now.`, {
      hint: 'Check the address for a slip.',
      retryable: true,
      cause,
    })
  }
  throw unreachable(host, undefined)
}

function ready(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      socket.removeListener('connect', onConnect).removeListener('error', onError).setTimeout(0)
      end()
    }
    const onConnect = (): void => settle(() => resolve(socket))
    const onError = (error: Error): void =>
      settle(() => {
        socket.destroy()
        reject(error)
      })
    socket.once('connect', onConnect).once('error', onError)
    socket.setTimeout(CONNECT_MAX_MS, () => onError(new Error('it took too long to answer')))
  })
}

const unreachable = (host: string, cause: unknown): BotError =>
  new BotError('source', `${host} does not answer.`, {
    hint: 'Try again in a few minutes, or paste the text of the article.',
    retryable: true,
    cause,
  })
