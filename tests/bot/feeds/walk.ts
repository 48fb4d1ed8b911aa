import { expect } from 'vitest'
import { createPoller } from '../../../src/bot/feeds/poll.ts'
import type { FollowedFeed } from '../../../src/bot/ports/feeds.ts'
import { engineHere } from '../../../src/bot/library/engine.ts'
import { readFeed } from '../../../src/sources/feed/feed.ts'
import { reading } from '../../../src/sources/reading.ts'
import { openSqlite } from '../../../src/stores/sqlite.ts'
import { sha256 } from '../../article/hash.ts'
import { changeWords, writeText } from '../../briefing/stories/writing.ts'
import { randomFrom } from '../../random.ts'

const minute = 60_000
const start = Date.parse('2026-01-05T12:00:00Z')
const target = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
const never = () => Promise.reject(new Error('nobody asks for this here'))

interface Item {
  readonly story: number
  readonly title: string
  readonly words: string
  readonly scheme: string
  readonly host: string
  readonly slug: string
  readonly guid: string
  readonly date: number
}

const rss = (items: readonly Item[], guided: boolean): string =>
  `<rss version="2.0"><channel><title>Post</title>${items
    .map(
      ({ title, words, scheme, host, slug, guid, date }) =>
        `<item><title>${title}</title><link>${scheme}://${host}/${slug}</link>${guided ? `<guid isPermaLink="false">${guid}</guid>` : ''}<pubDate>${new Date(date).toUTCString()}</pubDate><description>${words}</description></item>`,
    )
    .join('')}</channel></rss>`

/** A page of a story, whatever address it has by then; another paper changed some of its words. */
function pageOf(story: number, isReprint: boolean): string {
  const text = writeText(randomFrom(story), 10)
  return JSON.stringify({
    text: isReprint ? changeWords(text, 0.1, randomFrom(story)) : text,
    layout: 'body',
    url: `https://${isReprint ? 'courier' : 'post'}.example/${story}`,
  })
}

/** Feeds of one channel through the real poller and store, with quiet hours. */
async function openChannel(ids: readonly string[]) {
  const store = await openSqlite(':memory:')
  const time = { now: start }
  const shown = new Map<string, string>()
  const followed = (id: string): FollowedFeed => ({
    ...{
      tenant: 'T1',
      id,
      url: `https://post.example/${id}`,
      title: 'Post',
      target,
      createdBy: 'U1',
      createdAt: start,
    },
    quiet: { hours: '01:00-07:00', zone: 'UTC' },
    ...{ stamp: {}, nextPollAt: start, every: 15 * minute, failures: 0, readAt: start, entries: 0, newestAt: start },
  })
  for (const id of ids) await store.feeds.follow(followed(id), [])
  const poller = createPoller({
    store,
    sources: {
      feeds: {
        find: never,
        read: (url) => {
          const feed = readFeed(Buffer.from(shown.get(url) ?? ''), { url }, sha256)
          return Promise.resolve({ outcome: 'feed', feed: { ...feed, url, stamp: {} } })
        },
        article: (address) => Promise.resolve(pageOf(Number(/\d+$/.exec(address)?.[0]), address.includes('courier'))),
        entry: () => undefined,
        reprint: (record, earlier) => Promise.resolve(reading.reprint(record, earlier)),
      },
      record: (kept) => Promise.resolve(reading.record(kept)),
    },
    engine: engineHere({ hash: sha256, version: '1' }),
    ...{ hash: sha256, version: '1', clock: () => time.now, worker: 'w1', retold: () => Promise.resolve() },
    tell: () => Promise.resolve(true),
    broken: (_, error) => expect.fail(String(error)),
  })
  async function nameOf({ title = '', name = '' }: Readonly<Record<string, string>>): Promise<string> {
    const record = await store.texts.find('T1', name)
    return record === undefined ? title : (JSON.parse(record) as { readonly url: string }).url
  }
  return {
    store,
    show: (id: string, xml: string) => shown.set(`https://post.example/${id}`, xml),
    async poll() {
      time.now += 20 * minute
      await poller.poll()
    },
    /** The stories that were posted, each as often as it was, by the addresses of their pages or by their titles. */
    async told(): Promise<readonly string[]> {
      const posts = (await store.ledger.list('T1', 'due', 100_000)).filter(({ edition }) => edition === undefined)
      const titles: string[] = []
      for (const { call, cause } of posts)
        if (cause.kind === 'entry') titles.push(await nameOf(call.args))
        else if (cause.kind === 'list')
          for (const { title, briefing: name, reprints } of await store.feeds.batch('T1', cause.feed, cause))
            if (!reprints) titles.push(await nameOf({ ...(title && { title }), ...(name && { name }) }))
      return titles
    },
  }
}

const syllables = ['mar', 'ell', 'wex', 'tor', 'lin', 'bas', 'qui', 'nor', 'dam', 'ost', 'fen', 'rud']

/** A walk over what newspapers do to a feed, one thing after the other; `random` decides. */
function createWalk(random: () => number) {
  const pick = (most: number): number => Math.floor(random() * most)
  const word = (): string => Array.from({ length: 3 }, () => syllables[pick(syllables.length)]).join('')
  const text = (length: number): string => Array.from({ length }, word).join(' ')
  /** Every title that a story ever had. */
  const titles = new Map<string, number>()
  let stories = 0
  let items: Item[] = []
  const gone: Item[] = []
  const called = (story: number): string => {
    const title = text(6)
    titles.set(title, story)
    return title
  }
  const write = (): Item => {
    const story = stories++
    const base = { scheme: 'https', host: 'post.example', date: start + stories * minute }
    return {
      ...base,
      story,
      title: called(story),
      words: text(pick(2) === 0 ? 5 : 40),
      slug: `${word()}-${story}`,
      guid: `post-${story}`,
    }
  }
  /** Who changes all at once is another story; so one thing of each between two looks. */
  const touched = new Set<number>()
  const change = (by: (item: Item) => Partial<Item>): void => {
    const one = items[pick(items.length)]
    if (!one || touched.has(one.story)) return
    touched.add(one.story)
    const changed = { ...one, ...by(one) }
    // A story that stands there twice is changed in both places.
    items = items.map((item) => (item.story === changed.story ? changed : item))
  }
  const deeds: readonly (() => void)[] = [
    () => change(({ story }) => ({ title: called(story), words: text(40) })),
    () => change(() => ({ date: start + pick(1_000_000) * 1000 })),
    () => change(({ story }) => ({ slug: `${word()}-${story}` })),
    () => change(({ story }) => ({ guid: `${word()}-${story}` })),
    () => void (items = items.toSorted(() => random() - 0.5)),
    // It goes to another host with all that it has.
    () => change(() => ({ host: `${word()}.example` })),
    // The whole feed flips between http and https.
    () => void (items = items.map((item) => ({ ...item, scheme: item.scheme === 'http' ? 'https' : 'http' }))),
    // It is repeated.
    () => void (items = [...items, ...items.slice(0, 1)]),
    // It falls out, and perhaps comes back later.
    () => {
      const out = items[pick(items.length)]
      items = items.filter(({ story }) => story !== out?.story)
      if (out) gone.push(out)
    },
    () =>
      items.unshift(
        ...gone.splice(pick(gone.length + 1), 1).filter(({ story }) => items.every((item) => item.story !== story)),
      ),
    () => {
      items.unshift(write())
      if (items.length > 50) items.pop()
    },
  ]
  items = Array.from({ length: 50 }, write)
  return {
    titles,
    called,
    items: () => items,
    stories: () => stories,
    looked: () => touched.clear(),
    step: () => deeds[pick(deeds.length)]?.(),
  }
}

/** Those that stand in the feeds at the beginning are too many to be read, and cannot be compared. */
const FIRST = 50

/** Walks so many steps while two feeds of the paper and one of another are followed in one channel: the stories that were seen, and those that were posted. */
export async function walkFeeds(seed: number, steps: number) {
  const walk = createWalk(randomFrom(seed))
  const channel = await openChannel(['news', 'front', 'courier'])
  const agency = new Map<number, Item>()
  const seen = new Set<number>()
  for (let step = 0; step < steps; step++) {
    channel.show('news', rss(walk.items(), true))
    // Without ids, and not all of it.
    channel.show('front', rss(walk.items().slice(0, 30), false))
    // Another paper has what is new from the same agency, under titles of its own.
    for (const item of walk.items().filter(({ story }) => story >= FIRST && !agency.has(story)))
      agency.set(item.story, {
        ...item,
        ...{ host: 'courier.example', slug: `boat-${item.story}`, title: walk.called(item.story), words: '' },
      })
    const courier = [...agency.values()].toReversed().slice(0, 20)
    channel.show('courier', rss(courier, false))
    if (step % 4 === 0) {
      for (const { story } of [...walk.items(), ...courier]) seen.add(story)
      await channel.poll()
      walk.looked()
    }
    walk.step()
  }
  const told = (await channel.told()).map((name) => walk.titles.get(name) ?? Number(/\d+$/.exec(name)?.[0] ?? -1))
  await channel.store.close()
  return { seen: [...seen].sort((a, b) => a - b), told: told.sort((a, b) => a - b) }
}
