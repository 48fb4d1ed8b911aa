import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/message/message.ts'
import { renderDiscord } from '../../src/platforms/discord/draw/render.ts'
import { renderSlack } from '../../src/platforms/slack/draw/render.ts'
import { writeMarkup, type Html } from '../../src/web/html.ts'
import { drawDiscord } from '../../src/web/preview/discord.ts'
import { drawSlack } from '../../src/web/preview/slack.ts'
import { openScreens } from '../looks/screens.ts'
import { readVisible as readDiscord } from '../platforms/discord/read.ts'
import { readVisible as readSlack } from '../platforms/slack/read.ts'
import { textOfMarkup } from './markup.ts'

/** The words alone: the readers of the tests write bars, bullets, colons between cells and times in their own way. */
const letters = (text: string): string =>
  text
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z| UTC)/g, '')
    .replace(/<[@#]&?(\d+)>/g, (mention) => mention.slice(1, -1))
    .replace(/^(?:[•>] )/gm, '')
    .replace(/[\s—:\u2060]/g, '')

/** What a drawing shows below the name of the bot. */
const shown = (drawing: Html): string =>
  letters(textOfMarkup(writeMarkup(drawing).replace(/<p class="who">.*?<\/p>/g, '')))

/** Without controls, the head of a table and the marks of pages, which the readers leave out. */
const wordsOnly = (payloads: readonly unknown[]): unknown[] =>
  JSON.parse(JSON.stringify(payloads), (key, value: unknown) => {
    if (key === 'accessory') return undefined
    if (key === 'rows') return (value as unknown[]).slice(1)
    if (typeof value === 'string') return value.replace(/(?:^|\n)-# ↓[^\n]*/g, '')
    return Array.isArray(value) ? value.filter((each) => !isControls(each)) : value
  }) as unknown[]

const isControls = (each: unknown): boolean =>
  typeof each === 'object' && each !== null && 'type' in each && (each.type === 'actions' || each.type === 1)

const slackOf = (message: Message): readonly unknown[] => renderSlack(message).parts.map(({ payload }) => payload)

describe('a preview is the post', async () => {
  const screens = await openScreens([])

  it('has every word of every payload of Slack, in its order', () => {
    for (const { name, message } of screens) {
      const payloads = slackOf(message)
      expect(shown(drawSlack(wordsOnly(payloads))), name).toBe(letters(readSlack(payloads)))
    }
  })

  it('has every word of every payload of Discord, in its order', () => {
    for (const { name, message } of screens) {
      const payloads = renderDiscord(message)
      expect(shown(drawDiscord(wordsOnly(payloads))), name).toBe(letters(readDiscord(payloads)))
    }
  })

  it('has the label of every button', () => {
    for (const { message } of screens)
      for (const block of message.blocks)
        for (const { label } of block.kind === 'controls' ? block.controls : []) {
          expect(textOfMarkup(writeMarkup(drawSlack(slackOf(message))))).toContain(label)
          expect(textOfMarkup(writeMarkup(drawDiscord(renderDiscord(message))))).toContain(label)
        }
  })

  it('knows every part of them', () => {
    for (const { message } of screens)
      expect(writeMarkup([drawSlack(slackOf(message)), drawDiscord(renderDiscord(message))])).not.toContain(
        'class="unknown"',
      )
  })

  it('says what it does not know', () => {
    expect(writeMarkup(drawSlack([{ blocks: [{ type: 'video' }] }]))).toContain('not drawn here: video')
    expect(writeMarkup(drawDiscord([{ components: [{ type: 12 }] }]))).toContain('not drawn here: 12')
  })
})
