import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/platforms/slack/connect/outcomes.ts'

/** An error with a code below so many others. */
const below = (depth: number): Error =>
  depth === 0
    ? Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
    : new Error('fetch failed', { cause: below(depth - 1) })

describe('a call that did not reach Slack', () => {
  it.each([0, 1, 4])('is told by its code, %i causes down', (depth) => {
    expect(explain(below(depth))).toEqual({
      outcome: 'transient',
      reason: 'Slack was not reached (ECONNREFUSED)',
    })
  })

  it('is looked for five deep and no deeper: what is not known is not tried again', () => {
    expect(explain(below(5)).outcome).toBe('unknown')
    const circle = new Error('round')
    circle.cause = circle
    expect(explain(circle).outcome).toBe('unknown')
  })

  it('is not known to be undone when it timed out, or broke off', () => {
    expect(explain(Object.assign(new Error('late'), { name: 'TimeoutError' }))).toEqual({
      outcome: 'unknown',
      reason: 'the answer of Slack was lost (no answer within 10 s)',
    })
    expect(explain(Object.assign(new Error('reset'), { code: 'ECONNRESET' })).outcome).toBe('unknown')
  })
})
