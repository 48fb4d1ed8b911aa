import { describe, expect, it } from 'vitest'
import { createBounded } from '../../../src/bot/library/bounded.ts'
import { dam, openBot } from '../bot.ts'

const editor = { id: 'U2', name: 'Max', admin: true }

async function openCounted() {
  let makings = 0
  const figures = { making: () => void makings++, command: () => undefined, post: () => undefined }
  const bot = await openBot({ figures })
  const counted = async (act: () => Promise<unknown>): Promise<number> => {
    const before = makings
    await act()
    return makings - before
  }
  const correct = (line: string) => bot.ask('briefdesk', `correct ${line}`, { actor: editor })
  return { ...bot, counted, correct }
}

describe('a text that was handed in', () => {
  it('is briefed once for all who read it, and once for each correction of an editor', async () => {
    const { ask, counted, correct } = await openCounted()
    let name = ''
    const handIn = async () => {
      const { message } = await ask('brief-this', { text: dam.replace(/^---\n.*?\n---\n/s, '') })
      name = message.call?.args['name'] ?? ''
    }
    expect(await counted(handIn)).toBe(1)
    for (const section of ['quotes', 'who', 'key-points', 'source'])
      expect(await counted(() => ask('brief', { name, section }))).toBe(0)
    expect(await counted(() => correct(name))).toBe(0)
    expect(await counted(() => correct(`${name} hide 1`))).toBe(1)
    expect(await counted(() => ask('brief', { name, section: 'quotes' }))).toBe(0)
    expect(await counted(() => correct(`${name} hide 2`))).toBe(1)
    expect(await counted(() => correct(`${name} undo`))).toBe(0)
  })
})

describe('a bounded memory', () => {
  const counting = () => {
    const made: string[] = []
    const held = createBounded<string>(10)
    const get = (key: string, weight = 4) =>
      held(key, weight, async () => {
        made.push(key)
        return await Promise.resolve(key)
      })
    return { made, get }
  }

  it('makes nothing twice at once, and forgets what was not used for longest when all weigh too much', async () => {
    const { made, get } = counting()
    await Promise.all([get('a'), get('a'), get('b')])
    await get('a')
    await get('c')
    await get('a')
    await get('b')
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })

  it('keeps one that weighs too much by itself until the next', async () => {
    const { made, get } = counting()
    for (const key of ['big', 'big', 'a', 'big']) await get(key, key === 'big' ? 100 : 1)
    expect(made).toEqual(['big', 'a', 'big'])
  })

  it('does not remember a failure', async () => {
    const held = createBounded<string>(10)
    await expect(held('a', 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await held('a', 1, () => Promise.resolve('yes'))).toBe('yes')
  })
})
