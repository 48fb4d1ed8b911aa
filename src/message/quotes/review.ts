import type { Quote, VerifiedBriefing } from '../../briefing/briefing.ts'
import { clipWords } from '../break-line.ts'
import { count } from '../counting.ts'
import { runningHead } from '../masthead.ts'
import type { MessageBlock, CommandCall, Control, Inline, Message } from '../message.ts'
import { quotation } from './quotation.ts'
import { sceneOf, type ComposeOptions, type Scene } from '../scene.ts'

/** A quotation under review, and who has hidden it. */
interface ReviewedQuote {
  readonly quote: Quote
  readonly hidden?: 'editors' | 'file'
}

interface ReviewOptions extends ComposeOptions {
  /** The briefing's name for `/briefdesk correct`. */
  readonly name: string
  /** The revision that the numbers belong to. */
  readonly revision: string
  /** The page to show. */
  readonly page?: string
  /** Whether there is anything to undo. */
  readonly edited: boolean
  /** Shown above the quotations. */
  readonly lines: readonly string[]
}

/** All quotations with their numbers, shown or hidden, with a button to correct each. */
export function composeReview(
  verified: VerifiedBriefing,
  quotes: readonly ReviewedQuote[],
  options: ReviewOptions,
): Message {
  const scene = sceneOf(verified, options)
  const { name, page, edited } = options
  const hidden = quotes.filter((each) => each.hidden !== undefined).length
  const title = `Something wrong in ${name}? ${count(quotes.length, 'quote')}${hidden === 0 ? '' : `, ${hidden} hidden`}`
  const undo: Control[] = edited ? [control('Undo all changes', options, 'undo')] : []
  return {
    title,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] },
      runningHead(scene),
      ...options.lines.map(note),
      note('A change shows at once in this workspace or server, and the copies posted in it are corrected.'),
      ...quotes.map((each) => reviewRow(scene, each, control('Correct', options, String(each.quote.id)))),
      { kind: 'controls', controls: [...undo, backTo(scene)] },
    ],
    call: { command: 'briefdesk', args: { line: `correct ${name}`, ...(page !== undefined && { page }) } },
  }
}

/** One quotation: hide it or show it again, and a choice of its speaker among the people whom the article names. */
export function composeQuoteReview(
  verified: VerifiedBriefing,
  { quote, hidden }: ReviewedQuote,
  options: Omit<ReviewOptions, 'edited' | 'lines'> & { readonly names: readonly string[] },
): Message {
  const { names } = options
  const title = `Quote ${quote.id} of ${options.name}${hidden === undefined ? '' : hiddenBy[hidden]}`
  const typed = `/briefdesk correct ${options.name} speaker ${quote.id} <name>, <role>`
  const people = names.map((name) => ({ label: name, value: name }))
  const choice = {
    label: 'Somebody else said it…',
    arg: 'speaker',
    options: people,
    ...call(options, `speaker ${quote.id}`),
  }
  const way =
    names.length === 0 ? 'We found no names in the article.' : `The article names ${names.slice(0, most).join(', ')}.`
  const own = { shown: [control('Hide it', options, `hide ${quote.id}`)], file: [] }
  const controls = { ...own, editors: [control('Show it again', options, `show ${quote.id}`)] }[hidden ?? 'shown']
  return {
    title,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] },
      quotation(sceneOf(verified, options), quote, { fully: true }),
      ...(hidden === 'file' ? [note('To show it, take its words out of "hide:" in the file.')] : []),
      ...(names.length === 0 || hidden !== undefined ? [] : [{ kind: 'choice', choice } satisfies MessageBlock]),
      ...(hidden === undefined ? [note(`${way} Or type: ${typed}`)] : []),
      { kind: 'controls', controls: [...controls, control('All quotes', options, '')] },
    ],
  }
}

/** For a reader: which quotation is wrong, or what else. Each button asks what is wrong with it. */
export function composeReport(
  verified: VerifiedBriefing,
  options: ComposeOptions & { readonly name: string; readonly page?: string },
): Message {
  const scene = sceneOf(verified, options)
  const { name, page } = options
  const report = (label: string, number?: number): Control => ({
    label,
    command: 'briefdesk',
    args: { line: ['report', name, number].filter((word) => word !== undefined).join(' ') },
    asks: 'report',
    revision: scene.briefing.revision,
  })
  return {
    title: `Something wrong in ${name}?`,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: 'Something wrong?' }] },
      runningHead(scene),
      note('Your report goes to the people who look after Briefdesk here, with the place in the article.'),
      ...scene.briefing.quotes.map((quote) => reviewRow(scene, { quote }, report('Report', quote.id))),
      { kind: 'controls', controls: [report('Report something else'), backTo(scene)] },
    ],
    call: { command: 'briefdesk', args: { line: `report ${name}`, ...(page !== undefined && { page }) } },
  }
}

/** Names in the note; the menu has all. */
const most = 12

const hiddenBy = { editors: ', hidden by the editors here', file: ', hidden by its file' }

/** Enough to recognise a quotation; its own page has it whole. */
const recognised = 140

function reviewRow(scene: Scene, { quote, hidden }: ReviewedQuote, control: Control): MessageBlock {
  const block = quotation(scene, quote)
  const said = block.kind === 'quote' ? block.attribution : []
  const line = said.map((inline): Inline => (inline.kind === 'strong' ? { ...inline, kind: 'text' } : inline))
  const words = `${quote.id}. ${clipWords(quote.content.exact, recognised)}`
  return {
    kind: 'row',
    title: [{ kind: 'text', text: words }],
    line: [...line, ...(hidden === undefined ? [] : [{ kind: 'text', text: hiddenBy[hidden] } as const])],
    control,
    evidence: [quote.content],
  }
}

const control = (label: string, options: Pick<ReviewOptions, 'name' | 'revision'>, action: string): Control => ({
  label,
  ...call(options, action),
})

const call = ({ name, revision }: Pick<ReviewOptions, 'name' | 'revision'>, action: string): CommandCall => ({
  command: 'briefdesk',
  args: { line: ['correct', name, action].filter(Boolean).join(' ') },
  revision,
})

const backTo = ({ call: { command, args } }: Scene): Control => ({ label: 'Back to the briefing', command, args })

const note = (text: string): MessageBlock => ({ kind: 'note', line: [{ kind: 'text', text }] })
