import { expect, it } from 'vitest'
import type { Schedule } from '../../../src/bot/ports/ledger.ts'
import { lineText } from '../../message/text.ts'
import { aboutSchedule, stateOf } from '../../../src/bot/schedule/about.ts'

const schedule: Schedule = {
  ...{ tenant: 'T1', id: 'a', briefing: 'pier', when: '0 9 * * *', zone: 'UTC', catchUp: 'late' },
  targets: [
    { platform: 'slack', tenant: 'T1', channel: 'C1' },
    { platform: 'discord', tenant: 'G1', channel: '456' },
  ],
}

it('a schedule is told by where it posts and by what was chosen for it, and by nothing else', () => {
  const lines = aboutSchedule(schedule, 'group')
  expect(lines.map((line) => (typeof line === 'string' ? line : lineText(line)))).toEqual([
    'To: slack:C1, discord:456',
    'After an outage: posted late. When nothing changed: no post.',
  ])
  const more = { unchanged: 'say', quiet: '22:00-07:00', thread: true, ping: { kind: 'here' } } as const
  expect(aboutSchedule({ ...schedule, briefing: 'tag:port', ...more }, 'group')[1]).toBe(
    'After an outage: posted late. When nothing is new: a post that says so. Quiet hours: 22:00-07:00. Details in its thread. Pings @here.',
  )
})

it('a schedule is told by when it posts next, or by why it does not', () => {
  expect(stateOf({ ...schedule, nextRunAt: Date.UTC(2026, 0, 5, 9) })).toMatch(/^next .*09:00/)
  expect(stateOf({ ...schedule, paused: 'by Ada' })).toBe('paused by Ada')
  expect(stateOf(schedule)).toBe('ended')
})
