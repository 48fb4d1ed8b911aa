import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/article/article.ts'
import {
  chooseBottomLine,
  chooseKeyPoints,
  choosePoints,
  chooseSectionLines,
  summarise,
} from '../../../src/briefing/lines/lines.ts'
import { rankSentences } from '../../../src/briefing/lines/rank.ts'
import { articleOf } from './article.ts'

const harbour = articleOf([
  'The port of Lumen will close its northern dock on 3 May after engineers found cracks in the harbour wall.',
  'Harbour master Ines Falk said the wall had moved four centimetres since January.',
  'She ordered all ferries to use the southern dock until repairs are finished.',
  'The ferry company Bluewater expects delays of up to forty minutes for ferries on the island route.',
  '"We will lose money every single day," its director Tomas Reke told reporters.',
  '"Nobody has told us anything about compensation, and nobody has told us how long this will take."',
  'Would you take a boat that leaves forty minutes late?',
  'Repairs to the harbour wall will cost 12 million crowns and take until October, according to the port.',
  'Read more about the port in our weekend edition.',
  'Fishermen in Lumen say the port ignored warnings about the wall for years.',
])

describe('summarise', () => {
  it('gives as many sentences as asked, in the order of the article', () => {
    const lines = summarise(harbour, { sentences: 3 })
    expect(lines).toHaveLength(3)
    const places = lines.map((line) => harbour.text.indexOf(line))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
  })

  it('ends with the line that reaches the number of words asked', () => {
    const lines = summarise(harbour, { words: 40 })
    const count = (some: readonly string[]): number => some.join(' ').split(/\s+/).length
    expect(count(lines)).toBeGreaterThan(30)
    expect(count(lines.slice(0, -1))).toBeLessThan(40)
  })

  it('shows no furniture, no question and no line that is only a quotation', () => {
    const lines = summarise(harbour, { sentences: 5 }).join('\n')
    expect(lines).not.toMatch(/Read more|Would you|Nobody has told/)
  })

  it('gives the same lines each time', () => {
    expect(summarise(harbour, { sentences: 4 })).toEqual(summarise(harbour, { sentences: 4 }))
  })

  it('takes a sentence that leans on the one before only together with it', () => {
    for (let count = 1; count <= 8; count++) {
      const lines = summarise(harbour, { sentences: count })
      const at = lines.findIndex((line) => line.startsWith('She ordered'))
      if (at >= 0) expect(lines[at - 1]).toMatch(/^Harbour master/)
    }
  })

  it('is empty for an article without sentences', () => {
    expect(summarise(articleOf([]), { sentences: 3 })).toEqual([])
  })
})

describe('the bottom line', () => {
  it('has at most fifty words and cites its sentence', () => {
    const line = chooseBottomLine(harbour, rankSentences(harbour))
    expect(line?.evidence[0].exact).toContain('northern dock')
    expect(line?.text.split(/\s+/).length).toBeLessThanOrEqual(50)
  })

  it('is absent where no sentence can carry it', () => {
    expect(chooseBottomLine(articleOf([]), rankSentences(articleOf([])))).toBeUndefined()
  })
})

describe('key points', () => {
  it('do not repeat the bottom line', () => {
    const ranking = rankSentences(harbour)
    const bottom = chooseBottomLine(harbour, ranking)
    if (!bottom) throw new Error('no bottom line')
    const points = chooseKeyPoints(harbour, ranking, { count: 4, besides: [bottom] })
    expect(points.length).toBeGreaterThan(1)
    expect(points.map((point) => point.evidence[0].span)).not.toContainEqual(bottom.evidence[0].span)
  })
})

const linesWith = (article: Article, words: string): readonly string[] =>
  summarise(article, { sentences: 4 }).filter((line) => line.includes(words))

it('repeats no quotation that a line has shown', () => {
  const article = articleOf([
    'The port of Lumen will close its northern dock, which is “the saddest day of the town”, Ines Falk said.',
    'Harbour master Ines Falk said the wall had moved four centimetres since January, after engineers found cracks.',
    'Ines Falk, the harbour master of Lumen, called the closing of the northern dock “the saddest day of the town”.',
    'Repairs to the harbour wall will cost 12 million crowns and take until October, according to the port.',
  ])
  expect(linesWith(article, 'the saddest day')).toHaveLength(1)
})

const bottomLineOf = (sentences: readonly string[]): string | undefined => {
  const article = articleOf(sentences)
  return chooseBottomLine(article, rankSentences(article))?.text
}

it('tells nothing twice in nearly the same words', () => {
  const article = articleOf([
    'The port of Lumen will close its northern dock on 3 May after engineers found cracks in the harbour wall.',
    'Harbour master Ines Falk said the harbour wall had moved four centimetres to the east since January.',
    'Ines Falk, the harbour master, said the wall had moved four centimetres since early January.',
    'Repairs to the harbour wall will cost 12 million crowns and take until October, according to the port.',
  ])
  expect(linesWith(article, 'four centimetres')).toHaveLength(1)
})

describe('a story that opens softly', () => {
  it('may have its first sentence for a bottom line when that names its own "she"', () => {
    const first = 'She is unknown on the coast, but Ada Quill won the harbour race of Lumen on Sunday.'
    expect(bottomLineOf([first, 'The wind was weak.', 'It was a long and quiet day for all who watched.'])).toBe(first)
  })

  it('may have a sentence for a bottom line that opens with "But"', () => {
    const turn = 'But the port of Lumen announced on Monday that it will close its northern dock.'
    expect(bottomLineOf(['Is there a quieter town?', turn, 'It is a small town.'])).toBe(turn)
  })

  it('does not have what the writer did for a bottom line', () => {
    const told = 'Prince Odo and Ada Quill will marry at the castle of Lumen in May, the court announced.'
    expect(bottomLineOf(['We drove to the castle of Prince Odo and Ada Quill on Monday morning.', told])).toBe(told)
  })
})

it('shows no "Mr Reke" whom no line has named', () => {
  const article = articleOf([
    'The port of Lumen will close its northern dock on 3 May after engineers found cracks in the harbour wall.',
    'The oldest of the engineers, who has looked at it for years, is called Tomas Reke, says the paper of the town.',
    'Officials of the port said on Monday that they had warned Mr Reke of the cracks in the harbour wall in March.',
  ])
  const lines = choosePoints(article, rankSentences(article), undefined).map(({ text }) => text)
  const asked = lines.findIndex((line) => line.includes('Mr Reke'))
  expect(asked < 0 || lines.slice(0, asked).some((line) => line.includes('Tomas Reke'))).toBe(true)
})

it('gives an item of six sentences two points at most', () => {
  const article = articleOf([
    'The port of Lumen will close its northern dock on 3 May after engineers found cracks in the harbour wall.',
    'Harbour master Ines Falk said the wall had moved four centimetres since January.',
    'The ferry company Bluewater expects delays of up to forty minutes for ferries on the island route.',
    'Repairs to the harbour wall will cost 12 million crowns and take until October, according to the port.',
    'Fishermen in Lumen say the port ignored warnings about the wall for years.',
    'The town council will discuss the repairs at its next meeting in June.',
  ])
  const ranking = rankSentences(article)
  expect(choosePoints(article, ranking, chooseBottomLine(article, ranking)).length).toBeLessThanOrEqual(2)
})

describe('the lines of a part', () => {
  it('come from that part only', () => {
    const part = harbour.sentences.slice(3, 8)
    const lines = chooseSectionLines(harbour, rankSentences(harbour), part, 2)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(part.map(({ span }) => span)).toContainEqual(line.evidence[0].span)
  })
})

describe('other languages', () => {
  it.each([
    ['de', ['Der Hafen Lumen schließt im Mai.', 'Die Mauer ist gerissen.', 'Der Hafen wird bis Oktober repariert.']],
    ['zh', ['卢门港将于五月关闭北码头。', '工程师发现港口墙体出现裂缝。', '修复工程将持续到十月。']],
    [
      'sv',
      ['Hamnen i Lumen stängs i maj.', 'Muren har spruckit enligt ”hamnens” folk.', 'Hamnen lagas till oktober i år.'],
    ],
  ])('are ranked without English word lists (%s)', (language, sentences) => {
    const article = articleOf(sentences, language)
    expect(summarise(article, { sentences: 2 }).length).toBeGreaterThan(0)
    for (const { merit } of rankSentences(article).sentences) expect(merit).not.toBeNaN()
  })
})
