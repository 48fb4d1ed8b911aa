import { describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { createAside } from '../../src/workers/aside.ts'
import { GaveUp, type AwayJobs } from '../../src/workers/pool.ts'
import { BotError } from '../../src/errors.ts'

const HOUR = 3_600_000

async function openAside() {
  const store = await openSqlite(':memory:')
  const told: string[] = []
  let now = 1_000_000
  let tries = 0
  const jobs = {
    text: (words: string) => {
      tries++
      return words === 'fine'
        ? Promise.resolve(words)
        : Promise.reject(words === 'empty' ? new BotError('input', 'Empty.') : new GaveUp('it took too long'))
    },
  } as unknown as AwayJobs
  const start = () =>
    createAside({
      store: store.aside,
      clock: () => now,
      tell: ({ code, job, reason }) => told.push(`${code} ${job} ${reason}`),
    })
  const aside = start()
  const failing = async (guarded: AwayJobs, words = 'bad') => {
    const error: unknown = await guarded.text(words).catch((thrown: unknown) => thrown)
    return { error, tries }
  }
  return { aside, start, jobs, told, failing, wait: (ms: number) => (now += ms) }
}

describe('a text that was given up', () => {
  it('is told once, and not begun again for an hour, in no process', async () => {
    const { aside, start, jobs, told, failing, wait } = await openAside()
    const guarded = aside.guard(jobs, 2_000)
    expect(await failing(guarded)).toMatchObject({ error: { name: 'BotError', code: 'source' }, tries: 1 })
    expect(await failing(guarded)).toMatchObject({
      error: { message: 'This text was given up: it took too long.' },
      tries: 1,
    })
    expect(await failing(start().guard(jobs, 2_000))).toMatchObject({ tries: 1 })
    expect(told).toHaveLength(1)
    wait(HOUR)
    expect(await failing(guarded)).toMatchObject({ tries: 2 })
    expect(await failing(guarded)).toMatchObject({ tries: 2 })
  })

  it('is tried by whoever has more time for it', async () => {
    const { aside, jobs, failing } = await openAside()
    await failing(aside.guard(jobs, 2_000))
    expect(await failing(aside.guard(jobs, 10_000))).toMatchObject({ tries: 2 })
    expect(await failing(aside.guard(jobs, 2_000))).toMatchObject({ tries: 2 })
  })

  it('is tried again on an editor’s word, by the code that its answer gives', async () => {
    const { aside, jobs, failing } = await openAside()
    const guarded = aside.guard(jobs, 2_000)
    const { error } = await failing(guarded)
    const code = /retry (\S+)$/.exec((error as BotError).hint ?? '')?.[1] ?? ''
    expect(await aside.retry('0000000000')).toBe(false)
    expect(await aside.retry(code)).toBe(true)
    expect(await failing(guarded)).toMatchObject({ tries: 2 })
  })

  it('is not one that was refused, nor any other', async () => {
    const { aside, jobs, failing } = await openAside()
    const guarded = aside.guard(jobs, 2_000)
    await failing(guarded)
    expect(await failing(guarded, 'empty')).toMatchObject({ tries: 2 })
    expect(await failing(guarded, 'empty')).toMatchObject({ tries: 3 })
    expect(await guarded.text('fine')).toBe('fine')
  })
})
