import type { IncomingHttpHeaders } from 'node:http'

/**
 * On every answer. helmet's defaults do not do: they allow inline styles, and with its `no-referrer` Chromium sends
 * `Origin: null` with our own forms.
 */
export const strictHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** The names by which the desk may be asked for: this machine's, and that of PUBLIC_URL. */
export const hostNames = (publicUrl: string | undefined): ReadonlySet<string> =>
  new Set([...loopbackNames, ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname])])

/** `briefdesk.example.org:3000` → `briefdesk.example.org`. A name that leads here by somebody else's DNS is none of ours. */
export const nameOfHost = ({ host = '' }: IncomingHttpHeaders): string => host.toLowerCase().replace(/:\d{1,5}$/, '')

/** Whether a form was sent by a page of ours. */
export function isOwnForm(headers: IncomingHttpHeaders): boolean {
  const { host = '', origin } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}

/** Whether a request comes from this very machine: neither by a proxy nor under a name from elsewhere. */
export const isLocal = (address: string, headers: IncomingHttpHeaders): boolean =>
  /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(address) &&
  loopbackNames.includes(nameOfHost(headers)) &&
  !Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded'))
