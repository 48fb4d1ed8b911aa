import { inert } from './inert.ts'

/** What the terminal at hand can show. */
export interface TerminalStyle {
  /** Columns. */
  readonly width: number
  readonly colour: boolean
  /** OSC 8. */
  readonly links: boolean
}

export interface Style {
  readonly strong: (text: string) => string
  readonly emphasis: (text: string) => string
  readonly faint: (text: string) => string
  readonly accent: (text: string) => string
  readonly link: (text: string, url: string) => string
}

const escape = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`
const plain = (text: string): string => text

/** Plain words where there is no colour; an address stands behind its words where there are no links. */
export function styleOf({ colour, links }: TerminalStyle): Style {
  return {
    strong: colour ? escape(1, 22) : plain,
    emphasis: colour ? escape(3, 23) : plain,
    faint: colour ? escape(2, 22) : plain,
    accent: colour ? escape(36, 39) : plain,
    link: (text, url) => {
      const address = inert(encodeURI(decode(url)))
      return links ? `\u001b]8;;${address}\u0007${text}\u001b]8;;\u0007` : `${text} (${address})`
    },
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

/** Reads what a stream can show from the environment: https://no-color.org, FORCE_COLOR, and the known OSC 8 terminals. */
export function lookOf(
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

/** Longer lines than 120 are hard to read; an unknown width is 100. */
const widthOf = (columns: number | undefined): number =>
  columns === undefined || !Number.isFinite(columns) || columns <= 0
    ? usual
    : Math.min(widest, Math.max(narrowest, columns))
