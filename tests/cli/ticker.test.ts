import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTicker } from '../../src/cli/ticker.ts'

const hour = 3_600_000

describe('the ticker', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-03-29T00:59:30Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const start = (duties: Parameters<typeof startTicker>[0]) => {
    const failures: string[] = []
    const ticker = startTicker(duties, (duty, error) => failures.push(`${duty}: ${String(error)}`))
    return { ticker, failures }
  }
  const counting = () => {
    let count = 0
    return { duty: () => Promise.resolve(++count), count: () => count }
  }

  it('does every duty at once and then each second', async () => {
    const { duty, count } = counting()
    const { ticker } = start({ duty })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(count()).toBe(11)
    await ticker.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(count()).toBe(11)
  })

  it('never runs a duty beside itself, and lets no slow duty hold up another', async () => {
    const quick = counting()
    let slow = 0
    const { ticker } = start({
      slow: async () => {
        slow += 1
        await new Promise((resolve) => setTimeout(resolve, 4_500))
      },
      quick: quick.duty,
    })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(slow).toBe(3)
    expect(quick.count()).toBe(11)
    const stopped = ticker.stop()
    await vi.advanceTimersByTimeAsync(5_000)
    await stopped
  })

  it('goes on after a duty failed, and says which', async () => {
    const { duty, count } = counting()
    const broken = () => {
      throw new Error('the disk is full')
    }
    const { ticker, failures } = start({ broken, duty })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(failures).toEqual(Array.from({ length: 3 }, () => 'broken: Error: the disk is full'))
    expect(count()).toBe(3)
    await ticker.stop()
  })

  it.each([-hour, hour, -25 * hour, 49 * hour])('keeps ticking when the clock steps by %i ms', async (step) => {
    const { duty, count } = counting()
    const { ticker } = start({ duty })
    await vi.advanceTimersByTimeAsync(5_000)
    vi.setSystemTime(Date.now() + step)
    const before = count()
    const perSecond: number[] = []
    for (let second = 0; second < 10; second++) {
      const until = count()
      await vi.advanceTimersByTimeAsync(1_000)
      perSecond.push(count() - until)
    }
    expect([before, perSecond]).toEqual([6, Array(10).fill(1)])
    await ticker.stop()
  })

  it('waits for what is under way when it stops', async () => {
    let ended = false
    const { ticker } = start({
      post: async () => {
        await new Promise((resolve) => setTimeout(resolve, 3_000))
        ended = true
      },
    })
    const stopped = ticker.stop().then(() => ended)
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await stopped).toBe(true)
  })
})
