/** An entry as a format gives it, before anything is believed. */
export interface RawEntry {
  readonly id?: string | undefined
  readonly link?: string | undefined
  readonly title?: string | undefined
  /** HTML or plain. */
  readonly text?: string | undefined
  readonly date?: string | undefined
}
/** A feed as a format gives it. */
export interface RawFeed {
  readonly title?: string | undefined
  readonly entries: readonly RawEntry[]
  /** RSS: for how many minutes it may be kept before it is asked for again. */
  readonly ttl?: number | undefined
}
