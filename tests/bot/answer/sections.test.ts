import { describe, expect, it } from 'vitest'
import { dam, openBot } from '../desk.ts'

const { ask } = await openBot()
const titleOf = async (line: string): Promise<string> => (await ask('nato-china', line)).message.title

describe('a part of a briefing', () => {
  it('is found by its own number, and there is none beyond the last', async () => {
    const parts = [await titleOf('1'), await titleOf('2')]
    expect(new Set(parts).size).toBe(2)
    expect(parts[1]).toContain('How the Chinese Mission answered')
    expect(await titleOf('99')).not.toContain(parts[0])
  })
})

describe('what was handed in', () => {
  it('says its name under its overview, and not again under its sections or in public', async () => {
    const { message } = await ask('brief', { text: dam })
    const words = JSON.stringify(message.blocks)
    expect(words).toContain('Its name here is ')
    const name = /Its name here is (\S+)\./.exec(words)?.[1] ?? expect.fail('no name')
    const section = await ask('brief', { name, section: 'quotes' })
    expect(JSON.stringify(section.message.blocks)).not.toContain('Its name here is')
    const kept = await ask('nato-china')
    expect(JSON.stringify(kept.message.blocks)).not.toContain('Its name here is')
  })
})
