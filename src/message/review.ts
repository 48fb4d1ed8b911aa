import type { Quote, VerifiedBriefing } from '../briefing/briefing.ts'
import { count } from './counting.ts'
import { runningHead } from './masthead.ts'
import type { MessageBlock, CommandCall, Control, Message } from './message.ts'
import { quotation } from './quotation.ts'
import { sceneOf, type ComposeOptions, type Scene } from './scene.ts'

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

/** All quotations with their numbers, shown or hidden, with buttons to correct each. */
export function composeReview(
  verified: VerifiedBriefing,
  quotes: readonly ReviewedQuote[],
  options: ReviewOptions,
): Message {
  const scene = sceneOf(verified, options)
  const { name, page, edited } = options
  const hidden = quotes.filter((each) => each.hidden !== undefined).length
  const title = `Correct ${name}: ${count(quotes.length, 'quotation')}${hidden === 0 ? '' : `, ${hidden} hidden`}`
  const undo: Control[] = edited ? [control('Undo all changes', options, 'undo')] : []
  return {
    title,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] },
      runningHead(scene),
      ...options.lines.map(note),
      note('What you change here is shown in this workspace or server at once, and posted copies in it are corrected.'),
      ...quotes.flatMap((each) => reviewBlocks(scene, each, options)),
      { kind: 'controls', controls: [...undo, backTo(scene)] },
    ],
    call: { command: 'briefdesk', args: { line: `correct ${name}`, ...(page !== undefined && { page }) } },
  }
}

/** A choice of the speaker of a quotation, among the people whom the article names. */
export function composeSpeakerChoice(
  verified: VerifiedBriefing,
  quote: Quote,
  options: Omit<ReviewOptions, 'edited' | 'lines'> & { readonly names: readonly string[] },
): Message {
  const { names } = options
  const title = `Who said quotation ${quote.id} of ${options.name}?`
  const typed = `/briefdesk correct ${options.name} speaker ${quote.id} <name>, <role>`
  const people = names.map((name) => ({ label: name, value: name }))
  const choice = { label: 'Speaker', arg: 'speaker', options: people, ...call(options, `speaker ${quote.id}`) }
  const way =
    names.length === 0 ? 'We found no names in the article.' : `The article names ${names.slice(0, most).join(', ')}.`
  return {
    title,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: title }] },
      quotation(sceneOf(verified, options), quote),
      ...(names.length === 0 ? [] : [{ kind: 'choice', choice } satisfies MessageBlock]),
      note(`${way} Or type: ${typed}`),
      { kind: 'controls', controls: [control('All quotations', options, '')] },
    ],
  }
}

/** Names in the note; the menu has all. */
const most = 12

function reviewBlocks(scene: Scene, { quote, hidden }: ReviewedQuote, options: ReviewOptions): MessageBlock[] {
  const words = { editors: ', hidden by the editors here', file: ', hidden by its file' }
  const heading = `Quotation ${quote.id}${hidden === undefined ? '' : words[hidden]}`
  const controls: Record<'shown' | 'editors' | 'file', readonly Control[]> = {
    shown: [
      control(`Hide ${quote.id}`, options, `hide ${quote.id}`),
      control(`Speaker of ${quote.id}`, options, `speaker ${quote.id}`),
    ],
    editors: [control(`Show ${quote.id} again`, options, `show ${quote.id}`)],
    file: [],
  }
  const row = controls[hidden ?? 'shown']
  return [
    { kind: 'heading', level: 2, line: [{ kind: 'text', text: heading }] },
    quotation(scene, quote),
    ...(row.length === 0 ? [] : [{ kind: 'controls', controls: row } satisfies MessageBlock]),
  ]
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
