import { entities, slackLimits } from '../connect/limits.data.ts'

// Overrides and embeddings turn the letters of what stands around them; control characters and halves of pairs are refused.
const invisible = /[\u202A-\u202E\u2066-\u2069\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g
const halfPair = /\p{Cs}/gu

/** Text that cannot disturb its surroundings; what rich text shows, letter for letter. */
export const clean = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(invisible, '').replace(halfPair, '�')

/** Clean text for a text object, where `&`, `<` and `>` begin Slack's own markup. */
export const escapeText = (text: string): string =>
  entities.reduce((escaped, [character, entity]) => escaped.replace(character, entity), clean(text))

/** The address, if following it is harmless: http or https, and the label does not pretend to be another host. */
export function slackUrl(url: string, label: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) return undefined
  if (parsed.href.length > slackLimits.url) return undefined
  return hostsIn(label).every((host) => bare(host) === bare(parsed.hostname)) ? parsed.href : undefined
}

/** What reads like a host in a label: `bank.example`, `https://bank.example/login`. */
function hostsIn(label: string): readonly string[] {
  return label
    .toLowerCase()
    .split(/[\s<>()[\]"'“”‘’|,;]+/)
    .map((word) => word.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').split(/[/?#:]/, 1)[0] ?? '')
    .filter((host) => /^[^.]+(?:\.[^.]+)*\.\p{L}{2,}$/u.test(host))
}

const bare = (host: string): string => host.toLowerCase().replace(/^www\./, '')
