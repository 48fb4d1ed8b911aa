import { describe, expect, it } from 'vitest'
import { locateSentence } from '../../src/article/article.ts'
import { composeDigest } from '../../src/message/digest.ts'
import { article, verified } from './fixture.ts'
import { textOf } from './text.ts'

const now = Date.UTC(2021, 2, 3, 12)
const call = (name: string) => ({ command: 'brief', args: { name } })
const two = [
  { verified, call: call('eastmere') },
  { verified, call: call('pier') },
]

describe('a digest', () => {
  it('gives of each briefing its headline, its bottom line with its sentence, and a button that opens it', () => {
    expect(textOf(composeDigest('New in #port', two.slice(0, 1), { now })).split('\n')).toEqual([
      'New in #port',
      'Harbour town of Eastmere closes its old pier',
      'The harbour office of Eastmere closed the old pier on Monday. [1, shortened]',
      '{Open}',
    ])
  })

  it('opens each briefing as it was when the digest was made', () => {
    const controls = composeDigest('New', two, { now }).blocks.flatMap((block) =>
      block.kind === 'row' ? [block.control] : [],
    )
    expect(controls).toEqual([
      { label: 'Open', ...call('eastmere'), revision: 'r1' },
      { label: 'Open', ...call('pier'), revision: 'r1' },
    ])
  })

  it('keeps the evidence of every line', () => {
    const { blocks } = composeDigest('New', two, { now })
    const cited = blocks.flatMap((block) => ('evidence' in block ? (block.evidence ?? []) : []))
    expect(cited.map(({ span }) => locateSentence(article, span.start)?.number)).toEqual([undefined, 1, undefined, 1])
    expect(cited.every(({ span, exact }) => article.text.slice(span.start, span.end) === exact)).toBe(true)
  })

  it('says what it leaves out', () => {
    const message = composeDigest('New', two, { now, rest: '4 more: /dam, /mine.' })
    expect(textOf(message).split('\n').at(-1)).toBe('4 more: /dam, /mine.')
    expect(message.title).toBe('New: 2 briefings')
  })
})
