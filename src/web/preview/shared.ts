import { html, type Html } from '../html.ts'

/** A part that is not drawn here: said, never dropped. */
export const unknownPart = (type: string): Html =>
  html`<p class="unknown">A part that is not drawn here: ${type || 'without a name'}</p>`

/** A link of the post. It opens apart from the desk and tells nobody where it was. */
export const linkTo = (url: string, words: Html): Html =>
  /^https?:\/\//i.test(url)
    ? html`<a class="anchor" href="${url}" target="_blank" rel="noreferrer noopener">${words}</a>`
    : html`<span class="anchor">${words}</span>`

/** A moment, which each reader sees in the own zone: here in UTC, and the script says it in the reader's. */
export function drawMoment(at: number): Html {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return unknownPart('date')
  const iso = date.toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`
}
