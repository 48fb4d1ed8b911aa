import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { completeEnvironment } from '../../src/cli/environment.ts'

const folder = mkdtempSync(join(tmpdir(), 'environment-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let complaints = ''
beforeEach(() => (complaints = ''))
const errors = { write: (words: string | Uint8Array) => ((complaints += String(words)), true) }
const complete = (file: string) => completeEnvironment({ PORT: '3001' }, errors, join(folder, file))

it('the environment is completed from a file, and goes before it', () => {
  writeFileSync(join(folder, 'settings'), 'PORT=1\nDATA_DIR=/data\n')
  expect(complete('settings')).toEqual({ PORT: '3001', DATA_DIR: '/data' })
  expect(complete('none')).toEqual({ PORT: '3001' })
  expect(complaints).toBe('')
})

it('a file of settings that cannot be read is told, and stops nothing', () => {
  mkdirSync(join(folder, 'a-folder'))
  expect(complete('a-folder')).toEqual({ PORT: '3001' })
  expect(complaints).toContain('a-folder cannot be read (EISDIR)')
})
