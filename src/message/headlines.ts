import type { MessageBlock, Inline, Message } from './message.ts'

/** A story without a briefing: its headline and address. */
export interface Headline {
  readonly title: string
  readonly url?: string
}

/** A story whose article could not be read: its headline, its link, and why there is no briefing. */
export const composeHeadline = (headline: Headline, why: string): Message => ({
  title: headline.title,
  blocks: [
    { kind: 'heading', level: 1, line: [linkTo(headline.title, headline.url)] },
    note(`No briefing: ${why} The headline is the feed’s.`),
  ],
})

/** Several stories by the headlines of their feed. */
export const composeHeadlines = (title: string, headlines: readonly Headline[], most: number): Message => ({
  title,
  blocks: [{ kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] }, ...headlineBlocks(headlines, most)],
})

/** At most `most` headlines as a list, and how many are left. */
export function headlineBlocks(headlines: readonly Headline[], most: number): MessageBlock[] {
  if (headlines.length === 0) return []
  const items = headlines.slice(0, most).map(({ title, url }) => ({ line: [linkTo(title, url)] }))
  const left = headlines.length - items.length
  return [
    { kind: 'list', items },
    note(`${left > 0 ? `and ${left} more in the feed. ` : ''}Headlines are the feed’s; no article was read for them.`),
  ]
}

const linkTo = (text: string, url: string | undefined): Inline =>
  url !== undefined && /^https?:\/\//i.test(url) ? { kind: 'link', text, url } : { kind: 'text', text }

const note = (text: string): MessageBlock => ({ kind: 'note', line: [{ kind: 'text', text }] })
