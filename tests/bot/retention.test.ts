import { expect, it } from 'vitest'
import { openBot } from './bot.ts'

const day = 86_400_000
const start = Date.parse('2026-01-05T12:00:00Z')

async function openRoom(keepDays?: number) {
  const time = { now: start }
  const room = await openBot({ clock: () => time.now, ...(keepDays === undefined ? {} : { keepDays }) })
  await room.store.texts.keep('T1', 'text-old', 'old words', start)
  await room.store.texts.keep('T2', 'text-new', 'new words', start + day)
  const kept = async () => [
    await room.store.texts.find('T1', 'text-old'),
    await room.store.texts.find('T2', 'text-new'),
  ]
  const at = async (now: number) => {
    time.now = now
    await room.tick()
    return kept()
  }
  return { ...room, at }
}

it('forgets what was kept for ninety days, and nothing younger', async () => {
  const { at, notices } = await openRoom()
  expect(await at(start + 90 * day)).toEqual(['old words', 'new words'])
  expect(await at(start + 90 * day + 3_600_000)).toEqual([undefined, 'new words'])
  expect(notices).toContainEqual({ level: 'info', event: 'texts.expired', facts: { texts: 1 } })
})

it('looks once an hour, also after the clock was set back', async () => {
  const { at } = await openRoom(1)
  expect(await at(start + day)).toEqual(['old words', 'new words'])
  expect(await at(start + day + 3_599_999)).toEqual(['old words', 'new words'])
  await at(start)
  expect(await at(start + day + 1)).toEqual([undefined, 'new words'])
})

it('keeps everything for ever where it is told to', async () => {
  const { at } = await openRoom(0)
  expect(await at(start + 9_999 * day)).toEqual(['old words', 'new words'])
})
