import type { types } from '@slack/bolt'
import type { Inline } from '../../../message/message.ts'
import { sourceText } from '../../shared/source-text.ts'
import { clean, slackUrl } from './escape.ts'

/**
 * A line as rich text, in which Slack parses nothing (no mrkdwn, mentions, emoji names or entities), so the words of an
 * article appear letter for letter. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export const renderLine = (line: readonly Inline[]): types.RichTextElement[] =>
  line.map(renderInline).filter((element) => element.type !== 'text' || element.text !== '')

function renderInline(inline: Inline): types.RichTextElement {
  switch (inline.kind) {
    case 'text':
      return richText(inline.text)
    case 'strong':
      return { ...richText(inline.text), style: { bold: true } }
    case 'emphasis':
      return { ...richText(inline.text), style: { italic: true } }
    case 'link':
      return renderLink(inline.text, inline.url)
    case 'time':
      return { type: 'date', timestamp: Math.floor(inline.at / 1000), format: timeFormat, fallback: clean(inline.text) }
    case 'source':
      return inline.url === undefined ? richText(sourceText(inline)) : renderLink(sourceText(inline), inline.url)
    case 'channel':
      return isChannel(inline.id) ? { type: 'channel', channel_id: inline.id } : richText(inline.text)
    case 'person':
      return isPerson(inline.id) ? { type: 'user', user_id: inline.id } : richText(inline.text)
  }
}

/** How times are shown, in the reader's own zone and language. https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export const timeFormat = '{date_short_pretty} at {time}'

/** Text as an element of rich text. */
export const richText = (text: string): types.RichTextText => ({ type: 'text', text: clean(text) })

/** Ids that Slack would show as a mention. */
export const isChannel = (id: string): boolean => /^[CG][A-Z0-9]+$/.test(id)
/** The same of a person. */
export const isPerson = (id: string): boolean => /^[UW][A-Z0-9]+$/.test(id)

function renderLink(text: string, url: string): types.RichTextElement {
  const safe = slackUrl(url, text)
  return safe === undefined ? richText(text) : { type: 'link', url: safe, text: clean(text) || safe }
}

/** A block of rich text. */
export const richBlock = (...elements: types.RichTextBlock['elements']): types.RichTextBlock => ({
  type: 'rich_text',
  elements,
})

/** Elements as a paragraph of rich text. */
export const richSection = (elements: types.RichTextElement[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements,
})
