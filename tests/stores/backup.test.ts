import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { FollowedFeed } from '../../src/bot/ports/feeds.ts'
import { backUp, restore } from '../../src/stores/backup.ts'
import { openSqlite } from '../../src/stores/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

/** What a bot writes that is stopped afterwards: in a process of its own, which lets go of the file when it ends. */
function write(file: string, words: string): void {
  const code = `const { openSqlite } = await import(${JSON.stringify(new URL('../../src/stores/sqlite.ts', import.meta.url).href)})
    await (await openSqlite(${JSON.stringify(file)})).articles.keep('T1', 'k', ${JSON.stringify(words)}, 1)`
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code])
}

async function read(file: string): Promise<string | undefined> {
  const copy = `${file}.${randomUUID()}`
  backUp(file, copy)
  return (await openSqlite(copy)).articles.find('T1', 'k')
}

describe('a backup', () => {
  it('comes back as it was, and what it replaces is kept', async () => {
    write(at('store.db'), 'before')
    backUp(at('store.db'), at('backup.db'))
    write(at('store.db'), 'after')
    const kept = await restore(at('backup.db'), at('store.db'), 17)
    expect(await read(at('store.db'))).toBe('before')
    expect(await read(kept ?? '')).toBe('after')
  }, 30_000)

  it('holds what a running bot wrote last', async () => {
    const running = await openSqlite(at('running.db'))
    await running.articles.keep('T1', 'k', 'just now', 1)
    const edit = { tenant: 'T1', briefing: 'pier', overrides: { hide: ['a fine day'] }, by: 'Edda', at: 1, edition: 1 }
    await running.edits.set(edit)
    expect(await read(at('running.db'))).toBe('just now')
    backUp(at('running.db'), at('edited.db'))
    expect(await (await openSqlite(at('edited.db'))).edits.list('T1')).toEqual([edit])
    await running.close()
  })

  it('holds what is followed, and which stories were told and what is to be posted: so nothing is told twice', async () => {
    const running = await openSqlite(at('feeds.db'))
    const target = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
    const feed: FollowedFeed = {
      ...{ tenant: 'T1', id: 'harbour-post', url: 'https://post.example/feed.xml', title: 'The Harbour Post', target },
      ...{ filter: 'ferry -dam', digest: { when: '0 8 * * *', zone: 'Europe/Berlin', nextAt: 9 } },
      ...{ createdBy: 'U1', createdAt: 1, stamp: { etag: '"a"', modified: 'Mon' }, nextPollAt: 5, every: 900_000 },
      ...{ failures: 3, reason: 'It is away.', toldAt: 4, readAt: 2, entries: 7, newestAt: 3 },
    }
    const seen = { tenant: 'T1', feed: feed.id, version: 'v1', seenAt: 1, title: 'A ferry sails' }
    await running.feeds.follow(feed, [{ ...seen, entry: 'https://post.example/1' }])
    const told = { ...seen, entry: 'https://post.example/2', url: 'https://post.example/2', briefing: 'link-1' }
    const call = { command: 'brief', args: { name: 'link-1' } }
    const cause = { kind: 'entry', feed: feed.id, entry: told.entry } as const
    await running.feeds.enter([told], [{ tenant: 'T1', cause, target, part: 0, call, due: 6, state: 'due' }])
    backUp(at('feeds.db'), at('feeds-backup.db'))
    await running.feeds.unfollow('T1', feed.id)
    await running.close()

    await restore(at('feeds-backup.db'), at('feeds-back.db'), 20)
    const back = await openSqlite(at('feeds-back.db'))
    expect(await back.feeds.list('T1')).toEqual([feed])
    const stories = ['https://post.example/1', 'https://post.example/2', 'https://post.example/3']
    const known = await back.feeds.known('T1', feed.id, stories)
    expect([...known].sort((a, b) => a.entry.localeCompare(b.entry))).toEqual([
      { ...seen, entry: 'https://post.example/1' },
      told,
    ])
    expect(await back.ledger.list('T1', 'due', 9)).toMatchObject([{ cause, call }])
    expect(await back.feeds.enter([told], [])).toBe(false)
    await back.close()
  })

  it('overwrites nothing', () => {
    writeFileSync(at('mine.db'), 'mine')
    expect(() => backUp(at('store.db'), at('mine.db'))).toThrow(/is there already/)
  })

  it('is not restored under a running bot', async () => {
    const running = await openSqlite(at('used.db'))
    await running.texts.keep('T1', 'k', 'words', 1)
    backUp(at('used.db'), at('used-backup.db'))
    await expect(restore(at('used-backup.db'), at('used.db'), 18)).rejects.toMatchObject({
      message: expect.stringContaining('is in use') as string,
    })
    expect(await running.texts.find('T1', 'k')).toBe('words')
    await running.close()
  })

  it('is refused when it is damaged or no store, and the store stays', async () => {
    writeFileSync(
      at('letter.db'),
      'this is a letter, not a database, and it is long enough to be read as a header of one',
    )
    await expect(restore(at('letter.db'), at('store.db'), 19)).rejects.toMatchObject({ code: 'input' })
    await expect(restore(at('nowhere.db'), at('store.db'), 19)).rejects.toMatchObject({ code: 'input' })
    expect(await read(at('store.db'))).toBe('before')
    expect(existsSync(at('store.db.restored-19'))).toBe(false)
  })
})
