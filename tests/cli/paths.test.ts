import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { completePath, fromHome, homeOf } from '../../src/cli/paths.ts'

const home = mkdtempSync(join(tmpdir(), 'paths-'))
mkdirSync(join(home, 'articles'))
writeFileSync(join(home, 'articles/pier.md'), '')
afterAll(() => rmSync(home, { recursive: true, force: true }))

it('~ is the home of whoever is asked for, and only at the start of a path', () => {
  expect(homeOf({ environment: { HOME: home } })).toBe(home)
  expect(fromHome('~/articles', '/home/$&')).toBe('/home/$&/articles')
  expect(fromHome('./~/articles', home)).toBe('./~/articles')
  expect(fromHome('~ada/articles', home)).toBe('~ada/articles')
})

it('a path goes on with what is in its folder; other words, and folders that are not there, with nothing', () => {
  const complete = completePath(home)
  expect(complete('~/art')).toEqual(['~/articles/'])
  expect(complete(`${home}/articles/p`)).toEqual([`${home}/articles/pier.md`])
  expect(complete('pi')).toEqual([])
  expect(complete('./no-such-folder/')).toEqual([])
})
