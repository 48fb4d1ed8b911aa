import { afterEach, describe, expect, it, vi } from 'vitest'
import { closeAll, createPointingOf, createPointingOn, failures, good, openPointed, text, words } from './pointed.ts'

afterEach(closeAll)

/** Waits until the model's choice is shown. */
const pointed = (ask: Awaited<ReturnType<typeof openPointed>>['ask']) =>
  vi.waitFor(async () => expect(words(await ask('lock'))).toContain('Chosen with strong-1'), 9_000)

describe('a model', () => {
  it('is sent nothing before an admin of that workspace agreed', async () => {
    const { ask, share, tick, server, desk } = await openPointed()
    await ask('lock')
    await ask('brief-this', { text })
    await share()
    await tick()
    expect(words(await desk('model'))).toContain(server.url.slice('http://'.length, -'/v1'.length))
    expect(words(await ask('briefdesk', 'model on'))).not.toContain('From now on')
    await ask('lock')
    expect(server.requests).toEqual([])
    await desk('model on')
    const place = { platform: 'slack', tenant: 'T2', channel: 'C1' } as const
    await ask('lock', {}, { place })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.requests).toEqual([])
  })

  it('points once an admin agreed: the first answer comes without it, the next with its choice', async () => {
    const { ask, desk, server } = await openPointed()
    expect(words(await desk('model on'))).toContain('From now on strong-1 may point at sentences here.')
    const first = words(await ask('lock'))
    expect(first).not.toContain('Chosen with')
    await pointed(ask)
    expect(words(await ask('lock'))).toContain('Nine barges')
    expect(server.requests).toHaveLength(1)
    const why = words(await desk('why lock'))
    expect(why).toContain('Bottom line [2]: the model')
    expect(why).toContain('Chosen with strong-1')
  })

  it('reads pasted texts with a consent of their own only', async () => {
    const { ask, desk, server } = await openPointed()
    await desk('model on')
    await ask('brief-this', { text })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.requests).toEqual([])
    await desk('model on texts')
    await ask('brief-this', { text })
    await vi.waitFor(() => expect(server.requests).toHaveLength(1), 9_000)
  })

  it('needs another consent for another host', async () => {
    const { store } = await openPointed()
    await store.models.agree({ tenant: 'T1', host: 'elsewhere.example', own: true, by: 'Bea', at: 1 })
    const { ask, server } = await openPointed({ store })
    await ask('lock')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.requests).toEqual([])
  })

  it('is off again at a word, and what it pointed at is forgotten', async () => {
    const { ask, desk, server } = await openPointed()
    await desk('model on')
    await pointed(ask)
    expect(words(await desk('model off'))).toContain('is forgotten')
    expect(words(await ask('lock'))).not.toContain('Chosen with')
    expect(server.requests).toHaveLength(1)
  })

  it('is asked once for an article by two processes', async () => {
    const one = await openPointed()
    // Both processes have the same settings, and so the same host.
    const again = createPointingOn(one)
    const find = (pointing: typeof one.pointing) =>
      pointing.find(
        { tenant: 'T1', briefing: 'lock', article: one.catalog.entries()[0]!.verified.article, own: false },
        'a while',
      )
    await one.store.models.agree({ tenant: 'T1', host: one.pointing.host, own: true, by: 'Bea', at: 1 })
    const found = await Promise.all([find(one.pointing), find(again)])
    expect(found.map((each) => each?.picks.bottomLine)).toEqual([[2], [2]])
    expect(one.server.requests).toHaveLength(1)
  })

  it('is not asked when the day’s tokens are spent', async () => {
    const { ask, desk, server } = await openPointed({ perDay: 1_000 })
    await desk('model on')
    await ask('lock')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.requests).toEqual([])
    expect(words(await desk('model'))).toContain('Tokens today: 0 of 1,000.')
  })
})

describe('a question', () => {
  const find = (sentences: readonly number[]) => (body: string) => ({
    writes: body.includes('Question:') ? JSON.stringify({ sentences }) : good,
  })
  const about = { find: 'Who pays for it?' }

  it('is answered with the sentence that the model found, once for who asks it again, and not before somebody agreed', async () => {
    const { ask, desk, server } = await openPointed({ script: find([4]) })
    expect(words(await ask('lock', about))).not.toContain('Read with')
    expect(server.requests).toEqual([])
    await desk('model on')
    for (let times = 0; times < 2; times++) {
      const reply = words(await ask('lock', about))
      expect(reply).toContain('The barges carry gravel')
      expect(reply).toContain('Read with strong-1.')
    }
    expect(server.requests.filter(({ body }) => body.includes('Question: Who pays for it?'))).toHaveLength(1)
  })

  it('that no sentence answers is told so, with the nearest by words', async () => {
    const { ask, desk } = await openPointed({ script: find([]) })
    await desk('model on')
    const reply = words(await ask('lock', { find: 'Who built the lock?' }))
    expect(reply).toContain('No sentence found that answers this. Closest by words:')
    expect(reply).toContain('The lock')
  })

  it.each(failures.filter((scene) => !('does' in scene)))(
    'is answered by its words when the model does %j',
    async (scene) => {
      const { ask, desk, failed } = await openPointed({ script: () => scene })
      await desk('model on')
      const reply = await ask('lock', { find: 'gravel for the bridge' })
      expect(words(reply)).toMatch(/gravel/)
      expect(words(reply)).not.toContain('Read with')
      expect([reply.problem ?? false, failed.mock.calls]).toEqual([false, []])
    },
  )
})

describe('a post', () => {
  it('waits for a model, and goes out with its choice', async () => {
    const { desk, share, tick, memory } = await openPointed()
    await desk('model on')
    await share()
    await tick()
    expect(JSON.stringify(memory.sent.map(({ message }) => message))).toContain('Chosen with strong-1')
  })

  it('goes out as it is when the model is late, and stays so', async () => {
    let late: (() => void) | undefined
    const { ask, desk, share, tick, memory, server } = await openPointed({
      wait: 300,
      script: () => ({ does: 'waits', until: (go) => (late = go), writes: good }),
    })
    await desk('model on')
    await share()
    await tick()
    expect(memory.sent).toHaveLength(1)
    expect(JSON.stringify(memory.sent)).not.toContain('Chosen with')
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    late?.()
    await pointed(ask)
    for (let passes = 0; passes < 3; passes++) await tick()
    expect([memory.sent.length, memory.edits]).toEqual([1, []])
  })

  it.each(failures)('goes out, and answers come, whatever the model does: %j', async (scene) => {
    const { ask, desk, share, tick, memory, failed } = await openPointed({ wait: 300, script: () => scene })
    await desk('model on')
    await share()
    await tick()
    const reply = await ask('lock')
    expect([memory.sent.length, reply.problem ?? false]).toEqual([1, false])
    expect(words(reply)).toContain('The lock at Ambrick will close')
    expect(failed).not.toHaveBeenCalled()
  })

  it('waits 20 seconds for a model that never answers, and a hundred posts wait no longer than one', async () => {
    vi.useFakeTimers({ now: 0 })
    try {
      const { store, catalog } = await openPointed()
      const { article } = catalog.entries()[0]!.verified
      const never = createPointingOf(store, { point: () => new Promise<never>(() => undefined) })
      await store.models.agree({ tenant: 'T1', host: 'model.example', own: false, by: 'Bea', at: 1 })
      const posts = Array.from({ length: 100 }, (_, at) =>
        never.find({ tenant: 'T1', briefing: `lock-${at}`, article, own: false }, 'a while'),
      )
      await vi.advanceTimersByTimeAsync(20_000)
      expect(await Promise.all(posts)).toEqual(posts.map(() => undefined))
      const after = never.find({ tenant: 'T1', briefing: 'lock-0', article, own: false }, 'a while')
      await vi.advanceTimersByTimeAsync(0)
      expect(await after).toBeUndefined()
    } finally {
      vi.useRealTimers()
    }
  })
})
