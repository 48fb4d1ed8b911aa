import { isIP } from 'node:net'
import { BotError } from '../../errors.ts'
import { isPublicAddress } from './addresses.ts'

/** What may be read: besides the public internet on the ports of the web, what the operator names. */
export interface Reach {
  /** `host:port` inside the own network that may be read, as in an address. */
  readonly allow: readonly string[]
  readonly ports: readonly number[]
}

/** Longest address that is read. */
const LINK_MAX_CHARACTERS = 2000
/** Names that never leave the house. */
const insideName = /(?:^|\.)(?:local|localhost|internal|intranet|lan|home|corp|home\.arpa)$/

/** Text into an address that may be asked for. Parsed once, so that what is judged is what is called. Throws BotError `source`. */
export function readLink(text: string, reach: Reach): URL {
  if (text.length > LINK_MAX_CHARACTERS || !URL.canParse(text)) {
    throw refusal(`"${text.slice(0, 80)}" is not a web address`, 'Give an address that starts with https://.')
  }
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refusal(`An address of ${url.protocol} is not read`, 'Give an address that starts with https://.')
  }
  if (url.username !== '' || url.password !== '') {
    throw refusal('An address with a user name or password is not read', 'Take the part before the @ out.')
  }
  if (!isNamed(url, reach)) refuseInside(url, reach)
  url.hash = ''
  return url
}

/** Whether the operator named this host and port. */
export const isNamed = (url: URL, reach: Reach): boolean => reach.allow.includes(`${url.hostname}:${portOf(url)}`)

/** The port of an address, also when it is the default of its scheme. */
export const portOf = (url: Pick<URL, 'port' | 'protocol'>): number =>
  url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)

function refuseInside(url: URL, reach: Reach): void {
  if (!reach.ports.includes(portOf(url))) {
    throw refusal(`Port ${portOf(url)} is not one that web pages are read from`, `Read are ${reach.ports.join(', ')}.`)
  }
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const fits = isIP(host) === 0 ? host.includes('.') && !insideName.test(host) : isPublicAddress(host)
  if (!fits) throw insideRefusal(url.hostname)
}

/** Why a host inside a network is not read. */
export const insideRefusal = (host: string): BotError =>
  refusal(`${host} is not on the public internet, so it is not read`, 'Paste the text of the article instead.')

const refusal = (message: string, hint: string): BotError => new BotError('source', `${message}.`, { hint })
