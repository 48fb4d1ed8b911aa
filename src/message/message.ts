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
  /** `[n]`, or `[n, shortened]`: the number of the source sentence, and how the line differs from it. */
  | { readonly kind: 'source'; readonly sentence: number; readonly mark?: 'shortened' }

/** What a button carries: a command with its arguments. */
export interface CommandCall {
  readonly command: string
  readonly args: Readonly<Record<string, string>>
  /** Of the briefing that the control was made for, so that a stale one can say so. */
  readonly revision?: string
}

/** Every button is a command: its id carries the call, the rest comes from the click, so it outlives a restart. */
export interface Control extends CommandCall {
  readonly label: string
  readonly style?: 'primary' | 'plain'
  /** Before it is called, its reader writes a text, which comes as `args.text`. */
  readonly asks?: FormName
}

/** One choice among many (a speaker): the chosen value goes into the argument named `arg`. */
export interface Choice extends CommandCall {
  readonly label: string
  readonly arg: string
  readonly options: readonly { readonly label: string; readonly value: string; readonly hint?: string }[]
}

interface Evidenced {
  readonly evidence?: readonly Citation[]
}

/** A part of a message. Renderers may ignore `evidence`. */
export type MessageBlock =
  | ({ readonly kind: 'heading'; readonly level: 1 | 2; readonly line: readonly Inline[] } & Evidenced)
  | ({ readonly kind: 'paragraph'; readonly line: readonly Inline[] } & Evidenced)
  | ({ readonly kind: 'list'; readonly items: readonly ListItem[] } & Evidenced)
  /** Letter for letter the article's words, with its own marks; never cut. `sentence` is its `[n]`; none in a headline or standfirst. */
  | ({
      readonly kind: 'quote'
      readonly exact: string
      readonly sentence?: number
      readonly attribution: readonly Inline[]
    } & Evidenced)
  /** Labelled lines: "Who speaks", "Missing", "Publisher". */
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  /** Small print: source, date, counts. */
  | ({ readonly kind: 'note'; readonly line: readonly Inline[] } & Evidenced)
  | { readonly kind: 'divider' }
  | { readonly kind: 'controls'; readonly controls: readonly Control[] }
  | { readonly kind: 'choice'; readonly choice: Choice }

export interface ListItem extends Evidenced {
  readonly line: readonly Inline[]
}

export interface Field extends Evidenced {
  readonly label: string
  readonly line: readonly Inline[]
}

/** Who is called to a message: whoever is online in its channel, a role (Slack: a user group), or one person. By the platform's id. */
export type Ping =
  | { readonly kind: 'here' }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'person'; readonly id: string }

/** A platform-neutral tree. */
export interface Message {
  /** What a notification and a screen reader hear first. */
  readonly title: string
  readonly blocks: readonly MessageBlock[]
  /** No text: the one mention that a renderer writes and a platform lets through. Nothing in the blocks ever pings. */
  readonly ping?: Ping
  /**
   * The call that this message answers. What does not fit is one button away: a renderer that has to page shows the
   * page of `args.page` (from 1) and offers the same call with the next one.
   */
  readonly call?: CommandCall
  /** The briefings that it shows, where they are several. */
  readonly shows?: readonly { readonly briefing: string; readonly revision: string }[]
}
