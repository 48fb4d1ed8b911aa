import type { MessageBlock, CommandCall, Control, Inline, ListItem, Message } from './message.ts'

/** A briefing in a list. */
export interface Listing {
  readonly headline: string
  readonly about: string
  readonly call: CommandCall
}

/** A failure: what happened, what to do, and buttons for what works instead. */
export function composeTrouble(what: string, hint?: string, controls: readonly Control[] = []): Message {
  return {
    title: what,
    blocks: [paragraph(what), ...(hint ? [paragraph(hint)] : []), ...buttons(controls)],
  }
}

/** A confirmation or a status: a title, lines under it, and buttons for what can be done next. */
export const composeNotice = (
  title: string,
  lines: readonly string[] = [],
  controls: readonly Control[] = [],
): Message => ({
  title,
  blocks: [
    { kind: 'paragraph', line: [{ kind: 'strong', text: title }] },
    ...(lines.length > 0 ? [listOf(lines)] : []),
    ...buttons(controls),
  ],
})

const listOf = (lines: readonly string[]): MessageBlock => ({
  kind: 'list',
  items: lines.map((words) => ({ line: [text(words)] })),
})

/** The commands with their usage. */
export function composeHelp(
  commands: readonly { readonly name: string; readonly usage: string; readonly description: string }[],
  briefings: readonly Listing[],
): Message {
  const items = commands.map(({ name, usage, description }): ListItem => ({
    line: [
      { kind: 'strong', text: `/${[name, usage].filter(Boolean).join(' ')}` },
      { kind: 'text', text: `: ${description}` },
    ],
  }))
  return {
    title: 'What Briefdesk can do',
    blocks: [
      heading('What Briefdesk can do'),
      paragraph(
        'It turns a news article into a short briefing. Every line and every quotation cites its sentence of the article.',
      ),
      { kind: 'list', items },
      ...listing(briefings),
    ],
  }
}

/** The list of briefings, in the given order. */
export const composeListing = (briefings: readonly Listing[]): Message => ({
  title: 'Briefings',
  blocks: [
    heading('Briefings'),
    ...(briefings.length > 0 ? listing(briefings) : [paragraph('There are no briefings yet.')]),
  ],
})

/** Briefings as a list with a button for each. */
export const listing = (briefings: readonly Listing[]): MessageBlock[] =>
  briefings.length === 0
    ? []
    : [
        {
          kind: 'list',
          items: briefings.map(({ headline, about }) => ({
            line: [
              { kind: 'strong', text: headline },
              { kind: 'text', text: about === '' ? '' : `: ${about}` },
            ],
          })),
        },
        ...buttons(briefings.map(({ headline, call }) => ({ label: headline, ...call }))),
      ]

const buttons = (controls: readonly Control[]): MessageBlock[] =>
  controls.length > 0 ? [{ kind: 'controls', controls }] : []

const heading = (text: string): MessageBlock => ({ kind: 'heading', level: 1, line: [{ kind: 'text', text }] })

const paragraph = (words: string): MessageBlock => ({ kind: 'paragraph', line: [text(words)] })

const text = (words: string): Inline => ({ kind: 'text', text: words })

/** Only the first `at` of the `of` characters of a text are briefed. */
export interface FirstPart {
  readonly at: number
  readonly of: number
}

/** A reader must not take the first part for the whole. */
export const sayFirstPart = ({ at, of }: FirstPart): string =>
  `This text is too long to be briefed whole: this is of its first ${at.toLocaleString('en')} of ${of.toLocaleString('en')} characters.`
