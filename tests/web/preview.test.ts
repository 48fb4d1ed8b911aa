import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/message/message.ts'
import { renderDiscord } from '../../src/platforms/discord/draw/render.ts'
import { renderSlack } from '../../src/platforms/slack/draw/render.ts'
import { writeMarkup } from '../../src/web/html.ts'
import { drawDiscord } from '../../src/web/preview/discord.ts'
import { drawSlack } from '../../src/web/preview/slack.ts'
import { openScreens } from '../looks/screens.ts'
import { readVisible as readDiscord } from '../platforms/discord/read.ts'
import { readVisible as readSlack } from '../platforms/slack/read.ts'
import { letters, shown, wordsOnly } from './letters.ts'
import { textOfMarkup } from './markup.ts'

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
