import chardet from 'chardet'

/** What is said of a text's charset besides its bytes. */
export interface CharsetHints {
  /** Of the HTTP header. */
  readonly charset?: string
  /** HTML or XML: its first bytes may name the charset. */
  readonly markup?: boolean
}

/** Of a page, the bytes in which it must name its charset; of a text, those from which it is guessed. */
const META_BYTES = 4096
const GUESS_BYTES = 64 * 1024
/** Of three letters and more in one byte each; other guesses are worth less than windows-1252. */
const GUESS_MIN_CONFIDENCE = 20

/**
 * Bytes into text: by BOM, HTTP header, what the markup names, UTF-8 where it is valid, a guess from the bytes, and
 * windows-1252, in which every byte means something.
 */
export function decode(bytes: Uint8Array, hints: CharsetHints = {}): string {
  const named = bomOf(bytes) ?? knownLabel(hints.charset) ?? (hints.markup ? metaOf(bytes) : undefined)
  if (named !== undefined && named !== 'utf-8') return decodeAs(named, bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // A page that is cut short or damaged in a place is UTF-8 all the same, when it says so.
    const loose = new TextDecoder('utf-8').decode(bytes)
    if (named !== undefined && count(loose) <= loose.length / 1000) return loose
    return decodeAs(guess(bytes) ?? 'windows-1252', bytes)
  }
}

/** Some releases of Node decode windows-1252 as if it were Latin-1; its 32 letters of its own are put right. */
function decodeAs(label: string, bytes: Uint8Array): string {
  const text = new TextDecoder(label).decode(bytes)
  return label === 'windows-1252'
    ? text.replace(/[\x80-\x9f]/g, (letter) => windows[letter.charCodeAt(0) - 0x80] ?? letter)
    : text
}

const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

const count = (text: string): number => text.match(/\uFFFD/g)?.length ?? 0

function bomOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** The decoder's own name of a charset; undefined for one that it does not know. */
function knownLabel(label: string | undefined): string | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

/** `<meta charset>`, `<meta http-equiv … charset=>` or `<?xml encoding=?>`. What names itself in ASCII is no UTF-16. */
function metaOf(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, META_BYTES))
  const match = /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)|<meta[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)
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
