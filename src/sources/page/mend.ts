/** Repairs text: undoes double-escaped entities and UTF-8 misread as windows-1252. */
export const mendWords = (words: string): string =>
  unescapeTwice(words).replace(/[\u00c2-\u00f4](?:[\u0080-\u00bf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])+/g, unmisread)

const named: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
}

/** Decodes double-escaped entities: `Full &#038; Part Time`. Unknown ones stay. */
const unescapeTwice = (words: string): string =>
  words.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )

const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const strict = new TextDecoder('utf-8', { fatal: true })

/** `â€™` → `’`, if the characters are the bytes of one UTF-8 character; otherwise unchanged. */
function unmisread(letters: string): string {
  const bytes = Uint8Array.from(letters, (letter) => {
    const at = upper.indexOf(letter)
    return at < 0 ? letter.charCodeAt(0) : at + 0x80
  })
  try {
    return strict.decode(bytes)
  } catch {
    // Not misread: some words do contain these letters side by side.
    return letters
  }
}
