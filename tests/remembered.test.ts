import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { remembered } from '../src/remembered.ts'

it('asks once for the same words, also when they are cut from different texts', () => {
  const asked: string[] = []
  const sizeOf = remembered((words) => asked.push(words), 10)
  expect([sizeOf('harbour'), sizeOf('harbours'.slice(0, 7)), sizeOf('ferry')]).toEqual([1, 1, 2])
})

it('starts anew when it is full, and keeps nothing longer than 1,000 characters', () => {
  const asked: string[] = []
  const find = remembered((words) => asked.push(words), 2)
  for (const words of ['a', 'b', 'c', 'c', 'a', 'x'.repeat(1_001), 'x'.repeat(1_001)]) find(words)
  expect(asked.map((words) => words[0]).join('')).toBe('abcaxx')
})

it('lets go of the pages that its words were cut from', () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = (): number => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const sizeOf = remembered(({ length }) => length, 1_000)
  const before = used()
  for (let page = 0; page < 100; page++) {
    const text = Buffer.alloc(1_000_000, `page ${page} of the harbour, `).toString('latin1')
    sizeOf(text.slice(0, 30))
  }
  expect(used() - before).toBeLessThan(20_000_000)
})
