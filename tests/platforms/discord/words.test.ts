import type { APIMessage } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { readDiscordMessage } from '../../../src/platforms/discord/ask/words.ts'

const names = { role: (id: string) => ({ '7': 'desk' })[id], channel: (id: string) => ({ '8': 'harbour' })[id] }
const read = (message: object) =>
  readDiscordMessage(
    {
      content: '',
      embeds: [],
      components: [],
      mentions: [{ id: '1', username: 'ilse', global_name: 'Ilse Brandt' }],
      ...message,
    } as unknown as APIMessage,
    names,
  )

/** https://discord.com/developers/docs/reference#message-formatting and …/resources/message */
const shapes: readonly (readonly [what: string, message: object, seen: string])[] = [
  ['a person', { content: '“No,” said <@1>. <@!1>' }, '“No,” said @Ilse Brandt. @Ilse Brandt'],
  ['a role and a channel', { content: '<@&7> in <#8>, <@&9>' }, '@desk in #harbour, @role'],
  ['a command and an emoji', { content: '</brief ferry:5> <:ferry:9> <a:wave:9>' }, '/brief ferry :ferry: :wave:'],
  [
    'a time',
    { content: '<t:1767600000:D> <t:1767600000:t> <t:1767600000>' },
    '5 January 2026 08:00 UTC 5 January 2026 08:00 UTC',
  ],
  ['a server page', { content: '<id:browse>' }, '#browse'],
  ['code', { content: '```md\nThe pier stays shut.\n```' }, 'The pier stays shut.'],
  [
    'marks',
    { content: '# Head\n> **bold** `code` ||hidden|| [label](https://news.example)' },
    'Head\nbold code hidden label',
  ],
  [
    'an embed under a ping',
    {
      content: '<@&7>',
      embeds: [
        {
          author: { name: 'Wexley News' },
          title: 'Pier',
          description: 'It **stays** shut',
          fields: [{ name: 'By', value: '<@1>' }],
          footer: { text: 'Monday' },
        },
      ],
    },
    '@desk\nWexley News\nPier\nIt stays shut\nBy\n@Ilse Brandt\nMonday',
  ],
  [
    'a link without the preview of its page',
    { content: 'https://news.example/a', embeds: [{ url: 'https://news.example/a', title: 'Other words' }] },
    'https://news.example/a',
  ],
  [
    'components',
    {
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: 'In a container' },
            { type: 9, components: [{ type: 10, content: 'in a section' }] },
          ],
        },
      ],
    },
    'In a container\nin a section',
  ],
  [
    'a forwarded message',
    {
      message_snapshots: [
        {
          message: {
            content: 'said <@1>',
            mentions: [{ id: '1', username: 'ilse' }],
            embeds: [{ title: 'Card' }],
            components: [],
          },
        },
      ],
    },
    'said @ilse\nCard',
  ],
  [
    'a poll',
    {
      poll: {
        question: { text: 'Open it?' },
        answers: [{ poll_media: { text: 'Yes' } }, { poll_media: { text: 'No' } }],
      },
    },
    'Open it?\nYes\nNo',
  ],
]

describe('a message of Discord', () => {
  it.each(shapes)('is read whole: %s', (_, message, seen) => {
    expect(read(message)).toBe(seen)
  })
})
