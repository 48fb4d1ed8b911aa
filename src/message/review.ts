import type { Quote, VerifiedBriefing } from '../briefing/briefing.ts'
import { count } from './counting.ts'
import { runningHead } from './masthead.ts'
import type { MessageBlock, CommandCall, Control, Message } from './message.ts'
import { quotation } from './quotation.ts'
import { sceneOf, type ComposeOptions, type Scene } from './scene.ts'

/** A quotation with its number, as an editor corrects it. */
interface Proofed {
  readonly quote: Quote
  readonly hidden?: 'editors' | 'file'
}

interface ProofOptions extends ComposeOptions {
  /** By which `/briefdesk correct` knows the briefing. */
  readonly name: string
  /** Of the numbers. */
  readonly revision: string
  /** The page that is asked for, of a list that has several. */
  readonly page?: string
  /** Whether there is anything to undo. */
  readonly edited: boolean
  /** Said above it. */
  readonly lines: readonly string[]
}

/** Every quotation with its number, shown or hidden, and what can be done about each. */
export function composeProof(verified: VerifiedBriefing, quotes: readonly Proofed[], options: ProofOptions): Message {
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
      ...quotes.flatMap((each) => proofBlocks(scene, each, options)),
      { kind: 'controls', controls: [...undo, backTo(scene)] },
    ],
    call: { command: 'briefdesk', args: { line: `correct ${name}`, ...(page !== undefined && { page }) } },
  }
}

/** Whom a quotation is to be given to: somebody whom the article names. */
export function composeSpeakerChoice(
  verified: VerifiedBriefing,
  quote: Quote,
  options: Omit<ProofOptions, 'edited' | 'lines'> & { readonly names: readonly string[] },
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

/** Names in a line; a menu has them all. */
const most = 12

function proofBlocks(scene: Scene, { quote, hidden }: Proofed, options: ProofOptions): MessageBlock[] {
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

const control = (label: string, options: Pick<ProofOptions, 'name' | 'revision'>, deed: string): Control => ({
  label,
  ...call(options, deed),
})

const call = ({ name, revision }: Pick<ProofOptions, 'name' | 'revision'>, deed: string): CommandCall => ({
  command: 'briefdesk',
  args: { line: ['correct', name, deed].filter(Boolean).join(' ') },
  revision,
})

const backTo = ({ call: { command, args } }: Scene): Control => ({ label: 'Back to the briefing', command, args })

const note = (text: string): MessageBlock => ({ kind: 'note', line: [{ kind: 'text', text }] })
