/** Tracking parameters, which do not change the content. */
const trackers =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|srsltid|ref|ref_src|cmp|cmpid|ns_\w+|at_\w+|xtor|smid|_ga|yclid)$/i

/** Normalises a story's URL for comparison: absolute, without fragment, tracking parameters or trailing slash. */
export function storyAddress(link: string, base: string): string | undefined {
  const words = link.trim()
  if (words === '' || !URL.canParse(words, base)) return undefined
  const url = new URL(words, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  url.hash = ''
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()]) if (trackers.test(name)) url.searchParams.delete(name)
  if (url.pathname !== '/') url.pathname = url.pathname.replace(/(?<!\/)\/+$/, '')
  return url.href
}
