import { afterEach, describe, expect, it } from 'vitest'
import { openBot } from '../bot.ts'
import { dam, ferry, openHarbourPost, pier, type Told } from './harbour-post.ts'
import { hour, minute, openRoom, wordsOf } from './room.ts'

const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

async function openPost(stories: readonly Told[]) {
  const post = await openHarbourPost(stories)
  close.push(post.close)
  return post
}

/** A bot that follows the newspaper in C1. */
async function following(stories: readonly Told[], how = '', options: Parameters<typeof openRoom>[0] = {}) {
  const post = await openPost(stories)
  const room = await openRoom(options)
  const { words } = await room.say(`follow ${post.feed} ${how}`)
  return { post, ...room, words }
}

const many = (count: number): Told[] =>
  Array.from({ length: count }, (_, at) => ({ path: `/story-${at}`, title: `Story number ${at} of Port Ellery` }))

describe('following a feed', () => {
  it('says what was understood, shows the newest, and posts nothing of what it holds', async () => {
    const { words, pass, memory, store } = await following([ferry, dam])
    expect(words).toContain('Following The Harbour Post.')
    expect(words).toContain('Name: the-harbour-post')
    expect(words).toContain('To: slack:C1, each new story by itself')
    expect(words).toContain('Only what appears from now on is posted.')
    expect(words).toContain('Newest: Ferry to Marrow sails again')
    await pass(20 * minute)
    await pass(20 * minute)
    expect(memory.sent).toEqual([])
    expect((await store.audit.list('T1', 1))[0]).toMatchObject({ action: 'follow', actor: 'Max (UADMIN)' })
  })

  it('finds the feed that a page names', async () => {
    const post = await openPost([ferry])
    const { say, store } = await openRoom()
    await say(`follow <${post.origin}/|the post>`)
    expect(await store.feeds.list('T1')).toMatchObject([{ url: post.feed, title: 'The Harbour Post' }])
  })

  it.each([
    ['follow', 'Which feed?'],
    ['follow harbour', '“harbour” is no web address.'],
    ['follow https://post.example in #desk', 'which channel “#desk” is'],
    ['follow https://post.example every story', 'I do not understand “every story”.'],
    ['follow https://post.example filter "" -', 'holds no word to filter by'],
    ['follow https://post.example at dawn as a digest', '“dawn” is no part of a time that I understand'],
    ['follow http://127.0.0.1:8080/feed', 'not on the public internet'],
    ['unfollow nothing', 'No feed called “nothing” is followed here.'],
  ])('refuses “%s” and says what to write', async (line, what) => {
    const { say } = await openRoom()
    const { reply, words } = await say(line)
    expect(reply).toMatchObject({ problem: true, visibility: 'private' })
    expect(words).toContain(what)
    expect(words.split('\n').length).toBeGreaterThan(1)
  })

  it('refuses a page without a feed, and the same feed twice in one channel', async () => {
    const { say, post } = await following([ferry])
    expect((await say(`follow ${post.origin}/ferry`)).words).toContain('names no feed')
    expect((await say(`follow ${post.feed}`)).words).toContain('followed there already, as the-harbour-post')
    expect((await say(`follow ${post.feed} in <#C2>`)).words).toContain('Name: the-harbour-post-2')
  })

  it('is for editors, and shows another workspace nothing', async () => {
    const { say, post, store } = await following([ferry])
    const sharer = { id: 'U2', name: 'Sam', admin: false }
    expect((await say(`follow ${post.feed} in <#C2>`, { actor: sharer })).words).toContain('Only an editor')
    expect((await say('unfollow the-harbour-post', { actor: sharer })).words).toContain('Only an editor')
    const place = { platform: 'slack', tenant: 'T2', channel: 'C1' } as const
    expect((await say('feeds', { place })).words).toContain('No feed is followed in the channels that you can see.')
    expect((await say('unfollow the-harbour-post', { place })).reply.problem).toBe(true)
    expect(await store.feeds.list('T1')).toHaveLength(1)
  })
})

describe('a new story', () => {
  it('is posted once as a briefing, though the feed repeats, reorders and tracks it', async () => {
    const { post, pass, memory, titles } = await following([dam])
    post.stories = [ferry, dam]
    await pass(16 * minute)
    post.stories = [dam, { ...ferry, link: `${post.origin}/ferry?utm_source=rss#top` }, ferry]
    await pass(16 * minute)
    await pass(16 * minute)
    expect(titles()).toEqual(['Ferry to Marrow sails again'])
    const [first] = memory.sent
    expect(wordsOf(first?.message ?? expect.fail())).toContain('New in The Harbour Post')
    expect(JSON.stringify(first?.message)).toContain('2.4 million crowns')
  })

  it('has the title and the date of the feed where its page gives none', async () => {
    const { post, pass, memory, titles } = await following([dam])
    post.stories = [{ ...ferry, date: 'Fri, 02 Jan 2026 10:00:00 GMT', untitled: true }, dam]
    await pass(16 * minute)
    expect(titles()).toEqual(['Ferry to Marrow sails again'])
    expect(wordsOf(memory.sent[0]?.message ?? expect.fail())).toContain('2 January 2026')
  })

  it('without id and without link is posted once, by its words', async () => {
    const bare: Told = { path: '/none', title: 'Tide table for March', link: false, summary: 'High water at noon.' }
    const { post, pass, memory, titles } = await following([dam])
    post.stories = [bare, dam]
    await pass(16 * minute)
    post.stories = [dam, bare]
    await pass(16 * minute)
    expect(titles()).toEqual(['Tide table for March'])
    expect(wordsOf(memory.sent[0]?.message ?? expect.fail())).toContain('No briefing: The feed gives no address.')
  })

  it('of stories that all lead to the front page is told by its id', async () => {
    const notice = (id: string): Told => ({ path: `/${id}`, title: `Notice ${id}`, id, link: 'https://post.example/' })
    const { post, pass, titles } = await following([notice('1')])
    post.stories = [notice('2'), notice('1')]
    await pass(16 * minute)
    expect(titles()).toEqual(['Notice 2'])
  })

  it('whose page is refused is told in the feed’s own words, which says so', async () => {
    const summary = 'The ferry between Port Ellery and the island of Marrow sails again. '.repeat(12)
    const { post, pass, memory } = await following([])
    post.stories = [{ ...ferry, status: 402, summary }]
    await pass(16 * minute)
    const words = JSON.stringify(memory.sent[0]?.message)
    expect(words).toContain('The Harbour Post, in the words of its feed')
    expect(words).toContain('island of Marrow')
  })

  it('whose page is refused and whose words are few is a headline and a link, and says why there is no more', async () => {
    const { post, pass, memory } = await following([])
    post.stories = [{ ...ferry, status: 402 }]
    await pass(16 * minute)
    const words = wordsOf(memory.sent[0]?.message ?? expect.fail())
    expect(words).toContain('Ferry to Marrow sails again')
    expect(JSON.stringify(memory.sent[0]?.message)).toContain(`${post.origin}/ferry`)
    expect(words).toContain('No briefing: 127.0.0.1 does not let Briefdesk read that page (status 402).')
    expect(words).not.toContain('The ferry sails.')
  })

  it('among many at once: five are posted, the others are one list', async () => {
    const { post, pass, titles, memory } = await following([dam])
    post.stories = [...many(40), dam]
    await pass(16 * minute)
    expect(titles()).toEqual([
      'More in The Harbour Post',
      ...[4, 3, 2, 1, 0].map((at) => `Story number ${at} of Port Ellery`),
    ])
    const list = wordsOf(memory.sent[0]?.message ?? expect.fail())
    expect(list).toContain('Story number 5 of Port Ellery')
    expect(list).toContain('and 15 more in the feed.')
    await pass(16 * minute)
    expect(memory.sent).toHaveLength(6)
  })

  it('is posted only when it passes the filter, by title or text', async () => {
    const { post, pass, titles, words } = await following([dam], 'filter ferry “old pier” -closed')
    expect(words).toContain('only with “ferry” or “old pier”, without “closed”')
    expect(words).toContain('Of the 1 entries that it holds now, 0 would pass the filter.')
    post.stories = [ferry, pier, { ...pier, path: '/opened', title: 'Old pier opens', summary: 'Open.' }, dam]
    await pass(16 * minute)
    expect(titles().sort()).toEqual(['Ferry to Marrow sails again', 'Old pier opens'])
  })

  it('is posted by one of two processes that keep the same store', async () => {
    const { post, pass, store, time, memory } = await following([dam])
    const other = await openBot({ store, platforms: [memory.platform], clock: () => time.now, files: {} })
    post.stories = [ferry, dam]
    time.now += 16 * minute
    const before = post.sent().whole
    await Promise.all([pass(0), other.tick()])
    expect(post.sent().whole - before).toBe(1)
    expect(memory.sent).toHaveLength(1)
  })
})

describe('an edited story', () => {
  it('changes its post in place, once, with a line that says so', async () => {
    const { post, pass, memory } = await following([dam])
    post.stories = [ferry, dam]
    await pass(16 * minute)
    const story = [
      'The ferry to Marrow sails on Tuesday and not on Monday, the harbour board of Port Ellery said late on Friday.',
      '“We are sorry for the day that it costs the islanders, and for nothing else,” said Ada Quill, who chairs the board.',
      'The landing stage needs one tide more than was thought, and the tide of Monday night is the only one that is high enough.',
    ]
    post.stories = [dam, { ...ferry, summary: 'The ferry sails on Tuesday.', story }]
    await pass(16 * minute)
    await pass(16 * minute)
    expect(memory.sent).toHaveLength(1)
    expect(memory.edits).toEqual(['ref-1'])
    const words = JSON.stringify(memory.edited[0])
    expect(words).toContain('Corrected on 5 January 2026')
    expect(words).toContain('Tuesday')
  })

  it('whose post is under way waits for it, and changes it when it is out', async () => {
    const { post, pass, memory, time, bot, store } = await following([dam])
    const send = memory.platform.post.bind(memory.platform)
    let release = (): void => undefined
    const begun = new Promise<void>((begin) => {
      memory.platform.post = async (...posted) => {
        begin()
        await new Promise<void>((resolve) => (release = resolve))
        return send(...posted)
      }
    })
    post.stories = [ferry, dam]
    const passing = pass(16 * minute)
    await begun
    post.stories = [{ ...ferry, title: 'Ferry to Marrow sank', summary: 'It sank.' }, dam]
    time.now += 16 * minute
    await bot.duties().feeds()
    expect((await store.ledger.count()).due).toBe(0)
    release()
    memory.platform.post = send
    await passing
    await pass(16 * minute)
    expect([memory.sent.length, memory.edits]).toEqual([1, ['ref-1']])
    expect(memory.edited.map(({ title }) => title)).toEqual(['Ferry to Marrow sank'])
  })

  it('that goes back to what it was, and changes again, is corrected each time', async () => {
    const { post, pass, memory } = await following([dam])
    post.stories = [ferry, dam]
    await pass(16 * minute)
    const sank = { ...ferry, title: 'Ferry to Marrow sank', summary: 'It sank.' }
    for (const now of [sank, ferry, sank]) {
      post.stories = [now, dam]
      await pass(16 * minute)
    }
    expect(memory.edited.map(({ title }) => title)).toEqual([sank.title, ferry.title, sank.title])
    expect(memory.sent).toHaveLength(1)
  })

  it('in a digest changes the digest', async () => {
    const { post, pass, memory } = await following([dam], 'at 13:00 as a digest')
    post.stories = [ferry, dam]
    await pass(16 * minute)
    await pass(hour)
    post.stories = [{ ...ferry, title: 'Ferry to Marrow sank', summary: 'It sank.' }, dam]
    await pass(16 * minute)
    expect(memory.edits).toContain('ref-1')
    expect(wordsOf(memory.edited[0] ?? expect.fail())).toContain('Ferry to Marrow sank')
  })

  it('whose article is the same as before changes nothing', async () => {
    const { post, pass, memory } = await following([dam])
    post.stories = [ferry, dam]
    await pass(16 * minute)
    post.stories = [{ ...ferry, summary: 'The ferry sails, at last.' }, dam]
    await pass(16 * minute)
    expect([memory.sent.length, memory.edits]).toEqual([1, []])
  })

  it('that can be read now gets its briefing in place of its headline', async () => {
    const { post, pass, memory } = await following([dam])
    post.stories = [{ ...ferry, status: 402 }, dam]
    await pass(16 * minute)
    post.stories = [{ ...ferry, summary: 'The ferry sails, at last.' }, dam]
    await pass(16 * minute)
    expect(memory.sent).toHaveLength(1)
    expect(JSON.stringify(memory.edited[0])).toContain('2.4 million crowns')
  })
})

describe('a digest', () => {
  it('is one post a day of what is new, at its time in its zone, with the briefings in its thread', async () => {
    const { post, pass, memory, words, store, titles } = await following([dam], 'at 08:00 Europe/Berlin as a digest')
    expect(words).toContain('as a digest every day at 08:00 Europe/Berlin')
    post.stories = [ferry, dam]
    await pass(16 * minute)
    post.stories = [{ ...pier, status: 402 }, ferry, dam]
    await pass(16 * minute)
    expect(memory.sent).toEqual([])
    await pass(19 * hour)
    expect(titles().slice(1)).toEqual(['Ferry to Marrow sails again'])
    const digest = JSON.stringify(memory.sent[0]?.message)
    expect(digest).toContain('Ferry to Marrow sails again')
    expect(digest).toContain('Old pier stays closed')
    expect(memory.sent.map(({ under }) => under?.ref)).toEqual([undefined, 'ref-1'])
    await pass(24 * hour)
    expect(memory.sent).toHaveLength(2)
    expect((await store.ledger.list('T1', 'skipped', 9))[0]?.reason).toBe('Nothing new since the last digest.')
  })

  it('that was due while the bot was down is posted once, marked late', async () => {
    const { post, pass, memory } = await following([dam], 'at 13:00 as a digest')
    post.stories = [ferry, dam]
    await pass(16 * minute)
    await pass(72 * hour)
    await pass(minute)
    expect(memory.sent.filter(({ under }) => under === undefined)).toHaveLength(1)
    expect(wordsOf(memory.sent[0]?.message ?? expect.fail())).toContain('Late: due 5 January 2026, 13:00 (UTC).')
  })
})

describe('a feed that is asked', () => {
  it('is not sent again while it is unchanged, and says how often it wants to be asked', async () => {
    const post = await openPost([ferry])
    post.ttl = 60
    const { say, pass } = await openRoom()
    await say(`follow ${post.feed}`)
    expect(post.sent()).toEqual({ whole: 1, unchanged: 0 })
    await pass(16 * minute)
    expect(post.sent()).toEqual({ whole: 1, unchanged: 0 })
    await pass(45 * minute)
    expect(post.sent()).toEqual({ whole: 1, unchanged: 1 })
  })

  it('that moved for good is asked at its new place from then on', async () => {
    const { post, pass, store, titles } = await following([dam])
    const moved = await openPost([ferry, { ...dam, link: `${post.origin}/dam` }])
    post.instead = (response) => void response.writeHead(301, { location: moved.feed }).end()
    await pass(16 * minute)
    expect(await store.feeds.list('T1')).toMatchObject([{ url: moved.feed }])
    await pass(16 * minute)
    expect(post.read('/feed.xml')).toBe(2)
    expect(moved.read('/feed.xml')).toBe(2)
    expect(titles()).toEqual(['Ferry to Marrow sails again'])
  })

  it('that moved for now is asked at its old place', async () => {
    const { post, pass, store } = await following([dam])
    const away = await openPost([dam])
    post.instead = (response) => void response.writeHead(302, { location: away.feed }).end()
    await pass(16 * minute)
    expect(await store.feeds.list('T1')).toMatchObject([{ url: post.feed }])
  })

  it('and is down, is asked less and less often, and that is told once; then it goes on', async () => {
    const { post, pass, notices, store, memory, say } = await following([dam], '', { admins: { slack: 'CADMIN' } })
    post.instead = (response) => void response.writeHead(500).end()
    for (let polls = 0; polls < 60; polls++) await pass(30 * minute)
    expect(post.read('/feed.xml')).toBeLessThan(10)
    expect(notices.filter(({ event }) => event === 'feed.failed')).toHaveLength(1)
    const told = memory.sent.filter(({ target }) => target.channel === 'CADMIN')
    expect(told.map(({ message }) => message.title)).toEqual([
      'A feed cannot be read: it is tried less and less often.',
    ])
    expect((await say('feeds')).words).toContain('answered with status 500')
    expect(await store.feeds.count(0)).toMatchObject({ failed: 1 })
    post.instead = undefined
    post.stories = [ferry, dam]
    await pass(24 * hour)
    expect(notices.filter(({ event }) => event === 'feed.recovered')).toHaveLength(1)
    expect(memory.sent.filter(({ target }) => target.channel === 'C1')).toHaveLength(1)
    expect((await say('feeds')).words).toContain('; ok, last new')
  })

  it('and asks to be left alone, is left alone for as long', async () => {
    const { post, pass } = await following([dam])
    post.instead = (response) => void response.writeHead(429, { 'retry-after': '7200' }).end()
    await pass(16 * minute)
    const asked = post.read('/feed.xml')
    await pass(119 * minute)
    expect(post.read('/feed.xml')).toBe(asked)
    await pass(2 * minute)
    expect(post.read('/feed.xml')).toBe(asked + 1)
  })

  it('and has become a web page, says so at once, and how to go on', async () => {
    const { post, pass, notices, say } = await following([dam])
    post.instead = (response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Hi')
    await pass(16 * minute)
    await pass(24 * hour)
    expect(notices.filter(({ event }) => event === 'feed.failed')).toMatchObject([
      { facts: { reason: expect.stringContaining('has a web page where its feed should be') as string } },
    ])
    expect((await say('feeds')).words).toContain('Unfollow it, and follow the page of the site again')
  })

  it('and is empty, or had nothing new for a month, is shown as that', async () => {
    const { post, pass, say, store, time } = await following([{ ...dam, date: 'Mon, 05 Jan 2026 10:00:00 GMT' }])
    await pass(31 * 24 * hour)
    expect((await say('feeds')).words).toContain('stale: nothing new since 5 January 2026')
    expect(await store.feeds.count(time.now - 30 * 24 * hour)).toMatchObject({ stale: 1 })
    post.stories = []
    await pass(hour)
    expect((await say('feeds')).words).toContain('empty: it holds no entry')
  })
})

describe('robots.txt', () => {
  it('that forbids a feed is told once, with the way out; allowed again, it goes on', async () => {
    const { post, pass, notices, memory, say } = await following([dam], '', { admins: { slack: 'CADMIN' } })
    post.robots = 'User-agent: *\nDisallow: /feed'
    post.stories = [ferry, dam]
    for (let polls = 0; polls < 6; polls++) await pass(24 * hour)
    expect(post.read('/feed.xml')).toBe(1)
    expect(notices.filter(({ event }) => event === 'feed.failed')).toHaveLength(1)
    const [told, ...more] = memory.sent.filter(({ target }) => target.channel === 'CADMIN')
    expect(more).toEqual([])
    const words = wordsOf(told?.message ?? expect.fail())
    expect(words).toContain('asks programs not to read that address by themselves (robots.txt).')
    expect(words).toContain('Ask the site to allow “Briefdesk” there.')
    expect(words).toContain('/briefdesk unfollow the-harbour-post')
    expect((await say('feeds')).words).toContain('asks programs not to read that address')
    expect(memory.sent).toHaveLength(1)
    post.robots = 'User-agent: *\nDisallow: /feed\n\nUser-agent: Briefdesk\nAllow: /'
    await pass(25 * hour)
    expect(memory.sent.map(({ message }) => message.title).slice(1)).toEqual(['Ferry to Marrow sails again'])
  })

  it('that forbids a story: it is posted in the feed’s own words, or as headline and link, and its page is not read', async () => {
    const { post, pass, memory } = await following([dam])
    post.robots = 'User-agent: Briefdesk\nDisallow: /ferry\nDisallow: /pier'
    const summary = 'The ferry between Port Ellery and the island of Marrow sails again. '.repeat(12)
    post.stories = [{ ...ferry, summary }, pier, dam]
    await pass(16 * minute)
    expect([post.read('/ferry'), post.read('/pier')]).toEqual([0, 0])
    const [headline, briefing] = memory.sent.map(({ message }) => message)
    expect(JSON.stringify(briefing)).toContain('The Harbour Post, in the words of its feed')
    expect(JSON.stringify(briefing)).not.toContain('2.4 million crowns')
    const words = wordsOf(headline ?? expect.fail())
    expect(words).toContain('Old pier stays closed')
    expect(JSON.stringify(headline)).toContain(`${post.origin}/pier`)
    expect(words).toContain('No briefing: 127.0.0.1 asks programs not to read that address by themselves (robots.txt).')
  })

  it('is not asked for what a person wants read: /brief with a link, and the first look at a feed', async () => {
    const post = await openPost([ferry])
    post.robots = 'User-agent: *\nDisallow: /'
    const { say, ask } = await openRoom()
    expect((await say(`follow ${post.feed}`)).words).toContain('Following The Harbour Post.')
    const { message } = await ask('brief', `${post.origin}/ferry`)
    expect(JSON.stringify(message)).toContain('2.4 million crowns')
    expect(post.read('/robots.txt')).toBe(0)
  })
})

describe('a feed that fails where no channel of admins is set', () => {
  it('is told once to whoever follows it, alone', async () => {
    const { post, pass, memory } = await following([dam])
    post.instead = (response) => void response.writeHead(410).end()
    await pass(16 * minute)
    await pass(24 * hour)
    expect(memory.sent).toEqual([])
    expect(memory.direct.map(({ person }) => person)).toEqual([{ tenant: 'T1', id: 'UADMIN' }])
    const [told] = memory.direct
    expect(told?.message.title).toBe('A feed cannot be read: it is tried less and less often.')
    expect(wordsOf(told?.message ?? expect.fail())).toContain('has no such page (status 410)')
  })
})

describe('unfollowing', () => {
  it('stops everything: polls, stories that wait, and posts that are not out', async () => {
    const { post, pass, say, store, memory, time, bot } = await following([dam])
    post.stories = [ferry, pier, dam]
    time.now += 16 * minute
    await bot.duties().feeds()
    expect(await store.ledger.list('T1', 'due', 9)).toHaveLength(2)
    expect((await say('unfollow the-harbour-post')).words).toContain('The Harbour Post is no longer followed.')
    const asked = post.asked.length
    post.stories = [{ path: '/new', title: 'Something new' }, ...post.stories]
    await pass(24 * hour)
    expect([post.asked.length, memory.sent]).toEqual([asked, []])
    expect((await store.ledger.list('T1', 'skipped', 9)).map(({ reason }) => reason)).toEqual(
      Array(2).fill('the-harbour-post is not followed any more'),
    )
  })

  it('in the middle of a poll leaves nothing to be posted', async () => {
    const { post, pass, say, store, time, bot, memory } = await following([dam])
    post.stories = [ferry, dam]
    time.now += 16 * minute
    const polled = bot.duties().feeds()
    while (post.read('/feed.xml') < 2) await new Promise((resolve) => setTimeout(resolve, 1))
    await say('unfollow the-harbour-post')
    await polled
    await pass(hour)
    expect([memory.sent, await store.ledger.list('T1', 'due', 9)]).toEqual([[], []])
  })
})

describe('a channel that refuses', () => {
  it('is paused and told once, and goes on with the name of the feed', async () => {
    const refused = { outcome: 'permanent', reason: 'not_in_channel' } as const
    const { post, pass, say, notices, titles } = await following([dam], '', { outcomes: [refused, refused, refused] })
    for (const told of [ferry, pier, ...many(2)]) {
      post.stories = [told, ...post.stories]
      await pass(16 * minute)
    }
    expect(notices.filter(({ event }) => event === 'target.paused')).toHaveLength(1)
    expect((await say('feeds')).words).toContain('paused: not_in_channel. Fix it, then: /briefdesk resume')
    expect((await say('resume the-harbour-post')).words).toContain('the-harbour-post is resumed.')
    post.stories = [{ path: '/new', title: 'Something new' }, ...post.stories]
    await pass(16 * minute)
    expect(titles()).toEqual(['Something new'])
  })
})

describe('a post of which nobody knows whether it is out', () => {
  it('is held under the name of its feed, and not repeated by the next poll', async () => {
    const unknown = { outcome: 'unknown', reason: 'HTTP 500' } as const
    const { post, pass, say, memory } = await following([dam], '', { outcomes: [unknown] })
    post.stories = [{ ...ferry, status: 402 }, dam]
    await pass(16 * minute)
    post.stories = [dam, { ...ferry, status: 402 }]
    await pass(16 * minute)
    expect((await say('held')).words).toContain(`the headline of ${post.origin}/ferry`)
    expect(memory.sent).toHaveLength(1)
  })
})

describe('what is kept', () => {
  it('of a forgotten story holds no word of it, and it is not told again', async () => {
    const { post, pass, say, store, memory } = await following([dam])
    post.stories = [ferry, dam]
    await pass(16 * minute)
    const [told] = await store.feeds.known('T1', 'the-harbour-post', [`${post.origin}/ferry`])
    await say(`forget ${told?.briefing}`)
    post.stories = [{ ...ferry, summary: 'It sails.' }, dam]
    await pass(16 * minute)
    const [after] = await store.feeds.known('T1', 'the-harbour-post', [`${post.origin}/ferry`])
    expect([after?.title, after?.url, after?.briefing]).toEqual([undefined, undefined, undefined])
    expect([memory.sent.length, memory.edits]).toEqual([1, []])
  })

  it('of stories that the feed dropped long ago goes; what it still holds is never new again', async () => {
    const { post, pass, store, memory, notices } = await following([ferry, dam])
    post.stories = [dam]
    for (let week = 0; week < 20; week++) {
      post.stories = [{ ...dam, summary: `Week ${week}` }]
      await pass(7 * 24 * hour)
    }
    const keys = [`${post.origin}/ferry`, `${post.origin}/dam`]
    expect((await store.feeds.known('T1', 'the-harbour-post', keys)).map(({ entry }) => entry)).toEqual([keys[1]])
    expect(memory.sent).toEqual([])
    expect(notices.filter(({ level }) => level === 'error')).toEqual([])
  })
})
