import { afterEach, describe, expect, it, vi } from 'vitest'
import { mentionShape, readMention, slackPlaceOf } from '../../../src/platforms/slack/ask/requests.ts'
import { openRunningBot, type RunningBot } from './bot.ts'
import { readVisible } from './read.ts'

// Real time is short here; a busy machine makes it long.
vi.setConfig({ testTimeout: 30_000 })

let room: RunningBot | undefined
afterEach(async () => {
  await room?.close()
  room = undefined
})

/** https://docs.slack.dev/apis/slack-connect: `team_id` is the other company's, `authorizations` and the form name ours. */
describe('somebody of the other company in a shared channel', () => {
  const event = { type: 'app_mention', user: 'U7', text: '<@UBOT> ferry', channel: 'C1', ts: '1.1' }

  it('mentions the bot where it is installed, not where they are', () => {
    const body = mentionShape.parse({
      team_id: 'TTHEIRS',
      authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
      event,
    })
    expect(readMention(body, () => false).place.tenant).toBe('T1')
    expect(readMention(mentionShape.parse({ team_id: 'T1', event }), () => false).place.tenant).toBe('T1')
  })

  it('clicks on our message, and hands in a form of ours', () => {
    const theirs = { team: { id: 'TTHEIRS' }, user: { team_id: 'TTHEIRS' } }
    expect(slackPlaceOf({ ...theirs, message: { team: 'T1' } }, 'C1', undefined).tenant).toBe('T1')
    expect(slackPlaceOf({ ...theirs, view: { app_installed_team_id: 'T1' } }, 'C1', undefined).tenant).toBe('T1')
    expect(slackPlaceOf(theirs, 'C1', undefined).tenant).toBe('TTHEIRS')
  })
})

describe('a channel that two companies share', () => {
  /** The app is installed with us, in T1; UTHEIRS is an admin with them, in T9. */
  async function open(): Promise<RunningBot> {
    const opened = await openRunningBot({ mode: 'http', many: true })
    room = opened
    const response = await fetch(`${opened.address}/slack/install`, { redirect: 'manual' })
    const state = new URL(response.headers.get('location') ?? '').searchParams.get('state') ?? ''
    const query = new URLSearchParams({ code: opened.slack.consent('T1'), state }).toString()
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    await fetch(`${opened.address}/slack/oauth_redirect?${query}`, { headers: { cookie } })
    opened.slack.strangers.set('UTHEIRS', 'T9')
    opened.slack.admins.add('UTHEIRS')
    return opened
  }
  const mention = ({ slack }: RunningBot, text: string, user: string, from: string) =>
    slack.event({ type: 'app_mention', user, channel: 'C1', text: `<@UBOT> ${text}` }, 'T1', undefined, from)
  const newest = ({ slack }: RunningBot) => slack.posted('C1').at(-1) ?? expect.fail('nothing is posted')

  it('answers the mentions and clicks of both, with the token of ours (D11)', async () => {
    const opened = await open()
    for (const [user, from] of [
      ['UTHEIRS', 'T9'],
      ['U7', 'T1'],
    ] as const) {
      const before = opened.slack.posted('C1').length
      await opened.answered(() => mention(opened, 'nato-china', user, from))
      const answer = opened.slack.posted('C1')[before] ?? expect.fail('no answer')
      expect(readVisible([answer.payload])).toMatch(/^China rebukes NATO/)
      await opened.answered(() => opened.slack.click(newest(opened), 'All 13 quotes', user, from))
      expect(opened.seen(user).at(-1)).toContain('Jens Stoltenberg')
    }
    expect(
      opened.slack.calls.filter(({ method }) => method.startsWith('chat.')).every(({ team }) => team === 'T1'),
    ).toBe(true)
    expect(opened.logged.filter((line) => line.includes('slack.stranger'))).toEqual([])
  })

  it('takes the form that somebody of theirs fills in (D11)', async () => {
    const opened = await open()
    await opened.answered(() => mention(opened, 'nato-china', 'UTHEIRS', 'T9'))
    const report = newest(opened)
    await opened.answered(() => opened.slack.click(report, 'Something wrong?', 'UTHEIRS', 'T9'))
    const list = opened.slack.seenBy('UTHEIRS').at(-1) ?? expect.fail('nothing is shown')
    await opened.slack.click(list, 'Report something else', 'UTHEIRS', 'T9')
    await vi.waitUntil(() => opened.slack.windowOf('UTHEIRS', 'T1') !== undefined, { timeout: 3_000 })
    await opened.answered(() => opened.slack.submit(['A wrong date.'], { user: 'UTHEIRS', team: 'T9', home: 'T1' }))
    expect(opened.seen('UTHEIRS').at(-1)).toMatch(/Nobody is set to receive reports|Thank you/)
  })

  it('knows no admin but its own (D11)', async () => {
    const opened = await open()
    await opened.answered(() => mention(opened, 'briefdesk grant everybody editor', 'UTHEIRS', 'T9'))
    expect(opened.seen('UTHEIRS').at(-1)).toContain('Only an admin may do this')
    await opened.answered(() => mention(opened, 'briefdesk grant everybody editor', 'UADMIN', 'T1'))
    expect(await opened.store.rights.list('T1')).toHaveLength(1)
    expect(await opened.store.rights.list('T9')).toEqual([])
  })
})

describe('somebody of whom Slack does not say who they are', () => {
  it('is not told that they may not, but that it cannot be told now; the log has a line', async () => {
    room = await openRunningBot()
    room.slack.trouble('users.info', { how: 'status', status: 429, retryAfter: 1 })
    expect(await room.ask('/briefdesk', 'grant everybody editor')).toContain('cannot be told now whether you may')
    expect(room.logged.some((line) => line.includes('slack.person.unknown'))).toBe(true)
    expect(await room.ask('/briefdesk', 'grant everybody editor')).toContain('Only an admin may do this')
  })
})
