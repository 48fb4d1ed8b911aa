import { describe, expect, it } from 'vitest'
import { openBot } from '../bot.ts'

const minute = 60_000
const text = (number: number) =>
  `Ferry ${number} stays in port. “The engine is being replaced,” said Ida Moss, who runs it. About 300 people live on the island, and two boats carry food to them each day.`

async function openRoom(fairUse: { person: number; tenant: number }) {
  const time = { now: Date.UTC(2026, 0, 5, 12) }
  const room = await openBot({ fairUse, clock: () => time.now })
  let number = 0
  const hand = async (id = 'U1', tenant = 'T1') => {
    const { message } = await room.ask(
      'brief-this',
      { text: text(++number) },
      {
        actor: { id, name: id, admin: false },
        place: { platform: 'slack', tenant, channel: 'C1' },
      },
    )
    return message.title
  }
  return { ...room, hand, time }
}

describe('fair use', () => {
  it('takes so many texts, links and files of one person in an hour, and says when the next', async () => {
    const { hand, ask, time } = await openRoom({ person: 2, tenant: 0 })
    await hand()
    time.now += 10 * minute
    await hand()
    expect(await hand()).toBe('You have handed in 2 links, files and texts within an hour.')
    const { message } = await ask('brief', 'https://10.0.0.1/a')
    expect(JSON.stringify(message)).toContain('The next one is taken in 50 min.')
    expect(await hand('U2')).toContain('text-')
    time.now += 50 * minute
    expect(await hand()).toContain('text-')
    expect(await hand()).toContain('within an hour')
  })

  it('takes so many of one workspace or server, whoever hands them in, and none of it counts in another', async () => {
    const { hand } = await openRoom({ person: 0, tenant: 2 })
    await hand('U1')
    await hand('U2')
    expect(await hand('U3')).toBe('This workspace or server has handed in 2 links, files and texts within an hour.')
    expect(await hand('U3', 'T2')).toContain('text-')
  })

  it('counts what editors keep or follow by a link, and no briefing that is there', async () => {
    const { ask, hand } = await openRoom({ person: 1, tenant: 0 })
    const max = { actor: { id: 'U1', name: 'Max', admin: true } }
    for (let times = 0; times < 3; times++) expect((await ask('brief', 'dam')).problem).toBeUndefined()
    await hand()
    for (const line of ['keep https://10.0.0.1/a as pier', 'follow https://10.0.0.1/feed'])
      expect((await ask('briefdesk', line, max)).message.title).toContain('within an hour')
  })

  it('is not counted at the bot’s own machine, nor where it is 0', async () => {
    const { ask } = await openRoom({ person: 1, tenant: 1 })
    const place = { platform: 'terminal', tenant: 'operator', local: true } as const
    for (let times = 0; times < 3; times++)
      expect((await ask('brief-this', { text: text(times) }, { place })).message.title).toContain('text-')
    const { hand } = await openRoom({ person: 0, tenant: 0 })
    for (let times = 0; times < 3; times++) expect(await hand()).toContain('text-')
  })
})
