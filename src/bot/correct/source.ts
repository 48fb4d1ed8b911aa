import { heldLine } from '../../message/quotes/original.ts'
import { originalPage } from '../../message/controls.ts'
import { speakersOf } from '../answer/speakers.ts'
import { confirm, trouble } from '../answer/reply.ts'
import { splitWord, type Subcommand } from '../answer/subcommand.ts'
import { findAddress } from '../library/address.ts'
import type { Found, Source } from '../library/library.ts'
import { isPasted } from '../library/pasted.ts'
import { keepHanded } from '../library/submissions.ts'
import { allowedEverywhere, type Newsroom } from '../newsroom/newsroom.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { NamedStatement } from '../ports/store.ts'
import { noSuchBriefing } from './commands.ts'
import { saveEdit, sayCopies } from './correct.ts'

const usage = '<briefing> <link or text-…> by: <who issued it> [called: <name>] | <briefing> none'

/** Names the original statement that a briefing's quotations are held against: a communique, a transcript, a court document. */
export const sourceCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'source',
    description: 'Name the original statement that quotes are held against',
    purpose: 'Correct',
    right: 'correct',
    prose: true,
    usage,
    run: (request, words) => allowedEverywhere(newsroom, request, 'correct', () => name(newsroom, request, words)),
  },
]

const example = 'For example: /briefdesk source nato-china https://… by: NATO, communique'

async function name(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const { briefing, what, issuers, called } = readOrder(words)
  if (briefing === '') return trouble('Which briefing has an original statement?', example)
  const { tenant } = request.place
  const source = await newsroom.briefings.open(tenant, briefing)
  const found = await newsroom.briefings.find(tenant, briefing)
  if (!source || !found) return noSuchBriefing(newsroom, briefing, (near) => `source ${near}`)
  const work: Naming = { newsroom, request, source, found }
  const files = request.files ?? []
  if (what === '' && files.length === 0) return tell(work)
  if (what.toLowerCase() === 'none') return await takeOff(work)
  if (issuers.length === 0) return noIssuer(work)
  const text = await keepStatement(work, what)
  if (text === undefined)
    return trouble(
      `“${what}” is neither a link nor the name of a text that was handed in.`,
      `Write: /briefdesk source ${usage}`,
    )
  return await set(work, { text, issuers, ...(called !== '' && { name: called }) })
}

interface Naming {
  readonly newsroom: Newsroom
  readonly request: CommandRequest
  readonly source: Source
  readonly found: Found
}

/** `pier https://… by: Harbour Board, communique called: the minutes`. */
function readOrder(words: string) {
  const [head = '', ...parts] = words.split(/(?:^|\s)(by|called):/i)
  const [first, what] = splitWord(head)
  const briefing = first.replace(/^\//, '')
  const valueOf = (key: string): string =>
    parts.find((_, at) => at % 2 === 1 && parts[at - 1]?.toLowerCase() === key)?.trim() ?? ''
  const issuers = valueOf('by')
    .split(/[,;\n]/)
    .map((issuer) => issuer.trim())
    .filter(Boolean)
  return { briefing, what: what.trim(), issuers, called: valueOf('called').slice(0, LONGEST) }
}

/** In characters. */
const LONGEST = 100

/** The name of the text that holds the statement; undefined if nothing is named. */
async function keepStatement({ newsroom, request }: Naming, what: string): Promise<string | undefined> {
  const { store, sources, hash } = newsroom
  const { tenant } = request.place
  if (isPasted(what)) return (await store.texts.find(tenant, what)) === undefined ? undefined : what
  if (findAddress(what) === undefined && (request.files ?? []).length === 0) return undefined
  return await keepHanded({ texts: store.texts, sources, hash }, { ...request, args: { text: what } })
}

async function set(work: Naming, statement: NamedStatement): Promise<Reply> {
  const { newsroom, request, source, found } = work
  const overrides = source.edit?.overrides ?? {}
  const log = `held against ${statement.text}, by ${statement.issuers.join(', ')}`
  const copies = await saveEdit(newsroom, request, { source, found, set: { overrides, statement }, log })
  const after = await newsroom.briefings.find(request.place.tenant, source.name)
  const original = after?.verified.original
  if (!after || !original)
    return trouble('The statement could not be read.', 'Hand it in as a text or a file, and name that.')
  return confirm(
    `The quotes of ${source.name} are held against ${original.name}.`,
    [heldLine(original), ...(original.held.length === 0 ? [quoted(after)] : []), sayCopies(copies, request)],
    [...(original.held.length === 0 ? [] : [beside(source)]), toBriefing(source)],
  )
}

async function takeOff(work: Naming): Promise<Reply> {
  const { newsroom, request, source, found } = work
  if (!source.edit?.statement) return tell(work)
  const set = { overrides: source.edit.overrides }
  const copies = await saveEdit(newsroom, request, {
    source,
    found,
    set,
    log: 'held against no statement of the editors',
  })
  const after = await newsroom.briefings.find(request.place.tenant, source.name)
  const left = after?.verified.original
  const now = left
    ? `They are held against ${left.name} again, which its file names.`
    : 'They are held against nothing now.'
  return confirm(
    `The original statement of ${source.name} was taken off.`,
    [now, sayCopies(copies, request)],
    [toBriefing(source)],
  )
}

function tell({ source, found }: Naming): Reply {
  const { original } = found.verified
  if (!original) return confirm(`No original statement is named for ${source.name}.`, [example], [toBriefing(source)])
  const by = source.edit?.statement
    ? `Named by ${source.edit.by}. To take it off: /briefdesk source ${source.name} none`
    : 'Its file names it.'
  return confirm(
    `The quotes of ${source.name} are held against ${original.name}.`,
    [heldLine(original), by],
    [...(original.held.length === 0 ? [] : [beside(source)]), toBriefing(source)],
  )
}

/** Only quotations of the issuer are judged, so nothing is without one. */
const noIssuer = ({ source, found }: Naming): Reply =>
  trouble(
    'Who issued this statement?',
    `Only quotes given to them are held against it. ${quoted(found)} Write: /briefdesk source ${source.name} <link> by: <names>`,
  )

const quoted = ({ verified }: Found): string => {
  const names = speakersOf(verified.briefing)
  return names.length === 0
    ? 'We found no speaker in the article by name.'
    : `The article quotes ${names.slice(0, SHOWN).join(', ')}.`
}

const SHOWN = 10

const beside = ({ call }: Source) => ({
  label: 'Beside the original',
  ...call,
  args: { ...call.args, section: originalPage },
})
const toBriefing = ({ call }: Source) => ({ label: 'See the briefing', ...call })
