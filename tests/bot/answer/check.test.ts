import { sha256 as hash } from '../../article/hash.ts'
import { describe, expect, it } from 'vitest'
import { parseArticle } from '../../../src/article/parse.ts'
import { checkQuotes, findCheckable } from '../../../src/bot/answer/check.ts'
import { engineHere } from '../../../src/bot/library/engine.ts'
import { brief } from '../../../src/briefing/brief.ts'
import { verify } from '../../../src/briefing/verify.ts'
import type { Message } from '../../../src/message/message.ts'

const briefed = (name: string, text: string) => {
  const article = parseArticle({ text, layout: 'whole' }, hash)
  return verify(brief(article, { name, hash, version: 'test' }), article)
}
const harbour = briefed(
  'harbour',
  'Pier stays closed\n\nThe old pier of Port Wexley will stay closed.\n\n' +
    '“The pier is not safe and we will not open it this year,” harbour master Ines Quint said on Monday.\n\n' +
    'The council had hoped for an opening in June.',
)
const orchestra = briefed(
  'orchestra',
  'Orchestra to tour\n\nThe Wexley orchestra will tour nine cities, its director Ola Brandt said.',
)
const words = (message: Message): string => JSON.stringify(message)
const engine = engineHere({ hash, version: 'test' })
const ask = (text: string) => checkQuotes(text, [orchestra, harbour], { engine, now: 0 })

describe('checking a quote', () => {
  it('says letter for letter, with the whole quotation and its article', async () => {
    const { message, visibility } = await ask('She said “we will not open it this year” yesterday')
    expect(visibility).toBe('private')
    expect(message.title).toBe('1 of 1 letter for letter in our articles')
    expect(words(message)).toContain('/harbour')
  })

  it('shows the word that was changed', async () => {
    const { message } = await ask('“The pier is safe and we will open it this year”')
    expect(message.title).toBe('0 of 1 letter for letter in our articles')
    expect(words(message)).toContain('Differs')
    expect(words(message)).toContain('"left out: "},{"kind":"strong","text":"not"')
  })

  it('says that nothing of ours has the words', async () => {
    expect(words((await ask('“Nobody has ever seen a heron here before”')).message)).toContain('Not in our articles')
  })

  it('checks the whole text where nothing in it is marked', async () => {
    expect((await ask('we will not open it this year')).message.title).toBe('1 of 1 letter for letter in our articles')
  })

  it('asks for another message when there is nothing to check', async () => {
    expect(await ask('ok')).toMatchObject({ problem: true, visibility: 'private' })
    expect(await ask('too long '.repeat(1_000))).toMatchObject({ problem: true })
  })

  it('finds quotations in curly, straight, German and French marks, and leaves single words alone', () => {
    const text = 'A “one two three” b "four five six" c „sieben acht neun“ d «dix onze douze» e “word”'
    expect(findCheckable(text)).toEqual(['one two three', 'four five six', 'sieben acht neun', 'dix onze douze'])
  })
})
