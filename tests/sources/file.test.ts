import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isVerbatim, wordsAt } from '../../src/article/article.ts'
import { parseFile } from '../../src/sources/file.ts'
import { FILE_MAX_BYTES } from '../../src/sources/refuse.ts'
import { sha256 } from '../article/hash.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/articles/${name}`, import.meta.url)))
const bytes = (text: string) => new TextEncoder().encode(text)
const parse = (text: string, path = 'a.md') => parseFile(bytes(text), path, sha256)
const blocksOf = (text: string, path = 'a.md') => {
  const { article } = parse(text, path)
  return article.blocks.map(({ kind, span }) => [kind, wordsAt(article, span)])
}

describe('parseFile', () => {
  it('leaves out the characters that nobody sees', () => {
    const bytes = new TextEncoder().encode(
      'Pier re\u00adopens\n\nThe pier re\u00adopened on Mon\u200bday, the har\u00adbour board said.',
    )
    expect(parseFile(bytes, 'pier.txt', sha256).article.text).toBe(
      'Pier reopens\n\nThe pier reopened on Monday, the harbour board said.',
    )
  })

  it('reads plain text with the head, the subheads and the furniture of a news page', () => {
    const { article, front } = parseFile(fixture('harbour.txt'), 'harbour.txt', sha256)
    expect(front).toEqual({})
    expect(article.blocks.map((block) => block.kind).join(' ')).toBe(
      'headline standfirst byline paragraph paragraph subhead paragraph paragraph paragraph subhead paragraph paragraph furniture furniture',
    )
    expect(article.published).toMatchObject({ date: '2024-03-04', time: '09:15' })
    expect(article.sentences).toHaveLength(9)
  })

  it('reads Markdown with front matter: record from the front, words from the body', () => {
    const { article, front } = parseFile(fixture('dam.md'), 'dam.md', sha256)
    expect(article.headline?.exact).toBe('Inquiry says engineers "begged" for the old dam to be closed')
    expect(article.standfirst?.exact).toMatch(/^A report on the flood/)
    expect(article).toMatchObject({
      authors: [{ name: 'Ana Silva' }, { name: 'Bo Lind' }],
      publisher: 'The Tarn Courier',
      published: { date: '2024-05-03', time: '10:00', zone: '+02:00', from: 'metadata' },
      url: 'https://tarn-courier.example/news/dam',
      language: 'en',
    })
    expect(article.blocks.slice(2).map(({ kind, span }) => [kind, wordsAt(article, span)])).toEqual([
      [
        'paragraph',
        'The dam should have been closed in 2019, an inquiry has found. Its report, published on Friday, runs to 410 pages & names no one.',
      ],
      ['subhead', 'What the engineers said'],
      ['paragraph', '“We begged them,” said Rut Amsel, who led the survey of 2018. “Nobody *answered*.”'],
      ['blockquote', 'It was a fine day.'],
      ['blockquote', 'By noon the valley was under water.'],
      ['paragraph', 'The report asks for:'],
      ['list', 'a new survey,\na siren in every village, and\nyearly drills.'],
      ['list', '1. First the siren.\n2. Then the rest.'],
      ['paragraph', 'wall height: 31 m'],
      ['furniture', 'Read more of our dam coverage:'],
    ])
    expect(front).toEqual({
      command: 'dam',
      description: 'The Tarn Valley dam inquiry',
      tags: ['tarn', 'dam'],
      overrides: {
        hide: ['a fine day'],
        speakers: [{ quote: 'We begged them', speaker: 'Rut Amsel', role: 'engineer' }],
        bottomLine: 'The dam should have been closed in 2019, an inquiry has found.',
      },
      post: [
        {
          id: 'morning',
          when: '30 8 * * 1-5',
          zone: 'Europe/Berlin',
          to: ['slack:C123', 'discord:456'],
          catchUp: 'late',
        },
      ],
    })
    expect(article.headline && isVerbatim(article, article.headline)).toBe(true)
  })

  it('takes the first heading for the headline when no title is given', () => {
    expect(blocksOf('# Rain at last\n\nIt rained in Tarn on Monday.\n\n# Farmers glad\n\nThey had waited.')).toEqual([
      ['headline', 'Rain at last'],
      ['paragraph', 'It rained in Tarn on Monday.'],
      ['subhead', 'Farmers glad'],
      ['paragraph', 'They had waited.'],
    ])
  })

  it('reads a byline under a Markdown headline', () => {
    const { article } = parse('# Rain at last\n\nBy Ana Silva | 3 May 2024\n\nIt rained in Tarn on Monday.')
    expect(article.authors[0]?.name).toBe('Ana Silva')
    expect(article.published?.date).toBe('2024-05-03')
  })

  it('reads plain text that somebody saved as Markdown like plain text', () => {
    const markdown = parseFile(fixture('harbour.txt'), 'harbour.md', sha256).article
    const plain = parseFile(fixture('harbour.txt'), 'harbour.txt', sha256).article
    expect(markdown.text).toBe(plain.text.trimEnd())
    expect(markdown.blocks).toEqual(plain.blocks)
  })

  it('tells Markdown by its fence or title where the name does not say', () => {
    expect(parse('---\ncommand: rain\n---\nIt rained.', '-').front).toEqual({ command: 'rain' })
    expect(parse('# Rain\n\nIt rained all day in Tarn.', '-').article.headline?.exact).toBe('Rain')
  })

  it('leaves tags and comments of HTML out', () => {
    expect(blocksOf('It <b>rained</b>.<br>It poured.\n\n<!-- no -->\n\n<div>All day.</div>')).toEqual([
      ['paragraph', 'It rained.'],
      ['paragraph', 'It poured.'],
      ['paragraph', 'All day.'],
    ])
  })

  it.each([
    ['UTF-8 with BOM', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('Zoë left.')])],
    ['UTF-16 little-endian', new Uint8Array([0xff, 0xfe, ...Buffer.from('Zoë left.', 'utf16le')])],
    ['UTF-16 big-endian', new Uint8Array([0xfe, 0xff, ...Buffer.from('Zoë left.', 'utf16le').swap16()])],
    ['windows-1252', new Uint8Array([0x5a, 0x6f, 0xeb, ...bytes(' left.')])],
  ])('decodes %s', (_, encoded) => {
    expect(parseFile(encoded, 'a.txt', sha256).article.text).toBe('Zoë left.')
  })

  it.each([
    ['empty', new Uint8Array(), /a\.md: The article is empty/],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /not text/],
    ['noise', new Uint8Array(4000).map((_, at) => (at * 7919) % 256), /not text/],
    ['huge', new Uint8Array(FILE_MAX_BYTES + 1).fill(97), /the limit is/],
    ['five megabytes', new Uint8Array(5_000_000).fill(97), /the limit is/],
  ])('refuses a file that is %s, and names it', (_, encoded, message) => {
    expect(() => parseFile(encoded, 'a.md', sha256)).toThrow(message)
    expect(() => parseFile(encoded, 'a.md', sha256)).toThrow(expect.objectContaining({ code: 'input' }) as Error)
  })
})

describe('front matter', () => {
  it.each([
    [
      'an unknown key',
      'title: Rain\novverides:\n  hide: x',
      3,
      /"ovverides" is not a key/,
      /Did you mean "overrides"\? Allowed: title,/,
    ],
    [
      'an order that posts nowhere',
      'post:\n  - { id: a, when: 0 8 * * *, zone: UTC, to: [] }',
      3,
      /"post\[0\].to" must list where to post, such as slack:C123/,
      undefined,
    ],
    [
      'an order that posts where no chat is named',
      'post:\n  - { id: a, when: 0 8 * * *, zone: UTC, to: C123 }',
      3,
      /"post\[0\].to" must list where to post, such as slack:C123/,
      undefined,
    ],
    [
      'an order that is unclear about no change',
      'post:\n  - { id: a, when: 0 8 * * *, zone: UTC, to: slack:C1, unchanged: maybe }',
      3,
      /"post\[0\].unchanged" must be skip \(the default/,
      undefined,
    ],
    [
      'quiet hours without an end',
      'post:\n  - { id: a, when: 0 8 * * *, zone: UTC, to: slack:C1, quiet: "22:00" }',
      3,
      /"post\[0\].quiet" must be two times/,
      undefined,
    ],
    [
      'an age without a unit',
      'post:\n  - { id: a, when: 0 8 * * *, zone: UTC, to: slack:C1, tooOld: "6" }',
      3,
      /"post\[0\].tooOld" must be how late/,
      undefined,
    ],
    [
      'a key in another spelling',
      'overrides:\n  bottom-line: x',
      3,
      /"overrides.bottom-line" is not a key/,
      /Did you mean "bottomLine"/,
    ],
    [
      'an unknown key in a list',
      'post:\n  - { id: a, when: "0 8 * * *", zone: UTC, too: "slack:C1" }',
      3,
      /"post\[0\]\.t/,
      undefined,
    ],
    ['a value of the wrong kind', 'title: Rain\nauthors: { a: 1 }', 3, /"authors" must be text, or a list/, undefined],
    ['a number for a text', 'title: 1984', 2, /"title" must be text; put it in quotes/, undefined],
    ['a date that cannot be told', 'title: x\npublished: 05/06/2024', 3, /"published" must be a date/, undefined],
    ['an address of another kind', 'url: javascript:alert(1)', 2, /"url" must be an address/, undefined],
    [
      'an order without an id',
      'post:\n  - when: "0 8 * * *"\n    zone: UTC\n    to: "slack:C1"',
      3,
      /"post\[0\]\.id" is missing/,
      undefined,
    ],
    [
      'two orders with one id',
      `post:\n${'  - { id: a, when: "0 8 * * *", zone: UTC, to: "slack:C1" }\n'.repeat(2)}`,
      3,
      /same "id"/,
      undefined,
    ],
    [
      'a zone that is none',
      'post:\n  - { id: a, when: "0 8 * * *", zone: Mars, to: "slack:C1" }',
      3,
      /"post\[0\]\.zone" must be an IANA zone/,
      undefined,
    ],
    ['a command that cannot be typed', 'command: Über uns', 2, /"command" must be lower-case/, undefined],
    ['broken YAML', 'title: a: b', 2, /not plain YAML/, /quotes/],
    ['the same key twice', 'title: a\ntitle: b', 3, /not plain YAML.*unique/, undefined],
    ['a tag', 'title: !!js/function "x"', 2, /not plain YAML/, undefined],
    ['a list instead of keys', '- a\n- b', 2, /must be keys and values/, undefined],
  ])('refuses %s with its line', (...[, yaml, line, message, hint]) => {
    const attempt = () => parse(`---\n${yaml}\n---\nIt rained.`)
    expect(attempt).toThrow(message)
    expect(attempt).toThrow(new RegExp(`^a\\.md: line ${line}: `))
    if (hint) expect(attempt).toThrow(expect.objectContaining({ hint: expect.stringMatching(hint) as string }) as Error)
  })

  it('never runs a fence of another language', () => {
    expect(() => parse('---js\nmodule.exports = { title: "x" }\n---\nIt rained.')).toThrow(/only YAML is read/)
  })

  it('refuses a fence that is not closed', () => {
    expect(() => parse('---\ntitle: Rain\n\nIt rained.')).toThrow(/not closed/)
  })

  it('refuses bombs and front matter that is too long', () => {
    const names = [...'abcdefghij']
    const bomb = names.map(
      (name, at) =>
        `${name}: &${name} [${
          at === 0
            ? 'x'
            : Array(9)
                .fill(`*${names[at - 1]}`)
                .join(', ')
        }]`,
    )
    expect(() => parse(`---\n${bomb.join('\n')}\n---\nIt rained.`)).toThrow(/aliases/)
    expect(() => parse(`---\ntitle: ${'x'.repeat(70_000)}\n---\nIt rained.`)).toThrow(/the limit is 65536/)
    expect(() => parse(`---\ntitle: ${'['.repeat(60_000)}\n---\nIt rained.`)).toThrow(/not plain YAML/)
  })

  it('is optional, and may be empty', () => {
    expect(parse('---\n---\nIt rained.').front).toEqual({})
    expect(parse('It rained.').front).toEqual({})
  })
})

describe('tangled Markdown', () => {
  it.each(['>', '- ', '1. ', '*a_', 'a*', '[a]', '*a **b '])(
    'refuses a great many %j instead of reading for minutes',
    (mark) => {
      expect(() => parse(mark.repeat(50_000))).toThrow(expect.objectContaining({ code: 'input' }) as Error)
    },
  )
})
