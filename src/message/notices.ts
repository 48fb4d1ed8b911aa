import type { MessageBlock, Choice, CommandCall, Control, Inline, Message } from './message.ts'

/** A briefing in a list. */
export interface Listing {
  readonly headline: string
  readonly about: string
  readonly call: CommandCall
}

/** Words of ours, or a line that also names a channel or a person. */
export type NoticeLine = string | readonly Inline[]

/** A failure: what happened, what to do, and buttons for what works instead. */
export function composeTrouble(what: string, hint?: NoticeLine, ways: Ways = []): Message {
  return {
    title: what,
    blocks: [paragraph(what), ...(hint ? hintOf(hint) : []), ...blocksOfWays(ways)],
  }
}

/** A hint of several lines is a list under its first; a line that ends in an address is a link to it. */
function hintOf(hint: NoticeLine): MessageBlock[] {
  if (typeof hint !== 'string') return [paragraph(hint)]
  const [first = '', ...lines] = hint.split('\n')
  return [paragraph(first), ...(lines.length > 0 ? [listOf(lines.map(linked))] : [])]
}

function linked(line: string): NoticeLine {
  const [, words, url] = /^(.*): (https?:\S+)$/.exec(line) ?? []
  return words === undefined || url === undefined ? line : [{ kind: 'link', text: words, url }]
}

/** How to go on: a few buttons, or a menu where there may be many. */
export type Ways = readonly Control[] | Choice

const blocksOfWays = (ways: Ways): MessageBlock[] =>
  'options' in ways ? [{ kind: 'choice', choice: ways }] : buttons(ways)

/** A confirmation or a status: a title, lines under it, and buttons for what can be done next. */
export const composeNotice = (
  title: string,
  lines: readonly NoticeLine[] = [],
  controls: readonly Control[] = [],
): Message => ({
  title,
  blocks: [
    { kind: 'paragraph', line: [{ kind: 'strong', text: title }] },
    ...(lines.length > 0 ? [listOf(lines)] : []),
    ...buttons(controls),
  ],
})

const listOf = (lines: readonly NoticeLine[]): MessageBlock => ({
  kind: 'list',
  items: lines.map((line) => ({ line: inlinesOf(line) })),
})

/** A command as help shows it. */
export interface HelpLine {
  readonly name: string
  readonly description: string
}

/** Commands of one purpose: "Read", "Post". */
export interface HelpGroup {
  readonly title: string
  readonly commands: readonly HelpLine[]
}

/** The briefings, then what can be typed. */
export const composeHelp = (briefings: readonly Listing[], groups: readonly HelpGroup[]): Message => ({
  title: 'What Briefdesk can do',
  blocks: [
    heading('What Briefdesk can do'),
    paragraph(
      'It turns a news article into a short briefing. A small number such as ³ leads to the sentence of the article that a line comes from.',
    ),
    ...listing(briefings),
    ...groups.flatMap(({ title, commands }): MessageBlock[] => [
      { kind: 'heading', level: 2, line: [text(title)] },
      { kind: 'fields', fields: commands.map(({ name, description }) => ({ label: name, line: [text(description)] })) },
    ]),
    {
      kind: 'note',
      line: [text('Names without a slash follow /briefdesk. How one is written: /briefdesk help schedule')],
    },
  ],
})

/** The list of briefings, in the given order. */
export const composeListing = (briefings: readonly Listing[]): Message => ({
  title: 'Briefings',
  blocks: [
    heading('Briefings'),
    ...(briefings.length > 0 ? listing(briefings) : [paragraph('There are no briefings yet.')]),
  ],
})

/** Briefings as rows, each with a button that opens it. */
export const listing = (briefings: readonly Listing[]): MessageBlock[] =>
  briefings.map(({ headline, about, call }) => ({
    kind: 'row',
    title: [text(headline)],
    line: about === '' ? [] : [text(about)],
    control: { label: 'Open', ...call },
  }))

const buttons = (controls: readonly Control[]): MessageBlock[] =>
  controls.length > 0 ? [{ kind: 'controls', controls }] : []

const heading = (words: string): MessageBlock => ({ kind: 'heading', level: 1, line: [text(words)] })

const paragraph = (line: NoticeLine): MessageBlock => ({ kind: 'paragraph', line: inlinesOf(line) })

/** A line in the form of the tree. */
export const inlinesOf = (line: NoticeLine): readonly Inline[] => (typeof line === 'string' ? [text(line)] : line)

const text = (words: string): Inline => ({ kind: 'text', text: words })

/** Only the first `at` of the `of` characters of a text are briefed. */
export interface FirstPart {
  readonly at: number
  readonly of: number
}

/** A reader must not take the first part for the whole. */
export const sayFirstPart = ({ at, of }: FirstPart): string =>
  `This text is too long to be briefed whole: this is of its first ${at.toLocaleString('en')} of ${of.toLocaleString('en')} characters.`
