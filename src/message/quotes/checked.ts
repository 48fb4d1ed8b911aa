import { printDate } from '../../briefing/sections/dates/calendar.ts'
import type { Located } from '../../article/locate.ts'
import { locateSentence } from '../../article/article.ts'
import type { Quote, VerifiedBriefing } from '../../briefing/briefing.ts'
import type { Original } from '../../briefing/primary/verdict.ts'
import type { MessageBlock, Inline, Message } from '../message.ts'
import { quotation } from './quotation.ts'
import { markOf, sceneOf, type ComposeOptions } from '../scene.ts'

/** A quotation to check, and where our articles have it. */
export interface Check {
  readonly words: string
  /** Absent when no article of ours has anything similar. */
  readonly found?: { readonly located: Located; readonly in: VerifiedBriefing; readonly options: ComposeOptions }
  /** The same in an original statement that a briefing is held against. */
  readonly original?: { readonly located: Located; readonly in: Original }
}

/**
 * Each quotation of a message against the articles, and the original statements that are named for them: letter for letter,
 * differs and how, or not found.
 */
export function composeCheck(checks: readonly Check[], originals: readonly Original[]): Message {
  const letterForLetter = checks.filter(({ found }) => found?.located.match === 'exact').length
  return {
    title: `${letterForLetter} of ${checks.length} letter for letter in our articles`,
    blocks: [
      { kind: 'heading', level: 1, line: text('Check this quote') },
      ...checks.flatMap((check, at): MessageBlock[] => [
        ...(at > 0 ? [{ kind: 'divider' } as const] : []),
        ...checkBlocks(check),
      ]),
      {
        kind: 'note',
        line: text(checkedAgainst(originals)),
      },
    ],
  }
}

function checkedAgainst(originals: readonly Original[]): string {
  const names = originals.map(({ name }) => name)
  if (names.length === 0)
    return 'Checked against the articles of the briefings here, not against the original statements.'
  return `Checked against the articles of the briefings here, and of the original statements against these: ${names.join('; ')}.`
}

function checkBlocks({ words, found, original }: Check): MessageBlock[] {
  const asked: MessageBlock = { kind: 'paragraph', line: [...strong('Asked: '), ...text(words)] }
  const blocks = found
    ? [...verdictBlocks(found.located, 'the article'), passage(found), source(found)]
    : [verdict('Not in our articles', 'Nothing here has these words, or words close to them.')]
  return [asked, ...blocks, ...(original ? originalBlocks(original) : [])]
}

function originalBlocks({ located, in: { name, statement } }: NonNullable<Check['original']>): MessageBlock[] {
  const sentence = locateSentence(statement, located.place.span.start)?.number
  const where = sentence === undefined ? '' : `, sentence ${sentence}`
  return [
    ...verdictBlocks(located, name),
    { kind: 'paragraph', line: text(`In ${name}${where}: ${located.place.exact}`) },
  ]
}

/** `where`: what the text is called that has them. */
function verdictBlocks(located: Located, where: string): MessageBlock[] {
  switch (located.match) {
    case 'exact':
      return [verdict('Letter for letter', `The words stand in ${where} exactly as asked.`)]
    case 'typography':
      return [verdict('The same words', `Only quotation marks, dashes or spaces are set otherwise in ${where}.`)]
    case 'differs':
      return [
        verdict('Differs', `${where.charAt(0).toUpperCase()}${where.slice(1)} has other words:`),
        {
          kind: 'list',
          items: located.changes.map(({ said, article }) => ({ line: difference(said, article, where) })),
        },
      ]
  }
}

const verdict = (what: string, why: string): MessageBlock => ({
  kind: 'paragraph',
  line: [...strong(what), ...text(`: ${why}`)],
})

function difference(said: string, article: string, where: string): Inline[] {
  if (said === '') return [...text('left out: '), ...strong(article)]
  if (article === '') return [...text('not found here: '), ...strong(said)]
  return [...text('asked: '), ...strong(said), ...text(` · in ${where}: `), ...strong(article)]
}

/** The quotation that contains the words, with its speaker, or else the words with their sentence number. */
function passage({ located, in: verified, options }: NonNullable<Check['found']>): MessageBlock {
  const quote = quoteAround(verified, located)
  if (quote) return quotation(sceneOf(verified, options), quote)
  const sentence = locateSentence(verified.article, located.place.span.start)
  return {
    kind: 'paragraph',
    line: [
      ...text(`In the article: ${located.place.exact} `),
      ...(sentence ? [markOf(sceneOf(verified, options), sentence.number)] : []),
    ],
    evidence: [located.place],
  }
}

const quoteAround = ({ briefing }: VerifiedBriefing, { place }: Located): Quote | undefined =>
  briefing.quotes.find(({ content }) => content.span.start <= place.span.start && place.span.end <= content.span.end)

function source({ in: { briefing } }: NonNullable<Check['found']>): MessageBlock {
  const [record] = briefing.articles
  const { headline, publisher, published } = record
  const date = published && printDate(published.date)
  const parts = [headline?.exact ?? briefing.name, publisher, date, `/${briefing.name}`]
  return { kind: 'note', line: text(parts.filter((part) => part !== undefined).join(' · ')) }
}

const text = (words: string): Inline[] => [{ kind: 'text', text: words }]
const strong = (words: string): Inline[] => [{ kind: 'strong', text: words }]
