import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { datesOf, figuresOf, readStory } from './story.ts'

interface DatedRow {
  readonly published: string
  readonly text: string
  readonly dates: readonly string[]
  readonly fine?: readonly string[]
}

interface NumberRow {
  readonly text: string
  readonly figures: readonly string[]
  readonly fine?: readonly string[]
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../eval/statements/${name}.json`, import.meta.url), 'utf8'))
const firstWord = (line: string): string => line.split(' ')[0] ?? ''
const sorted = (words: readonly string[] = []): readonly string[] => [...words].sort()

describe('the set of dated sentences', () => {
  it.each(read('dates') as readonly DatedRow[])('$published: $text', ({ published, text, dates, fine }) => {
    const found = sorted(datesOf(readStory(text, { published })).map(firstWord))
    expect([sorted(dates), sorted(fine ?? dates)]).toContainEqual(found)
  })
})

describe('the set of numbers', () => {
  it.each(read('numbers') as readonly NumberRow[])('$text', ({ text, figures, fine }) => {
    const found = sorted(figuresOf(readStory(text)).map((line) => line.replace(/ \| .*$/, '')))
    expect([sorted(figures), sorted(fine ?? figures)]).toContainEqual(found)
  })

  it('reads no figure from a correction', () => {
    const note = `EDITOR'S NOTE: The first report wrongly said he had given $32 million to the fund.`
    expect(figuresOf(readStory(note))).toEqual([])
  })
})
