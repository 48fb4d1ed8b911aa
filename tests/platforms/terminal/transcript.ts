import { sha256 } from '../../article/hash.ts'

/** What a newcomer types, and what an answer has to show to be the one that was meant. */
export interface Step {
  readonly typed: string
  readonly shows: RegExp
  readonly never?: RegExp
}

const step = (
  typed: string,
  shows: RegExp,
  never = /We found no sentence|There is no command|There is no briefing|has no “/,
): Step => ({
  ...{ typed, shows, never },
})

/** An article as it comes off a page: headline, byline, paragraphs with blank lines between them. */
export const pastedArticle = `Skerry lighthouse goes dark after 140 years

By Runa Holm
3 July 2026

The lighthouse on Skerry was switched off on Friday, 140 years after it was first lit, because ships no longer steer by it, the coast office said.

The keeper's house will become a hostel with 14 beds. The work costs 2.2 million crowns and is to be done by June 2027.

"My father lit this lamp with a match," said Edda Krog, the last keeper. "I turned it off with a telephone."

Fishermen had asked the office to keep the light. "Satellites fail, and this lamp never did," said Tor Hauge, who speaks for the harbour of Skerry.

The office said the lens would be shown in the museum of Eastmere from October.`

/**
 * Sixty things that somebody types in the first ten minutes, one after the other, in a terminal with the shipped folder of
 * briefings. `~/article.txt` is the library sample. Written before any of it was made to work.
 */
export const newcomer: readonly Step[] = [
  // Looking for help.
  step('help', /What Briefdesk can do/),
  step('?', /What Briefdesk can do/),
  step('/help', /check "words"/, /Menu of a message/),
  step('/nato-china help', /section|speaker|find:/, /in the article/),
  // Reading the briefing that is open.
  step('/nato-china', /^China rebukes NATO/),
  step('quotes', /^Quotes\n/),
  step('who', /^Who speaks\n/),
  step('stoltenberg', /^Jens Stoltenberg/),
  step('overview', /^China rebukes NATO/),
  step('2', /^How the Chinese Mission answered/),
  step('3', /^What NATO wants next/),
  step('source', /^The article|^Source|¹|^1 /m),
  step('/quotes', /^Quotes\n/),
  step('/natochina', /Did you mean \/nato-china/, /We found no/),
  step('who', /^Who speaks\n/),
  step('What did China say about the communique?', /communique/),
  step('find Tokyo', /liaison office in Tokyo/),
  step('/nato-china find:Tokyo', /liaison office in Tokyo/),
  step('/nato-china what did Stoltenberg say about the office in Tokyo?', /liaison office in Tokyo/),
  step('/nato-china Tokyo', /liaison office in Tokyo/),
  step('/NATO-CHINA timeline', /^Timeline/),
  step('nato-china stoltenburg', /Did you mean Jens Stoltenberg|^Jens Stoltenberg/),
  // An article of their own.
  step('/brief .config/samples/ferry.md', /^Marrow ferry to sail/),
  step('quotes', /Ines Calder/),
  step('.config/samples/market-hall.txt', /^Fire closes Holm's market hall/),
  step('who', /Piet Alderman/),
  step('/brief ~/article.txt', /^Eastmere library to open on Sundays/),
  step('~/article.txt', /^Eastmere library to open on Sundays/),
  step('/brief nosuchfile.txt', /There is no file nosuchfile\.txt/),
  step('who', /Mirjam Toll/),
  step('/brief', /Which briefing\?/),
  step(pastedArticle, /looks like an article/, /We found no|There is no|Which briefing/),
  step('1', /^Skerry lighthouse goes dark/),
  step('quotes', /Edda Krog/),
  step(`keep text-${sha256(pastedArticle)} as skerry`, /Kept as skerry/),
  step('/brief skerry', /^Skerry lighthouse goes dark/),
  step('/skerry who', /Edda Krog/),
  step('briefings', /nato-china[^]*skerry/),
  step('/briefings', /nato-china/),
  step('/briefdesk', /What Briefdesk can do/),
  step('/briefdesk help schedule', /<when>[^]*every Monday 9am/),
  // What an editor wants to know before there is a chat.
  step('schedule', /Which briefing, and when\?[^]*nato-china/),
  step('/briefdesk schedule nato-china weekdays 08:30', /Scheduled: \/nato-china[^]*#terminal/),
  step('schedule nato-china in #terminal 8:30 every weekday', /Scheduled: \/nato-china[^]*#terminal/),
  step('schedules', /nato-china\/1[^]*nato-china\/2/),
  step('preview nato-china/1', /China rebukes NATO/),
  step('pause nato-china/1', /nato-china\/1 is paused/),
  step('resume nato-china/1', /nato-china\/1 is resumed/),
  step('run nato-china/1', /#terminal/),
  step('unschedule nato-china/2', /nato-china\/2 has ended/),
  step('/briefdesk schedule nato-china in 10 minutes', /Scheduled: \/nato-china/),
  step('/briefdesk zone Europe/Berlin', /Europe\/Berlin/),
  step('schedule nato-china Fridays at noon', /12:00[^]*Europe\/Berlin/),
  step('check "stated ambitions and coercive policies"', /letter for letter|word for word/i),
  step('check "stated ambitions and peaceful policies"', /differs|not/i),
  step('follow', /feed|link/i),
  step('follow http://127.0.0.1:1/feed.xml', /inside|network|not/i),
  step('feeds', /followed|feed/i),
  step('hello', /help/i),
  step('quit', /^$/),
]

/** What was shown after each step, of what a terminal printed in which each line typed stands after `> `. */
export function answersOf(steps: readonly Step[], printed: string): readonly string[] {
  let at = 0
  const starts = steps.map(({ typed }) => {
    const first = `> ${typed.split('\n')[0] ?? ''}\n`
    const found = printed.indexOf(`\n${first}`, at)
    at = found < 0 ? at : found + first.length + 1
    return { found, answer: at }
  })
  return starts.map(({ found, answer }, index) => {
    const next = starts.slice(index + 1).find((later) => later.found >= 0)?.found
    return found < 0 ? '' : printed.slice(answer, next)
  })
}

/** Whether an answer is the one that was meant. */
export const isMeant = ({ shows, never }: Step, answer: string): boolean =>
  shows.test(answer) && never?.test(answer) !== true
