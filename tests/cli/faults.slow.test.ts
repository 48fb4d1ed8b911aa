import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, expect, it } from 'vitest'
import { openSqlite } from '../../src/stores/sqlite.ts'
import { openBot } from '../bot/bot.ts'
import { createMemoryPlatform } from '../bot/platform.ts'

const folder = mkdtempSync(join(tmpdir(), 'locked-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a file that another process locks for longer than we wait fails the tick, in words, and loses nothing', async () => {
  const file = join(folder, 'briefdesk.db')
  const store = await openSqlite(file)
  const memory = createMemoryPlatform()
  const { bot, tick } = await openBot({ store, platforms: [memory.platform], clock: () => 2_000 })
  await store.schedules.put({
    ...{
      tenant: 'T1',
      id: 'dam/1',
      briefing: 'dam',
      when: '0 0 1 1 *',
      zone: 'UTC',
      catchUp: 'late',
      nextRunAt: 1_000,
    },
    targets: [{ platform: 'slack', tenant: 'T1', channel: 'C1' }],
  })
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  await expect(bot.duties().schedules()).rejects.toMatchObject({
    message: `The store ${file} is locked by another process.`,
    hint: expect.stringContaining('It is tried again.') as string,
    retryable: true,
  })
  other.exec('ROLLBACK')
  other.close()
  await tick()
  expect(memory.sent).toHaveLength(1)
  await bot.stop()
  await store.close()
}, 30_000)
