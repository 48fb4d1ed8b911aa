import { isIP } from 'node:net'
import { BotError } from '../../errors.ts'
import { isPublicAddress } from './addresses.ts'

/** What may be fetched in addition to the public internet on web ports. */
export interface Reach {
  /** `host:port` pairs on the internal network that may be fetched, spelled as in a URL. */
  readonly allow: readonly string[]
  readonly ports: readonly number[]
}

/** Longest accepted address, in characters. */
const LINK_MAX_CHARACTERS = 2000
/** Host names that only resolve on a local network. */
const insideName = /(?:^|\.)(?:local|localhost|internal|intranet|lan|home|corp|home\.arpa)$/

/** Parses and checks an address. It is parsed once, so the URL checked is the URL fetched. Throws BotError `source`. */
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

/** Whether the operator allows this host and port. */
export const isNamed = (url: URL, reach: Reach): boolean => reach.allow.includes(`${url.hostname}:${portOf(url)}`)

/** The port of a URL, with the default of its scheme filled in. */
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

/** The error for a host on an internal network. */
export const insideRefusal = (host: string): BotError =>
  refusal(`${host} is not on the public internet, so it is not read`, 'Paste the text of the article instead.')

const refusal = (message: string, hint: string): BotError => new BotError('source', `${message}.`, { hint })
