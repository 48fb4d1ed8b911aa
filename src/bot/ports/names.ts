/** Channels, persons and groups in the words of a request, as `CommandRequest` says that platforms hand them in. */

/** An id of a platform: capitals and digits, at least one a digit, so that no word is taken for one. */
const bareId = String.raw`(?=[A-Z]*\d)[A-Z0-9]{7,}`

/** What may stand where a channel is meant, for a pattern: chosen from a list, typed out, or its bare id. */
export const channelWord = String.raw`<#[^>]+>|#\S+|${bareId}`

/** The id of what a `channelWord` names; undefined for a name that somebody only typed out: there may be several. */
export const channelNamed = (word: string): string | undefined =>
  /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? /^[A-Z0-9]+$/.exec(word)?.[0]

/** The id of a person, chosen from a list or bare. */
export const personNamed = (word: string): string | undefined =>
  /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? /^(?=[A-Z]*\d)[A-Z0-9]{3,}$/.exec(word)?.[0]

/** The id of a group or role. */
export const groupNamed = (word: string): string | undefined => /^<@&([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1]
