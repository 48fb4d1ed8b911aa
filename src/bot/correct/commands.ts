import { composeReview } from '../../message/quotes/review.ts'
import { splitWord, type Subcommand } from '../answer/subcommand.ts'
import { setSpeaker } from './speaker.ts'
import { hasEdits, hide, showAgain, showQuote, tryAgain, undo, type Work } from './correct.ts'
import { nearest } from '../answer/nearest.ts'
import { allowedEverywhere, type Newsroom } from '../newsroom/newsroom.ts'
import { trouble } from '../answer/reply.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import { openReview } from './review.ts'

const usage = '<briefing> [<number> | hide|show <number> | speaker <number> <name>[, role] | undo | again]'

/** Commands that hide a quotation or correct its speaker, also in posted copies. */
export const correctCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'correct',
    description: 'Hide a quote or correct its speaker',
    purpose: 'Correct',
    right: 'correct',
    prose: true,
    usage,
    run: (request, words) => allowedEverywhere(newsroom, request, 'correct', () => correct(newsroom, request, words)),
  },
]

async function correct(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const [name, rest] = splitWord(words.replace(/^\//, ''))
  const source = name === '' ? undefined : await newsroom.briefings.open(request.place.tenant, name)
  if (!source) return noBriefing(newsroom, name)
  const work: Work = { newsroom, request, proof: await openReview(newsroom.briefings, source) }
  if (request.revision !== undefined && request.revision !== work.proof.revision)
    return list(work, ['The article has changed since that button was made, so nothing was done.'])
  return rest === '' ? list(work) : await doDeed(work, rest)
}

function noBriefing(newsroom: Newsroom, name: string): Reply {
  const hint = 'For example: /briefdesk correct nato-china. See all of them: /briefdesk briefings'
  if (name === '') return trouble('Which briefing has something wrong in it?', hint)
  return noSuchBriefing(newsroom, name, (near) => `correct ${near}`)
}

/** Says that there is none of that name, and offers the nearest; `line` is what is done with it. */
export function noSuchBriefing({ catalog }: Newsroom, name: string, line: (near: string) => string): Reply {
  const near = nearest(
    name,
    catalog.entries().map((entry) => entry.name),
  )
  const controls = near === undefined ? [] : [{ label: near, command: 'briefdesk', args: { line: line(near) } }]
  return trouble(`There is no briefing called “${name}”.`, 'See all of them: /briefdesk briefings', controls)
}

/** Lists every quotation with its number, and edits that no longer apply. */
function list({ request, proof }: Work, lines: readonly string[] = []): Reply {
  const { source, found, quotes, revision } = proof
  const lost = found.verified.findings
    .filter(({ action, rule }) => action === 'dropped' && rule.startsWith('override-'))
    .map(({ message }) => `Set once, and not applied any more: ${message}`)
  const { page } = request.args
  const message = composeReview(found.verified, quotes, {
    ...{ now: request.at, call: source.call, name: source.name, revision },
    ...(page !== undefined && { page }),
    edited: hasEdits(proof),
    lines: [...lines, ...lost],
  })
  return { message, visibility: 'private' }
}

async function doDeed(work: Work, words: string): Promise<Reply> {
  const [meant = '', deed, number] = /^(hide|show|speaker|undo|again)(?:\s+(\d{1,6})(?!\S))?/i.exec(words) ?? []
  const { source, quotes } = work.proof
  const opened = /^\d{1,6}$/.test(words) ? quotes.find(({ quote }) => quote.id === Number(words)) : undefined
  if (opened) return showQuote(work, opened)
  const toList = { label: 'All quotes', command: 'briefdesk', args: { line: `correct ${source.name}` } }
  if (deed?.toLowerCase() === 'undo') return await undo(work)
  if (deed?.toLowerCase() === 'again') return await tryAgain(work)
  if (deed === undefined || number === undefined)
    return trouble(`“${words}” is not something that correct can do.`, `Write: /briefdesk correct ${usage}`, [toList])
  const proofed = quotes.find(({ quote }) => quote.id === Number(number))
  if (!proofed)
    return trouble(
      `${source.name} has no quote ${number}.`,
      `See them with their numbers: /briefdesk correct ${source.name}`,
      [toList],
    )
  if (deed.toLowerCase() === 'hide') return await hide(work, proofed)
  if (deed.toLowerCase() === 'show') return await showAgain(work, proofed)
  const chosen = work.request.args['speaker']
  return await setSpeaker(work, proofed, chosen === undefined ? words.slice(meant.length) : `"${chosen}"`)
}
