import { locate, type Located } from '../../article/locate.ts'
import type { VerifiedBriefing } from '../../briefing/briefing.ts'
import { composeCheck, type Check } from '../../message/checked.ts'
import { composeTrouble } from '../../message/notices.ts'
import type { Reply } from '../ports/platform.ts'

/** Quotations checked in one message, so that the answer fits one screen. */
const MOST = 5
const FEWEST_WORDS = 3
const RANK: Readonly<Record<Located['match'], number>> = { exact: 3, typography: 2, differs: 1 }

/** "Check this quote": compares the quotations of a text, or all of it when it has none, with the articles at hand. */
export function checkQuotes(text: string, briefings: readonly VerifiedBriefing[], now: number): Reply {
  const sought = findCheckable(text)
  if (sought.length === 0) {
    const message = composeTrouble(
      'There is nothing to check in this message.',
      'Choose a message with a quote of three words or more.',
    )
    return { message, visibility: 'private', problem: true }
  }
  const checks = sought.map((words) => check(words, briefings, now))
  return { message: composeCheck(checks), visibility: 'private' }
}

/** The quoted parts of a text without their marks, or the whole text when it quotes nothing of three words or more. */
export function findCheckable(text: string): readonly string[] {
  const marked = [...text.matchAll(/“([^“”"]+)[”"]|"([^“”"]+)["”]|«([^«»]+)»|„([^„“”]+)[“”]/gu)]
    .map(([, ...parts]) => parts.find((part) => part !== undefined)?.trim() ?? '')
    .filter((words) => words.split(/\s+/u).length >= FEWEST_WORDS)
  const whole = text.trim()
  if (marked.length > 0) return marked.slice(0, MOST)
  return whole.split(/\s+/u).length >= FEWEST_WORDS ? [whole] : []
}

function check(words: string, briefings: readonly VerifiedBriefing[], now: number): Check {
  const found = briefings
    .map((verified) => ({ located: locate(verified.article, words), in: verified, options: { now } }))
    .filter((hit): hit is NonNullable<Check['found']> => hit.located !== undefined)
    .sort((a, b) => weigh(b.located) - weigh(a.located))[0]
  return found ? { words, found } : { words }
}

const weigh = (located: Located): number =>
  RANK[located.match] + (located.match === 'differs' ? located.likeness / 2 : 0)
