import { afterEach, describe, expect, it } from 'vitest'
import { doDuties } from '../bot/duties.ts'
import { openNewsdesk, readCatalog } from './discord/bot.ts'
import { readVisible as readDiscord } from './discord/read.ts'
import { channel, controls, guild, reader, until, visible, type Person } from './discord/stand-in.ts'
import { openRunningBot } from './slack/bot.ts'
import { readVisible as readSlack } from './slack/read.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const start = Date.UTC(2026, 0, 5, 12)
const approval = (id: string) => ({ by: { kind: 'group', id }, within: 3_600_000, silence: 'skip' }) as const

/** A post that a channel's approvers are asked about, and what became of it. */
const due = (platform: 'slack' | 'discord', tenant: string, id: string) =>
  ({
    tenant,
    cause: { kind: 'share', answer: 'a' },
    target: { platform, tenant, channel: id },
    ...{ part: 0, call: { command: 'harbour', args: {} }, due: start },
    state: 'due' as const,
  }) as const

describe('approval in a private message', () => {
  it('of Slack shows the post to each of a group, and is given once by its button', async () => {
    const time = { now: start }
    const desk = await openRunningBot({ clock: () => time.now })
    stops.push(() => desk.close())
    desk.slack.groups.set('S0000001', ['U7', 'U8'])
    await desk.store.approvals.put({ ...approval('S0000001'), tenant: 'T1', channel: 'C1', setBy: 'Max', at: start })
    const post = due('slack', 'T1', 'C1')
    await desk.store.ledger.enter([post])
    await doDuties(desk.bot)
    await doDuties(desk.bot)
    const direct = ['U7', 'U8'].flatMap((user) => desk.slack.seenBy(user, `D${user}`))
    expect(direct).toHaveLength(2)
    expect(readSlack(direct.map(({ payload }) => payload))).toContain('To approve: /harbour')
    const [first, second] = direct
    if (!first || !second) return expect.fail('nobody was asked')
    await desk.answered(() => desk.slack.click(first, 'Post it', 'U7'))
    await desk.answered(() => desk.slack.click(second, 'Do not post it', 'U8'))
    expect(desk.seen('U8', 'DU8').join()).toContain('name of U7 approved it on 5 January 2026, 12:00 (UTC)')
    time.now += 1_000
    await doDuties(desk.bot)
    expect(await desk.store.ledger.find(post)).toMatchObject({ state: 'sent', decision: { by: { id: 'U7' } } })
    expect(desk.slack.offences).toEqual([])
  })

  it('of Slack is given by admins alone where the app may not read groups', async () => {
    const desk = await openRunningBot({
      clock: () => start,
      slack: { scopes: ['chat:write', 'commands', 'users:read', 'im:write'] },
    })
    stops.push(() => desk.close())
    desk.slack.groups.set('S0000001', ['U7'])
    const { platform } = desk
    expect(await platform.members?.('T1', 'S0000001')).toBeUndefined()
    expect(await platform.belongs?.({ tenant: 'T1', id: 'U7' }, 'S0000001')).toBe(false)
  })

  it('of Discord, which does not say of which server it is, shows the post and is given once', async () => {
    const time = { now: start }
    const desk = await openNewsdesk({ catalog: await readCatalog(), clock: () => time.now })
    stops.push(
      () => desk.discord.stop(),
      () => desk.platform.stop(),
    )
    const { discord, store } = desk
    const role = '710000000000000001'
    discord.roles.set(reader.id, [role])
    discord.roles.set('300000000000000009', [])
    await store.approvals.put({ ...approval(role), tenant: guild, channel, setBy: 'Max', at: start })
    const post = due('discord', guild, channel)
    await store.ledger.enter([post])
    await doDuties(desk.bot)
    await doDuties(desk.bot)
    const [inbox, ...others] = [...discord.channels.values()].filter(({ name }) => name?.startsWith('direct '))
    expect([inbox?.name, others.length]).toEqual([`direct ${reader.id}`, 0])
    const asked = await until(() =>
      inbox?.messages.find(({ body }) => controls(body).some(({ label }) => label === 'Post it')),
    )
    expect(readDiscord(inbox?.messages.map(({ body }) => body) ?? [])).toContain('To approve: /harbour')
    const shown = { ...asked, private: false }
    const there: Person = { id: reader.id, name: reader.name, channel: { id: inbox?.id ?? '', type: 1 } }
    const answer = discord.press(shown, 'Post it', '', there)
    expect(await until(() => visible(answer) !== '' && visible(answer))).toContain(
      'Approved: it is posted in a moment.',
    )
    const again = discord.press(shown, 'Do not post it', '', there)
    expect(await until(() => visible(again) !== '' && visible(again))).toContain('ada approved it on')
    time.now += 1_000
    await doDuties(desk.bot)
    expect(await store.ledger.find(post)).toMatchObject({ state: 'sent', decision: { by: { id: reader.id } } })
  })

  it('of Discord names nobody where it does not list members, and still knows who has the role', async () => {
    const desk = await openNewsdesk({ catalog: await readCatalog() })
    stops.push(
      () => desk.discord.stop(),
      () => desk.platform.stop(),
    )
    const role = '710000000000000001'
    desk.discord.roles.set(reader.id, [role])
    desk.discord.listsMembers.allowed = false
    expect(await desk.platform.members?.(guild, role)).toBeUndefined()
    expect(await desk.platform.belongs?.({ tenant: guild, id: reader.id }, role)).toBe(true)
    expect(await desk.platform.belongs?.({ tenant: guild, id: '300000000000000009' }, role)).toBe(false)
  })
})
