import { describe, expect, it } from 'vitest'
import { createSeen } from '../../../src/platforms/slack/ask/seen.ts'
import { createPeople } from '../../../src/platforms/slack/connect/people.ts'

const minute = 60_000

describe('what Slack has sent before', () => {
  it('is known for ten minutes, and no longer', () => {
    let now = 0
    const seen = createSeen(() => now)
    expect([seen('a'), seen('a'), seen(undefined), seen(undefined)]).toEqual([false, true, false, false])
    now = 10 * minute - 1
    expect(seen('a')).toBe(true)
    now = 10 * minute
    expect(seen('a')).toBe(false)
  })

  it('is known of the last 20,000 only, so that a flood fills no memory', () => {
    const seen = createSeen(() => 0)
    for (let key = 0; key < 20_000; key++) seen(`${key}`)
    expect(seen('19999')).toBe(true)
    seen('one more')
    seen('and one more')
    expect(seen('0')).toBe(false)
    expect(seen('19999')).toBe(true)
  })
})

describe('people who ask', () => {
  const open = (fails = false, team = 'T1') => {
    const asked: string[] = []
    const time = { now: 0 }
    const call = (_: string, { user }: Readonly<Record<string, unknown>>) => {
      asked.push(String(user))
      return fails
        ? Promise.reject(new Error('ratelimited'))
        : Promise.resolve({
            user: { team_id: team, is_owner: true, locale: 'de-DE', profile: { real_name: `Ada ${String(user)}` } },
          })
    }
    const people = createPeople({ call } as unknown as Parameters<typeof createPeople>[0], 'T1', () => time.now)
    return { people, asked, time }
  }

  it('are looked up once in ten minutes', async () => {
    const { people, asked, time } = open()
    expect(await people('U1')).toMatchObject({ admin: true, locale: 'de-DE', name: 'Ada U1', deleted: false })
    time.now = 10 * minute - 1
    await people('U1')
    expect(asked).toEqual(['U1'])
    time.now = 10 * minute
    await people('U1')
    expect(asked).toEqual(['U1', 'U1'])
  })

  it('are remembered up to 5,000, the oldest forgotten first', async () => {
    const { people, asked } = open()
    for (let at = 0; at < 5_001; at++) await people(`U${at}`)
    await people('U1')
    await people('U5000')
    expect(asked).toHaveLength(5_001)
    await people('U0')
    expect(asked).toHaveLength(5_002)
  })

  it('are no admins here when they are admins of another workspace', async () => {
    const { people } = open(false, 'T2')
    expect(await people('U1')).toMatchObject({ admin: false })
  })

  it('are no admins when they cannot be looked up, and are looked up again', async () => {
    const { people, asked } = open(true)
    expect(await people('U1')).toEqual({ admin: false, locale: 'en-US', unsure: true })
    await people('U1')
    expect(asked).toEqual(['U1', 'U1'])
  })
})
