import { afterEach, describe, expect, it } from 'vitest'
import { mentionShape, readMention, slackPlaceOf } from '../../../src/platforms/slack/ask/requests.ts'
import { openRunningBot, type RunningBot } from './bot.ts'

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

describe('somebody of whom Slack does not say who they are', () => {
  it('is not told that they may not, but that it cannot be told now; the log has a line', async () => {
    room = await openRunningBot()
    room.slack.trouble('users.info', { how: 'status', status: 429, retryAfter: 1 })
    expect(await room.ask('/briefdesk', 'grant everybody editor')).toContain('cannot be told now whether you may')
    expect(room.logged.some((line) => line.includes('slack.person.unknown'))).toBe(true)
    expect(await room.ask('/briefdesk', 'grant everybody editor')).toContain('Only an admin may do this')
  })
})
