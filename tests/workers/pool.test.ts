import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createWorkers } from '../../src/workers/pool.ts'
import { newsPage } from '../sources/page/pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'briefdesk-workers-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Threads that do something else instead of their jobs. */
function workersThat(code: string) {
  const path = join(folder, `${code.length}.mjs`)
  // As our own thread does: without its system id its time would be the clock's, which a busy machine stretches.
  const marked = `import { readlinkSync } from 'node:fs'
import { threadId } from 'node:worker_threads'
const id = (() => { try { return Number(readlinkSync('/proc/thread-self').split('/').at(-1)) || 0 } catch { return 0 } })()
export default function ({ asked, mark }) { mark[1] = id; mark[0] = threadId; const [what] = asked; ${code} }`
  writeFileSync(path, marked)
  return createWorkers({ threads: 1, file: pathToFileURL(path) })
}

const page = (html: string) => ({
  bytes: Buffer.from(html),
  url: 'https://harbourpost.example/ferry',
  type: 'text/html',
})

describe('worker threads', () => {
  it('do the jobs, and hand on what a job throws for people', async () => {
    const workers = createWorkers()
    const jobs = workers.within(60_000)
    const record = await jobs.page(page(newsPage()))
    expect(record).toContain('Ferry to Marrow sails again')
    const { article } = await jobs.record(record)
    const { briefing } = await jobs.brief('ferry', { article, front: {} }, '1')
    expect(briefing.name).toBe('ferry')
    await expect(jobs.page(page('<div>'.repeat(50_000)))).rejects.toMatchObject({ name: 'BotError', code: 'source' })
    await workers.close()
  }, 60_000)

  it.each([
    ['hangs', 'for (;;);', /more than 0\.3 s of processor time/],
    ['hangs in a regular expression', 'return /(?:a+)+$/.test("a".repeat(60) + "b")', /more than 0\.3 s/],
    ['dies', 'process.exit(1)', /thread ended/],
    [
      'runs out of memory',
      'const all = []; for (;;) all.push(new Array(1e5).fill({}))',
      /thread ended|more than 0\.3 s/,
    ],
    ['throws', 'throw new Error("boom")', /thread ended: boom/],
  ])(
    'are ended when one %s, and there for the next job',
    async (_, code, reason) => {
      const workers = workersThat(`if (what === 'bad') { ${code} } return { value: 'good' }`)
      const jobs = workers.within(300)
      for (let turn = 0; turn < 2; turn++) {
        await expect(jobs.text('bad')).rejects.toThrow(reason)
        expect(await workers.within(60_000).text('fine')).toBe('good')
      }
      await workers.close()
    },
    60_000,
  )

  it('leave the thread that serves people free, and count no time of waiting', async () => {
    const workers = workersThat(
      'const used = () => { const { user, system } = process.cpuUsage(); return user + system }; const end = used() + 200_000; while (used() < end); return { value: what }',
    )
    let beats = 0
    const heart = setInterval(() => beats++, 20)
    const names = Array.from({ length: 8 }, (_, at) => String(at))
    // Together they need more than any of them may.
    expect(await Promise.all(names.map((name) => workers.within(1_500).text(name)))).toEqual(names)
    clearInterval(heart)
    expect(beats).toBeGreaterThan(10)
    await workers.close()
  }, 60_000)
})
