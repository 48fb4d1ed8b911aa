import { describe, expect, it } from 'vitest'
import { messageShape, idsIn, readMessage } from '../../../src/platforms/slack/ask/words.ts'
import type { SlackNames } from '../../../src/platforms/slack/ask/markup.ts'

const names: SlackNames = {
  person: (id) => ({ U1: 'Ilse Brandt' })[id],
  channel: (id) => ({ C1: 'harbour' })[id],
  zone: 'Europe/Oslo',
}
const read = (message: object) => readMessage(messageShape.parse(message), names)
const words = (message: object) => read(message).text
const rich = (...elements: object[]) => ({
  blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
})
const text = (words: string) => ({ type: 'text', text: words })

/** Each shape that the documentation shows: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block and …/blocks */
const shapes: readonly (readonly [what: string, message: object, seen: string])[] = [
  ['a person', rich(text('“No,” said '), { type: 'user', user_id: 'U1' }, text('.')), '“No,” said @Ilse Brandt.'],
  ['a person without a name', rich({ type: 'user', user_id: 'U9' }), '@U9'],
  ['a channel', rich({ type: 'channel', channel_id: 'C1' }), '#harbour'],
  ['a group', rich({ type: 'usergroup', usergroup_id: 'S1' }), '@group'],
  ['everybody', rich({ type: 'broadcast', range: 'here' }), '@here'],
  ['an emoji', rich({ type: 'emoji', name: 'wave', unicode: '1f44b-1f3fd' }), '👋🏽'],
  ['an emoji of the workspace', rich({ type: 'emoji', name: 'ferry-boat' }), ':ferry-boat:'],
  ['a color', rich({ type: 'color', value: '#F405B3' }), '#F405B3'],
  [
    'a date',
    rich({ type: 'date', timestamp: 1_767_600_000, format: '{date_short} at {time}', fallback: 'x' }),
    'Jan 5, 2026 at 9:00 AM',
  ],
  ['a link', rich({ type: 'link', url: 'https://news.example/a', text: 'this' }), 'this'],
  [
    'a list, a quote and code',
    {
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_list',
              style: 'bullet',
              elements: [1, 2].map((at) => ({ type: 'rich_text_section', elements: [text(`item ${at}`)] })),
            },
            { type: 'rich_text_quote', elements: [text('quoted')] },
            { type: 'rich_text_preformatted', elements: [text('code')] },
          ],
        },
      ],
    },
    'item 1\nitem 2\nquoted\ncode',
  ],
  [
    'section, fields, header and context',
    {
      text: 'short',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Pier stays shut' } },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '*Ilse* said &amp; _left_' },
          fields: [{ type: 'mrkdwn', text: 'By <@U1>' }],
        },
        { type: 'divider' },
        {
          type: 'context',
          elements: [
            { type: 'image', image_url: 'x', alt_text: 'logo' },
            { type: 'mrkdwn', text: 'Monday' },
          ],
        },
        { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Press' } }] },
      ],
    },
    'Pier stays shut\nIlse said & left\nBy @Ilse Brandt\nMonday',
  ],
  [
    'a table, a markdown block, a video and a picture',
    {
      blocks: [
        { type: 'table', rows: [[{ type: 'raw_text', text: 'Pier' }, rich(text('shut')).blocks[0]]] },
        { type: 'markdown', text: '## Head\n**bold** and [label](https://news.example/m)' },
        {
          type: 'video',
          title: { type: 'plain_text', text: 'The pier' },
          description: { type: 'plain_text', text: 'in winter' },
        },
        { type: 'image', title: { type: 'plain_text', text: 'A photograph' }, alt_text: 'planks' },
      ],
    },
    'Pier shut\nHead\nbold and label\nThe pier\nin winter\nA photograph',
  ],
  ['an empty rich text beside a full text', { text: 'The whole story', ...rich(text('')) }, 'The whole story'],
  [
    'text alone, with markup',
    { text: '&gt; said <@U1> in <#C1|old> `now` <!date^1767600000^{date_num}|x> <!here> <!subteam^S1|@desk>' },
    'said @Ilse Brandt in #harbour now 2026-01-05 @here @desk',
  ],
  ['code', { text: '```\nThe pier stays shut.\n```' }, 'The pier stays shut.'],
  [
    'a legacy attachment',
    {
      text: '',
      attachments: [
        {
          fallback: 'f',
          pretext: 'New',
          author_name: 'Desk',
          title: 'Pier',
          title_link: 'https://news.example/p',
          text: 'It *stays* shut',
          fields: [{ title: 'By', value: '<@U1>' }],
          footer: 'Wexley News',
        },
      ],
    },
    'New\nDesk\nPier\nIt stays shut\nBy\n@Ilse Brandt\nWexley News',
  ],
  ['an attachment that has a fallback alone', { attachments: [{ fallback: 'Pier stays shut' }] }, 'Pier stays shut'],
  [
    'an attachment of blocks',
    {
      attachments: [{ fallback: 'x', blocks: [{ type: 'section', text: { type: 'plain_text', text: 'In blocks' } }] }],
    },
    'In blocks',
  ],
  [
    'a forwarded message',
    {
      text: 'Look',
      attachments: [
        {
          is_msg_unfurl: true,
          is_share: true,
          from_url: 'https://x.slack.com/a',
          author_name: 'Mara',
          text: 'plain',
          message_blocks: [
            { team: 'T1', channel: 'C1', ts: '1', message: rich(text('said '), { type: 'user', user_id: 'U1' }) },
          ],
          footer: 'Posted in #news',
        },
      ],
    },
    'Look\nMara\nsaid @Ilse Brandt\nPosted in #news',
  ],
  [
    'a link without the preview of its page',
    {
      text: '<https://news.example/a>',
      attachments: [{ from_url: 'https://news.example/a', title: 'Other words', text: 'of a page' }],
    },
    'https://news.example/a',
  ],
]

describe('a message of Slack', () => {
  it.each(shapes)('is read whole: %s', (_, message, seen) => {
    expect(words(message)).toBe(seen)
  })

  it('gives the addresses that it links to, in attachments, too', () => {
    expect(
      read({
        text: 'Read <https://news.example/a|this>',
        attachments: [{ title: 'P', title_link: 'https://news.example/p' }],
      }).links,
    ).toEqual(['https://news.example/a', 'https://news.example/p'])
  })

  it('names whose names have to be looked up', () => {
    const message = messageShape.parse({
      text: '<@U1> <#C2|x>',
      ...rich({ type: 'user', user_id: 'U3' }, { type: 'channel', channel_id: 'C4' }),
    })
    expect(idsIn(message)).toEqual({ people: ['U1', 'U3'], channels: ['C2', 'C4'] })
  })
})
