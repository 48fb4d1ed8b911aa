import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article, ArticleId } from '../../src/article/article.ts'
import { cite } from '../../src/article/article.ts'
import { auditOriginal, auditReceipt } from '../../src/receipt/audit.ts'
import { readReceipt } from '../../src/receipt/read.ts'
import type { ReceiptSource, ReceiptSourceLine } from '../../src/receipt/receipt.ts'
import { createReceipt } from '../../src/receipt/receipt.ts'
import { sha256 } from '../article/hash.ts'

const text =
  'Ada Quill, who chairs the council, said on Tuesday that the bridge “will never close”.\n\nIt may sway 🌉, she said.'
const article: Pick<Article, 'id' | 'text'> = { id: 'test' as ArticleId, text }

function lineOf(where: string, words: string, more: Partial<ReceiptSourceLine> = {}): ReceiptSourceLine {
  const start = text.indexOf(words)
  return {
    where,
    text: words,
    origin: 'verbatim',
    evidence: [cite(article, { start, end: start + words.length })],
    ...more,
  }
}

const lines = [
  lineOf('quotes[id 1]', '“will never close”'),
  lineOf('sections[key-points][0]', 'It may sway 🌉, she said.'),
  lineOf(
    'sections[key-points][1]',
    'Ada Quill, who chairs the council, said on Tuesday that the bridge “will never close”.',
    {
      text: 'Ada Quill said on Tuesday that the bridge “will never close”.',
      origin: 'shortened',
    },
  ),
  lineOf('sections[gaps][0]', 'Ada Quill', { text: 'Only Ada Quill is quoted.', origin: 'about' }),
]
const source: ReceiptSource = {
  article,
  briefing: { name: 'two-towns', revision: 'abc123' },
  lines,
  findings: [{ action: 'dropped', rule: 'not-verbatim', where: 'quotes[id 2]', message: 'It does not stand there.' }],
}
const options = { hash: sha256, engine: { name: 'briefdesk', version: '0.1.0' }, at: Date.UTC(2026, 0, 2, 3, 4, 5) }
const receipt = createReceipt(source, options)
const rulesOf = (...[given, against]: [typeof receipt, string]) =>
  auditReceipt(given, against, sha256).map(({ rule, where }) => `${rule} ${where}`)

describe('a receipt', () => {
  it('says which text, which engine, when, and where each line stands', () => {
    expect(receipt).toMatchObject({
      format: 'briefdesk-receipt/1',
      at: '2026-01-02T03:04:05.000Z',
      engine: { name: 'briefdesk', version: '0.1.0' },
      text: { hash: sha256(text), length: text.length },
      findings: source.findings,
    })
    expect(receipt.lines[0]?.places).toEqual([{ start: 67, end: 85, exact: '“will never close”' }])
  })

  it('is the same after a trip through a file', () => {
    expect(readReceipt(JSON.stringify(receipt))).toEqual(receipt)
    expect(readReceipt(JSON.stringify(receipt, undefined, 2))).toEqual(receipt)
  })

  it.each([
    ['not json', 'it is not JSON'],
    ['[]', 'the whole'],
    ['{"format":"briefdesk-receipt/2"}', 'format'],
    [JSON.stringify({ ...receipt, lines: [{ where: 'x' }] }), 'lines.0'],
    [JSON.stringify({ ...receipt, text: { hash: 'x', length: -1 } }), 'text.length'],
  ])('is refused when it is %.30s', (json, reason) => {
    expect(() => readReceipt(json)).toThrow(reason)
  })
})

describe('an audit against the original statement', () => {
  const statement = 'We hereby declare that the bridge will never close – not in a storm, and not in a war.'
  const inStatement = (words: string, more: Partial<ReceiptSourceLine>): ReceiptSourceLine => {
    const start = statement.indexOf(words)
    const evidence = [cite({ id: 'statement' as ArticleId, text: statement }, { start, end: start + words.length })]
    return { where: 'quotes[id 1].original', text: words, origin: 'words', evidence, ...more }
  }
  const held = (...originals: ReceiptSourceLine[]) =>
    createReceipt(
      { ...source, original: { name: 'the declaration', statement: { text: statement }, lines: originals } },
      options,
    )
  const wrong = (given: typeof receipt, against = statement) =>
    auditOriginal(given, against, sha256).map(({ rule, where }) => `${rule} ${where}`)

  it('finds nothing when the words stand there, whatever their marks and dashes', () => {
    const given = held(
      inStatement('the bridge will never close – not in a storm', {
        text: '“The bridge will never close, not in a storm”',
      }),
      inStatement('never close', { origin: 'about', text: 'differs from the original' }),
    )
    expect(wrong(readReceipt(JSON.stringify(given)))).toEqual([])
    expect(auditReceipt(given, text, sha256)).toEqual([])
  })

  it('finds words that do not stand there, and a statement that changed', () => {
    const given = held(inStatement('the bridge will never close', { text: '“the bridge will close”' }))
    expect(wrong(given)).toEqual(['line-differs quotes[id 1].original'])
    expect(wrong(given, statement.replace('hereby ', ''))).toContain('place-differs quotes[id 1].original')
    expect(wrong(given, `${statement} `)).toContain('text-differs text')
  })

  it('finds that the part about the original was changed', () => {
    const given = held(inStatement('never close', {}))
    const changed = { ...given, original: { ...given.original, name: 'another', text: receipt.text, lines: [] } }
    expect(rulesOf(changed, text)).toEqual(['receipt-changed receipt'])
  })
})

describe('an audit', () => {
  it('finds nothing when the text is the one that was briefed', () => {
    expect(auditReceipt(receipt, text, sha256)).toEqual([])
  })

  it('fails when any one character inside a cited place changes', () => {
    const places = receipt.lines.flatMap((line) => line.places)
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (place, step, put) => {
          const at = place.start + (step % (place.end - place.start))
          fc.pre(text[at] !== put)
          const rules = rulesOf(receipt, text.slice(0, at) + put + text.slice(at + 1))
          expect(rules).toContain('text-differs text')
          expect(rules.some((rule) => rule.startsWith('place-differs'))).toBe(true)
        },
      ),
    )
  })

  it('says so when the text changed outside the cited places, and that the places still hold', () => {
    expect(rulesOf(receipt, `${text}\n\nCorrection: the bridge may close.`)).toEqual(['text-differs text'])
  })

  it('finds a line that was changed in the receipt, even with a new digest', () => {
    const forged = lines.map((line, place) => (place === 1 ? { ...line, text: 'It will sway 🌉, she said.' } : line))
    expect(rulesOf(createReceipt({ ...source, lines: forged }, options), text)).toEqual([
      'line-differs sections[key-points][0]',
    ])
    const longer = lines.map((line, place) => (place === 2 ? { ...line, text: 'Ada Quill never said it.' } : line))
    expect(rulesOf(createReceipt({ ...source, lines: longer }, options), text)).toEqual([
      'line-differs sections[key-points][1]',
    ])
  })

  it('finds a receipt whose findings were taken out', () => {
    expect(rulesOf({ ...receipt, findings: [] }, text)).toEqual(['receipt-changed receipt'])
  })
})
