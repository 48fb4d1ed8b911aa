import { afterEach, describe, expect, it } from 'vitest'
import { openHarbourPost, type Told } from './harbour-post.ts'
import { hour, minute, openRoom } from './room.ts'

const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

const stories: readonly Told[] = Array.from({ length: 45 }, (_, at) => ({
  path: `/story-${at}`,
  title: `Story ${at} of Ellery`,
}))

async function following(when: string) {
  const post = await openHarbourPost()
  close.push(post.close)
  const room = await openRoom()
  await room.say(`follow ${post.feed} ${when}`)
  post.stories = stories
  const asked = () => stories.map(({ path }) => post.read(path))
  return { ...room, post, asked, some: (count: number) => asked().filter((times) => times === 1).length === count }
}

describe('what a digest holds', () => {
  it('is read whole, 20 articles at a poll, also when the feed is unchanged, each once', async () => {
    const { post, pass, some, asked, memory } = await following('at 18:00 as a digest')
    await pass(20 * minute)
    expect(some(20)).toBe(true)
    await pass(20 * minute)
    expect(some(40)).toBe(true)
    await pass(20 * minute)
    await pass(20 * minute)
    expect(asked()).toEqual(stories.map(() => 1))
    expect(post.sent().whole).toBe(2)
    await pass(5 * hour)
    const digest = memory.sent[0]?.message
    expect(digest?.title).toBe('The Harbour Post: 45 briefings')
    expect(JSON.stringify(digest)).not.toContain('no article was read')
  })

  it('and was not read yet follows by edits, which call it no correction', async () => {
    const { pass, memory, asked } = await following('at 13:00 as a digest ping:@here')
    await pass(61 * minute)
    const [digest] = memory.sent
    expect(digest?.message.title).toBe('The Harbour Post: 20 briefings')
    expect(JSON.stringify(digest?.message)).toContain('no article was read')
    for (let polls = 0; polls < 4; polls++) await pass(20 * minute)
    expect(asked()).toEqual(stories.map(() => 1))
    const edited = memory.edited.at(-1)
    expect(edited?.title).toBe('The Harbour Post: 45 briefings')
    expect(memory.edited.length).toBeLessThan(6)
    expect(edited?.ping).toBeUndefined()
    expect(JSON.stringify(edited)).not.toContain('Corrected')
  })

  it('is read after a restart, too', async () => {
    const { pass, store, asked, time, some } = await following('at 18:00 as a digest')
    await pass(20 * minute)
    expect(some(20)).toBe(true)
    const other = await openRoom({ store })
    other.time.now = time.now
    await other.pass(20 * minute)
    await other.pass(20 * minute)
    expect(asked()).toEqual(stories.map(() => 1))
  })
})
