import { isUtf8 } from 'node:buffer'
import chardet from 'chardet'

/** Hints about the charset of a text. */
export interface CharsetHints {
  /** Charset of the HTTP header. */
  readonly charset?: string
  /** Whether it is HTML or XML, which may declare its charset in the first bytes. */
  readonly markup?: boolean
}

/** How many bytes are searched for a page's charset declaration, and how many are used to guess a text's charset. */
const META_BYTES = 4096
const GUESS_BYTES = 64 * 1024
/** Below this confidence (of 100), a guess is less reliable than windows-1252. */
const GUESS_MIN_CONFIDENCE = 20

/** How many bytes are decoded at once: their text is small enough to be dropped from memory as soon as it is read. */
const PART_BYTES = 16 * 1024

/**
 * Decodes bytes by BOM, HTTP header, markup declaration, valid UTF-8, a guess from the bytes, and finally windows-1252,
 * which accepts every byte.
 */
export const decode = (bytes: Uint8Array, hints: CharsetHints = {}): string => [...decodeParts(bytes, hints)].join('')

/** The same text in parts, for what reads a large page as it is decoded. */
export const decodeParts = (bytes: Uint8Array, hints: CharsetHints = {}): Iterable<string> =>
  partsAs(charsetOf(bytes, hints), bytes)

function charsetOf(bytes: Uint8Array, hints: CharsetHints): string {
  const named = bomOf(bytes) ?? knownLabel(hints.charset) ?? (hints.markup ? metaOf(bytes) : undefined)
  if (named !== undefined && named !== 'utf-8') return named
  if (isUtf8(bytes) || (named !== undefined && isNearlyUtf8(bytes))) return 'utf-8'
  return guess(bytes) ?? 'windows-1252'
}

/** A truncated or damaged page is still UTF-8 if it says so. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  let length = 0
  let broken = 0
  for (const part of partsAs('utf-8', bytes)) {
    length += part.length
    broken += part.match(/\uFFFD/g)?.length ?? 0
  }
  return broken <= length / 1000
}

function* partsAs(label: string, bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(label)
  for (let at = 0; at < bytes.length; at += PART_BYTES)
    yield restored(label, decoder.decode(bytes.subarray(at, at + PART_BYTES), { stream: true }))
  yield decoder.decode()
}

/** Some Node releases decode windows-1252 as Latin-1; this restores the 32 characters that differ. */
const restored = (label: string, text: string): string =>
  label === 'windows-1252'
    ? text.replace(/[\x80-\x9f]/g, (letter) => windows[letter.charCodeAt(0) - 0x80] ?? letter)
    : text

const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function bomOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Without a mark, `<` and `{` tell by the empty byte beside them.
  if ((bytes[0] === 0x3c || bytes[0] === 0x7b) && bytes[1] === 0 && bytes[2] !== 0) return 'utf-16le'
  if (bytes[0] === 0 && (bytes[1] === 0x3c || bytes[1] === 0x7b) && bytes[2] === 0) return 'utf-16be'
  return undefined
}

/** The decoder's name for a charset; undefined when it is unknown. */
function knownLabel(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/**
 * `<meta charset>`, `<meta http-equiv … charset=>` or `<?xml encoding=?>`. A declaration readable as ASCII cannot be
 * UTF-16.
 */
function metaOf(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, META_BYTES))
  const match = /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)|<meta[^>]*\bcharset\s*=\s*(?:["']\s*)?([\w.:-]+)/i.exec(
    start,
  )
  const label = knownLabel(match?.[1] ?? match?.[2])
  return label?.startsWith('utf-16') ? 'utf-8' : label
}

function guess(bytes: Uint8Array): string | undefined {
  const best = chardet
    .analyse(bytes.subarray(0, GUESS_BYTES))
    .find(({ confidence }) => confidence >= GUESS_MIN_CONFIDENCE)
  const label = knownLabel(best?.name)
  return label === 'utf-8' || label?.startsWith('utf-16') ? undefined : label
}
