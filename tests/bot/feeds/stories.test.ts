import { afterEach, describe, expect, it } from 'vitest'
import { openHarbourPost, dam, ferry, pier, type Told } from './harbour-post.ts'
import { minute, openRoom } from './room.ts'

const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

async function openPost(stories: readonly Told[]) {
  const post = await openHarbourPost(stories)
  close.push(post.close)
  return post
}

/** A bot that follows the newspaper in C1; `next` is what its feed holds at the following poll. */
async function following(stories: readonly Told[]) {
  const post = await openPost(stories)
  const room = await openRoom()
  await room.say(`follow ${post.feed}`)
  const next = async (...later: readonly Told[]) => {
    post.stories = later
    await room.pass(20 * minute)
  }
  return { post, ...room, next }
}

describe('a story of a feed is known again', () => {
  it('when its links flip between http and https', async () => {
    const { post, next, titles } = await following([dam])
    const flipped = (told: Told): Told => ({ ...told, link: `${post.origin.replace('http:', 'https:')}${told.path}` })
    await next(ferry, dam)
    await next(flipped(ferry), flipped(dam))
    await next(ferry, dam)
    expect(titles()).toEqual([ferry.title])
  })

  it('when its headline and with it its address are edited under one id: its post is edited', async () => {
    const { next, titles, memory } = await following([dam])
    await next({ ...ferry, id: 'post-84' }, dam)
    await next({ ...ferry, path: '/ferry-delayed', title: 'Ferry to Marrow delayed', id: 'post-84' }, dam)
    expect(titles()).toEqual([ferry.title])
    expect(memory.edited.map(({ title }) => title)).toEqual(['Ferry to Marrow delayed'])
  })

  it('when a new system gives it another address and id, by its words and date', async () => {
    const date = 'Mon, 05 Jan 2026 12:10:00 GMT'
    const { next, titles } = await following([])
    await next({ ...ferry, id: '1', date })
    await next({ ...ferry, path: '/new/ferry', id: 'urn:1', date })
    expect(titles()).toEqual([ferry.title])
  })

  it('when its id has a counter that goes up', async () => {
    const { post, next, titles } = await following([dam])
    for (const count of [0, 1, 2]) await next({ ...ferry, id: `${post.origin}/ferry#${count}` }, dam)
    expect(titles()).toEqual([ferry.title])
  })

  it('when another feed in the channel has it, but not in another channel', async () => {
    const { post, say, pass, titles, memory } = await following([dam])
    const front = await openPost([])
    await say(`follow ${front.feed}`)
    await say(`follow ${front.feed} in <#C2>`)
    const link = `${post.origin}${ferry.path}`
    post.stories = [ferry, dam]
    front.stories = [{ ...ferry, link }]
    await pass(20 * minute)
    await pass(20 * minute)
    expect(titles()).toEqual([ferry.title, ferry.title])
    expect(memory.sent.map(({ target }) => target.channel).sort()).toEqual(['C1', 'C2'])
  })

  it('and stays so when the feed that told it is unfollowed', async () => {
    const { post, say, pass, next, titles } = await following([dam])
    const front = await openPost([])
    await say(`follow ${front.feed}`)
    await next(ferry, dam)
    await say('unfollow the-harbour-post')
    front.stories = [{ ...ferry, link: `${post.origin}${ferry.path}` }]
    await pass(20 * minute)
    expect(titles()).toEqual([ferry.title])
  })
})

describe('a story of a feed is new', () => {
  it('at an address that all of a live ticker have, and none is lost', async () => {
    const { post, next, titles } = await following([dam])
    const tick = (id: string, title: string): Told => ({ path: `/${id}`, title, id, link: `${post.origin}/live` })
    await next(tick('a', 'First crossing'), dam)
    await next(tick('b', 'Fog over the bay'), tick('a', 'First crossing'), dam)
    await next(tick('c', 'All boats are back'), dam)
    expect(titles()).toEqual(['First crossing', 'Fog over the bay', 'All boats are back'])
  })

  it('under an id that a broken system writes for all', async () => {
    const { next, titles } = await following([{ ...dam, id: 'N/A' }])
    await next({ ...ferry, id: 'N/A' }, { ...pier, id: 'N/A' }, { ...dam, id: 'N/A' })
    expect([...titles()].sort()).toEqual([ferry.title, pier.title])
  })

  it('under the title and the few words of every day', async () => {
    const { next, titles } = await following([])
    const day = (number: number): Told => ({ path: `/tide-${number}`, title: 'Tide table', id: `tide-${number}` })
    for (const number of [1, 2, 3]) await next(day(number))
    expect(titles()).toHaveLength(3)
  })

  it('but not when it is dated long before the feed was followed', async () => {
    const { next, titles } = await following([dam])
    await next(
      { ...pier, date: 'Tue, 12 Mar 2019 08:00:00 GMT' },
      { ...ferry, date: 'Mon, 05 Jan 2026 11:00:00 GMT' },
      dam,
    )
    expect(titles()).toEqual([ferry.title])
  })
})

describe('a trial', () => {
  it('says of each of the newest entries whether it would be posted and why, and follows nothing', async () => {
    const post = await openPost([ferry, dam, pier])
    const { say, store } = await openRoom()
    const { words } = await say(`follow ${post.feed} filter ferries dam -holds try`)
    expect(words).toContain('1 of the newest 3 entries of The Harbour Post would be posted.')
    expect(words).toContain('Passes (“ferries”): Ferry to Marrow sails again')
    expect(words).toContain('Left out (“holds”): Dam above Ellery holds')
    expect(words).toContain('Left out (none of these words): Old pier stays closed')
    expect(await store.feeds.list('T1')).toEqual([])
  })
})
