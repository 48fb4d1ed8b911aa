import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryPlatform } from '../bot/platform.ts'
import { openNewsdesk, readCatalog } from '../platforms/discord/bot.ts'
import { guild, visible } from '../platforms/discord/stand-in.ts'
import { openRunningBot } from '../platforms/slack/bot.ts'
import { guess } from './guess.ts'
import { elementsOf, textOfMarkup } from './markup.ts'
import { openServedDesk } from './server.ts'

const minute = 60_000

/** Who is in which workspace, for the platform in memory; `deaf`: the chat does not answer. */
const people = new Map<string, { name: string; admin: boolean }>()
let deaf = false
let now = 0
let desk: Awaited<ReturnType<typeof openServedDesk>>

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 12)
  deaf = false
  people.clear()
  people.set('T1 U1', { name: 'Ada', admin: false }).set('T2 U2', { name: 'Bo', admin: true })
  const { platform } = createMemoryPlatform({ homes: { C2: 'T2' } })
  const person = (tenant: string, id: string) => {
    if (deaf) return Promise.reject(new Error('no answer'))
    const found = people.get(`${tenant} ${id}`)
    return Promise.resolve(found && { id, ...found })
  }
  desk = await openServedDesk({ platforms: [{ ...platform, person }], clock: () => now })
})
afterEach(() => desk.close())

const linkIn = (message: object): string => /\/desk\/in\/[\w-]{43}/.exec(JSON.stringify(message))?.[0] ?? ''

async function linkFor(tenant: string, id: string, admin = false): Promise<string> {
  const { message, visibility } = await desk.inChat('briefdesk', 'desk', {
    actor: { id, name: people.get(`${tenant} ${id}`)?.name ?? id, admin },
    place: { platform: 'slack', tenant, channel: 'C1' },
  })
  expect(visibility).toBe('private')
  return linkIn(message)
}

async function signIn(tenant = 'T1', id = 'U1'): Promise<void> {
  expect((await desk.ask(await linkFor(tenant, id), { form: {} })).status).toBe(303)
}

const page = '/desk/b/nato-china'
const status = async (path = page): Promise<number> => (await desk.ask(path)).status
const hide = (briefing: string, back = page) => ({ command: 'briefdesk', line: `correct ${briefing} hide 1`, back })

describe('a link to the desk', () => {
  it('is opened by previews as often as they like, and lets one in once', async () => {
    const link = await linkFor('T1', 'U1')
    for (let preview = 0; preview < 2; preview++) {
      const { status, text } = await desk.ask(link)
      expect([status, textOfMarkup(text).includes('Open as Ada')]).toEqual([200, true])
    }
    expect(desk.cookies.size).toBe(0)
    const spent = await Promise.all([1, 2, 3].map(() => desk.ask(link, { form: {} })))
    expect(spent.map(({ status }) => status).sort()).toEqual([303, 403, 403])
    expect(await status()).toBe(200)
    expect((await desk.ask(link)).status).toBe(403)
  })

  it('lasts ten minutes', async () => {
    const link = await linkFor('T1', 'U1')
    now += 10 * minute
    expect([(await desk.ask(link)).status, (await desk.ask(link, { form: {} })).status]).toEqual([403, 403])
  })

  it('lets nobody in who left meanwhile', async () => {
    const link = await linkFor('T1', 'U1')
    people.delete('T1 U1')
    expect((await desk.ask(link, { form: {} })).status).toBe(403)
    expect(desk.cookies.size).toBe(0)
  })

  it('is not to be guessed: of a thousand none opens, and most are not even looked up', async () => {
    const open = await linkFor('T1', 'U1')
    expect([...(await guess(desk, 1_000)).keys()].sort()).toEqual([403, 429])
    now += minute
    expect((await desk.ask(open)).status).toBe(200)
  })

  it('is kept as a hash, and so is the session', async () => {
    const link = await linkFor('T1', 'U1')
    const token = link.split('/').at(-1) ?? ''
    expect(await desk.store.doors.find(token, now)).toBeUndefined()
    await desk.ask(link, { form: {} })
    expect(await desk.store.sessions.find(desk.cookies.get('desk') ?? '', now)).toBeUndefined()
    expect(await desk.store.sessions.list('T1', 'U1', now)).toMatchObject([{ name: 'Ada', until: now + 720 * minute }])
  })
})

describe('a session', () => {
  it('is ended by its person, and by the end of twelve hours', async () => {
    await signIn()
    const cookie = desk.cookies.get('desk') ?? ''
    await desk.ask('/desk/out', { form: {} })
    desk.cookies.set('desk', cookie)
    expect(await status()).toBe(401)
    await signIn()
    now += 720 * minute
    expect(await status()).toBe(401)
  })

  it('ends within five minutes after its person left', async () => {
    await signIn()
    people.delete('T1 U1')
    now += 4 * minute
    expect(await status()).toBe(200)
    now += minute
    expect(await status()).toBe(401)
    people.set('T1 U1', { name: 'Ada', admin: false })
    expect(await status()).toBe(401)
  })

  it('has the rights of the chat: who is no editor there may not correct here, nor who was one', async () => {
    await signIn()
    expect((await desk.ask(page)).text).not.toContain('data-key="h"')
    expect(textOfMarkup((await desk.act(hide('nato-china'))).text)).toContain('Only an editor may do this here.')
    await desk.store.rights.grant({ tenant: 'T1', person: 'U1', role: 'editor', by: 'Bo', at: now })
    expect(textOfMarkup((await desk.act(hide('nato-china'))).text)).toContain('Quote 1 of nato-china is hidden.')
    await desk.store.rights.revoke({ tenant: 'T1', person: 'U1' })
    expect(textOfMarkup((await desk.act(hide('dam', '/desk/b/dam'))).text)).toContain(
      'Only an editor may do this here.',
    )
  })

  it('is no admin’s any more five minutes after they stopped being one, nor while the chat does not say', async () => {
    people.set('T1 U1', { name: 'Ada', admin: true })
    await signIn()
    expect((await desk.ask(page)).text).toContain('data-key="h"')
    deaf = true
    now += 6 * minute
    const { status, text } = await desk.ask(page)
    expect([status, text.includes('data-key="h"')]).toEqual([200, false])
    expect(textOfMarkup((await desk.act(hide('nato-china'))).text)).toContain('It cannot be told now whether you may')
    deaf = false
    people.set('T1 U1', { name: 'Ada', admin: false })
    expect(textOfMarkup((await desk.act(hide('nato-china'))).text)).toContain('Only an editor may do this here.')
  })

  it('sees nothing of another workspace: neither what was pasted there, nor its posts, channels and corrections', async () => {
    const text = `Secret harbour plan\n\n${'The plan of the harbour is known to nobody outside of this room. '.repeat(4)}`
    const pasted = await desk.inChat(
      'brief-this',
      { text },
      { place: { platform: 'slack', tenant: 'T2', channel: 'C2' } },
    )
    const name = pasted.message.call?.args['name'] ?? ''
    await desk.store.edits.set({ tenant: 'T2', briefing: 'nato-china', overrides: {}, by: 'Bo', at: now, edition: 1 })
    await signIn()
    expect(name).toMatch(/^text-/)
    expect(await status(`/desk/b/${name}`)).toBe(404)
    const { status: shared } = await desk.act({
      command: 'share',
      of: 'nato-china',
      target: 'C2',
      once: 'x',
      back: page,
    })
    expect(shared).toBe(404)
    await signIn('T2', 'U2')
    expect(await status(`/desk/b/${name}`)).toBe(200)
  })

  it('is of no use to another process’s local owner, nor the other way round', async () => {
    await signIn()
    expect(elementsOf((await desk.ask(page)).text).some(({ attribs }) => attribs?.['href'] === '/desk/welcome')).toBe(
      false,
    )
    expect((await desk.ask('/desk/briefings')).text).toContain('Slack workspace')
  })
})

describe('behind https', () => {
  it('has cookies that no other host can set or read', async () => {
    const secured = await openServedDesk({}, { PUBLIC_URL: 'https://briefdesk.example.org' })
    const { headers } = await secured.signIn()
    expect(headers.get('set-cookie')).toMatch(/^__Host-desk=\S+; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    await secured.close()
  })
})

describe('/briefdesk desk', () => {
  it('gives a link to its asker alone in Slack, and Slack says who they are', async () => {
    const running = await openRunningBot()
    const { platform, slack } = running
    const before = slack.seenBy().length
    await running.answered(() => slack.command('/briefdesk', 'desk'))
    const shown = slack.seenBy().slice(before)
    expect(shown.map(({ only }) => only)).toEqual(['U7'])
    expect(linkIn(shown)).not.toBe('')
    expect(await platform.person?.('T1', 'U7')).toMatchObject({ id: 'U7', name: 'name of U7', admin: false })
    slack.admins.add('U7')
    expect(await platform.person?.('T1', 'U7')).toMatchObject({ admin: true })
    slack.leavers.add('U7')
    expect(await platform.person?.('T1', 'U7')).toBeUndefined()
    expect(await platform.person?.('T9', 'U8')).toBeUndefined()
    await running.close()
  })

  it('does the same in Discord', async () => {
    const { discord, platform } = await openNewsdesk({ catalog: await readCatalog() })
    const held = discord.command('briefdesk', { do: 'desk' })
    await expect.poll(() => visible(held), { timeout: 10_000 }).toContain('The desk, for you alone')
    expect(linkIn([held.original?.body])).not.toBe('')
    expect(await platform.person?.(guild, '500000000000000005')).toMatchObject({ name: 'ada', admin: false })
    expect(await platform.person?.('300000000000000009', '500000000000000005')).toBeUndefined()
    await platform.stop()
    await discord.stop()
  })
})
