/** Which way the words around a date look; unknown when nothing tells. */
export type Tense = 'past' | 'future' | 'unknown'

/** Told by the nearest verb before the date, or else the first after it. */
export function tellTense(words: string, start: number, end: number): Tense {
  const before = words.slice(Math.max(0, start - reach), start)
  const after = words.slice(end, end + reachAfter)
  const left = [...before.matchAll(cue)].at(-1)
  const right = after.match(firstCue)
  if (
    left &&
    reporting.test(left[0]) &&
    right &&
    /\S+\s+\S+\s+\S+\s+\S/.test(before.slice(left.index + left[0].length))
  )
    return tenseOf(right[0])
  if (left) return tenseOf(left[0])
  return right ? tenseOf(right[0]) : 'unknown'
}

/** In characters, so that a date is not told by a verb a paragraph away and the work stays linear. */
const reach = 160
/** A verb far behind a date most likely tells of something else. */
const reachAfter = 60

const future =
  "will|won['’]t|shall|would|scheduled|plans?|planned|planning|due|set (?:to|for)|slated|upcoming|coming|expected|is to|are to|to be|begins|starts|opens|until|ahead of|deadline|next|may|might|can|could"
const past =
  'said|says|told|was|were|had|has|have|did|came|went|took|held|made|met|gave|got|wrote|won|lost|left|began|became|broke|fell|rose|since|[a-z]{2,}ed'
const cue = new RegExp(`\\b(?:${future}|${past})\\b`, 'g')
const firstCue = new RegExp(`\\b(?:${future}|${past})\\b`)
const onlyFuture = new RegExp(`^(?:${future})$`)
const reporting = /^(?:said|says|told|added|announced|warned|claimed|insisted|noted|reported|confirmed|stated)$/

const tenseOf = (words: string): Tense => (onlyFuture.test(words) ? 'future' : 'past')
