import { describe, expect, it } from 'vitest'
import { textOf } from '../../message/text.ts'
import { openBot } from '../bot.ts'
import { createMemoryPlatform } from '../platform.ts'

const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const

/** `zones`: whether the chat tells them. */
async function open({ zones = true } = {}) {
  const { platform } = createMemoryPlatform()
  const { ask, store } = await openBot({
    platforms: [{ ...platform, capabilities: { ...platform.capabilities, zones } }],
  })
  const by = async (
    line: string,
    over: { readonly id?: string; readonly zone?: string; readonly tenant?: string; readonly admin?: boolean } = {},
  ) => {
    const { id = 'U1', tenant = 'T1', ...its } = over
    const actor = { id, name: 'Ada', admin: true, ...its }
    return textOf((await ask('briefdesk', line, { actor, place: { ...place, tenant } })).message)
  }
  const asked = async (line: string, text?: string) => {
    const reply = await ask(
      'briefdesk',
      { line, ...(text !== undefined && { text }) },
      { actor: { id: 'U1', name: 'Ada', admin: true }, place },
    )
    const controls = reply.message.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []))
    return { text: textOf(reply.message), controls }
  }
  return { by, asked, store }
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

describe('where the chat does not tell zones', () => {
  it('a time without one is asked for its zone before anything is scheduled, and the answer carries the order on', async () => {
    const { asked, store } = await open({ zones: false })
    const first = await asked('schedule dam weekdays 08:30')
    expect(first.text).toMatch(/^In which time zone is that\?/)
    expect(await store.schedules.list('T1')).toEqual([])
    const [say, use] = first.controls
    expect(say).toMatchObject({ asks: 'zone', args: { line: 'schedule dam weekdays 08:30' } })
    expect(use?.args).toEqual({ line: 'schedule dam weekdays 08:30', text: 'UTC' })
    expect((await asked('schedule dam weekdays 08:30', ' new york ')).text).toContain('08:30 America/New_York')
    expect((await asked('schedule dam fridays 16:00')).text).toContain('16:00 America/New_York')
    expect(await store.schedules.list('T1')).toHaveLength(2)
  })

  it.each([
    ['Mars', '“Mars” is no time zone that I know.'],
    ['Europe/Berlim', 'Europe/Berlim is no time zone.'],
    ['IST', 'IST may be'],
    ['', '“” is no time zone that I know.'],
  ])('the answer %j is told as a bad zone, and asked for again', async (zone, told) => {
    const { asked, store } = await open({ zones: false })
    const again = await asked('schedule dam weekdays 08:30', zone)
    expect(again.text).toContain(told)
    expect(again.controls).toMatchObject([{ asks: 'zone', args: { line: 'schedule dam weekdays 08:30' } }])
    expect(await store.schedules.list('T1')).toEqual([])
  })

  it.each(['schedule dam daily 9:00 Tokyo', 'schedule dam in 10 minutes'])(
    '%s asks for nothing: it is clear without',
    async (line) => {
      const { asked } = await open({ zones: false })
      expect((await asked(line)).text).toMatch(/^Scheduled: /)
    },
  )

  it('a faulty order and one that is not allowed are told first', async () => {
    const { asked, by } = await open({ zones: false })
    expect((await asked('schedule nothing daily 9:00')).text).toContain('There is no briefing called')
    expect((await asked('schedule dam blursday 9:00')).text).toContain('no part of a time')
    expect(await by('schedule dam daily 9:00', { admin: false })).toContain('Only an editor')
  })
})

it('an example of a schedule is one that works where it is shown', async () => {
  const { by } = await open()
  const [, example = ''] = /For example: \/briefdesk (schedule [^.]*)\./.exec(await by('schedule')) ?? []
  expect(await by(example)).toContain('Scheduled: ')
})
