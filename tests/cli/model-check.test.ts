import { afterEach, expect, it } from 'vitest'
import { modelCommand } from '../../src/cli/model-check.ts'
import { openScripted, type Scene } from '../models/server.ts'
import { run } from './run.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

async function check(script: (body: string) => Scene) {
  const server = await openScripted('openai', false, script)
  open.push(server)
  return await run(modelCommand, ['check'], { environment: { MODEL_URL: server.url, MODEL_NAME: 'strong-1' } })
}

it('says whether the model answers, how well it points and what it costs', async () => {
  const editor = (body: string): Scene => {
    const top = body.includes('Pupils at Olm') ? 1 : body.includes('Bees that dance') ? 2 : 3
    return { writes: JSON.stringify({ bottomLine: [top], points: [], never: [], keyQuotes: [], speakers: [] }) }
  }
  const { code, output } = await check(editor)
  expect(output).toContain('The lock: bottom line right, no lines that we would never show')
  expect(output).toContain('6 of 6 right; 50 such articles would be 50,000 tokens a day.')
  expect(code).toBe(0)
})

it('says why the model does not answer', async () => {
  const { code, output } = await check(() => ({ status: 401 }))
  expect(output).toContain('The lock: no answer (denied)')
  expect(code).toBe(1)
})

it('says what to set when there is no model', async () => {
  await expect(run(modelCommand, ['check'])).rejects.toMatchObject({ code: 'setting' })
})
