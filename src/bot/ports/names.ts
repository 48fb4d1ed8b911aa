/** Channels, persons and groups in the words of a request, as `CommandRequest` says that platforms hand them in. */

/** What may stand where a channel is meant, for a pattern: chosen from a list, typed out, or its bare id. */
export const channelWord = String.raw`<#[^>]+>|#\S+|[CG][A-Z0-9]{6,}|\d{15,}`

/** The id of what a `channelWord` names; undefined for a name that somebody only typed out: there may be several. */
export const channelNamed = (word: string): string | undefined =>
  /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(word)?.[1] ?? /^[A-Z0-9]+$/.exec(word)?.[0]

export const personNamed = (word: string): string | undefined =>
  /^<@([UW][A-Z0-9]+|\d{1,20})(?:\|[^>]*)?>$/.exec(word)?.[1]

export const groupNamed = (word: string): string | undefined =>
  /^<@&(S[A-Z0-9]+|\d{1,20})(?:\|[^>]*)?>$/.exec(word)?.[1]
