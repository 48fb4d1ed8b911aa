import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryPlatform } from '../bot/platform.ts'
import { textOfMarkup } from './markup.ts'
import { openServedDesk } from './server.ts'

const start = Date.UTC(2026, 0, 5, 12)
const people = new Map([
  ['U1', { name: 'Ada', admin: true }],
  ['U2', { name: 'Bo', admin: false }],
])
let desk: Awaited<ReturnType<typeof openServedDesk>>
beforeEach(async () => {
  const { platform } = createMemoryPlatform({ members: { C9: ['U1'] } })
  const person = (_: string, id: string) => {
    const found = people.get(id)
    return Promise.resolve(found && { id, ...found })
  }
  desk = await openServedDesk({ platforms: [{ ...platform, person }], clock: () => start })
})
afterEach(() => desk.close())

async function signIn(id: string): Promise<string> {
  desk.cookies.clear()
  const { message } = await desk.inChat('briefdesk', 'desk', {
    actor: { id, name: id, admin: false },
    place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
  })
  const link = /\/desk\/in\/[\w-]{43}/.exec(JSON.stringify(message))?.[0] ?? ''
  expect((await desk.ask(link, { form: {} })).status).toBe(303)
  return desk.cookies.get('desk') ?? ''
}
const settings = async (): Promise<string> => textOfMarkup((await desk.ask('/desk/settings')).text).replace(/\s+/g, ' ')
const sessions = () => desk.store.sessions.list('T1', undefined, start)

describe('settings', () => {
  it('lead to share links only those who may withdraw one; an address that ends in a stroke is the desk, too', async () => {
    await signIn('U2')
    expect(await settings()).not.toContain('Links under which')
    expect(await desk.ask('/desk/')).toMatchObject({ status: 303 })
  })

  it('show who may do what and who approves, by the names that were heard, and let admins change it', async () => {
    await signIn('U2')
    await signIn('U1')
    await desk.store.rights.grant({ tenant: 'T1', person: 'U2', channel: 'C1', role: 'editor', by: 'Ada', at: start })
    await desk.store.rights.grant({ tenant: 'T1', person: 'U3', channel: 'C9', role: 'editor', by: 'Ada', at: start })
    const by = { by: { kind: 'group', id: 'S1' }, within: 7_200_000, silence: 'skip' } as const
    await desk.store.approvals.put({ ...by, tenant: 'T1', channel: 'C1', setBy: 'Ada', at: start })
    const words = await settings()
    expect(words).toMatch(/Bo is an editor in Slack C1/)
    expect(words).toContain('approved by the group S1 within 2 h, else skipped')
    expect(words).toContain('C9')
    expect(words).toContain('Links under which anybody may read a briefing')
    const taken = await desk.act({
      command: 'briefdesk',
      line: 'revoke <@U2> here',
      target: 'C1',
      back: '/desk/settings',
    })
    expect(textOfMarkup(taken.text)).toContain('The role is revoked.')
    await desk.act({ command: 'briefdesk', line: 'approvers in <#C1> off', target: 'C1', back: '/desk/settings' })
    expect(await desk.store.approvals.list('T1')).toEqual([])
    expect(await settings()).toMatch(/Ada revoke U2/)
    await signIn('U2')
    const seen = await settings()
    expect(seen).not.toContain('C9')
    expect(seen).not.toContain('Give the role')
    expect(seen).not.toContain('Who did what')
  })

  it('show people their own sessions and admins all, and end each one by itself', async () => {
    await signIn('U2')
    const ada = await signIn('U1')
    expect(await settings()).toMatch(/(?=.*You, in this browser, until )(?=.*Bo, until )/)
    const [bo] = (await sessions()).filter(({ person }) => person === 'U2')
    expect((await desk.ask('/desk/sessions', { form: { session: bo?.code ?? '' } })).status).toBe(303)
    expect((await sessions()).map(({ person }) => person)).toEqual(['U1'])
    await signIn('U2')
    const own = (await sessions()).find(({ person }) => person === 'U1')
    await desk.ask('/desk/sessions', { form: { session: own?.code ?? '' } })
    expect((await sessions()).map(({ person }) => person).sort()).toEqual(['U1', 'U2'])
    desk.cookies.set('desk', ada)
    expect((await desk.ask('/desk/settings')).status).toBe(200)
  })
})

describe('a page that follows what happens', () => {
  it('is told when something has changed, and nothing of what', async () => {
    const cookie = `desk=${await signIn('U1')}`
    const events = await fetch(`${desk.origin}/desk/events`, { headers: { cookie } })
    expect(events.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(events.headers.get('content-security-policy')).toContain("default-src 'none'")
    const reader = events.body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined
    const next = async (text = ''): Promise<string> => {
      const [, mark] = /data: ([\w-]+)\n\n/.exec(text) ?? []
      return mark ?? (await next(text + new TextDecoder().decode((await reader?.read())?.value)))
    }
    const first = await next()
    expect((await desk.ask('/desk')).text).toContain(`data-live="${first}"`)
    await desk.store.ledger.enter([
      {
        tenant: 'T1',
        cause: { kind: 'share', answer: 'secret' },
        target: { platform: 'slack', tenant: 'T1', channel: 'C1' },
        ...{ part: 0, call: { command: 'dam', args: {} }, due: start },
        state: 'due',
      },
    ])
    const second = await next()
    expect(second).toMatch(/^[0-9a-f]{16}$/)
    expect(second).not.toBe(first)
    expect((await desk.ask('/desk')).text).toContain(`data-live="${second}"`)
    await reader?.cancel()
  })

  it('is told to nobody who is not signed in, nor under another name', async () => {
    expect((await desk.ask('/desk/events')).status).toBe(401)
    expect((await desk.ask('/desk/events', { headers: { 'x-forwarded-host': 'elsewhere.example' } })).status).toBe(401)
  })
})
