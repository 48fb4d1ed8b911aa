import { describe, expect, it } from 'vitest'
import { findAnswers } from '../../../src/briefing/find/find.ts'
import { readStory } from '../sections/story.ts'

const article = readStory(
  `The harbour bridge in Alden opened on Tuesday. It cost 40 million crowns, a third more than planned.\n\nMayor Ada Brook, 52, cut the ribbon. She said that drivers would pay a toll of 3 crowns. The ferry will stop in September.`,
)

const ask = (words: string): string => {
  const found = findAnswers(article, words)
  return found === 'not in the article' ? 'refused' : found.sentences[0].exact
}

describe('find', () => {
  it.each([
    ['How much did the bridge cost?', 'It cost 40 million crowns, a third more than planned.'],
    ['Who is the mayor?', 'Mayor Ada Brook, 52, cut the ribbon.'],
    ['How old is Ada Brook?', 'Mayor Ada Brook, 52, cut the ribbon.'],
    ['toll', 'She said that drivers would pay a toll of 3 crowns.'],
    ['When does the ferry end?', 'The ferry will stop in September.'],
    ['What will motorists pay?', 'She said that drivers would pay a toll of 3 crowns.'],
  ])('answers %j with the sentence that bears on it', (question, sentence) => {
    expect(ask(question)).toBe(sentence)
  })

  it.each([
    'How long is the bridge?',
    'Who designed the bridge?',
    'How many people cut the ribbon?',
    'How old is the ferry?',
    'insurance',
    'What does the ferry cost?',
    '',
    'What is it?',
    '???',
  ])('refuses %j rather than guess', (question) => {
    expect(ask(question)).toBe('refused')
  })

  it('cites words that slice back', () => {
    const found = findAnswers(article, 'toll')
    if (found === 'not in the article') throw new Error('nothing found')
    for (const { span, exact } of found.sentences) expect(article.text.slice(span.start, span.end)).toBe(exact)
  })

  it('answers words in another language by the words themselves', () => {
    const german = readStory('Der Rat baut eine Brücke. Die Opposition ist dagegen.', { language: 'de' })
    expect(findAnswers(german, 'Opposition')).toMatchObject({ sentences: [{ exact: 'Die Opposition ist dagegen.' }] })
  })
})
