import { describe, expect, it } from 'vitest'
import { openBot } from '../desk.ts'

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
