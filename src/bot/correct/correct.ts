import type { Overrides } from '../../briefing/briefing.ts'
import { shown } from '../../briefing/gate/rule.ts'
import { BotError } from '../../errors.ts'
import type { Control } from '../../message/message.ts'
import { composeQuoteReview } from '../../message/quotes/review.ts'
import type { Found, Source } from '../library/library.ts'
import type { Edit } from '../ports/store.ts'
import { keepRevision } from '../library/revisions.ts'
import { note, type Newsroom } from '../newsroom/newsroom.ts'
import { trouble } from '../answer/reply.ts'
import { confirm } from '../answer/reply.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import { isApplied, withSetting, type Review, type ReviewedQuote, type EditorSetting } from './review.ts'

/** An editor working on a briefing. */
export interface Work {
  readonly newsroom: Newsroom
  readonly request: CommandRequest
  readonly proof: Review
}

/** Whether editors changed anything in this briefing. */
export const hasEdits = ({ source }: Review): boolean => Object.keys(source.edit?.overrides ?? {}).length > 0

/** One quotation, with what can be done about it. */
export function showQuote({ request, proof }: Work, reviewed: ReviewedQuote): Reply {
  const { found, source, revision, names } = proof
  const options = { now: request.at, call: source.call, name: source.name, revision, names }
  return { message: composeQuoteReview(found.verified, reviewed, options), visibility: 'private' }
}

/** Hides a quotation. */
export async function hide(work: Work, { quote, hidden }: ReviewedQuote): Promise<Reply> {
  const { source } = work.proof
  if (hidden !== undefined) return await already(work, `Quote ${quote.id} of ${source.name} is hidden already.`)
  const deed = { number: quote.id, setting: { set: 'hidden' }, log: `quote ${quote.id} hidden` } as const
  return await set(work, deed, {
    title: `Quote ${quote.id} of ${source.name} is hidden.`,
    line: shown(quote.content.exact),
    back: { label: `Show ${quote.id} again`, deed: `show ${quote.id}` },
  })
}

/** Shows a hidden quotation again. */
export async function showAgain(work: Work, { quote, hidden }: ReviewedQuote): Promise<Reply> {
  const { source } = work.proof
  if (hidden === undefined) return await already(work, `Quote ${quote.id} of ${source.name} is shown.`)
  if (hidden === 'file')
    return trouble(
      `Quote ${quote.id} is hidden by the briefing’s own file.`,
      'Take its words out of "hide:" in the front matter there.',
      [toList(work)],
    )
  const deed = { number: quote.id, setting: { set: 'shown' }, log: `quote ${quote.id} shown again` } as const
  return await set(work, deed, {
    title: `Quote ${quote.id} of ${source.name} is shown again.`,
    line: shown(quote.content.exact),
    back: { label: `Hide ${quote.id}`, deed: `hide ${quote.id}` },
  })
}

/** Reverts all overrides that editors set here. */
export async function undo(work: Work): Promise<Reply> {
  const { source } = work.proof
  if (!hasEdits(work.proof)) return await already(work, `Nothing was changed in ${source.name} here.`)
  const copies = await saveOverrides(work, {}, 'all changes undone')
  return confirm(
    `${source.name} is again as its file has it.`,
    [sayCopies(copies, work.request)],
    [toBriefing(work), toList(work)],
  )
}

/** Tries the posted copies again that were not corrected. */
export async function tryAgain(work: Work): Promise<Reply> {
  const copies = await copiesOf(work)
  return copies === 0
    ? confirm(`No posted copy of ${work.proof.source.name} has to be corrected.`, [], [toList(work)])
    : confirm('It is tried again.', [sayCopies(copies, work.request)], [toList(work)])
}

/** There is nothing to set, but a copy may still show something else. */
async function already(work: Work, what: string): Promise<Reply> {
  const copies = await copiesOf(work)
  return confirm(what, copies === 0 ? [] : [sayCopies(copies, work.request)], [toList(work)])
}

interface Deed {
  readonly number: number
  readonly setting: EditorSetting
  /** For the log: contains none of the article's words. */
  readonly log: string
}

interface Told {
  readonly title: string
  readonly line: string
  readonly back: { readonly label: string; readonly deed: string }
}

/** Sets an override for one quotation, if the briefing then shows it, and replies. */
export async function set(work: Work, { number, setting, log }: Deed, { title, line, back }: Told): Promise<Reply> {
  const { newsroom, proof } = work
  const quotes = await newsroom.engine.quotes(proof.source.file.article)
  const overrides = withSetting(proof, number, { setting, quotes })
  if (!isApplied(await newsroom.briefings.make(proof.source, overrides), number, setting))
    return trouble(
      `That cannot be set for quote ${number}: what its file sets, or the gate, is in the way.`,
      'Look at "overrides:" in the front matter of its file.',
      [toList(work)],
    )
  const copies = await saveOverrides(work, overrides, log)
  return confirm(
    title,
    [line, sayCopies(copies, work.request)],
    [control(work, back.label, back.deed), toBriefing(work), toList(work)],
  )
}

function saveOverrides({ newsroom, request, proof }: Work, overrides: Overrides, log: string) {
  const { source, found } = proof
  const statement = source.edit?.statement
  return saveEdit(newsroom, request, { source, found, set: { overrides, ...(statement && { statement }) }, log })
}

/** What editors change in a briefing. */
export interface EditorChange {
  readonly source: Source
  /** As it was shown before. */
  readonly found: Found
  readonly set: Pick<Edit, 'overrides' | 'statement'>
  /** For the log: contains none of the article's words. */
  readonly log: string
}

/** Saves what editors set, then corrects posted copies; how many, or undefined if that cannot be told yet. */
export async function saveEdit(
  newsroom: Newsroom,
  request: CommandRequest,
  { source, found, set: wanted, log }: EditorChange,
): Promise<number | undefined> {
  const { tenant } = request.place
  const edition = (source.edit?.edition ?? 0) + 1
  const edit = { ...wanted, tenant, briefing: source.name, by: request.actor.name, at: newsroom.clock(), edition }
  await keepRevision(newsroom, found, { tenant })
  if (!(await newsroom.store.edits.set(edit)))
    throw new BotError(
      'input',
      'Somebody else corrected this briefing at the same moment; nothing of yours was done.',
      {
        hint: `Look at it again: /briefdesk correct ${source.name}`,
      },
    )
  await note(newsroom, request, 'correct', `${source.name}: ${log}`)
  return await correctCopies(newsroom, request, source)
}

/** Corrects the posted copies. Whoever sits at the bot's own machine has no chat in which to be told. */
function correctCopies(
  newsroom: Newsroom,
  { actor, place }: CommandRequest,
  source: Source,
): Promise<number | undefined> {
  const { platform, tenant } = place
  const edit = { tenant, briefing: source.name, by: actor.name }
  return newsroom.edited(edit, place.local ? undefined : { platform, tenant, person: actor.id, briefing: source.name })
}

const copiesOf = ({ newsroom, request, proof }: Work): Promise<number | undefined> =>
  correctCopies(newsroom, request, proof.source)

/** How many posted copies follow a change, in words. */
export function sayCopies(copies: number | undefined, request: CommandRequest): string {
  if (copies === undefined) return 'Posted copies are corrected as soon as their chats can be reached.'
  if (copies === 0) return 'No posted copy has to be corrected.'
  const what = copies === 1 ? 'One posted copy is' : `${copies} posted copies are`
  return `${what} being corrected, with a line that says so.${request.place.local ? '' : ' You are told when it is done.'}`
}

/** The control that returns to all quotations. */
export const toList = (work: Work): Control => control(work, 'All quotes', '')

/** A control that corrects this briefing. */
export const control = ({ proof: { source, revision } }: Work, label: string, deed: string): Control => ({
  label,
  command: 'briefdesk',
  args: { line: ['correct', source.name, deed].filter(Boolean).join(' ') },
  revision,
})

const toBriefing = ({ proof: { source } }: Work): Control => ({ label: 'See the briefing', ...source.call })
