import type { MessageBlock, Inline, Message, Control } from './message.ts'
import { listing, type Listing } from './notices.ts'

/** Something due or posted: `at` in ms since the epoch, `end` the outcome unless it was as planned. */
export interface HomeLine {
  readonly what: readonly Inline[]
  readonly at?: number
  readonly atInWords?: string
  readonly end?: string
}

interface Home {
  /** What can be done at once: paste a text, brief a link. */
  readonly controls: readonly Control[]
  readonly briefings: readonly Listing[]
  readonly schedules: readonly HomeLine[]
  readonly deliveries: readonly HomeLine[]
}

const most = 10

/** The bot's home page: what can be done, then at most ten lines in each list, and where to find the rest. */
export const composeHome = ({ controls, briefings, schedules, deliveries }: Home): Message => ({
  title: 'Briefdesk',
  blocks: [
    heading('Brief an article'),
    { kind: 'controls', controls },
    heading('Briefings'),
    ...(briefings.length > 0 ? listing(briefings.slice(0, most)) : [note('There are no briefings yet.')]),
    ...(briefings.length > most ? [note(`${briefings.length - most} more: /briefdesk briefings`)] : []),
    ...list('Next posts', schedules, 'Nothing is scheduled in the channels that you can see.'),
    ...list('Last posts', deliveries, 'Nothing was posted yet in the channels that you can see.'),
  ],
})

function list(title: string, lines: readonly HomeLine[], none: string): MessageBlock[] {
  if (lines.length === 0) return [heading(title), note(none)]
  const items = lines.slice(0, most).map((line) => ({ line: lineOf(line) }))
  const rest = lines.length - items.length
  return [heading(title), { kind: 'list', items }, ...(rest > 0 ? [note(`and ${rest} more`)] : [])]
}

const lineOf = ({ what, at, atInWords = '', end }: HomeLine): Inline[] => [
  ...what,
  ...(at === undefined ? [] : [text(' · '), { kind: 'time', at, text: atInWords } as const]),
  ...(end === undefined ? [] : [text(` · ${end}`)]),
]

const heading = (words: string): MessageBlock => ({ kind: 'heading', level: 1, line: [text(words)] })
const note = (words: string): MessageBlock => ({ kind: 'note', line: [text(words)] })
const text = (words: string): Inline => ({ kind: 'text', text: words })
