import { describe, expect, it } from 'vitest'
import type { TextKind } from '../../../src/article/article.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { brief } from '../../../src/briefing/brief.ts'
import { verify } from '../../../src/briefing/verify.ts'
import { sha256 } from '../../article/hash.ts'

const sums = 'Thirty years after Orsa sold its water, the wells are sinking and the contract still runs.'

const story = `Before the church bells, Ilse Marendt walks down to the river with a ruler that her father made.

Since 1995 a bottling plant at the head of the valley has pumped two million cubic metres a year out of the ground.

Thirty years after Orsa sold its water, its wells are sinking while the contract still runs for eleven years.

The council of the town extended the right to the water until 2037 in a session of eleven minutes.

A court in Halden will hear the case of 311 residents on 20 February, the district said on Monday.`

/** The lines of a text under a headline and a standfirst. */
function linesOf(standfirst: string, kind: TextKind) {
  const headline = 'The valley that sold its river'
  const known = [
    { kind: 'headline', span: { start: 0, end: headline.length } },
    { kind: 'standfirst', span: { start: headline.length + 2, end: headline.length + 2 + standfirst.length } },
  ] as const
  const text = `${headline}\n\n${standfirst}\n\n${story}`
  const article = parseArticle({ text, layout: 'body', known, kind }, sha256)
  const { briefing, findings } = verify(brief(article, { name: 'orsa', hash: sha256, version: '1' }), article)
  expect(findings).toEqual([])
  const claims = (wanted: string): readonly string[] =>
    briefing.sections
      .filter((section) => section.kind === wanted)
      .flatMap(({ entries }) => entries.flatMap((entry) => (entry.kind === 'claim' ? [entry.claim.text] : [])))
  return { bottom: claims('bottom-line'), points: claims('key-points') }
}

describe('a standfirst', () => {
  it('is the bottom line of a feature, and neither the scene below it nor what tells it again is a point', () => {
    const { bottom, points } = linesOf(sums, 'feature')
    expect(bottom).toEqual([sums])
    expect(points.length).toBeGreaterThan(0)
    expect(points.join(' ')).not.toMatch(/Marendt|wells are sinking/)
  })

  it('is left where the first sentence of a piece of news does better', () => {
    expect(linesOf(sums, 'news').bottom).not.toEqual([sums])
  })

  it.each([
    'What happens when a valley sells its river, and then its wells run dry?',
    'He sold the river thirty years ago, and now the wells of the valley are sinking.',
    'You will not believe what our valley sold thirty years ago to the bottling plant.',
    'A valley and its wells.',
  ])('that cannot stand by itself is no bottom line: %s', (words) => {
    expect(linesOf(words, 'feature').bottom).not.toEqual([words])
  })
})
