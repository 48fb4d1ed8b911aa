/** Words as the page meant them: entities escaped twice and UTF-8 that was read as windows-1252 are undone. */
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

/** Undoes entities that a site escaped twice: `Full &#038; Part Time`. Unknown ones stay. */
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

/** `â€™` → `’`, where those letters are the bytes of one sign of UTF-8; else as it is. */
function unmisread(letters: string): string {
  const bytes = Uint8Array.from(letters, (letter) => {
    const at = upper.indexOf(letter)
    return at < 0 ? letter.charCodeAt(0) : at + 0x80
  })
  try {
    return strict.decode(bytes)
  } catch {
    // Not misread: such letters may stand beside each other in a foreign word.
    return letters
  }
}
