import { describe, expect, it } from 'vitest'
import { createLogger } from '../../../src/platforms/slack/connect/log.ts'

function logged(...words: unknown[]): string {
  const lines: string[] = []
  const line = (event: string, facts?: object) => void lines.push(JSON.stringify([event, facts]))
  createLogger({ info: line, warn: line, error: line }).error(...words)
  return lines.join('\n')
}

describe('the log of Slack’s libraries', () => {
  it('names what Slack names, also where it comes in an object (H)', () => {
    expect(
      logged('Failed', { type: 'disconnect', reason: 'too_many_websockets', debug_info: { host: 'x' } }),
    ).toContain('Failed disconnect too_many_websockets')
    expect(logged({ ok: false, error: 'invalid_auth' })).toContain('invalid_auth')
  })

  it('holds no token, no address, and nothing of an object but its codes', () => {
    const line = logged(new Error('no xoxb-1-bot at wss://wss.example/link?ticket=abc'), {
      reason: 'Bearer xoxb-1-bot',
      headers: { authorization: 'xoxb-1-bot' },
      text: 'words of an article',
    })
    expect(line).not.toMatch(/xoxb-1|ticket=abc|words of/)
    expect(line).toContain('something that is no text')
  })
})
