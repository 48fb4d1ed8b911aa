import type { Citation } from '../article/article.ts'
import type { FormName } from './forms.ts'

/** Words in a line. All text is plain: only a renderer knows that `*` or `<@` means something. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** A moment, ms since the epoch; `text` is what platforms without local times show. */
  | { readonly kind: 'time'; readonly at: number; readonly text: string }
  /** A small `⁵`: the number of the source sentence, how the line differs from it, and where the sentence can be read. */
  | { readonly kind: 'source'; readonly sentence: number; readonly mark?: 'shortened'; readonly url?: string }
  /** A channel or a person by the platform's id; `text` is what is shown where there are no mentions. Notifies nobody. */
  | { readonly kind: 'channel' | 'person'; readonly id: string; readonly text: string }

/** A command with its arguments, as a button carries it. */
export interface CommandCall {
  readonly command: string
  readonly args: Readonly<Record<string, string>>
  /** The briefing's revision when the control was made, so that an outdated one is noticed. */
  readonly revision?: string
}

/** A button. Its id carries the call, so it works after a restart. */
export interface Control extends CommandCall {
  readonly label: string
  readonly style?: 'primary' | 'plain'
  /** A form to fill in first; its text is passed as `args.text`. */
  readonly asks?: FormName
}

/** An option of a menu; neighbours of one `group` stand under its name where a platform has groups. */
export interface ChoiceOption {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly group?: string
}

/** One choice among many (a speaker): the chosen value goes into the argument named `arg`. */
export interface Choice extends CommandCall {
  readonly label: string
  readonly arg: string
  readonly options: readonly ChoiceOption[]
}

/** A button that opens an address. */
export interface LinkButton {
  readonly label: string
  readonly url: string
}

interface Evidenced {
  readonly evidence?: readonly Citation[]
}

/** A part of a message. Renderers may ignore `evidence`. */
export type MessageBlock =
  | ({ readonly kind: 'heading'; readonly level: 1 | 2; readonly line: readonly Inline[] } & Evidenced)
  | ({ readonly kind: 'paragraph'; readonly line: readonly Inline[] } & Evidenced)
  /** With `head`, the items' `cells` are a table under these words, on platforms that have tables. */
  | ({ readonly kind: 'list'; readonly items: readonly ListItem[]; readonly head?: readonly string[] } & Evidenced)
  /**
   * Letter for letter the article's words inside its marks; never cut. A fragment has the rest of its sentence `before` and
   * `after` it.
   */
  | ({
      readonly kind: 'quote'
      readonly exact: string
      readonly before?: string
      readonly after?: string
      readonly attribution: readonly Inline[]
    } & Evidenced)
  /** A title and a line with one control at their side. */
  | ({
      readonly kind: 'row'
      readonly title: readonly Inline[]
      readonly line: readonly Inline[]
      readonly control: Control
    } & Evidenced)
  /** Labelled lines: "Who speaks", "Missing", "Publisher". */
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** Small print: source, date, counts. */
  | ({ readonly kind: 'note'; readonly line: readonly Inline[] } & Evidenced)
  | { readonly kind: 'divider' }
  | { readonly kind: 'controls'; readonly controls: readonly Control[]; readonly link?: LinkButton }
  | { readonly kind: 'choice'; readonly choice: Choice }

/** An item of a list. */
export interface ListItem extends Evidenced {
  readonly line: readonly Inline[]
  /** The same as cells of a table, the source apart. */
  readonly cells?: readonly string[]
}

/** A labelled line. */
export interface Field extends Evidenced {
  readonly label: string
  readonly line: readonly Inline[]
}

/** Whom a message notifies: everybody online in its channel, a role (in Slack a user group), or one person, by the platform's id. */
export type Ping =
  | { readonly kind: 'here' }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'person'; readonly id: string }

/** A platform-neutral tree. */
export interface Message {
  /** What notifications and screen readers start with. */
  readonly title: string
  readonly blocks: readonly MessageBlock[]
  /** The only mention that notifies anybody; nothing in the blocks does. */
  readonly ping?: Ping
  /**
   * The call that this message answers. A renderer that has to page shows page `args.page` (from 1) and a button that
   * makes the same call for the next.
   */
  readonly call?: CommandCall
  /** What its thread holds, where it is posted with one: shown without controls. */
  readonly details?: readonly CommandCall[]
  /** The briefings that it shows, where they are several. */
  readonly shows?: readonly { readonly briefing: string; readonly revision: string }[]
}

/** The words of a line, without the small numbers that lead to its sentences. */
export const wordsOfLine = (line: readonly Inline[]): string =>
  line.map((inline) => (inline.kind === 'source' ? '' : inline.text)).join('')
