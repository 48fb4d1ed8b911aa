/** A bullet left over from a list. */
const bullet = /^[•‣▪●◦]\s{0,8}/gu

/** A place and agency before the story: "LONDON (Reuters) - ", "(CNN) -- ", "LONDON - ". */
export const dateline =
  /^(?:\p{Lu}{3}[\p{Lu}.' ]{0,25}(?:, \p{Lu}[\p{L}. ]{1,20})?\s+(?:[-–—]{1,2}\s+|[–—])(?=\p{Lu})|(?:\p{Lu}[\p{Lu}\p{L}., ]{1,40}\s*)?\((?:CNN|AP|Reuters|AFP|PA|UPI|Bloomberg)\)\s*(?:[-–—]+\s*)?(?=\p{Lu}|["“‘']))/gu

/** A sentence without its bullet and dateline. */
export const withoutDateline = (words: string): string => words.replace(bullet, '').replace(dateline, '')
