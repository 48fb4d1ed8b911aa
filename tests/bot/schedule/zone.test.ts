import { describe, expect, it } from 'vitest'
import { textOf } from '../../message/text.ts'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const

async function open() {
  const { ask, store } = await openBot({ platforms: [createMemoryPlatform().platform] })
  const by = async (
    line: string,
    over: { readonly id?: string; readonly zone?: string; readonly tenant?: string } = {},
  ) => {
    const { id = 'U1', tenant = 'T1', ...its } = over
    const actor = { id, name: 'Ada', admin: true, ...its }
    return textOf((await ask('briefdesk', line, { actor, place: { ...place, tenant } })).message)
  }
  return { by, store }
}

describe('a time without a zone', () => {
  it('is in the zone of the asker’s profile, and the answer says so and how to change it', async () => {
    const { by } = await open()
    const answer = await by('schedule dam weekdays 08:30', { zone: 'Europe/Berlin' })
    expect(answer).toContain('08:30 Europe/Berlin')
    expect(answer).toContain('Your times are in Europe/Berlin (from your profile). To change that: /briefdesk zone')
  })

  it('is in the zone that the asker set, whatever the profile says, in that workspace or server only', async () => {
    const { by } = await open()
    expect(await by('zone tokyo', { zone: 'Europe/Berlin' })).toContain('Your times are in Asia/Tokyo from now on.')
    expect(await by('schedule dam daily 9:00', { zone: 'Europe/Berlin' })).toContain('Asia/Tokyo (as you set it)')
    expect(await by('schedule dam daily 9:00', { tenant: 'T2', zone: 'Europe/Berlin' })).toContain(
      '09:00 Europe/Berlin',
    )
    expect(await by('schedule dam daily 9:00', { id: 'U2' })).toContain('UTC (the bot’s own)')
  })

  it('says nothing of the asker’s zone when the order names another', async () => {
    const { by } = await open()
    const answer = await by('schedule dam daily 9:00 Asia/Tokyo', { zone: 'Europe/Berlin' })
    expect(answer).toContain('09:00 Asia/Tokyo')
    expect(answer).not.toContain('Europe/Berlin')
  })

  it('follows a zone no longer once it is taken back, and never one that is none', async () => {
    const { by } = await open()
    await by('zone Asia/Tokyo')
    expect(await by('zone off')).toContain('UTC (the bot’s own)')
    expect(await by('zone', { zone: 'Mars/Olympus' })).toContain('UTC (the bot’s own)')
    expect(await by('zone Mars/Olympus')).toContain('Mars/Olympus is no time zone')
    expect(await by('zone EST5 maybe')).toContain('no time zone')
  })
})

it('an example of a schedule is one that works where it is shown', async () => {
  const { by } = await open()
  const [, example = ''] = /For example: \/briefdesk (schedule [^.]*)\./.exec(await by('schedule')) ?? []
  expect(await by(example)).toContain('Scheduled: ')
})
