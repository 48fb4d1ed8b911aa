import { describe, expect, it } from 'vitest'
import type { NewPost, Schedule, Store, Target } from '../../src/bot/ports.ts'

const channel: Target = { platform: 'slack', tenant: 'T1', channel: 'C1' }
const newPost = (cause: string, over: Partial<NewPost> = {}): NewPost => ({
  tenant: 'T1',
  cause,
  target: channel,
  part: 0,
  call: { command: 'harbour', args: { section: 'quotes' } },
  due: 1_000,
  state: 'due',
  ...over,
})
const schedule = (over: Partial<Schedule> = {}): Schedule => ({
  tenant: 'T1',
  id: 'harbour/morning',
  briefing: 'harbour',
  when: '30 8 * * *',
  zone: 'Europe/Berlin',
  targets: [channel],
  catchUp: 'late',
  nextRunAt: 1_000,
  ...over,
})

/** What every store promises; each adapter runs it. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`the store in ${name}`, () => {
    it('enters the same post once, however often it is written', async () => {
      const { ledger } = await open()
      expect(await ledger.enter([newPost('share:a'), newPost('share:b')])).toBe(2)
      expect(await ledger.enter([newPost('share:b'), newPost('share:c')])).toBe(1)
    })

    it('gives a due post to one worker only, and none before its time', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a'), newPost('later', { due: 5_000 })])
      const [one, two] = await Promise.all([ledger.claim('w1', 1_000, 9), ledger.claim('w2', 1_000, 9)])
      expect([...one, ...two].map((post) => post.cause)).toEqual(['a'])
      expect((await ledger.claim('w1', 5_000, 9)).map((post) => post.cause)).toEqual(['later'])
    })

    it('returns a post as it was written, with its note, its call and its count of tries', async () => {
      const { ledger } = await open()
      const written = newPost('a', { note: 'Shared by Ada', target: { ...channel, thread: '7' } })
      await ledger.enter([written])
      const [claimed] = await ledger.claim('w1', 2_000, 9)
      expect(claimed).toEqual({ ...written, state: 'sending', attempts: 1, claimedAt: 2_000 })
    })

    it('keeps the end of a post: its state, its ref and its reason', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a')])
      await ledger.claim('w1', 2_000, 9)
      await ledger.settle(newPost('a'), { state: 'sent', ref: 'C1/17', due: 1_000 })
      expect(await ledger.find(newPost('a'))).toMatchObject({ state: 'sent', ref: 'C1/17' })
      expect(await ledger.claim('w1', 9_000, 9)).toEqual([])
    })

    it('finds the posts that a crash left between the act and its record', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a')])
      await ledger.claim('w1', 2_000, 9)
      expect(await ledger.stranded(2_000)).toEqual([])
      expect((await ledger.stranded(2_001)).map((post) => post.cause)).toEqual(['a'])
    })

    it('never shows a tenant the posts, schedules and texts of another', async () => {
      const { ledger, schedules, shelf } = await open()
      await ledger.enter([newPost('a')])
      await schedules.replace('T1', [schedule()])
      await shelf.keep('T1', 'text', 'pasted in T1', 1)
      expect(await ledger.list('T2', 'due', 9)).toEqual([])
      expect(await ledger.find(newPost('a', { tenant: 'T2' }))).toBeUndefined()
      expect(await schedules.list('T2')).toEqual([])
      expect(await shelf.find('T2', 'text')).toBeUndefined()
      expect(await shelf.find('T1', 'text')).toBe('pasted in T1')
    })

    it('moves a schedule and writes its posts together, and for one process only', async () => {
      const { ledger, schedules } = await open()
      await schedules.replace('T1', [schedule()])
      const [due] = await schedules.due(1_000)
      if (!due) throw new Error('nothing was due')
      const both = await Promise.all([
        schedules.advance([{ schedule: due, next: 9_000, posts: [newPost('slot:1')] }]),
        schedules.advance([{ schedule: due, next: 9_000, posts: [newPost('slot:1')] }]),
      ])
      expect(both.sort()).toEqual([0, 1])
      expect(await schedules.due(8_999)).toEqual([])
      expect(await ledger.list('T1', 'due', 9)).toHaveLength(1)
    })

    it('keeps the run that a schedule owes when the files are read again, and not when its time was changed', async () => {
      const { schedules } = await open()
      await schedules.replace('T1', [schedule({ nextRunAt: 1_000 })])
      await schedules.replace('T1', [schedule({ nextRunAt: 7_000, catchUp: 'skip' })])
      expect(await schedules.list('T1')).toMatchObject([{ nextRunAt: 1_000, catchUp: 'skip' }])
      await schedules.replace('T1', [schedule({ nextRunAt: 7_000, when: '0 9 * * *' })])
      expect(await schedules.list('T1')).toMatchObject([{ nextRunAt: 7_000 }])
    })
  })
}
