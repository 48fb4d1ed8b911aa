import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCommand } from '../../../src/cli/start.ts'
import { run } from '../../cli/run.ts'
import { answersOf, isMeant, newcomer } from './transcript.ts'

const home = mkdtempSync(join(tmpdir(), 'newcomer-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('the first ten minutes in the terminal', () => {
  let answers: readonly string[] = []
  beforeAll(async () => {
    copyFileSync('.config/samples/library.txt', join(home, 'article.txt'))
    const environment = { HOME: home, DATA_DIR: join(home, 'data'), BRIEFINGS_DIR: 'briefings' }
    const { output } = await run(startCommand, [], {
      input: newcomer.map(({ typed }) => typed).join('\n'),
      environment,
    })
    answers = answersOf(newcomer, output)
  }, 120_000)

  it('has sixty inputs', () => expect(newcomer).toHaveLength(60))

  it.each(newcomer.map((step, at) => [step.typed.split('\n')[0], step, at] as const))(
    'understands %s',
    (_, step, at) => {
      const answer = answers[at] ?? ''
      expect(isMeant(step, answer), answer.slice(0, 300)).toBe(true)
    },
  )
})
