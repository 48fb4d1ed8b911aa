import { describe, expect, it } from 'vitest'
import { findParagraphs } from '../../src/article/blocks.ts'

const paragraphsOf = (text: string): string[] =>
  findParagraphs(text, 0, text.length).map(({ start, end }) => text.slice(start, end))

const wrapped = [
  'The harbour office of Port Wexley said on Sunday',
  'that the old pier stays shut until an engineer',
  'has looked at its planks, which are rotten from',
  'end to end and have been so for several winters',
  'now.',
].join('\n')

describe('a paragraph', () => {
  it('goes on over the lines of a text that was wrapped by hand, up to an empty one', () => {
    expect(paragraphsOf(`${wrapped}\n\n${wrapped}`)).toEqual([wrapped, wrapped])
    expect(paragraphsOf(`${wrapped}\n   \n${wrapped}`)).toEqual([wrapped, wrapped])
  })

  it('ends with each line where the text is not wrapped', () => {
    const lines = ['Pier shut.', 'The harbour office said so on Sunday.', 'Nobody was asked.']
    expect(paragraphsOf(lines.join('\n'))).toEqual(lines)
  })

  it('goes on after a long line that ends in the middle of a sentence', () => {
    const line = 'The harbour office of Port Wexley said on Sunday that'
    expect(paragraphsOf(`${line}\nthe pier stays shut.`)).toEqual([`${line}\nthe pier stays shut.`])
    expect(paragraphsOf(`${line}\n\nthe pier stays shut.`)).toEqual([line, 'the pier stays shut.'])
    expect(paragraphsOf(`${line}\nThe pier stays shut.`)).toEqual([line, 'The pier stays shut.'])
  })

  it.each(['- a plank', '• a plank', '2. a plank', '3) a plank'])('ends before an item of a list: %s', (item) => {
    expect(paragraphsOf(`${wrapped}\n${item}`)).toEqual([wrapped, item])
  })

  it('has neither blanks around it nor lines outside its two places', () => {
    expect(paragraphsOf('\n\n  Pier shut.  \n\n')).toEqual(['Pier shut.'])
    expect(findParagraphs('One.\n\nTwo.\n\nThree.', 6, 10)).toEqual([{ start: 6, end: 10, lines: 1 }])
  })
})
