import type { ArticleRef } from '../../../briefing/briefing.ts'
import { printDate } from '../../../briefing/sections/dates/calendar.ts'
import { html, type Html } from '../../html.ts'

/** Who wrote the article, where and when, and a link to it. */
export function articleFacts({ authors, publisher, published, url }: ArticleRef): Html {
  const parts = [
    ...(authors.length > 0 ? [html`${authors.map((author) => author.name).join(', ')}`] : []),
    ...(publisher === undefined ? [] : [html`${publisher}`]),
    ...(published ? [html`<time datetime="${published.date}">${printDate(published.date)}</time>`] : []),
    ...(url !== undefined && /^https?:\/\//i.test(url)
      ? [html`<a href="${url}" rel="noreferrer">The article</a>`]
      : []),
  ]
  return html`<p class="facts">
    ${parts.map((part, at) => html`${at > 0 ? html` <i aria-hidden="true">·</i> ` : ''}${part}`)}
  </p>`
}
