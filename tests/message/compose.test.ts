import { describe, expect, it } from 'vitest'
import type { Briefing, VerifiedBriefing } from '../../src/briefing/briefing.ts'
import type { Matches } from '../../src/briefing/find/find.ts'
import { composeOverview, composeParts, composeSection, composeSpeaker } from '../../src/message/compose.ts'
import { composeFound } from '../../src/message/found.ts'
import type { Message } from '../../src/message/message.ts'
import { article, claimsOf, place, sectionCalled, verified } from './fixture.ts'
import { textOf } from './text.ts'

const options = { now: Date.UTC(2024, 5, 1) }

const callsOf = (message: Message) =>
  message.blocks
    .flatMap((block) => (block.kind === 'controls' ? block.controls : []))
    .map(({ command, args }) => ({ command, args }))

const chosen = (message: Message) =>
  message.blocks.flatMap((block) => (block.kind === 'choice' ? block.choice.options.map(({ value }) => value) : []))

const at = (url: string): VerifiedBriefing => ({
  ...verified,
  briefing: { ...verified.briefing, articles: [{ ...verified.briefing.articles[0], url }] },
})

describe('the overview', () => {
  const text = textOf(composeOverview(verified, options))

  it('opens with the headline, and says who wrote it and when, and nothing about what was not found', () => {
    expect(text.split('\n').slice(0, 2)).toEqual([
      'Harbour town of Eastmere closes its old pier',
      'Mara Quill · 3 March 2021 · three years old',
    ])
  })

  it('gives a fresh article its hour and no age', () => {
    const fresh = textOf(composeOverview(verified, { now: Date.UTC(2021, 2, 3, 12) }))
    expect(fresh).toContain('Mara Quill · 3 March 2021, 09:15\n')
    expect(textOf(composeOverview(verified, { now: Date.UTC(2021, 2, 8) }))).toContain('Mara Quill · 3 March 2021\n')
  })

  it('has its bottom line in bold, numbers every line by its sentence and says which are shortened', () => {
    const { blocks } = composeOverview(verified, options)
    expect(blocks[2]).toMatchObject({ kind: 'paragraph', line: [{ kind: 'strong' }, {}, { sentence: 1 }] })
    expect(text).toContain('The harbour office of Eastmere closed the old pier on Monday. [1]\n')
    expect(text).toContain('• Repairs will cost 2.4 million crowns. [5]')
    expect(text).toContain('Shortened: [1].')
  })

  it('links its headline, every number and a button to the article where that has an address', () => {
    const linked = composeOverview(at('https://paper.example/pier'), options)
    expect(linked.blocks[0]).toMatchObject({ line: [{ kind: 'link', url: 'https://paper.example/pier' }] })
    const json = JSON.stringify(linked)
    expect(json).toContain('https://paper.example/pier#:~:text=Repairs%20will%20cost%202.4%20million%20crowns.')
    expect(textOf(linked)).toContain('Read the article')
    expect(JSON.stringify(composeOverview(at('javascript:alert(1)'), options))).not.toContain('javascript')
  })

  it('quotes the words inside the marks, without the comma of the sentence outside, with full name and role', () => {
    expect(text).toContain('«We would rather lose a summer than a visitor» — Ilse Brandt, Harbour master [3]')
    expect(text).toContain('«Nine of forty posts have lost more than half of their strength.» — Report [4]')
  })

  it('repeats as a point neither its bottom line nor a quotation that it shows', () => {
    const { sections } = verified.briefing
    const points = sections.map((section) =>
      section.kind === 'key-points'
        ? { ...section, entries: [...claimsOf(1), ...claimsOf(3), ...section.entries] }
        : section,
    )
    const repeated = { ...verified, briefing: { ...verified.briefing, sections: points } }
    expect(textOf(composeOverview(repeated, options)).match(/^• /gm)).toHaveLength(1)
  })

  it('shows three points in a post and four in an answer', () => {
    const { sections } = verified.briefing
    const points = sections.map((section) =>
      section.kind === 'key-points' ? { ...section, entries: [2, 2, 2, 2, 5, 6].flatMap(claimsOf) } : section,
    )
    const many = { ...verified, briefing: { ...verified.briefing, sections: points } }
    expect(textOf(composeOverview(many, options)).match(/^• /gm)).toHaveLength(4)
    expect(textOf(composeOverview(many, { ...options, post: true })).match(/^• /gm)).toHaveLength(3)
  })

  it('claims no more than was checked', () => {
    expect(text).toContain(
      '4 quotes, each letter for letter in the article. Not checked against the original statements.',
    )
  })

  it('offers at most four buttons and one menu, under the command that was called', () => {
    const call = { command: 'brief', args: { name: 'eastmere' } }
    const message = composeOverview(at('https://paper.example/pier'), { ...options, call, share: true })
    expect(textOf(message)).toContain('{All 4 quotes | Timeline · 1 | Share to channel | Read the article}')
    expect(callsOf(message)).toEqual([
      { command: 'brief', args: { name: 'eastmere', section: 'quotes' } },
      { command: 'brief', args: { name: 'eastmere', section: 'timeline' } },
      { command: 'share', args: { name: 'eastmere', of: 'brief' } },
    ])
    expect(chosen(message)).toEqual([
      ...['who', 'numbers', 'gaps', 'source', '1'].map((section) => `section:${section}`),
      ...['speaker:Ilse Brandt', 'speaker:report', 'wrong'],
    ])
  })

  it('offers sharing only where there is a channel', () => {
    expect(text).not.toContain('Share')
  })

  it('names two details for a thread: the quotes and the parts', () => {
    expect(composeOverview(verified, options).details?.map(({ args }) => args['section'])).toEqual(['quotes', 'parts'])
    expect(textOf(composeParts(verified, options))).toContain('The pier\n• Harbour master')
  })

  it('says how many quotations did not pass', () => {
    const finding = { action: 'dropped', rule: 'quote-not-verbatim', where: 'quotes[id 9]', message: '' } as const
    const text = textOf(composeOverview({ ...verified, findings: [finding] }, options))
    expect(text).toContain('1 more did not pass our checks and is left out.')
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

  it('puts the quotations of a speaker together, says how each was found, and shows a fragment in its sentence', () => {
    expect(show('quotes')).toContain(
      [
        'Harbour master Ilse Brandt said the pier was “«no longer safe to walk on»”. — Ilse Brandt, Harbour master [2]',
        '«We would rather lose a summer than a visitor» — Ilse Brandt, Harbour master (“she”) [3]',
        '«Nine of forty posts have lost more than half of their strength.» — Report (document) [4]',
      ].join('\n'),
    )
  })

  it('says so when a quotation has no speaker', () => {
    expect(show('quotes')).toContain('A fisherman called it “«a pity»”. — We could not tell who said this [6]')
  })

  it('shows a date with the words and the rule that gave it', () => {
    expect(show('timeline')).toContain('• 1 March 2021: The harbour office')
    expect(show('timeline')).toContain('(“Monday”: the Monday before the article’s date)')
  })

  it('shows a sentence once, with all its dates and figures, and no rule for a date that is written whole', () => {
    const { entries } = sectionCalled('timeline')
    const [first] = entries
    if (first?.kind !== 'event') throw new Error('no event')
    const whole = {
      ...first,
      when: { ...first.when, date: '2021-03-02', words: { ...first.when.words, exact: '2 March 2021' } },
    }
    const text = textOf(composeSection(verified, { ...sectionCalled('timeline'), entries: [first, whole] }, options))
    expect(text).toContain('• 1 March 2021, 2 March 2021: The harbour office')
    expect(text.match(/The harbour office/g)).toHaveLength(1)
    expect(text.match(/\(“/g)).toHaveLength(1)
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
    expect(text).toContain('Ilse Brandt: 2 quotes')
    expect(text).toContain('«no longer safe to walk on»')
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
    expect(textOf(message)).toContain('“cost” in the article')
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
    expect(text).toContain('We found no sentence with these words.')
  })
})
