import { describe, expect, it } from 'vitest'
import { plainOrders } from '../../../src/bot/ports/typed.ts'
import { textOf } from '../../message/text.ts'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const admin = { actor: { id: 'U1', name: 'Ada', admin: true } }

/** Each as a keyboard with hyphens types it, and as a phone or a word processor does. */
const typed: readonly (readonly [command: string, plain: string, typographic: string])[] = [
  ['brief', 'nato-china', 'nato–china'],
  ['brief', 'nato-china quotes', 'nato‑china quotes'],
  ['brief', 'nato-china speaker:"Jens Stoltenberg"', 'nato—china speaker:“Jens Stoltenberg”'],
  ['nato-china', 'find:"Asia-Pacific"', 'find:„Asia–Pacific“'],
  ['nato-china', 'who-speaks', 'who—speaks'],
  [
    'briefdesk',
    'schedule nato-china every day 09:00 quiet:22:00-07:00',
    'schedule nato–china every day 09:00 quiet:22:00–07:00',
  ],
  ['briefdesk', 'schedule dam 2026-03-01 09:00', 'schedule dam 2026–03–01 09:00'],
  ['briefdesk', 'schedule dam weekdays 9-17 every 2 hours', 'schedule dam weekdays 9–17 every 2 hours'],
  ['briefdesk', 'correct nato-china', 'correct nato–china'],
  ['briefdesk', 'correct nato-china hide 1', 'correct nato−china hide 1'],
  ['briefdesk', 'report nato-china 1 It says “open”.', 'report nato–china 1 It says “open”.'],
  ['briefdesk', 'source nato-china none', 'source nato–china none'],
  ['briefdesk', 'keep text-ab12 as ferry-news', 'keep text–ab12 as ferry–news'],
  ['briefdesk', 'zone America/Port-au-Prince', 'zone America/Port–au–Prince'],
  ['briefdesk', 'zone UTC-3', 'zone UTC−3'],
  ['briefdesk', 'unfollow harbour-post', 'unfollow harbour–post'],
  ['briefdesk', 'filter harbour-post ferry -dam "harbour wall"', 'filter harbour–post ferry –dam “harbour wall”'],
  ['briefdesk', 'pause nato-china', 'pause nato–china'],
  ['briefdesk', 'forget text-ab12', 'forget text–ab12'],
]

describe('what is typed with typographic dashes and quotation marks', () => {
  it.each(typed)('/%s %s is understood as such: %s', async (command, plain, typographic) => {
    const answers = await Promise.all(
      [plain, typographic].map(async (line) => {
        const { ask } = await openBot({ platforms: [createMemoryPlatform().platform] })
        return textOf((await ask(command, { line }, admin)).message)
      }),
    )
    expect(answers[1]).toBe(answers[0])
  })

  it('leaves addresses as they are', () => {
    expect(plainOrders('pier–news https://post.example/a–b?q=“x” –dam')).toBe(
      'pier-news https://post.example/a–b?q=“x” -dam',
    )
  })
})
