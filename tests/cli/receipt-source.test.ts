import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isVerbatim } from '../../src/article/article.ts'
import { brief } from '../../src/briefing/brief.ts'
import { verify } from '../../src/briefing/verify.ts'
import { receiptSourceOf } from '../../src/cli/receipt-source.ts'
import { auditReceipt } from '../../src/receipt/audit.ts'
import { createReceipt } from '../../src/receipt/receipt.ts'
import { parseFile } from '../../src/sources/file.ts'
import { sha256 } from '../article/hash.ts'
import { verified } from '../message/fixture.ts'

const options = { hash: sha256, engine: { name: 'briefdesk', version: '0.1.0' }, at: 0 }

function briefFile(path: string) {
  const { article } = parseFile(readFileSync(new URL(`../fixtures/articles/${path}`, import.meta.url)), path, sha256)
  return verify(brief(article, { name: 'test', hash: sha256, version: '0.1.0' }), article)
}

const real = ['dam.md', 'harbour.txt'].map((path) => ({ path, made: briefFile(path) }))

describe('what a receipt is made from', () => {
  it.each(real)('is all that the briefing of $path shows, and passes an audit', ({ made }) => {
    const source = receiptSourceOf(made)
    const entries = made.briefing.sections.flatMap((section) => section.entries)
    expect(source.lines.length).toBeGreaterThan(entries.length + made.briefing.quotes.length)
    for (const section of made.briefing.sections)
      for (const [place] of section.entries.entries())
        expect(source.lines.map(({ where }) => where)).toContain(`sections[${section.id}][${place}]`)
    expect(source.lines.every(({ evidence }) => evidence.every((place) => isVerbatim(made.article, place)))).toBe(true)
    expect(auditReceipt(createReceipt(source, options), made.article.text, sha256)).toEqual([])
  })

  it('fails its audit against an article of which one quotation changed', () => {
    const source = receiptSourceOf(verified)
    const changed = verified.article.text.replace('lose a summer', 'lose a winter')
    const wrong = auditReceipt(createReceipt(source, options), changed, sha256)
    expect(wrong.map(({ rule, where }) => `${rule} ${where}`)).toContain('place-differs quotes[id 2]')
  })

  it('gives the words, their places and who said so for each quotation', () => {
    const { lines } = receiptSourceOf(verified)
    const at = (where: string) => lines.find((line) => line.where === where)
    expect(at('quotes[id 2]')).toMatchObject({
      origin: 'verbatim',
      text: '“We would rather lose a summer than a visitor,”',
    })
    expect(at('quotes[id 1].speaker')).toMatchObject({ origin: 'verbatim', text: 'Ilse Brandt' })
    expect(at('quotes[id 1].speaker.role')).toMatchObject({ origin: 'verbatim', text: 'Harbour master' })
    expect(at('sections[bottom-line][0]')).toMatchObject({ origin: 'shortened' })
  })

  it('tells what is our own words, resolved or about the article, as such', () => {
    const { lines } = receiptSourceOf(verified)
    const at = (where: string) => lines.find((line) => line.where === where)
    expect(at('quotes[id 2].speaker')).toMatchObject({ origin: 'about', text: 'Ilse Brandt' })
    expect(at('sections[timeline][0].when')).toMatchObject({ origin: 'about', text: '2021-03-01' })
    expect(at('sections[gaps][0]')).toMatchObject({ origin: 'about', text: 'We could not tell who said “a pity”.' })
  })
})
