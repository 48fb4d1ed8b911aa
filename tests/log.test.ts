import { describe, expect, it } from 'vitest'
import { createLog } from '../src/log.ts'

function collect(level = 'info') {
  const lines: string[] = []
  const log = createLog({ level, secrets: ['xoxb-very-secret', 'abc'], to: { write: (line) => void lines.push(line) } })
  return { log, lines }
}

describe('the log', () => {
  it('is one JSON line an event', () => {
    const { log, lines } = collect()
    log.info('post.sent', { platform: 'slack', ms: 12 })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'post.sent', platform: 'slack', ms: 12 })
  })

  it('never shows a secret, wherever it stands', () => {
    const { log, lines } = collect()
    log.error('slack.failed', {
      reason: 'token xoxb-very-secret refused',
      deep: { url: 'https://a/?t=xoxb-very-secret' },
    })
    expect(lines.join()).not.toContain('very-secret')
    expect(lines.join()).toContain('refused')
  })

  it('keeps to its level', () => {
    const { log, lines } = collect('error')
    log.info('a')
    log.warn('b')
    log.error('c')
    expect(lines).toHaveLength(1)
  })
})
