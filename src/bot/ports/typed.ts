/** What phones and word processors make of a hyphen: https://www.unicode.org/charts/PDF/U2000.pdf, and the minus sign. */
const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g

/** Typed words with each dash as a hyphen, where a hyphen means something: `–dam`, `22:00–07:00`. */
export const plainDashes = (words: string): string => words.replace(dashes, '-')

/** Typed words with each double quotation mark as `"`: “harbour wall”, „Hafen“, «port». */
export const plainQuotes = (words: string): string => words.replace(/[\u201C-\u201F\u00AB\u00BB\uFF02]/g, '"')

/** Typed orders with plain hyphens and quotation marks; what is an address stays as it is. */
export const plainOrders = (words: string): string =>
  words.replace(/\S+/g, (word) => (word.includes('://') ? word : plainDashes(plainQuotes(word))))
