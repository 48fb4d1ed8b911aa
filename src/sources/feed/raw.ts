/** An entry as parsed, not yet validated. */
export interface RawEntry {
  readonly id?: string | undefined
  readonly link?: string | undefined
  readonly title?: string | undefined
  /** HTML or plain text. */
  readonly text?: string | undefined
  readonly date?: string | undefined
  readonly author?: string | undefined
  readonly categories?: readonly string[] | undefined
  /** What its addresses are relative to, if not the feed's own. */
  readonly base?: string | undefined
}
/** A feed as parsed, not yet validated. */
export interface RawFeed {
  readonly title?: string | undefined
  readonly entries: readonly RawEntry[]
  /** RSS `ttl`: minutes before the next request. */
  readonly ttl?: number | undefined
}
