/** Parses channels, people and groups in the form in which platforms pass them on (`CommandRequest`). */

/** A platform's id: capitals and digits, with at least one digit so that no word matches. */
const bareId = String.raw`(?=[A-Z]*\d)[A-Z0-9]{7,}`

/** A pattern for a channel: chosen from a list, typed, or its bare id. */
export const channelWord = String.raw`<#[^>]+>|#\S+|${bareId}`

/** The id in a `channelWord`; undefined for a typed name, which several channels may share. */
export const channelNamed = (word: string): string | undefined =>
  /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? /^[A-Z0-9]+$/.exec(word)?.[0]

/** The id of a person, chosen from a list or bare. */
export const personNamed = (word: string): string | undefined =>
  /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? /^(?=[A-Z]*\d)[A-Z0-9]{3,}$/.exec(word)?.[0]

/** The id of a group or role. */
export const groupNamed = (word: string): string | undefined => /^<@&([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1]
