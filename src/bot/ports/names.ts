/** Reads channels, people and groups in the form in which platforms pass them on (`CommandRequest`). */

/** An id of a platform: capitals and digits, at least one a digit, so that no word is taken for one. */
const bareId = String.raw`(?=[A-Z]*\d)[A-Z0-9]{7,}`

/** A pattern for a channel: chosen from a list, typed, or its bare id. */
export const channelWord = String.raw`<#[^>]+>|#\S+|${bareId}`

/** The id that a `channelWord` names; undefined for a typed name, because several channels may bear it. */
export const channelNamed = (word: string): string | undefined =>
  /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? /^[A-Z0-9]+$/.exec(word)?.[0]

/** The id of a person, chosen from a list or bare. */
export const personNamed = (word: string): string | undefined =>
  /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? /^(?=[A-Z]*\d)[A-Z0-9]{3,}$/.exec(word)?.[0]

/** The id of a group or role. */
export const groupNamed = (word: string): string | undefined => /^<@&([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1]
