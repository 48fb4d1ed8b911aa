import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import { sha256 } from '../../article/hash.ts'

const quotesIn = (text: string) =>
  findQuotes(parseArticle({ text, layout: 'body', language: 'en' }, sha256)).map(({ content, speaker }) => [
    content.exact,
    speaker?.name,
  ])

describe('quotations by their form', () => {
  it('takes a whole sentence with a name in it for speech, not for a title', () => {
    expect(quotesIn('Ada Quill spoke on Sunday.\n\n"I saw Boris Hale in London," Quill said.')).toEqual([
      ['"I saw Boris Hale in London,"', 'Ada Quill'],
    ])
    expect(quotesIn('Ada Quill spoke on Sunday.\n\n"This is who Boris Hale is," Quill said.')).toEqual([
      ['"This is who Boris Hale is,"', 'Ada Quill'],
    ])
  })

  it.each(["''", '``'])('reads two small marks as a double one: %s', (open) => {
    expect(quotesIn(`Ada Quill spoke on Sunday.\n\n${open}We will open the pier,'' Quill said.`)).toEqual([
      [`${open}We will open the pier,''`, 'Ada Quill'],
    ])
  })

  it('ends at its first sentence for want of a closing mark, or is none', () => {
    expect(quotesIn('Coach Ada Quill did not give in: “We play on tomorrow.')).toHaveLength(1)
    expect(
      quotesIn('“I fear the worst,” Ada Quill said. “And I want no quarrel. Tom Birch reported from Lumen.'),
    ).toEqual([['“I fear the worst,”', 'Ada Quill']])
  })

  it.each([
    // A sentence of its own after the quotation names nobody for it.
    'Tom Birch, a pilot, told his story. “It was like waking up,” he said. “Why did nobody ask me?” Quill said many people are afraid of the port. Ada Quill leads it.',
    // Words that somebody heard are another's.
    'Bo Lind, the manager of a shop near the pier, said it sounded like a cannon. Lind recalled stepping outside. There were cries, he said in answer to questions. He told the jury the plea he heard: “Stay with me, stay with me.”',
    // Somebody without a name was spoken of since.
    'Ada Quill defended the gate. “It will stay,” Quill said. Another tenant was sitting on the stairs. She said her friends stay away. “My friends tell me to move out of the house,” she said.',
  ])("gives to nobody what may be another's: %s", (text) => {
    expect(quotesIn(text).at(-1)?.[1]).toBeUndefined()
  })

  it('reads the turns of an interview by their labels, in any case', () => {
    const found = quotesIn(
      'Ada Quill talked to Tom Birch.\n\nTom Birch: Will the pier open?\n\nAda Quill: It will open before the winter.\n\nTom Birch: Who pays for it?\n\nAda Quill: The port does.',
    )
    expect(found).toEqual([
      ['Will the pier open?', 'Tom Birch'],
      ['It will open before the winter.', 'Ada Quill'],
      ['Who pays for it?', 'Tom Birch'],
      ['The port does.', 'Ada Quill'],
    ])
  })

  it('gives a question that only a letter introduces to nobody', () => {
    const found = quotesIn('Q: Will the pier open?\n\nA: It will.\n\nQ: Who pays for it?\n\nA: The port does.')
    expect(found.map(([, name]) => name)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('takes no letter for a turn of the one it is addressed to', () => {
    const letter = 'DEAR GESA: My brother has borrowed my boat.\n\nDEAR TOM: Ask for it.\n\n'
    expect(quotesIn(letter.repeat(3))).toEqual([])
  })

  it('gives a quotation in a paragraph of its own to whoever a colon introduced', () => {
    expect(quotesIn('In a statement, Mayor Ada Quill said:\n\n“We will open the pier before the winter.”')).toEqual([
      ['“We will open the pier before the winter.”', 'Ada Quill'],
    ])
  })

  it.each([
    ["Ada Quill spoke on Sunday.\n\n' We will open the pier, ' Quill said. ' It won't take long. '", 2],
    [
      "Ada Quill spoke on Sunday.\n\nQuill said: ' We will open the pier before the winter. 'The board met on Monday.",
      1,
    ],
  ])('reads single marks with blanks, and ends at one that sticks to the next sentence: %s', (text, count) => {
    const found = quotesIn(text)
    expect(found).toHaveLength(count)
    for (const [words, name] of found) {
      expect(words).toMatch(/^' (?:We|It) [^']+(?:'t[^']+)? '$/)
      expect(name).toBe('Ada Quill')
    }
  })

  it('reads no apostrophe of a plural for a single mark with blanks', () => {
    expect(quotesIn("The pilots ' union met the dockers ' board and the harbours ' owners on Monday.")).toEqual([])
  })

  it('reads a block set off after a colon as speech, though it has no marks', () => {
    const set =
      'Mayor Ada Quill said in a letter:\n\n> We will open the pier.\n\n> It will not take long.\n\nNobody else spoke.'
    const found = findQuotes(parseArticle({ text: set, layout: 'body', language: 'en' }, sha256))
    expect(found.map(({ content, speaker }) => [content.exact.split('\n')[0], speaker?.name])).toEqual([
      ['We will open the pier.', 'Ada Quill'],
      ['It will not take long.', 'Ada Quill'],
    ])
    const aside = 'The pier is closed, as this page of the guide shows:\n\n> Boats leave at noon.\n'
    expect(findQuotes(parseArticle({ text: aside, layout: 'body' }, sha256))).toEqual([])
  })
})
