import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findQuotes } from '../../../src/briefing/quotes/quotes.ts'
import { keepQuote } from '../../../src/briefing/gate/quote.ts'
import { parseFile } from '../../../src/sources/file.ts'
import { sha256 } from '../../article/hash.ts'

const path = '../../../briefings/nato-china.md'
const { article } = parseFile(readFileSync(new URL(path, import.meta.url)), path, sha256)
const quotes = findQuotes(article)
const inside = (exact: string): string => exact.replace(/^["“]|["”]$/g, '').slice(0, 24)

describe('the briefing on NATO and China', () => {
  it('gives no quotation a wrong speaker, and says how each that it is sure of is named', () => {
    const found = quotes.map(({ content, speaker, via }) => [
      inside(content.exact),
      speaker?.name,
      speaker?.role ?? '',
      via?.exact ?? '',
    ])
    expect(found).toEqual([
      ['stated ambitions and coe', 'joint communique', '', ''],
      ['The PRC employs a broad ', 'joint communique', '', ''],
      ['The PRC’s malicious hybr', 'joint communique', '', ''],
      ['create strategic depende', 'joint communique', '', ''],
      ['remain[s] open to constr', 'NATO', '', ''],
      ['coercive tactics and eff', 'NATO', '', ''],
      ['systemic challenge', 'joint communique', '', ''],
      ['disregards basic facts, ', "The mission's spokesperson", '', 'CTGN'],
      ['China will firmly safegu', undefined, '', ''],
      ['listen to the internatio', "The mission's statement", '', ''],
      ['legitimate rights and in', 'China', '', 'Reuters'],
      ['not [their] adversary, a', 'Jens Stoltenberg', "NATO's Secretary General", ''],
      ['Beijing’s increasing ass', 'Jens Stoltenberg', "NATO's Secretary General", ''],
    ])
  })

  it('gives nothing that the gate would take away', () => {
    const findings: unknown[] = []
    for (const quote of quotes) keepQuote(article, quote, (finding) => findings.push(finding))
    expect(findings).toEqual([])
  })
})
