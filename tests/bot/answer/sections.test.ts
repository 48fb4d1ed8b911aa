import { describe, expect, it } from 'vitest'
import { textOf } from '../../message/text.ts'
import { dam, openBot } from '../bot.ts'

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

describe('a text that was handed in', () => {
  it('says under its overview by what name it is found again, and not again under its sections', async () => {
    const handed = await ask('brief-this', { text: dam.replace(/^---\n[^]*?\n---\n/, '') })
    const name = /\/briefdesk keep (text-\w{64}) as/.exec(textOf(handed.message))?.[1] ?? expect.fail('no name')
    const words = async (section: Record<string, string>) => textOf((await ask('brief', { name, ...section })).message)
    expect(await words({})).toContain(`To keep it under a name of yours: /briefdesk keep ${name} as `)
    expect(await words({ section: 'quotes' })).toContain('We begged them')
    expect(await words({ section: 'quotes' })).not.toContain('To keep it')
  })
})
