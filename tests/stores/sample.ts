import type { NewPost } from '../../src/bot/ports/ledger.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import { fill } from './suite.ts'

const target = { platform: 'discord', tenant: 'T1', channel: 'C2' } as const
const held: NewPost = {
  ...{ tenant: 'T1', cause: { kind: 'digest', feed: 'harbour-post', at: 9 }, target, part: 0, due: 5, state: 'due' },
  call: { command: 'digest', args: {} },
}

/** Something in every table. */
export async function fillAll(store: Store): Promise<void> {
  await fill(store)
  await store.ledger.enter([held])
  await store.ledger.enter([{ ...held, part: -1, passesOn: '3/4', state: 'skipped' }])
  await store.ledger.settle(held, { state: 'held', due: 5, reason: 'lost', tell: { event: 'post.held', at: 7 } })
  await store.channels.move({ platform: 'slack', tenant: 'T9', channel: 'C7' }, 'C8', 3)
  await store.departures.leave('T9', 3)
  await store.aside.put({ code: 'c1', at: 5, ms: 2_000, reason: 'it took too long' })
}

/** What a bot finds in it. */
export async function readAll(store: Store): Promise<Readonly<Record<string, unknown>>> {
  const states = ['unapproved', 'due', 'sending', 'sent', 'held', 'failed', 'skipped'] as const
  const posts = await Promise.all(states.map((state) => store.ledger.list('T1', state, 99)))
  return {
    posts: posts.flat(),
    schedules: await store.schedules.list('T1'),
    texts: await store.texts.find('T1', 'text-1'),
    articles: await store.articles.find('T1', 'source/1'),
    kept: await store.kept.find('T1', 'ferry'),
    rights: await store.rights.list('T1'),
    approvals: await store.approvals.list('T1'),
    audit: await store.audit.list('T1', 99),
    revisions: await store.revisions.list('T1', 'harbour'),
    edits: await store.edits.all(),
    pauses: await store.pauses.list('T1'),
    installations: [await store.installations.find('T1'), await store.installations.since('T1')],
    feeds: await store.feeds.list('T1'),
    entries: await store.feeds.known('T1', 'harbour-post', ['ferry']),
    untold: (await store.untold.claim({ due: 9, all: 9 }, 99)).map(({ event, post }) => [event, post.cause]),
    aside: await store.aside.find('c1', 1),
    departures: await store.departures.expire(4),
  }
}
