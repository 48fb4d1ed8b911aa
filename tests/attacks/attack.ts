/** A text that is made to take long: a pump between a beginning and an end. */
export interface Attack {
  readonly kind: 'text' | 'page' | 'feed'
  readonly before: string
  readonly pump: string
  readonly after: string
}

/** Of so many characters; the place of each pump is part of it, so that no memory of words makes the next one cheap. */
export function written({ before, pump, after }: Attack, characters: number): string {
  const parts = [before]
  for (let at = 0, length = before.length + after.length; length < characters; at++) {
    const part = pump.replaceAll('#', nameOf(at))
    parts.push(part)
    length += part.length
  }
  return [...parts, after].join('')
}

/** A name for a number: Bov, Cov … Babov. */
function nameOf(number: number): string {
  let letters = ''
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / 26)) letters += String.fromCharCode(97 + (rest % 26))
  return `${letters.charAt(0).toUpperCase()}${letters.slice(1)}ov`
}

/** As a site would serve it. */
export function asPage(text: string): string {
  return `<!doctype html><html lang="en"><head><title>Ferry sails</title><meta property="og:type" content="article"></head><body><article><h1>Ferry sails</h1><p>${text}</p></article></body></html>`
}

export function asFeed(text: string): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Ferry news</title><item><title>Ferry sails</title><link>https://post.example/ferry</link><description><![CDATA[${text}]]></description></item></channel></rss>`
}
