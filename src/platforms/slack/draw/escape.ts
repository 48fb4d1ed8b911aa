import { safeUrl } from '../../shared/safe-url.ts'
import { entities, slackLimits } from '../connect/limits.data.ts'

// Directional overrides can reverse the text around them; Slack refuses control characters and lone surrogates.
const invisible = /[\u202A-\u202E\u2066-\u2069\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g
const halfPair = /\p{Cs}/gu

/** Text without invisible and invalid characters; rich text shows it letter for letter. */
export const clean = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(invisible, '').replace(halfPair, '�')

/** Clean text for a text object, where `&`, `<` and `>` start markup. */
export const escapeText = (text: string): string =>
  entities.reduce((escaped, [character, entity]) => escaped.replace(character, entity), clean(text))

/** The address, if it is safe and the label does not name another host. */
export function slackUrl(url: string, label: string): string | undefined {
  const safe = safeUrl(url)
  if (!safe || safe.href.length > slackLimits.url) return undefined
  return hostsIn(label).every((host) => bare(host) === bare(safe.hostname)) ? safe.href : undefined
}

/** The host names in a label: `bank.example`, `https://bank.example/login`. */
function hostsIn(label: string): readonly string[] {
  return label
    .toLowerCase()
    .split(/[\s<>()[\]"'“”‘’|,;]+/)
    .map((word) => word.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').split(/[/?#:]/, 1)[0] ?? '')
    .filter((host) => /^[^.]+(?:\.[^.]+)*\.\p{L}{2,}$/u.test(host))
}

const bare = (host: string): string => host.toLowerCase().replace(/^www\./, '')
