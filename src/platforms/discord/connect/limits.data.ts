/**
 * What Discord accepts. Each row names the page that says so; the last block is measured, because Discord does not
 * document it. Lengths are in UTF-16 units (never fewer than Discord counts).
 */
export const discordLimits = {
  /** https://discord.com/developers/docs/components/reference#component-object: counted nested. */
  components: 40,
  /** https://discord.com/developers/docs/components/reference#text-display: over all texts of a message. */
  text: 4000,
  /** https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id */
  customId: 100,
  /** https://discord.com/developers/docs/components/reference#action-row */
  buttonsPerRow: 5,
  /** https://discord.com/developers/docs/components/reference#button */
  buttonLabel: 80,
  buttonUrl: 512,
  /** https://discord.com/developers/docs/components/reference#string-select */
  selectOptions: 25,
  selectText: 100,
  selectPlaceholder: 150,
  /** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
  modalTitle: 45,
  /** https://discord.com/developers/docs/components/reference#label */
  label: 45,
  labelDescription: 100,
  /** https://discord.com/developers/docs/components/reference#text-input */
  input: 4000,
  /** https://discord.com/developers/docs/resources/message#create-message: `nonce`. */
  nonce: 25,
  /** https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
  threadName: 100,
  /** https://discord.com/developers/docs/interactions/application-commands#registering-a-command */
  chatCommands: 100,
  menuCommands: 15,
  /** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  /** Names, descriptions and values of one command together. */
  commandText: 8000,
  /** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
  choices: 25,
  choiceText: 100,

  /** Measured: with Chinese, Japanese or Korean text, Components V2 fail above about 10,170 bytes of UTF-8. */
  bytes: 10_000,
  /** Measured: clients stop rendering a text after 100 to 200 Markdown nodes. */
  nodes: 100,
  /** Ours: a longer address is not made a link. */
  url: 1800,
} as const

/** Messages in an answer before it offers the next page. A user-installed app may follow up five times. */
export const messagesPerPage = 3

interface Escape {
  readonly sign: RegExp
  readonly plain: string
  readonly against: string
}

/**
 * Escapes for third-party text in Discord's Markdown, in this order. A backslash works before any ASCII sign.
 * https://support.discord.com/hc/en-us/articles/210298617 (Markdown)
 * https://discord.com/developers/docs/reference#message-formatting (mentions, times, commands, emoji)
 */
export const escapes: readonly Escape[] = [
  { sign: /[\\*_~`|[\]<]/g, plain: '\\$&', against: 'emphasis, code, spoilers, links, mentions, times, commands' },
  // Discord lets the label of a link go on over an escaped bracket: one of ours would lead where the article wants.
  { sign: /(?<=\])\(/g, plain: '\\(', against: 'links that begin with one of ours' },
  { sign: /:(?=[\w+-]+:|\/\/)/g, plain: '\\:', against: 'emoji by name, addresses that become links' },
  { sign: /@(?=everyone|here)/gi, plain: '\\@', against: 'mass mentions' },
]

/** Escapes at the start of a line. */
export const lineStarts: readonly Escape[] = [
  { sign: /^(\s*)([#>-])/, plain: '$1\\$2', against: 'headings, small print, quotes, lists' },
  { sign: /^(\s*\d+)\.(?=\s|$)/, plain: '$1\\.', against: 'numbered lists' },
]

/** Invisible characters, removed or replaced. */
export const invisible: readonly Escape[] = [
  // https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings
  { sign: /[\u202A-\u202E\u2066-\u2069]/g, plain: '', against: 'words that turn the direction of what follows' },
  { sign: /[\u0000-\u0008\u000E-\u001F\u007F]/g, plain: '', against: 'control characters' },
  { sign: /\p{Surrogate}/gu, plain: '\uFFFD', against: 'half a character, which JSON cannot carry' },
]
