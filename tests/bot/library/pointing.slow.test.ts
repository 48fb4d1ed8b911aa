import { afterAll, expect, it } from 'vitest'
import { dialectNames } from '../../../src/models/dialects.ts'
import { closeAll, failures, openPointed, words } from './pointed.ts'

afterAll(closeAll)

it('posts on time and answers, whatever a model does, in each dialect, whole and streamed', async () => {
  const runs = dialectNames.flatMap((dialect) =>
    [false, true].flatMap((streams) => failures.map((scene) => ({ dialect, streams, scene }))),
  )
  const ended = { posts: 0, problems: 0, failed: 0, requests: 0 }
  for (const { dialect, streams, scene } of runs) {
    const { ask, desk, share, tick, memory, failed, server } = await openPointed({
      ...{ dialect, streams, wait: 100 },
      script: () => scene,
    })
    await desk('model on')
    await share()
    await tick()
    const reply = await ask('lock')
    ended.posts += memory.sent.length
    ended.problems += Number(reply.problem === true || !/The lock at Ambrick will close|Nine barges/.test(words(reply)))
    ended.failed += failed.mock.calls.length
    ended.requests += server.requests.filter(({ path }) => path !== '/api/tags').length
    await closeAll()
  }
  expect(runs.length).toBeGreaterThanOrEqual(100)
  // Nothing asks again at once; an answer after the post may ask anew.
  expect(ended).toEqual({ posts: runs.length, problems: 0, failed: 0, requests: expect.any(Number) as number })
  expect(ended.requests).toBeLessThanOrEqual(2 * runs.length)
}, 240_000)
