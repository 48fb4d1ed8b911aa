import { inert } from './inert.ts'

/** What the terminal supports. */
export interface TerminalStyle {
  /** Columns. */
  readonly width: number
  readonly colour: boolean
  /** Whether it shows OSC 8 hyperlinks. */
  readonly links: boolean
}

/** Functions that style text for a terminal. */
export interface Style {
  readonly strong: (text: string) => string
  readonly emphasis: (text: string) => string
  readonly faint: (text: string) => string
  readonly accent: (text: string) => string
  readonly link: (text: string, url: string) => string
  /** A small number that leads to an address where the terminal has links. */
  readonly mark: (text: string, url: string | undefined) => string
}

const escape = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`
const plain = (text: string): string => text

/** The styles of a terminal: plain text without colour, and addresses in brackets without links. */
export function styleOf({ colour, links }: TerminalStyle): Style {
  const link = (text: string, url: string): string =>
    `\u001b]8;;${inert(encodeURI(decode(url)))}\u0007${text}\u001b]8;;\u0007`
  return {
    strong: colour ? escape(1, 22) : plain,
    emphasis: colour ? escape(3, 23) : plain,
    faint: colour ? escape(2, 22) : plain,
    accent: colour ? escape(36, 39) : plain,
    link: (text, url) => (links ? link(text, url) : `${text} (${inert(encodeURI(decode(url)))})`),
    mark: (text, url) => (links && url !== undefined ? link(text, url) : text),
  }
}

function decode(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

const linkTerminals = /^(iTerm\.app|WezTerm|vscode|ghostty|Hyper|Tabby)$/

/** What a stream supports, from its environment: https://no-color.org, FORCE_COLOR, and the known OSC 8 terminals. */
export function terminalStyleOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): TerminalStyle {
  const { NO_COLOR, FORCE_COLOR, TERM, TERM_PROGRAM, VTE_VERSION, WT_SESSION, COLUMNS, KITTY_WINDOW_ID } = environment
  const terminal = stream.isTTY === true && TERM !== 'dumb'
  const colour = !NO_COLOR && (terminal || Boolean(FORCE_COLOR && FORCE_COLOR !== '0'))
  const known = linkTerminals.test(TERM_PROGRAM ?? '') || Number(VTE_VERSION ?? 0) >= 5000
  return {
    width: widthOf(stream.columns ?? (terminal ? undefined : Number(COLUMNS))),
    colour,
    links: terminal && colour && (known || Boolean(WT_SESSION) || Boolean(KITTY_WINDOW_ID)),
  }
}

const narrowest = 20
const widest = 120
const usual = 100

/** Between 20 and 120 columns, beyond which lines are hard to read; 100 when unknown. */
const widthOf = (columns: number | undefined): number =>
  columns === undefined || !Number.isFinite(columns) || columns <= 0
    ? usual
    : Math.min(widest, Math.max(narrowest, columns))
