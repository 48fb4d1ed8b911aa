import { describe, expect, it } from 'vitest'
import { createPageReader } from '../../../src/sources/page/reader.ts'
import { newsPage } from './pages.ts'

const url = 'https://harbourpost.example/ferry'
const jobOf = (html: string) => ({ bytes: Buffer.from(html), url })

describe('the reader of pages', () => {
  it('reads away from the main thread, one page after the other', async () => {
    const reader = createPageReader({ maxMs: 30_000 })
    const pages = await Promise.all([newsPage(), newsPage(), newsPage()].map((html) => reader.read(jobOf(html))))
    for (const { metadata } of pages) expect(metadata.title).toBe('Ferry to Marrow sails again')
    await expect(reader.read(jobOf('<div>'.repeat(50_000)))).rejects.toMatchObject({ name: 'BotError', code: 'source' })
    await reader.close()
  }, 40_000)

  it.each([
    [
      'hangs',
      'setInterval(() => 0, 1000); require("node:worker_threads").parentPort.on("message", () => { for (;;); })',
    ],
    ['dies', 'require("node:worker_threads").parentPort.on("message", () => process.exit(1))'],
    ['throws', 'require("node:worker_threads").parentPort.on("message", () => { throw new Error("boom") })'],
  ])(
    'ends a worker that %s, says so, and is there for the next page',
    async (_, code) => {
      const worker = new URL(
        `data:text/javascript,${encodeURIComponent(`import { createRequire } from 'node:module'; const require = createRequire('file:///'); ${code}`)}`,
      )
      const reader = createPageReader({ maxMs: 2_000, worker })
      for (let page = 0; page < 2; page++) {
        await expect(reader.read(jobOf('<p>'))).rejects.toThrow(/could not be read within 2 s/)
      }
      await reader.close()
    },
    40_000,
  )
})
