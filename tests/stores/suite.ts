import { describe, expect, it } from 'vitest'
import type { FollowedFeed, FollowedEntry } from '../../src/bot/ports/feeds.ts'
import { sayCause } from '../../src/bot/ports/causes.ts'
import type { Cause, NewPost, Schedule } from '../../src/bot/ports/ledger.ts'
import type { Store } from '../../src/bot/ports/store.ts'
import type { Target } from '../../src/bot/ports/target.ts'
import { harbourLines, linesOf, link } from './lines.ts'

const channel: Target = { platform: 'slack', tenant: 'T1', channel: 'C1' }
const newPost = (answer: string, over: Partial<NewPost> = {}): NewPost => ({
  tenant: 'T1',
  cause: { kind: 'share', answer },
  target: channel,
  part: 0,
  call: { command: 'harbour', args: { section: 'quotes' } },
  due: 1_000,
  state: 'due',
  ...over,
})
/** What a post of these tests is told by. */
const nameOf = ({ cause }: { readonly cause: Cause }): string =>
  cause.kind === 'share' ? cause.answer : sayCause(cause)
const ofFeed = (feed: string, entry: string): Partial<NewPost> => ({ cause: { kind: 'entry', feed, entry } })
const b1 = { kind: 'list', at: 1 } as const
const b2 = { kind: 'digest', at: 2 } as const
/** What shows one briefing. */
const harbour = (revision: string) => ({ shows: [{ briefing: 'harbour', revision }] })

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

const feed = (over: Partial<FollowedFeed> = {}): FollowedFeed => ({
  tenant: 'T1',
  id: 'harbour-post',
  url: 'https://post.example/feed.xml',
  title: 'The Harbour Post',
  target: channel,
  createdBy: 'U1',
  createdAt: 1,
  stamp: { etag: '"1"' },
  nextPollAt: 1_000,
  every: 900_000,
  failures: 0,
  readAt: 1,
  entries: 1,
  newestAt: 1,
  ...over,
})
const story = (key: string, over: Partial<FollowedEntry> = {}): FollowedEntry => ({
  tenant: 'T1',
  feed: 'harbour-post',
  entry: key,
  version: 'v1',
  title: 'Ferry sails',
  url: 'https://post.example/ferry',
  briefing: 'link-1',
  seenAt: 1,
  ...over,
})

const deed = { tenant: 'T1', at: 1, actor: 'Ada (U1)', action: 'grant', about: 'U1 editor' }
const edit = {
  tenant: 'T1',
  briefing: 'harbour',
  overrides: { hide: [{ quote: 'We begged them', nth: [1, 2] as const }] },
  by: 'Ada',
  at: 1,
  edition: 1,
}
const revision = { tenant: 'T1', briefing: 'harbour', revision: 'r1', at: 1, content: '{}', by: 'Ada' }

const wishes = {
  thread: true,
  ping: { kind: 'person', id: 'U1' },
  approval: { by: { kind: 'person', id: 'U1' }, within: 60_000, silence: 'post' },
} as const

const kept = {
  tenant: 'T1',
  name: 'ferry',
  from: 'text-1',
  about: 'The ferry',
  by: 'Ada',
  at: 1,
  content: 'kept in T1',
}

const approval = { by: { kind: 'group', id: 'S1' }, within: 60_000, silence: 'skip' } as const

/** Something of T1 in every table, save what is of the worker alone. */
const ada = { platform: 'slack', tenant: 'T1', person: 'U1', name: 'Ada', admin: true } as const

export async function fill(store: Store): Promise<void> {
  await store.ledger.enter([newPost('a', { schedule: 'harbour/morning' })])
  await store.ledger.enter([newPost('a', { edits: 'C1/1', edition: 1, state: 'skipped' })])
  await store.ledger.settle(newPost('a'), { state: 'sent', ref: 'C1/1', due: 1, sentAt: 1, ...harbour('r1') })
  await store.schedules.put(
    schedule({ unchanged: 'say', quiet: '22:00-07:00', tooOld: 60_000, paused: 'by Ada', createdBy: 'U1', ...wishes }),
  )
  await store.texts.keep('T1', 'text-1', 'pasted in T1', 1)
  await store.articles.keep('T1', 'source/1', 'read for T1', 1)
  await store.aside.put({ code: 'a1b2', at: 1, ms: 2_000, reason: 'it took too long' })
  await store.kept.keep(kept)
  await store.rights.grant({ tenant: 'T1', person: 'U1', role: 'editor', by: 'Ada', at: 1 })
  await store.approvals.put({ ...approval, tenant: 'T1', channel: 'C1', setBy: 'Ada', at: 1 })
  await store.zones.set('T1', 'U1', 'Europe/Berlin')
  await store.doors.open('d1', { ...ada, until: 100 })
  await store.sessions.begin('s1', { ...ada, until: 100, askedAt: 1 })
  await store.lines.put(linesOf({ edition: 1 }), harbourLines, '2026-01-05')
  await store.shares.open(link)
  await store.audit.write(deed)
  await store.revisions.keep(revision)
  await store.edits.set(edit)
  for (const at of [1, 2, 3]) await store.pauses.refuse(channel, 'not_in_channel', at)
  await store.installations.keep('T1', 'sealed for T1', 1)
  await store.models.agree(consent)
  await store.models.claim(picked, 1, 2)
  await store.models.put(picked, '{}', 1)
  await store.models.spend('T1', '2026-01-05', 7)
  const marks = [true, false].map((shared) => ({ mark: 'link:ferry', shared }))
  await store.feeds.follow(wholeFeed, [{ ...wholeEntry, known: { target: channel, marks } }])
}

const consent = { tenant: 'T1', host: 'model.example', own: true, by: 'Ada', at: 1 }
const picked = { tenant: 'T1', briefing: 'harbour', key: 'k1' }

const wholeEntry = story('ferry', {
  batch: b1,
  unread: { published: '2026-01-05T10:00:00Z' },
  reprints: { feed: 'courier', entry: 'boat' },
})

export const wholeFeed = feed({
  filter: 'ferry -dam',
  quiet: { hours: '22:00-07:00', zone: 'Europe/Berlin' },
  ping: { kind: 'group', id: 'S1' },
  digest: { when: '0 8 * * *', zone: 'Europe/Berlin', nextAt: 5_000 },
  reason: 'status 500',
  toldAt: 7,
  failures: 3,
  stamp: { etag: '"1"', modified: 'Mon, 05 Jan 2026 10:00:00 GMT' },
})

const nothingOf = (read: string): unknown =>
  /(?:list|recent|known|recall|batch|calls|edits|toldBeside|reprints|unread|passedOn|lines.search|postedTo)$/.test(read)
    ? []
    : undefined
const writes = [
  'lines.put',
  'lines.remove',
  'shares.open',
  'shares.count',
  // Whoever has the link.
  'shares.find',
  'models.agree',
  'models.withdraw',
  'models.claim',
  'models.put',
  'models.release',
  'models.spend',
  // A number, 0 for whoever spent nothing.
  'models.spent',
  'ledger.enter',
  'ledger.decide',
  'ledger.settle',
  'ledger.begin',
  'ledger.hasten',
  'ledger.skipThread',
  'orders.enter',
  'orders.remove',
  'schedules.replace',
  'schedules.advance',
  'schedules.add',
  'schedules.put',
  'schedules.remove',
  'texts.keep',
  'articles.keep',
  // Of no tenant: a code is told to whoever handed the text in.
  'aside.put',
  'aside.find',
  'aside.remove',
  'kept.keep',
  'rights.grant',
  'rights.revoke',
  'approvals.put',
  'approvals.remove',
  'channels.move',
  'zones.set',
  // By the hash of a secret, which is nobody else's.
  'doors.open',
  'doors.find',
  'doors.spend',
  'sessions.begin',
  'sessions.find',
  'sessions.renew',
  'sessions.end',
  'sessions.endOne',
  // A number, 0 for whoever has none.
  'sessions.endAll',
  'zones.remove',
  'audit.write',
  'revisions.keep',
  'edits.set',
  'pauses.refuse',
  'pauses.forgive',
  'pauses.resume',
  'untold.settle',
  'departures.leave',
  'departures.comeBack',
  'departures.expire',
  'installations.keep',
  'installations.remove',
  'feeds.follow',
  'feeds.unfollow',
  'feeds.hold',
  'feeds.settle',
  'feeds.keepArticle',
  'feeds.enter',
  'feeds.remember',
  'feeds.revise',
  'feeds.correct',
  'feeds.closeDigest',
  'retention.forget',
  'retention.expire',
]
/** One process serves all tenants: these never reach a person. */
const ofTheWorker = [
  'lines.missing',
  'ledger.claim',
  'untold.claim',
  'orders.claim',
  'ledger.stranded',
  'ledger.unapproved',
  'ledger.outdated',
  'ledger.count',
  'schedules.due',
  'installations.list',
  'edits.all',
  'feeds.claim',
  'feeds.dueDigests',
  'feeds.count',
]

/** What every store promises; each adapter runs it. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`the store in ${name}`, () => {
    it('gives the right to ask a model to one process, until it is over or given back', async () => {
      const { models } = await open()
      const claims = await Promise.all([models.claim(picked, 10, 20), models.claim(picked, 10, 20)])
      expect(claims.sort()).toEqual([false, true])
      expect(await models.claim(picked, 19, 30)).toBe(false)
      expect(await models.claim(picked, 20, 30)).toBe(true)
      await models.release(picked)
      expect(await models.claim(picked, 21, 30)).toBe(true)
      await models.put(picked, '{"points":[1]}', 22)
      expect(await models.claim(picked, 99, 100)).toBe(false)
      expect(await models.find(picked)).toBe('{"points":[1]}')
    })

    it('forgets what a model pointed at with the text, with the consent, and by age', async () => {
      const { models, retention, texts } = await open()
      const point = async (now: number): Promise<void> => {
        await models.claim(picked, now, now + 1)
        await models.put(picked, '{}', now)
      }
      await texts.keep('T1', 'harbour', 'words', 5)
      await point(5)
      await retention.forget('T1', 'harbour')
      expect(await models.find(picked)).toBeUndefined()
      // An answer that comes after the text was forgotten is forgotten too.
      await models.put(picked, '{}', 6)
      expect(await models.find(picked)).toBeUndefined()
      await point(7)
      await retention.expire(8, 0)
      expect(await models.find(picked)).toBeUndefined()
      await models.agree(consent)
      expect(await models.consent('T1')).toEqual(consent)
      await point(9)
      expect(await models.withdraw('T1')).toBe(true)
      expect([await models.find(picked), await models.consent('T1')]).toEqual([undefined, undefined])
    })

    it('adds up the tokens of a day', async () => {
      const { models } = await open()
      await models.spend('T1', '2026-01-05', 7)
      await models.spend('T1', '2026-01-05', 8)
      expect([await models.spent('T1', '2026-01-05'), await models.spent('T1', '2026-01-06')]).toEqual([15, 0])
      expect(await models.spent('T2', '2026-01-05')).toBe(0)
    })

    it('enters the same post once, however often it is written', async () => {
      const { ledger } = await open()
      expect(await ledger.enter([newPost('share:a'), newPost('share:b')])).toBe(2)
      expect(await ledger.enter([newPost('share:b'), newPost('share:c')])).toBe(1)
    })

    it('gives a due post to one worker only, and none before its time', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a'), newPost('later', { due: 5_000 })])
      const [one, two] = await Promise.all([ledger.claim('w1', 1_000, 9), ledger.claim('w2', 1_000, 9)])
      expect([...one, ...two].map(nameOf)).toEqual(['a'])
      expect((await ledger.claim('w1', 5_000, 9)).map(nameOf)).toEqual(['later'])
    })

    it('begins a post by its newest claim only, also when one worker made both', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a')])
      const [older] = await ledger.claim('w1', 2_000, 9)
      await ledger.settle(newPost('a'), { state: 'due', due: 1_000 })
      const [newer] = await ledger.claim('w1', 3_000, 9)
      if (!older || !newer) throw new Error('nothing was due')
      expect(await ledger.begin(older, 'w1', 3_001)).toBe(false)
      expect(await ledger.begin(newer, 'w1', 3_001)).toBe(true)
      expect(await ledger.find(newPost('a'))).toMatchObject({ begunAt: 3_001 })
    })

    it('returns a post as it was written, with its note, its call and its count of tries', async () => {
      const { ledger } = await open()
      const written = newPost('a', {
        ...{ note: 'Shared by Ada', target: { ...channel, thread: '7' }, thread: true },
        ...{ under: { ref: 'C1/1', title: 'Harbour' }, ping: { kind: 'group', id: 'S1' } as const },
      })
      await ledger.enter([written])
      const [claimed] = await ledger.claim('w1', 2_000, 9)
      expect(claimed).toEqual({ ...written, state: 'sending', attempts: 1, claimedAt: 2_000, firstDue: 1_000 })
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
      expect((await ledger.stranded(2_001)).map(nameOf)).toEqual(['a'])
    })

    it('lets one in by a link, once, as long as it lasts', async () => {
      const { doors } = await open()
      await doors.open('d1', { ...ada, zone: 'Europe/Berlin', until: 100 })
      expect(await doors.find('d1', 99)).toEqual({ ...ada, zone: 'Europe/Berlin', until: 100 })
      expect([await doors.find('d1', 100), await doors.spend('d1', 100), await doors.spend('d2', 1)]).toEqual(
        [0, 0, 0].map(() => undefined),
      )
      const spent = await Promise.all([1, 2, 3].map(() => doors.spend('d1', 99)))
      expect(spent.filter(Boolean)).toEqual([{ ...ada, zone: 'Europe/Berlin', until: 100 }])
      expect(await doors.find('d1', 99)).toBeUndefined()
    })

    it('knows who is signed in until it is over, or somebody ends it', async () => {
      const { sessions } = await open()
      for (const code of ['s1', 's2', 's3']) await sessions.begin(code, { ...ada, until: 100, askedAt: 1 })
      await sessions.begin('t1', { ...ada, tenant: 'T2', until: 100, askedAt: 1 })
      await sessions.renew('s1', { name: 'Ada B', admin: false, askedAt: 9 })
      expect(await sessions.find('s1', 99)).toEqual({ ...ada, name: 'Ada B', admin: false, until: 100, askedAt: 9 })
      expect(await sessions.find('s1', 100)).toBeUndefined()
      expect([await sessions.end('s2'), await sessions.end('s2')]).toEqual([true, false])
      expect(await sessions.list('T1', 'U1', 2)).toHaveLength(2)
      expect(await sessions.endAll('T1', 'U1')).toBe(2)
      expect([await sessions.list('T1', 'U1', 2), await sessions.endAll('T1', 'U1')]).toEqual([[], 0])
      expect(await sessions.find('t1', 2)).toBeDefined()
    })

    it('knows where briefings of a tenant were posted, and not where they only wait', async () => {
      const { ledger } = await open()
      const shown = { call: { command: 'brief', args: { name: 'text-1' } } }
      await ledger.enter([
        newPost('a', shown),
        newPost('b', shown),
        newPost('c', { ...shown, target: { ...channel, channel: 'C2' } }),
      ])
      for (const answer of ['a', 'b'])
        await ledger.settle(newPost(answer), { state: 'sent', due: 1, ref: '1', sentAt: 1 })
      expect(await ledger.postedTo('T1', ['text-1', 'text-2'])).toEqual([{ briefing: 'text-1', target: channel }])
      expect(await ledger.postedTo('T1', [])).toEqual([])
    })

    it('is read page by page, newest first, by state, briefing, channel and time', async () => {
      const { ledger } = await open()
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
      const due = (name: string): number => (name < 'e' ? 1_000 : 2_000)
      const thread = { ...channel, channel: 'C2', thread: '17' }
      await ledger.enter(
        names.map((name) => newPost(name, { due: due(name), ...(name === 'g' && { target: thread }) })),
      )
      await ledger.enter([newPost('other', { tenant: 'T2', call: { command: 'ferry', args: {} } })])
      const found: string[] = []
      for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
        const page = await ledger.search({ tenants: ['T1'], limit: 3, after })
        found.push(...page.posts.map(nameOf))
        after = page.next
      }
      expect([...found].sort()).toEqual(names)
      expect(found.map(due)).toEqual([...found.map(due)].sort((a, b) => b - a))
      const count = async (sought: object) =>
        (await ledger.search({ tenants: ['T1', 'T2'], limit: 9, ...sought })).posts.length
      expect(await count({})).toBe(8)
      expect(await count({ briefing: 'ferry' })).toBe(1)
      expect(await count({ states: ['sent'] })).toBe(0)
      expect(await count({ target: { ...channel, channel: 'C2' } })).toBe(1)
      expect(await count({ since: 2_000 })).toBe(3)
      expect(await count({ until: 2_000, tenants: ['T1'] })).toBe(4)
    })

    it('never shows a tenant, by any read, a row of another', async () => {
      const store = await open()
      await fill(store)
      const other = { ...channel, tenant: 'T2' }
      const reads: Record<string, () => Promise<unknown>> = {
        'ledger.find': () => store.ledger.find(newPost('a', { tenant: 'T2' })),
        'ledger.list': () => store.ledger.list('T2', 'sent', 9),
        'ledger.search': async () => (await store.ledger.search({ tenants: ['T2'], limit: 9 })).posts[0],
        'ledger.calls': () => store.ledger.calls('T2', 'harbour/morning', channel),
        'ledger.postedTo': () => store.ledger.postedTo('T2', ['harbour']),
        'ledger.last': () => store.ledger.last('T2', 'harbour/morning', channel),
        'schedules.list': () => store.schedules.list('T2'),
        'schedules.find': () => store.schedules.find('T2', 'harbour/morning'),
        'articles.find': () => store.articles.find('T2', 'source/1'),
        'ledger.passedOn': () => store.ledger.passedOn(other, 9),
        'ledger.edits': () => store.ledger.edits(newPost('a', { tenant: 'T2' })),
        'texts.find': () => store.texts.find('T2', 'text-1'),
        'texts.recent': () => store.texts.recent('T2', 'text-', 9),
        'kept.find': () => store.kept.find('T2', 'ferry'),
        'kept.list': () => store.kept.list('T2'),
        'rights.list': () => store.rights.list('T2'),
        'approvals.list': () => store.approvals.list('T2'),
        'approvals.find': () => store.approvals.find('T2', 'C1'),
        'audit.list': () => store.audit.list('T2', 9),
        'revisions.list': () => store.revisions.list('T2', 'harbour'),
        'edits.find': () => store.edits.find('T2', 'harbour'),
        'edits.list': () => store.edits.list('T2'),
        'pauses.find': () => store.pauses.find(other),
        'pauses.list': () => store.pauses.list('T2'),
        'installations.find': () => store.installations.find('T2'),
        'installations.since': () => store.installations.since('T2'),
        'zones.find': () => store.zones.find('T2', 'U1'),
        'sessions.list': () => store.sessions.list('T2', 'U1', 1),
        'lines.known': () => store.lines.known('T2'),
        'lines.find': () => store.lines.find('T2', 'harbour'),
        'lines.search': () => store.lines.search({ tenant: 'T2', words: 'ferry', limit: 9 }),
        'shares.list': () => store.shares.list('T2', 1),
        'shares.withdraw': () => store.shares.withdraw('T2', 'ab12'),
        'models.consent': () => store.models.consent('T2'),
        'models.find': () => store.models.find({ ...picked, tenant: 'T2' }),
        'feeds.list': () => store.feeds.list('T2'),
        'feeds.find': () => store.feeds.find('T2', 'harbour-post'),
        'feeds.known': () => store.feeds.known('T2', 'harbour-post', ['ferry']),
        'feeds.recall': () => store.feeds.recall(feed({ tenant: 'T2' }), ['link:ferry']),
        'feeds.batch': () => store.feeds.batch('T2', 'harbour-post', b1),
        'feeds.toldBeside': () => store.feeds.toldBeside(feed({ tenant: 'T2', id: 'other' }), 0),
        'feeds.unread': () => store.feeds.unread(feed({ tenant: 'T2' }), 9),
        'feeds.reprints': () => store.feeds.reprints('T2', 'harbour-post', ['ferry']),
      }
      for (const [name, read] of Object.entries(reads)) expect([name, await read()]).toEqual([name, nothingOf(name)])
      // Every function of every part is a read above, a write, or serves the one worker of all tenants.
      const known = new Set([...Object.keys(reads), ...writes, ...ofTheWorker])
      const all = Object.entries(store).flatMap(([part, its]) =>
        typeof its === 'object' ? Object.keys(its as object).map((act) => `${part}.${act}`) : [],
      )
      expect(all.filter((name) => !known.has(name))).toEqual([])
    })

    it('shows a tenant its own rows, and changes nothing of another by any write', async () => {
      const store = await open()
      await fill(store)
      const other = { ...channel, tenant: 'T2' }
      expect(await store.schedules.remove('T2', 'harbour/morning')).toBe(false)
      await store.schedules.replace('T2', [])
      expect(await store.rights.revoke({ tenant: 'T2', person: 'U1' })).toBe(false)
      expect(await store.zones.remove('T2', 'U1')).toBe(false)
      expect(await store.approvals.remove('T2', 'C1')).toBe(false)
      expect(await store.approvals.find('T1', 'C1')).toEqual(approval)
      await store.zones.set('T2', 'U1', 'Asia/Tokyo')
      expect(await store.zones.find('T1', 'U1')).toBe('Europe/Berlin')
      await store.lines.remove('T2', 'harbour')
      await store.lines.put(linesOf({ tenant: 'T2' }), [], '2026-01-05')
      expect(await store.lines.find('T1', 'harbour')).toEqual(linesOf({ edition: 1 }))
      expect(await store.pauses.resume(other)).toBe(false)
      expect(await store.retention.forget('T2', 'text-1')).toBe(false)
      expect(await store.retention.forget('T2', 'harbour')).toBe(false)
      expect(await store.retention.forget('T2', 'ferry')).toBe(false)
      expect(await store.kept.keep(kept)).toBe(false)
      expect(await store.kept.find('T1', 'ferry')).toEqual(kept)
      expect(await store.kept.list('T1')).toMatchObject([{ name: 'ferry', about: 'The ferry' }])
      expect(await store.edits.set({ ...edit, tenant: 'T2', overrides: {} })).toBe(true)
      await store.installations.remove('T2')
      expect(await store.feeds.unfollow('T2', 'harbour-post')).toBe(false)
      const foreign = feed({ tenant: 'T2', title: 'of T2' })
      expect(await store.feeds.hold(foreign, 'w', 9)).toBe(false)
      await store.feeds.settle(foreign, 'w')
      expect(await store.feeds.enter([story('ferry', { tenant: 'T2' })], [])).toBe(false)
      await store.feeds.revise([story('ferry', { tenant: 'T2', version: 'v2' })])
      await store.feeds.correct(story('ferry', { tenant: 'T2', version: 'v2' }), { record: 'of T2', edits: [] })
      const close = { batch: b2, next: 9, post: newPost('digest', { tenant: 'T2' }) }
      expect(await store.feeds.closeDigest({ ...wholeFeed, tenant: 'T2' }, close)).toBe(false)
      expect(await store.feeds.list('T1')).toEqual([wholeFeed])
      expect(await store.feeds.batch('T1', 'harbour-post', b1)).toEqual([wholeEntry])
      expect(await store.installations.find('T1')).toBe('sealed for T1')
      await store.ledger.settle(newPost('a', { tenant: 'T2' }), { state: 'failed', due: 1 })
      expect(await store.ledger.list('T1', 'sent', 9)).toMatchObject([{ ...harbour('r1') }])
      expect(await store.ledger.last('T1', 'harbour/morning', channel)).toMatchObject({
        cause: { answer: 'a' },
        ...harbour('r1'),
      })
      expect(await store.schedules.find('T1', 'harbour/morning')).toEqual(
        schedule({
          unchanged: 'say',
          quiet: '22:00-07:00',
          tooOld: 60_000,
          paused: 'by Ada',
          createdBy: 'U1',
          ...wishes,
        }),
      )
      expect(await store.texts.find('T1', 'text-1')).toBe('pasted in T1')
      expect(await store.rights.list('T1')).toEqual([{ tenant: 'T1', person: 'U1', role: 'editor', by: 'Ada', at: 1 }])
      expect(await store.audit.list('T1', 9)).toEqual([deed])
      expect(await store.revisions.list('T1', 'harbour')).toEqual([revision])
      expect(await store.edits.find('T1', 'harbour')).toEqual(edit)
      expect(await store.edits.list('T1')).toEqual([edit])
      expect(await store.pauses.list('T1')).toEqual([{ target: channel, reason: 'not_in_channel' }])
      expect(await store.retention.forget('T1', 'text-1')).toBe(true)
      expect(await store.texts.find('T1', 'text-1')).toBeUndefined()
    })

    it('keeps one zone of a person: the newest, until it is taken back', async () => {
      const { zones } = await open()
      await zones.set('T1', 'U1', 'Europe/Berlin')
      await zones.set('T1', 'U1', 'Asia/Tokyo')
      expect(await zones.find('T1', 'U1')).toBe('Asia/Tokyo')
      expect(await zones.remove('T1', 'U1')).toBe(true)
      expect(await zones.find('T1', 'U1')).toBeUndefined()
    })

    it('gives one role to one person in one place: the newest', async () => {
      const { rights } = await open()
      const grant = { tenant: 'T1', channel: 'C1', person: 'U1', by: 'Ada', at: 1 }
      await rights.grant({ ...grant, role: 'reader' })
      await rights.grant({ ...grant, role: 'editor' })
      await rights.grant({ tenant: 'T1', role: 'reader', by: 'Ada', at: 2 })
      expect((await rights.list('T1')).map(({ person, role }) => [person, role])).toEqual([
        [undefined, 'reader'],
        ['U1', 'editor'],
      ])
      expect(await rights.revoke({ tenant: 'T1', channel: 'C1', person: 'U1' })).toBe(true)
      expect(await rights.list('T1')).toHaveLength(1)
    })

    it('pauses a target at its third refusal in a row, and counts anew when a post went out between', async () => {
      const { pauses } = await open()
      const refuse = () => pauses.refuse(channel, 'is_archived', 1)
      expect([await refuse(), await refuse(), await pauses.find(channel)]).toEqual([1, 2, undefined])
      await pauses.forgive(channel)
      expect([await refuse(), await refuse(), await pauses.list('T1')]).toEqual([1, 2, []])
      expect([await refuse(), await pauses.find(channel)]).toEqual([3, 'is_archived'])
      await pauses.forgive(channel)
      expect(await pauses.find(channel)).toBe('is_archived')
      expect(await pauses.resume(channel)).toBe(true)
      expect(await refuse()).toBe(1)
    })

    it('knows what a schedule has in a target, without what was skipped or failed', async () => {
      const { ledger } = await open()
      const of = (cause: string, over: Partial<NewPost> = {}) =>
        newPost(cause, { schedule: 's', call: { command: cause, args: {} }, ...over })
      await ledger.enter([
        of('again', { call: { command: 'due', args: {} } }),
        ...[of('due'), of('sent'), of('held'), of('failed'), of('skipped', { state: 'skipped' })],
        ...[of('other', { schedule: 'else' }), of('elsewhere', { target: { ...channel, channel: 'C2' } })],
      ])
      for (const state of ['sent', 'held', 'failed'] as const) await ledger.settle(of(state), { state, due: 1 })
      const calls = await ledger.calls('T1', 's', channel)
      expect(calls.map(({ command }) => command).sort()).toEqual(['due', 'held', 'sent'])
    })

    it('gives an edit to nobody while another one of its channel is under way, and remembers what it was called', async () => {
      const { ledger } = await open()
      const edits = [1, 2].map((edition) => newPost('a', { edits: 'C1/1', edition, due: edition - 1 }))
      await ledger.enter([newPost('a', { due: 2 }), ...edits])
      // What is no edit goes on.
      expect(await ledger.claim('w1', 5, 9)).toMatchObject([
        { cause: { answer: 'a' }, edition: 1 },
        { cause: { answer: 'a' }, state: 'sending' },
      ])
      expect(await ledger.claim('w2', 5, 9)).toEqual([])
      await ledger.settle(newPost('a'), { state: 'sent', ref: 'C1/1', due: 2, sentAt: 5, ...harbour('r1') })
      expect(await ledger.claim('w2', 5, 9)).toEqual([])
      await ledger.settle(newPost('a', { edition: 1 }), {
        state: 'sent',
        ref: 'C1/1+2',
        due: 0,
        sentAt: 6,
        ...harbour('r2'),
      })
      const [second] = await ledger.claim('w2', 7, 9)
      expect(second && (await ledger.begin({ ...second, edits: 'C1/1+2' }, 'w2', 7))).toBe(true)
      await ledger.settle(newPost('a', { edition: 2 }), {
        state: 'sent',
        ref: 'C1/1+2+3',
        due: 1,
        sentAt: 8,
        ...harbour('r3'),
      })
      expect(await ledger.find(newPost('a'))).toMatchObject({ ref: 'C1/1+2+3', ...harbour('r3') })
    })

    it('gives out one edit of a workspace at a time, whatever the channels, and none where edits rest', async () => {
      const { ledger } = await open()
      const edit = (answer: string, over: object = {}) =>
        newPost(answer, { target: { ...channel, channel: `C${answer}` }, edits: 'C1/1', edition: 1, ...over })
      const inT2 = { tenant: 'T2', target: { ...channel, tenant: 'T2', channel: 'Cd' } }
      await ledger.enter([edit('b'), edit('c'), edit('d', inT2)])
      const rests = [{ platform: 'slack', tenant: 'T2' }] as const
      expect((await ledger.claim('w1', 9_000, 9, { resting: rests })).map(nameOf)).toEqual(['b'])
      expect((await ledger.claim('w2', 9_000, 9)).map(nameOf)).toEqual(['d'])
      await ledger.settle(edit('b'), { state: 'refused', due: 99_000, reason: 'locked' })
      expect((await ledger.claim('w2', 9_000, 9)).map(nameOf)).toEqual(['c'])
      await ledger.settle(edit('c'), { state: 'sent', due: 1 })
      expect(await ledger.claim('w2', 9_000, 9)).toEqual([])
      expect(await ledger.hasten(edit('b'), 9_000, 'order-1')).toBe(true)
      expect(await ledger.hasten(edit('c'), 9_000)).toBe(false)
      expect(await ledger.claim('w2', 9_000, 9)).toMatchObject([{ order: 'order-1', attempts: 1 }])
    })

    it('knows when the last posts of a channel were passed on, and nothing of another', async () => {
      const { ledger } = await open()
      const pass = (name: string, over: Partial<NewPost> = {}) => newPost(name, { part: -1, passesOn: 'C1/1', ...over })
      const elsewhere = pass('e', { target: { ...channel, channel: 'C2' } })
      const passes = [pass('a'), pass('b'), pass('c'), pass('d'), elsewhere]
      await ledger.enter([newPost('a'), ...passes])
      for (const [at, post] of [newPost('a'), ...passes].entries())
        if (at !== 4) await ledger.settle(post, { state: 'sent', due: 1, sentAt: at })
      expect(await ledger.passedOn(channel, 2)).toEqual([3, 2])
      expect(await ledger.passedOn(channel, 9)).toEqual([3, 2, 1])
      expect(await ledger.find(pass('d'))).toMatchObject({ part: -1, passesOn: 'C1/1', state: 'due' })
    })

    it('moves all that a tenant has in a channel to its new id, and nothing of another', async () => {
      const store = await open()
      await fill(store)
      const ofOperator = { ...channel, tenant: 'operator' }
      const spelt = ['C1', 'T1/C1?tag=News', 'C11', 'C1?publish'].map((id) => ({ ...ofOperator, channel: id }))
      await store.schedules.put(schedule({ tenant: 'operator', id: 'harbour/filed', targets: spelt }))
      await store.schedules.put(schedule({ tenant: 'T2', targets: [{ ...channel, tenant: 'T2' }] }))
      await store.rights.grant({ tenant: 'T1', channel: 'C1', person: 'U1', role: 'editor', by: 'Ada', at: 1 })
      await store.rights.grant({ tenant: 'T1', channel: 'C1', person: 'U2', role: 'sharer', by: 'Ada', at: 1 })
      await store.rights.grant({ tenant: 'T1', channel: 'C9', person: 'U2', role: 'admin', by: 'Ada', at: 1 })
      await store.channels.move({ platform: 'discord', tenant: 'T1', channel: 'C1' }, 'C9', 5)
      expect(await store.ledger.find(newPost('a'))).toBeDefined()
      await store.channels.move({ platform: 'slack', tenant: 'T1', channel: 'C1' }, 'C9', 5)
      const there = { ...channel, channel: 'C9' }
      const targetsOf = async (tenant: string, id: string) => (await store.schedules.find(tenant, id))?.targets
      expect(await targetsOf('T1', 'harbour/morning')).toEqual([there])
      expect((await targetsOf('operator', 'harbour/filed'))?.map((target) => target.channel)).toEqual([
        ...['C9', 'T1/C9?tag=News', 'C11', 'C9?publish'],
      ])
      expect(await targetsOf('T2', 'harbour/morning')).toEqual([{ ...channel, tenant: 'T2' }])
      expect(await store.ledger.last('T1', 'harbour/morning', there)).toMatchObject({ target: there, ref: 'C1/1' })
      expect((await store.ledger.edits(newPost('a', { target: there }))).length).toBe(1)
      expect(await store.pauses.find(there)).toBe('not_in_channel')
      expect((await store.feeds.find('T1', 'harbour-post'))?.target).toEqual(there)
      expect(await store.feeds.recall(feed({ target: there }), ['link:ferry'])).toHaveLength(2)
      const held = (await store.rights.list('T1')).map(({ channel: at, person, role }) => [at, person, role])
      expect(held).toContainEqual(['C9', 'U1', 'editor'])
      expect(held.filter(([at]) => at === 'C1')).toEqual([])
      expect(held).toContainEqual(['C9', 'U2', 'admin'])
      expect(await store.approvals.find('T1', 'C9')).toEqual(approval)
      expect(await store.approvals.find('T1', 'C1')).toBeUndefined()
    })

    it('finds the new id for what is written under an old one, however often it changes', async () => {
      const { ledger, channels, schedules } = await open()
      await channels.move({ platform: 'slack', tenant: 'T1', channel: 'C1' }, 'C2', 5)
      await channels.move({ platform: 'slack', tenant: 'T1', channel: 'C2' }, 'C3', 6)
      await schedules.replace('operator', [
        schedule({ tenant: 'operator', targets: [{ ...channel, tenant: 'operator' }] }),
      ])
      expect((await schedules.find('operator', 'harbour/morning'))?.targets[0]?.channel).toBe('C3')
      expect(
        await ledger.enter([newPost('a'), newPost('b', { tenant: 'T2', target: { ...channel, tenant: 'T2' } })]),
      ).toBe(2)
      expect(await ledger.enter([newPost('a')])).toBe(0)
      expect((await ledger.find(newPost('a')))?.target.channel).toBe('C3')
      expect(
        (await ledger.find(newPost('b', { tenant: 'T2', target: { ...channel, tenant: 'T2' } })))?.target.channel,
      ).toBe('C1')
      await channels.move({ platform: 'slack', tenant: 'T1', channel: 'C3' }, 'C1', 7)
      expect((await ledger.find(newPost('a')))?.target.channel).toBe('C1')
    })

    it('neither loses nor doubles a post that is under way while its channel gets another id', async () => {
      const { ledger, channels, untold } = await open()
      const posts = ['new', 'begun', 'refused', 'edit'].map((answer) =>
        newPost(answer, {
          target: { ...channel, thread: answer },
          ...(answer === 'edit' && { edition: 1, edits: 'C1/1' }),
        }),
      )
      await ledger.enter(posts)
      const claimed = await ledger.claim('w1', 2_000, 9)
      for (const post of claimed) if (nameOf(post) !== 'new') await ledger.begin(post, 'w1', 2_000)
      await channels.move({ platform: 'slack', tenant: 'T1', channel: 'C1' }, 'C9', 5)
      const found = async () =>
        Object.fromEntries(
          await Promise.all(posts.map(async (post) => [nameOf(post), await ledger.find(post)] as const)),
        )
      expect(Object.values(await found()).map((post) => [post?.target.channel, post?.state])).toEqual([
        ['C9', 'sending'],
        ['C9', 'held'],
        ['C9', 'held'],
        ['C9', 'sending'],
      ])
      const of = (name: string) => claimed.find((post) => nameOf(post) === name) ?? expect.fail(name)
      await ledger.settle(of('begun'), { state: 'sent', due: 1, ref: 'C1/2', sentAt: 3 })
      await ledger.settle(of('refused'), {
        state: 'failed',
        due: 1,
        reason: 'gone',
        tell: { event: 'post.failed', at: 1 },
      })
      await ledger.settle(of('edit'), { state: 'sent', due: 1, ref: 'C1/1', sentAt: 3 })
      expect(await ledger.begin(of('new'), 'w1', 2_000)).toBe(false)
      expect(Object.values(await found()).map((post) => post?.state)).toEqual(['sending', 'sent', 'due', 'sent'])
      expect(await untold.claim({ due: 9_000, all: 9_000 }, 9_999)).toEqual([])
    })

    it('skips what is still due of a thread whose head is gone, and nothing else', async () => {
      const { ledger } = await open()
      await ledger.enter([
        newPost('a'),
        newPost('a', { part: 1 }),
        newPost('a', { part: 2 }),
        newPost('b', { part: 1 }),
      ])
      await ledger.skipThread(newPost('a', { part: 1 }), 'gone')
      const states = [newPost('a'), newPost('a', { part: 1 }), newPost('a', { part: 2 }), newPost('b', { part: 1 })]
      const found = await Promise.all(states.map((post) => ledger.find(post)))
      expect(found.map((post) => post?.state)).toEqual(['due', 'skipped', 'skipped', 'due'])
    })

    it('tells of an order once none of its edits is under way, to one process', async () => {
      const { ledger, orders } = await open()
      const order = { id: 'o1', platform: 'slack', tenant: 'T1', person: 'U1', briefing: 'harbour' } as const
      const edit = newPost('a', { edits: 'C1/1', edition: 1, order: 'o1' })
      await ledger.enter([edit])
      await orders.enter(order, 5)
      expect(await orders.claim(4, 99)).toEqual([])
      expect(await orders.claim(6, 99)).toEqual([])
      await ledger.settle(edit, { state: 'refused', due: 9_000, reason: 'locked' })
      expect(await orders.claim(6, 99)).toMatchObject([{ ...order, edits: [{ state: 'refused', reason: 'locked' }] }])
      expect(await orders.claim(7, 99)).toEqual([])
      await orders.remove('o1')
      expect(await orders.claim(100, 200)).toEqual([])
    })

    it('lets what was held and is due again begin anew', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a', { until: 2_000 })])
      await ledger.claim('w', 1_000, 9)
      await ledger.settle(newPost('a'), { state: 'held', due: 1_000 })
      await ledger.settle(newPost('a'), { state: 'due', due: 9_000 })
      const row = await ledger.find(newPost('a'))
      expect(row).toMatchObject({ state: 'due', attempts: 0, due: 9_000, firstDue: 9_000 })
      expect(row).not.toHaveProperty('until')
    })

    it('decides once on a post that waits for approval, as it was asked about, and takes back the asking', async () => {
      const { ledger, untold } = await open()
      const post = newPost('a', { until: 2_000, ...harbour('r1') })
      await ledger.enter([post])
      await ledger.claim('w', 1_000, 9)
      const asked = { ...approval, until: 61_000 }
      const tell = { event: 'post.unapproved', at: 1_000 } as const
      await ledger.settle(post, { state: 'unapproved', due: 1_000, approval: asked, tell, ...harbour('r2') })
      expect(await ledger.claim('w', 9_000, 9)).toEqual([])
      const [waiting = expect.fail('nothing waits')] = await ledger.unapproved(9)
      expect(waiting).toMatchObject({ approval: asked, ...harbour('r2') })
      const yes = { posts: true, by: { id: 'U1', name: 'Ada' }, at: 3_000 }
      // It was asked about once more meanwhile.
      expect(await ledger.decide({ ...waiting, approval: { ...asked, until: 60_000 } }, yes)).toBe(false)
      const both = [ledger.decide(waiting, yes), ledger.decide(waiting, { posts: false, at: 3_000 }, 'too late')]
      const ends = await Promise.all([...both, ledger.decide(waiting, yes)])
      expect(ends.filter(Boolean)).toHaveLength(1)
      expect(await untold.claim({ due: 9_000, all: 9_000 }, 9_999)).toEqual([])
      const decided = await ledger.find(post)
      expect(decided?.state).toBe(decided?.decision?.posts ? 'due' : 'skipped')
      expect(decided?.until).toBeUndefined()
      expect(await ledger.unapproved(9)).toEqual([])
    })

    it('settles a post together with the rows that follow from it, or neither', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a')])
      const end = { state: 'sent', ref: 'C1/1', due: 1, sentAt: 1 } as const
      const broken = { ...newPost('a', { part: 2 }), due: null as unknown as number }
      await expect(ledger.settle(newPost('a'), end, [newPost('a', { part: 1 }), broken])).rejects.toThrow()
      expect(await ledger.find(newPost('a'))).toMatchObject({ state: 'due' })
      expect(await ledger.find(newPost('a', { part: 1 }))).toBeUndefined()
      await ledger.settle(newPost('a'), end, [newPost('a', { part: 1 })])
      await ledger.settle(newPost('a'), end, [newPost('a', { part: 1 })])
      expect(await ledger.find(newPost('a', { part: 1 }))).toMatchObject({ state: 'due' })
    })

    it('measures lateness from the first moment, whatever retries did to it', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a')])
      await ledger.settle(newPost('a'), { state: 'due', due: 9_000, reason: 'busy' })
      expect(await ledger.find(newPost('a'))).toMatchObject({ due: 9_000, firstDue: 1_000 })
    })

    it('counts its posts by state', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a'), newPost('b'), newPost('c', { state: 'skipped', reason: 'quiet' })])
      expect(await ledger.count()).toEqual({
        unapproved: 0,
        due: 2,
        sending: 0,
        sent: 0,
        held: 0,
        failed: 0,
        skipped: 1,
        refused: 0,
      })
    })

    it('claims one post for each target at a time, none for a busy one, the longest waiting first', async () => {
      const { ledger } = await open()
      const to = (name: string): Target => ({ ...channel, channel: name })
      await ledger.enter([
        ...[5, 1, 3].map((due) => newPost(`s${due}`, { due })),
        newPost('other', { target: to('C2'), due: 2 }),
        newPost('third', { target: to('C3'), due: 4 }),
      ])
      const claimed = await ledger.claim('w', 9, 9, { busy: [to('C3')] })
      expect(claimed.map(nameOf)).toEqual(['s1', 'other'])
      expect((await ledger.claim('w', 9, 9)).map(nameOf)).toEqual(['s3', 'third'])
    })

    it('writes with the end of a post what admins are to be told, and gives it to one process, those of a minute together', async () => {
      const { ledger, untold } = await open()
      await ledger.enter([newPost('a'), newPost('b'), newPost('c')])
      const held = (at: number) => ({ state: 'held', due: 1_000, tell: { event: 'post.held', at } }) as const
      await ledger.settle(newPost('a'), { ...held(60_000), reason: 'no answer came' })
      await ledger.settle(newPost('b'), held(90_000))
      await ledger.settle(newPost('c'), held(200_000))
      expect(await untold.claim({ due: 59_999, all: 120_000 }, 300_000)).toEqual([])
      const by = { due: 60_000, all: 120_000 }
      const both = await Promise.all([untold.claim(by, 300_000), untold.claim(by, 300_000)])
      const words = both.flat()
      expect(words.map(({ post, event, tries }) => [nameOf(post), event, tries]).sort()).toEqual([
        ['a', 'post.held', 1],
        ['b', 'post.held', 1],
      ])
      expect(words.find(({ post }) => nameOf(post) === 'a')?.post).toMatchObject({ reason: 'no answer came' })
      // A crash between the word and its record: it is told again when the claim is over.
      await untold.settle(words.filter(({ post }) => nameOf(post) === 'b').map(({ id }) => id))
      expect(await untold.claim({ due: 199_999, all: 199_999 }, 400_000)).toEqual([])
      const again = await untold.claim({ due: 300_000, all: 300_000 }, 400_000)
      expect(again.map(({ post, tries }) => [nameOf(post), tries]).sort()).toEqual([
        ['a', 2],
        ['c', 1],
      ])
      await untold.settle(
        again.map(({ id }) => id),
        310_000,
      )
      expect(await untold.claim({ due: 310_000, all: 310_000 }, 400_000)).toHaveLength(2)
    })

    it('takes back what admins were not told yet of a post that somebody decided on', async () => {
      const { ledger, untold } = await open()
      await ledger.enter([newPost('a')])
      await ledger.settle(newPost('a'), { state: 'held', due: 1, tell: { event: 'post.held', at: 5 } })
      await ledger.settle(newPost('a'), { state: 'sent', ref: 'C1/1', due: 1, sentAt: 2 })
      await ledger.settle(newPost('a'), { state: 'held', due: 1, tell: { event: 'post.held', at: 5 } })
      expect(await untold.claim({ due: 9, all: 9 }, 20)).toEqual([])
    })

    it('lets the orders of a tenant that left rest, goes on with them when it comes back, and ends them in the end', async () => {
      const { schedules, feeds, departures, ledger } = await open()
      await schedules.put(schedule())
      await schedules.put(schedule({ tenant: 'T2' }))
      await feeds.follow(feed({ digest: { when: '0 8 * * *', zone: 'UTC', nextAt: 1_000 } }), [story('a')])
      await ledger.enter([newPost('', ofFeed('harbour-post', 'b'))])
      await departures.leave('T1', 500)
      await departures.leave('T1', 900)
      const due = async () => [
        (await schedules.due(1_000)).map(({ tenant }) => tenant),
        (await feeds.claim('w', 1_000, 1_000, 9)).length,
        (await feeds.dueDigests(1_000)).length,
      ]
      expect(await due()).toEqual([['T2'], 0, 0])
      expect([await departures.expire(500), await departures.comeBack('T1')]).toEqual([[], true])
      expect(await departures.comeBack('T1')).toBe(false)
      expect(await due()).toEqual([['T1', 'T2'], 1, 1])
      await departures.leave('T1', 500)
      expect(await departures.expire(501)).toEqual(['T1'])
      expect([await schedules.list('T1'), await feeds.list('T1')]).toEqual([[], []])
      expect(await ledger.list('T1', 'skipped', 9)).toHaveLength(1)
      expect(await schedules.list('T2')).toHaveLength(1)
    })

    it('knows since when a workspace has the app', async () => {
      const { installations } = await open()
      await installations.keep('T1', 'sealed', 5)
      await installations.keep('T1', 'sealed anew', 9)
      expect([await installations.since('T1'), await installations.since('T2')]).toEqual([9, undefined])
    })

    it('leaves a post that may be out alone when its briefing is forgotten or its feed unfollowed', async () => {
      const { ledger, retention, texts, feeds } = await open()
      await feeds.follow(feed(), [])
      await texts.keep('T1', 'text-1', 'words', 1)
      const call = { command: 'brief', args: { name: 'text-1' } }
      await ledger.enter([newPost('a', { call }), newPost('', ofFeed('harbour-post', 'b'))])
      for (const key of [newPost('a'), newPost('', ofFeed('harbour-post', 'b'))])
        await ledger.settle(key, { state: 'due', due: 1, unsureSince: 1 })
      await retention.forget('T1', 'text-1')
      await feeds.unfollow('T1', 'harbour-post')
      expect(await ledger.list('T1', 'skipped', 9)).toEqual([])
    })

    it('keeps what a post shows from its beginning, so that one that is found again can be corrected', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a')])
      const [claimed] = await ledger.claim('w1', 2_000, 9)
      if (!claimed) throw new Error('nothing was due')
      await ledger.begin({ ...claimed, ...harbour('r1') }, 'w1', 2_001)
      await ledger.settle(newPost('a'), { state: 'due', due: 1, unsureSince: 2_001 })
      await ledger.settle(newPost('a'), { state: 'sent', ref: 'C1/1', due: 1, sentAt: 2_001 })
      expect(await ledger.outdated('harbour', 'r2', 0)).toMatchObject([harbour('r1')])
    })

    it('keeps what is out, whatever a slower worker says of it afterwards', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a')])
      await ledger.settle(newPost('a'), { state: 'sent', ref: 'C1/1', due: 1, sentAt: 2 })
      await ledger.settle(newPost('a'), { state: 'due', due: 3 })
      expect(await ledger.find(newPost('a'))).toMatchObject({ state: 'sent', ref: 'C1/1' })
    })

    it('never changes a text that has its name, and keeps it for longer', async () => {
      const { texts, retention } = await open()
      await texts.keep('T1', 'text-1', 'approved', 1)
      await texts.keep('T1', 'text-1', 'swapped', 9)
      expect(await texts.find('T1', 'text-1')).toBe('approved')
      await retention.expire(5, 0)
      expect(await texts.find('T1', 'text-1')).toBe('approved')
    })

    it('changes the article at an address, and keeps it whatever its age', async () => {
      const { articles, retention } = await open()
      await articles.keep('operator', 'source/1', 'before', 1)
      await articles.keep('operator', 'source/1', 'after', 2)
      await retention.expire(5, 0)
      expect(await articles.find('operator', 'source/1')).toBe('after')
    })

    it('finds what was set aside for as long as is asked, until it is taken back', async () => {
      const { aside } = await open()
      const row = { code: 'a1b2', at: 5_000, ms: 2_000, reason: 'it took more than 2.0 s' }
      await aside.put({ ...row, at: 1_000, reason: 'before' })
      await aside.put(row)
      expect(await aside.find('a1b2', 5_000)).toEqual(row)
      expect(await aside.find('a1b2', 5_001)).toBeUndefined()
      expect(await aside.find('c3d4', 0)).toBeUndefined()
      expect([await aside.remove('a1b2'), await aside.remove('a1b2')]).toEqual([true, false])
      expect(await aside.find('a1b2', 0)).toBeUndefined()
    })

    it('forgets what was set aside a day ago when more is', async () => {
      const { aside } = await open()
      await aside.put({ code: 'old', at: 1_000, ms: 1, reason: 'long ago' })
      await aside.put({ code: 'new', at: 1_001 + 86_400_000, ms: 1, reason: 'now' })
      expect(await aside.find('old', 0)).toBeUndefined()
    })

    it('forgets pasted texts whose time is over', async () => {
      const { retention, texts } = await open()
      await texts.keep('T1', 'old', 'words', 1)
      await texts.keep('T2', 'new', 'words', 9)
      expect(await retention.expire(5, 0)).toBe(1)
      expect([await texts.find('T1', 'old'), await texts.find('T2', 'new')]).toEqual([undefined, 'words'])
    })

    it('never sweeps what somebody keeps', async () => {
      const store = await open()
      await store.kept.keep(kept)
      expect(await store.retention.expire(5, 0)).toBe(0)
      expect(await store.kept.find('T1', 'ferry')).toEqual(kept)
    })

    it('forgets with a text what belongs to it: its edits and its revisions', async () => {
      const { retention, texts, edits, revisions } = await open()
      const keep = async (tenant: string, key: string, at: number) => {
        await texts.keep(tenant, key, 'words', at)
        await edits.set({ ...edit, tenant, briefing: key })
        await revisions.keep({ ...revision, tenant, briefing: key })
      }
      const left = async (tenant: string, key: string) =>
        [...(await edits.list(tenant)), ...(await revisions.list(tenant, key))].filter((one) => one.briefing === key)
      await keep('T1', 'asked', 9)
      await keep('T1', 'old', 1)
      await keep('T2', 'old', 9)
      await retention.forget('T1', 'asked')
      await retention.expire(5, 0)
      expect([await left('T1', 'asked'), await left('T1', 'old')]).toEqual([[], []])
      expect(await left('T2', 'old')).toHaveLength(2)
    })

    it('forgets revisions whose time is over, save the newest and those that a copy still shows', async () => {
      const { retention, revisions, ledger } = await open()
      for (const at of [1, 2, 3, 4, 8]) await revisions.keep({ ...revision, revision: `r${at}`, at, content: `${at}` })
      await revisions.keep({ ...revision, tenant: 'T2', ...harbour('r1'), at: 1 })
      await ledger.enter([newPost('a'), newPost('b')])
      await ledger.settle(newPost('a'), { state: 'sent', ref: 'C1/1', due: 1, sentAt: 20, ...harbour('r2') })
      await ledger.settle(newPost('b'), { state: 'sent', ref: 'C1/2', due: 1, sentAt: 10, ...harbour('r3') })
      await retention.expire(5, 15)
      expect((await revisions.list('T1', 'harbour')).map((each) => each.revision)).toEqual(['r8', 'r2'])
      expect(await revisions.list('T2', 'harbour')).toHaveLength(1)
    })

    it('keeps revisions that a digest still shows, and those that differ from the newest by the engine alone', async () => {
      const { retention, revisions, ledger } = await open()
      const contents = { r1: 'a', r11: 'a', r2: 'b', r3: 'c', r4: 'd', r5: 'd', r6: 'd' }
      for (const [at, [name, content]] of Object.entries(contents).entries())
        await revisions.keep({ ...revision, revision: name, at: at + 1, content })
      const digest = { command: 'digest', args: { set: 'tag:port', of: 'dam harbour' } }
      await ledger.enter([newPost('a', { call: digest }), newPost('b', { call: digest })])
      const end = { state: 'sent', ref: 'C1/1', due: 1 } as const
      const dam = { briefing: 'dam', revision: 'r2' }
      await ledger.settle(newPost('a'), { ...end, sentAt: 20, shows: [dam, ...harbour('r11').shows] })
      await ledger.settle(newPost('b'), { ...end, sentAt: 10, shows: [dam, ...harbour('r3').shows] })
      await retention.expire(9, 15)
      const left = await revisions.list('T1', 'harbour')
      expect(left.map((each) => each.revision)).toEqual(['r6', 'r5', 'r4', 'r11'])
    })

    it('keeps what editors set by its edition: of two who change the same one, the second is told', async () => {
      const { edits } = await open()
      expect(await edits.set(edit)).toBe(true)
      expect(await edits.set({ ...edit, overrides: {}, by: 'Max' })).toBe(false)
      expect(await edits.set({ ...edit, overrides: {}, by: 'Max', edition: 3 })).toBe(false)
      expect(await edits.find('T1', 'harbour')).toEqual(edit)
      const second = {
        ...{ ...edit, by: 'Max', at: 2, edition: 2 },
        overrides: { speakers: [{ quote: 'x', nth: [2, 2] as const, speaker: 'Ada', role: 'mayor' }], bottomLine: 'x' },
      }
      const both = await Promise.all([edits.set(second), edits.set(second)])
      expect(both.sort()).toEqual([false, true])
      await edits.set({ ...edit, tenant: 'T2' })
      expect(await edits.all()).toEqual([second, { ...edit, tenant: 'T2' }])
    })

    it('knows the marks of a story in its channel, tells it once there, and forgets with the feed only those of its own', async () => {
      const { feeds } = await open()
      const other = feed({ id: 'ferry-post' })
      await feeds.follow(feed(), [])
      await feeds.follow(other, [])
      const marked = (key: string, of: { id: string }, mark: string, shared = true) => ({
        ...story(key, { feed: of.id }),
        known: { target: channel, marks: [false, ...(shared ? [true] : [])].map((each) => ({ mark, shared: each })) },
      })
      expect(await feeds.enter([marked('a', feed(), 'link:a')], [])).toBe(true)
      expect(await feeds.enter([marked('b', other, 'link:a')], [])).toBe(false)
      expect(await feeds.known('T1', other.id, ['b'])).toEqual([])
      expect(await feeds.enter([marked('b', other, 'link:b', false)], [])).toBe(true)
      expect(await feeds.recall(other, ['link:a', 'link:b'])).toMatchObject([
        { mark: 'link:a', shared: true, feed: 'harbour-post', entry: 'a' },
        { mark: 'link:b', shared: false, feed: 'ferry-post', entry: 'b' },
      ])
      expect(await feeds.recall(feed({ target: { ...channel, channel: 'C9' } }), ['link:a'])).toEqual([])
      await feeds.remember(feed(), [{ mark: 'guid:a', shared: false, feed: 'harbour-post', entry: 'a', seenAt: 7 }])
      expect(await feeds.recall(feed(), ['guid:a'])).toMatchObject([{ seenAt: 7 }])
      await feeds.unfollow('T1', 'harbour-post')
      expect((await feeds.recall(feed(), ['link:a', 'guid:a'])).map(({ shared }) => shared)).toEqual([true])
    })

    it('keeps with an edit the original statement that editors named, and its text while it is named', async () => {
      const { edits, texts, retention } = await open()
      const statement = { text: 'text-1', issuers: ['Harbour Board', 'communique'], name: 'the minutes' }
      for (const name of ['text-1', 'text-2']) await texts.keep('T1', name, 'minutes', 1)
      await texts.keep('T2', 'text-1', 'minutes', 1)
      await edits.set({ ...edit, statement })
      expect(await edits.find('T1', 'harbour')).toEqual({ ...edit, statement })
      expect(await retention.expire(5, 0)).toBe(2)
      expect(await texts.find('T1', 'text-1')).toBe('minutes')
      await edits.set({ ...edit, edition: 2 })
      expect(await edits.find('T1', 'harbour')).toEqual({ ...edit, edition: 2 })
      expect(await retention.expire(5, 0)).toBe(1)
    })

    it('tells what is out in another revision, in some tenants or all, and the edits that were made of it', async () => {
      const { ledger } = await open()
      await ledger.enter([newPost('a'), newPost('b', { tenant: 'T2' })])
      for (const tenant of ['T1', 'T2'])
        await ledger.settle(newPost(tenant === 'T1' ? 'a' : 'b', { tenant }), {
          ...{ state: 'sent', ref: 'C1/1', due: 1, sentAt: 1, ...harbour('r1') },
        })
      const names = async (found: Promise<readonly { readonly cause: Cause }[]>) => (await found).map(nameOf).sort()
      expect(await names(ledger.outdated('harbour', 'r2', 0))).toEqual(['a', 'b'])
      expect(await names(ledger.outdated('harbour', 'r2', 0, ['T2', 'operator']))).toEqual(['b'])
      expect(await names(ledger.outdated('harbour', 'r1', 0))).toEqual([])
      const edits = [2, 1].map((edition) => newPost('a', { edits: 'C1/1', edition, ...harbour(`r${edition}`) }))
      await ledger.enter([...edits, newPost('b', { edits: 'C1/1', edition: 1 })])
      expect(await ledger.edits(newPost('a'))).toMatchObject([
        { edition: 1, ...harbour('r1') },
        { edition: 2, ...harbour('r2') },
      ])
      // An edit is no copy.
      await ledger.settle(edits[0] ?? newPost('a'), { state: 'failed', due: 1 })
      expect(await names(ledger.outdated('harbour', 'r3', 0, ['T1']))).toEqual(['a'])
    })

    it('finds a briefing that is shown with others, and keeps what an edit changed', async () => {
      const { ledger } = await open()
      const both = (revision: string) => ({ shows: [{ briefing: 'dam', revision: 'r9' }, ...harbour(revision).shows] })
      await ledger.enter([newPost('a')])
      await ledger.settle(newPost('a'), { state: 'sent', ref: 'C1/1', due: 1, sentAt: 1, ...both('r1') })
      expect(await ledger.outdated('harbour', 'r2', 0)).toMatchObject([both('r1')])
      expect(await ledger.outdated('dam', 'r9', 0)).toEqual([])
      const edit = newPost('a', { edits: 'C1/1', edition: 1, ...both('r2') })
      await ledger.enter([edit])
      await ledger.settle(edit, { state: 'held', due: 1 })
      expect(await ledger.find(newPost('a'))).toMatchObject(both('r1'))
      await ledger.settle(edit, { state: 'sent', ref: 'C1/1', due: 1, sentAt: 2, ...both('r3') })
      expect(await ledger.find(newPost('a'))).toMatchObject(both('r3'))
      expect(await ledger.edits(newPost('a'))).toMatchObject([both('r3')])
    })

    it('keeps every kind of cause as it was written, and each as a key of its own', async () => {
      const { ledger } = await open()
      const causes: readonly Cause[] = [
        { kind: 'slot', schedule: 'harbour/morning', at: 1_767_600_000_000 },
        { kind: 'run', schedule: 'harbour/morning', click: 'C1/9' },
        { kind: 'share', answer: 'harbour/morning' },
        { kind: 'entry', feed: 'harbour-post', entry: 'https://post.example/a b|c@d:e' },
        { kind: 'list', feed: 'harbour-post', at: 1_767_600_000_000 },
        { kind: 'digest', feed: 'harbour-post', at: 1_767_600_000_000 },
      ]
      expect(await ledger.enter(causes.map((cause) => newPost('', { cause })))).toBe(causes.length)
      for (const cause of causes) expect(await ledger.find(newPost('', { cause }))).toMatchObject({ cause })
      expect(new Set(causes.map(sayCause)).size).toBe(causes.length)
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

    it('gives an id to one schedule, however many are ordered at once', async () => {
      const { schedules } = await open()
      const added = await Promise.all([1, 2, 3].map((at) => schedules.add(schedule({ createdBy: `U${at}` }))))
      expect(added.filter(Boolean)).toHaveLength(1)
      expect(await schedules.list('T1')).toMatchObject([{ createdBy: `U${added.indexOf(true) + 1}` }])
    })

    it('takes in what the files say, also from several processes at once', async () => {
      const { schedules } = await open()
      await schedules.put(schedule({ id: 'gone' }))
      const orders = ['b', 'a', 'c'].map((id) => schedule({ id }))
      await Promise.all(Array.from({ length: 20 }, () => schedules.replace('T1', orders)))
      expect((await schedules.list('T1')).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
      await schedules.put(schedule({ id: 'a', paused: 'by Ada' }))
      await schedules.replace('T1', [schedule({ id: 'a', nextRunAt: 9_000, quiet: '22:00-07:00' })])
      const kept = schedule({ id: 'a', paused: 'by Ada', quiet: '22:00-07:00' })
      expect(await schedules.list('T1')).toEqual([kept])
    })

    it('keeps the run that a schedule owes when the files are read again, and not when its time was changed', async () => {
      const { schedules } = await open()
      await schedules.replace('T1', [schedule({ nextRunAt: 1_000 })])
      await schedules.replace('T1', [schedule({ nextRunAt: 7_000, catchUp: 'skip' })])
      expect(await schedules.list('T1')).toMatchObject([{ nextRunAt: 1_000, catchUp: 'skip' }])
      await schedules.replace('T1', [schedule({ nextRunAt: 7_000, when: '0 9 * * *' })])
      expect(await schedules.list('T1')).toMatchObject([{ nextRunAt: 7_000 }])
    })

    it('gives a feed that is due to one process, until it is settled or the claim is over', async () => {
      const { feeds } = await open()
      await feeds.follow(feed(), [])
      await feeds.follow(feed({ id: 'later', nextPollAt: 5_000 }), [])
      const both = await Promise.all([feeds.claim('w1', 1_000, 2_000, 9), feeds.claim('w2', 1_000, 2_000, 9)])
      expect(both.flat().map(({ id }) => id)).toEqual(['harbour-post'])
      const [mine, other] = both[0].length > 0 ? ['w1', 'w2'] : ['w2', 'w1']
      expect([await feeds.hold(feed(), other ?? '', 9_000), await feeds.hold(feed(), mine ?? '', 3_000)]).toEqual([
        false,
        true,
      ])
      expect(await feeds.claim('w3', 2_999, 9_000, 9)).toEqual([])
      expect((await feeds.claim('w3', 3_000, 4_000, 9)).map(({ id }) => id)).toEqual(['harbour-post'])
      await feeds.settle(feed({ nextPollAt: 8_000, failures: 9 }), mine ?? '')
      expect(await feeds.find('T1', 'harbour-post')).toMatchObject({ failures: 0, nextPollAt: 1_000 })
      await feeds.settle(feed({ nextPollAt: 8_000, failures: 1, reason: 'down' }), 'w3')
      expect(await feeds.find('T1', 'harbour-post')).toEqual(feed({ nextPollAt: 8_000, failures: 1, reason: 'down' }))
      expect((await feeds.claim('w3', 8_000, 9_000, 1)).map(({ id }) => id)).toEqual(['later'])
    })

    it('writes stories and their posts together, and neither when one was told before or nobody follows', async () => {
      const { feeds, ledger } = await open()
      await feeds.follow(feed(), [story('old')])
      expect(await feeds.enter([story('new')], [newPost('new', ofFeed('harbour-post', 'new'))])).toBe(true)
      expect(await feeds.enter([story('other'), story('old')], [newPost('other')])).toBe(false)
      expect(await feeds.enter([story('x', { feed: 'nobody' })], [newPost('x')])).toBe(false)
      expect(
        (await feeds.known('T1', 'harbour-post', ['old', 'new', 'other'])).map((each) => each.entry).sort(),
      ).toEqual(['new', 'old'])
      expect((await ledger.list('T1', 'due', 9)).map(nameOf)).toEqual(['entry harbour-post new'])
    })

    it('corrects a story with the words that are kept of it and its posts together', async () => {
      const { feeds, ledger, texts } = await open()
      await feeds.follow(feed(), [story('ferry', { batch: b1 })])
      const now = story('ferry', { version: 'v2', title: 'Ferry sank', seenAt: 5 })
      await feeds.correct(now, { record: 'new words', edits: [newPost('a', { edits: 'C1/1' })] })
      expect(await feeds.known('T1', 'harbour-post', ['ferry'])).toEqual([{ ...now, batch: b1 }])
      expect(await texts.find('T1', 'link-1')).toBe('new words')
      await feeds.correct(now, { edits: [newPost('a', { edits: 'C1/1' })] })
      expect((await ledger.edits(newPost('a'))).map(({ edition }) => edition)).toEqual([1, 2])
    })

    it('closes a digest once, with what waited; with nothing, its post is skipped', async () => {
      const { feeds, ledger } = await open()
      const followed = feed({ digest: { when: '0 8 * * *', zone: 'UTC', nextAt: 5_000 } })
      await feeds.follow(followed, [story('a', { batch: { kind: 'waits' } }), story('b')])
      expect(await feeds.dueDigests(4_999)).toEqual([])
      const [due] = await feeds.dueDigests(5_000)
      if (!due) throw new Error('no digest was due')
      const close = { batch: { kind: 'digest', at: 5_000 } as const, next: 9_000, post: newPost('digest:1') }
      const closed = await Promise.all([feeds.closeDigest(due, close), feeds.closeDigest(due, close)])
      expect(closed.sort()).toEqual([false, true])
      expect((await feeds.batch('T1', 'harbour-post', close.batch)).map((each) => each.entry)).toEqual(['a'])
      const [next] = await feeds.dueDigests(9_000)
      if (!next) throw new Error('no digest was due')
      await feeds.closeDigest(next, {
        batch: { kind: 'digest', at: 9_000 },
        next: undefined,
        post: newPost('digest:2'),
      })
      expect((await ledger.list('T1', 'due', 9)).map(nameOf)).toEqual(['digest:1'])
      expect(await ledger.list('T1', 'skipped', 9)).toMatchObject([{ cause: { answer: 'digest:2' } }])
      expect(await feeds.dueDigests(99_000)).toEqual([])
    })

    it('says what the other feeds of a channel told with an article, and which entries reprint it', async () => {
      const { feeds } = await open()
      const courier = feed({ id: 'courier' })
      const away = { ...channel, channel: 'C2' }
      for (const each of [feed(), courier, feed({ id: 'away', target: away })]) await feeds.follow(each, [])
      for (const name of ['ferry', 'dam', 'boat', 'mole']) await feeds.keepArticle('T1', name, `the ${name}`, 1)
      await feeds.enter(
        [story('dam', { seenAt: 1, briefing: 'dam' }), story('ferry', { seenAt: 2, briefing: 'ferry' })],
        [],
      )
      await feeds.enter([story('line', { seenAt: 3, batch: b1, briefing: 'none' })], [])
      await feeds.enter([story('mole', { feed: 'away', seenAt: 3, briefing: 'mole' })], [])
      const original = { feed: 'harbour-post', entry: 'ferry' }
      const folded = story('boat', { feed: 'courier', seenAt: 3, briefing: 'boat', reprints: original })
      await feeds.enter([folded], [], [newPost('a', { edits: 'C1/1' })])
      const told = await feeds.toldBeside(courier, 1)
      expect(told.map((each) => [each.told.entry, each.record])).toEqual([
        ['ferry', 'the ferry'],
        ['dam', 'the dam'],
      ])
      expect(await feeds.toldBeside(courier, 3)).toEqual([])
      expect(await feeds.toldBeside(feed(), 1)).toEqual([])
      expect(await feeds.reprints('T1', 'harbour-post', ['dam', 'ferry'])).toEqual([folded])
      expect(await feeds.reprints('T1', 'harbour-post', ['dam'])).toEqual([])
    })

    it('keeps which articles are still to be read, until they are', async () => {
      const { feeds } = await open()
      await feeds.follow(feed(), [])
      const unread = { published: '2026-01-05T10:00:00Z' }
      const waiting = ['a', 'b', 'c'].map((name, at) => story(name, { seenAt: at, batch: { kind: 'waits' }, unread }))
      await feeds.enter([...waiting, story('d')], [])
      expect(await feeds.unread(feed(), 2)).toEqual([waiting[2], waiting[1]])
      for (const name of ['b', 'c']) await feeds.correct(story(name), { edits: [] })
      expect(await feeds.unread(feed(), 9)).toEqual([waiting[0]])
    })

    it('lets go of what was folded into an entry that is dropped with its feed, so that its own feed tells it', async () => {
      const { feeds } = await open()
      const target = channel
      const courier = feed({ id: 'courier', stamp: { etag: '"1"' } })
      for (const each of [feed(), courier]) await feeds.follow(each, [])
      await feeds.enter([story('ferry', { batch: { kind: 'waits' } }), story('dam')], [])
      for (const entry of ['ferry', 'dam']) {
        const known = { target, marks: [true, false].map((shared) => ({ mark: `link:c-${entry}`, shared })) }
        await feeds.enter(
          [{ ...story(entry, { feed: 'courier', reprints: { feed: 'harbour-post', entry } }), known }],
          [],
        )
      }
      await feeds.unfollow('T1', 'harbour-post')
      expect((await feeds.known('T1', 'courier', ['ferry', 'dam'])).map((each) => each.entry)).toEqual(['dam'])
      const marks = await feeds.recall(courier, ['link:c-ferry', 'link:c-dam'])
      expect(marks.map(({ mark }) => mark)).toEqual(['link:c-dam', 'link:c-dam'])
      expect((await feeds.find('T1', 'courier'))?.stamp).toEqual({})
    })

    it('unfollows with its stories and with its posts that are not out, and no other feed’s', async () => {
      const { feeds, ledger } = await open()
      await feeds.follow(feed(), [story('a')])
      await feeds.follow(feed({ id: 'other' }), [story('a', { feed: 'other' })])
      for (const id of ['harbour-post', 'other']) await ledger.enter([newPost('', ofFeed(id, 'b'))])
      const list = { cause: { kind: 'list', feed: 'harbour-post', at: 1 } } as const
      const shared = newPost('harbour-post')
      // What a post shows of its own is corrected all the same; a list would be emptied.
      const edits = [ofFeed('harbour-post', 'c'), list].map((of) => newPost('', { ...of, edits: 'C1/1', edition: 1 }))
      await ledger.enter([shared, ...edits])
      expect(await feeds.unfollow('T1', 'harbour-post')).toBe(true)
      expect(await feeds.known('T1', 'harbour-post', ['a'])).toEqual([])
      expect(await feeds.known('T1', 'other', ['a'])).toHaveLength(1)
      expect((await ledger.list('T1', 'due', 9)).map(nameOf).sort()).toEqual([
        'entry harbour-post c',
        'entry other b',
        'harbour-post',
      ])
      const reason = 'harbour-post is not followed any more'
      expect(await ledger.list('T1', 'skipped', 9)).toMatchObject([{ reason }, { reason }])
    })

    it('counts feeds by their health', async () => {
      const { feeds } = await open()
      await feeds.follow(feed({ id: 'ok', newestAt: 9 }), [])
      await feeds.follow(feed({ id: 'stale', newestAt: 1 }), [])
      await feeds.follow(feed({ id: 'empty', entries: 0 }), [])
      await feeds.follow(feed({ id: 'failed', failures: 1 }), [])
      expect(await feeds.count(5)).toEqual({ ok: 1, stale: 1, empty: 1, failed: 1 })
    })

    it('forgets the words of a story and not that it was told; and a story that its feed dropped long ago', async () => {
      const { feeds, retention } = await open()
      const day = 86_400_000
      const stories = [story('a'), story('dropped', { briefing: 'link-2' }), story('held', { seenAt: 50 * day })]
      await feeds.follow(feed({ readAt: 60 * day }), stories)
      await retention.forget('T1', 'link-1')
      expect(await feeds.known('T1', 'harbour-post', ['a'])).toEqual([
        { tenant: 'T1', feed: 'harbour-post', entry: 'a', version: 'v1', seenAt: 1 },
      ])
      await retention.expire(59 * day, 0)
      expect((await feeds.known('T1', 'harbour-post', ['a', 'dropped', 'held'])).map((each) => each.entry)).toEqual([
        'held',
      ])
    })
  })
}
