import { describe, expect, it } from 'vitest'
import type { Briefing, VerifiedBriefing } from '../../src/briefing/briefing.ts'
import type { Matches } from '../../src/briefing/find/find.ts'
import { composeOverview, composeSection, composeSpeaker } from '../../src/message/compose.ts'
import { composeFound } from '../../src/message/found.ts'
import type { Message } from '../../src/message/message.ts'
import { article, place, sectionCalled, verified } from './fixture.ts'
import { textOf } from './text.ts'

const options = { now: Date.UTC(2024, 5, 1) }

const callsOf = (message: Message) =>
  message.blocks
    .flatMap((block) => (block.kind === 'controls' ? block.controls : []))
    .map(({ command, args }) => ({ command, args }))

describe('the overview', () => {
  const text = textOf(composeOverview(verified, options))

  it('opens with the headline, and says who wrote it, when, and what was not found', () => {
    expect(text.split('\n').slice(0, 2)).toEqual([
      'Harbour town of Eastmere closes its old pier',
      'Mara Quill · 3 March 2021, 09:15 (zone not found) · publisher not found · over three years old',
    ])
  })

  it('gives a fresh article no age', () => {
    expect(textOf(composeOverview(verified, { now: Date.UTC(2021, 2, 3, 12) }))).not.toMatch(/ old$/m)
  })

  it('numbers every line by its sentence and marks what was shortened', () => {
    expect(text).toContain('The harbour office of Eastmere closed the old pier on Monday. [1, shortened]')
    expect(text).toContain('• Repairs will cost 2.4 million crowns. [5]')
  })

  it('quotes with full name, role, kind and the way the speaker was found', () => {
    expect(text).toContain('Ilse Brandt, Harbour master (“she”): “We would rather lose a summer than a visitor,” [3]')
    expect(text).toContain('Report (document): “Nine of forty posts have lost more than half of their strength.” [4]')
  })

  it('says who speaks, what is missing, and claims no more than was checked', () => {
    expect(text).toContain('Who speaks: Ilse Brandt 2 quotations, 15 words · Report 1, 12')
    expect(text).toContain('Missing: We could not tell who said “a pity”')
    expect(text).toContain(
      '4 quotations, all letter for letter in the article; 3 with a speaker. Not checked against the original statements.',
    )
  })

  it('offers only sections that have something to show, under the command that was called', () => {
    const call = { command: 'brief', args: { name: 'eastmere' } }
    const message = composeOverview(verified, { ...options, call })
    expect(callsOf(message)).toEqual(
      ['quotes', 'who', 'timeline', 'numbers', 'gaps', 'source', '1'].map((section) => ({
        command: 'brief',
        args: { name: 'eastmere', section },
      })),
    )
  })

  it('offers sharing only where there is a channel', () => {
    expect(callsOf(composeOverview(verified, { ...options, share: true }))).toContainEqual({
      command: 'share',
      args: { of: 'eastmere' },
    })
    expect(text).not.toContain('Share')
  })

  it('says how many quotations did not pass', () => {
    const finding = { action: 'dropped', rule: 'quote-not-verbatim', where: 'quotes[id 9]', message: '' } as const
    const text = textOf(composeOverview({ ...verified, findings: [finding] }, options))
    expect(text).toContain('1 more did not pass the checks and is left out.')
  })

  it('cannot be composed from a briefing that the gate has not seen', () => {
    const unverified: { briefing: Briefing; article: typeof article; findings: [] } = {
      briefing: { ...verified.briefing },
      article,
      findings: [],
    }
    const refused = (briefing: VerifiedBriefing) => composeOverview(briefing, options)
    // @ts-expect-error only what `verify` returns can be composed
    expect(() => refused(unverified)).not.toThrow()
  })
})

describe('a section', () => {
  const show = (id: string) => textOf(composeSection(verified, sectionCalled(id), options))

  it('says of a section without support that nothing was found', () => {
    expect(show('next')).toContain('We found no announced events.')
  })

  it('groups quotations by speaker and gives a fragment its sentence', () => {
    expect(show('quotes')).toContain(
      [
        'Ilse Brandt · 2 quotations',
        'Ilse Brandt, Harbour master (partial): “no longer safe to walk on” [2]',
        'In the sentence: Harbour master Ilse Brandt said the pier was “no longer safe to walk on”.',
      ].join('\n'),
    )
  })

  it('says so when a quotation has no speaker', () => {
    expect(show('quotes')).toContain('We could not tell who said this (partial): “a pity” [6]')
  })

  it('shows a date with the words and the rule that gave it', () => {
    expect(show('timeline')).toContain('• 1 March 2021: The harbour office')
    expect(show('timeline')).toContain('(“Monday”: the Monday before the article’s date)')
  })

  it('lists the sentences that the numbers stand for', () => {
    expect(show('source')).toContain('• [5] Repairs will cost 2.4 million crowns.')
  })

  it('leads back to the overview and not to itself', () => {
    const calls = callsOf(composeSection(verified, sectionCalled('quotes'), options))
    expect(calls).toContainEqual({ command: 'eastmere', args: {} })
    expect(calls).not.toContainEqual({ command: 'eastmere', args: { section: 'quotes' } })
  })
})

describe('one speaker', () => {
  it('is shown with all quotations and no one else’s', () => {
    const text = textOf(composeSpeaker(verified, 'Ilse Brandt', options))
    expect(text).toContain('Ilse Brandt: 2 quotations')
    expect(text).toContain('“no longer safe to walk on” [2]')
    expect(text).not.toContain('Nine of forty')
  })
})

describe('an answer to a question', () => {
  const matches = (words: string, closest = false): Matches => {
    const sentence = article.sentences[4]
    if (!sentence) throw new Error('no fifth sentence')
    return { sentences: [{ sentence, words: [place(words).span] }], closest }
  }

  it('cites the sentences that bear on it, and marks the words that were found', () => {
    const message = composeFound(verified, 'cost', matches('cost'), options)
    expect(textOf(message)).toContain('In the article on “cost”')
    expect(textOf(message)).toContain('• Repairs will cost 2.4 million crowns. [5]')
    expect(JSON.stringify(message)).toContain('{"kind":"strong","text":"cost"}')
  })

  it('stands under “closest by words” where little of the question was found', () => {
    expect(textOf(composeFound(verified, 'cost', matches('cost', true), options))).toContain(
      'Closest by words:\n• Repairs',
    )
    expect(textOf(composeFound(verified, 'cost', matches('cost'), options))).not.toContain('Closest')
  })

  it('says that no sentence was found with these words, and not that the article is silent', () => {
    const text = textOf(composeFound(verified, 'weather', { sentences: [], closest: true }, options))
    expect(text).toContain('No sentence found with these words.')
  })
})
