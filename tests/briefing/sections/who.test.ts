import { describe, expect, it } from 'vitest'
import type { Quote, Speaker, Verified } from '../../../src/briefing/briefing.ts'
import { cite } from '../../../src/article/article.ts'
import { writeWho } from '../../../src/briefing/sections/who.ts'
import { readStory } from './story.ts'

const article = readStory('“One two three,” said Ada Brook. “Four five,” said Bo Lind. “Six,” said the Pier Trust.')
const placeOf = (words: string): { start: number; end: number } => {
  const start = article.text.indexOf(words)
  return { start, end: start + words.length }
}
const speaker = (name: string, kind: Speaker['kind'], role?: string): Speaker => ({
  name,
  kind,
  mention: cite(article, placeOf(name)),
  reached: 'direct',
  trust: 1,
  ...(role !== undefined && { role }),
})
const quote = (id: number, words: string, by?: Speaker): Quote => ({
  id,
  kind: 'direct',
  partial: false,
  content: cite(article, placeOf(words)),
  ...(by && { speaker: by }),
})

describe('who speaks', () => {
  const brook = speaker('Ada Brook', 'person', 'Pier Trust director')
  const lind = speaker('Bo Lind', 'person')
  const trust = speaker('Pier Trust', 'institution')
  const quotes = [quote(1, '“One two three,”', brook), quote(2, '“Four five,”', lind), quote(3, '“Six,”', trust)]
  const rows = writeWho({ quotes: quotes as readonly Quote[] as Verified<readonly Quote[]> })

  it('counts the words in marks of each speaker', () => {
    expect(rows.map((row) => (row.kind === 'speaker' ? [row.speaker.name, row.words, row.quotes] : []))).toEqual([
      ['Ada Brook', 3, [1]],
      ['Pier Trust', 1, [3]],
      ['Bo Lind', 2, [2]],
    ])
  })

  it('puts those of one institution together', () => {
    expect(rows.map((row) => (row.kind === 'speaker' ? row.side : ''))).toEqual(['Pier Trust', 'Pier Trust', undefined])
  })

  it('says nothing of quotations without a speaker', () => {
    const alone = [quote(1, '“One two three,”')]
    expect(writeWho({ quotes: alone as readonly Quote[] as Verified<readonly Quote[]> })).toEqual([])
  })
})
