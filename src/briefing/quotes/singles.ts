import type { Span } from '../../article/article.ts'
import type { Passage } from './marks.ts'

const opens = /^[‘‚'`]$/
const isSpace = (char: string): boolean => char === '' || /\s/.test(char)
const startsWord = /^[\p{L}\p{N}[(“"…]/u
const elision = /^.(?:\d0s|em|cause|til|tis|twas|n|bout|round)\b/i
const endsClause = /[.,!?…;:)\]]/

/** Passages in single marks, as British papers print them; context tells them from apostrophes. */
export function findSinglePassages(text: string, paragraphs: readonly Span[]): Passage[] {
  const found: Passage[] = []
  let running = false
  for (const paragraph of paragraphs) {
    const { passages, unclosed } = pair(text, paragraph, running)
    const last = found.at(-1)
    if (running && last && passages[0]?.span.start === paragraph.start) {
      found[found.length - 1] = {
        span: { start: last.span.start, end: passages[0].span.end },
        closed: passages[0].closed,
      }
      for (const passage of passages.slice(1)) found.push(passage)
    } else for (const passage of passages) found.push(passage)
    running = unclosed
  }
  return found
}

interface Marks {
  readonly openers: readonly number[]
  /** Marks that can close; `sure` when a stop or comma comes before. */
  readonly closers: readonly { readonly at: number; readonly sure: boolean }[]
}

function marksIn(text: string, paragraph: Span): Marks {
  const openers: number[] = []
  const closers: { at: number; sure: boolean }[] = []
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    const char = text.charAt(at)
    if (char !== '‘' && char !== '’' && char !== "'" && char !== '‚' && char !== '`') continue
    const before = at > paragraph.start ? text.charAt(at - 1) : ''
    const after = at + 1 < paragraph.end ? text.charAt(at + 1) : ''
    if (before === char || after === char) continue
    if (opens.test(char) && (isSpace(before) || '([—–“"'.includes(before)) && startsWord.test(after)) {
      if (!elision.test(text.slice(at, at + 7))) openers.push(at)
    } else if (char !== '‘' && !isSpace(before) && (isSpace(after) || /[.,;:!?)\]—–”"-]/.test(after))) {
      closers.push({ at, sure: endsClause.test(before) })
    }
  }
  return { openers, closers }
}

/**
 * Pairs each opener with the first sure closer before the next opener, or else the first that is not a plural’s
 * apostrophe.
 */
function pair(text: string, paragraph: Span, running: boolean): { passages: Passage[]; unclosed: boolean } {
  const { openers, closers } = marksIn(text, paragraph)
  const passages: Passage[] = []
  let unclosed = false
  let next = 0
  openers.forEach((open, index) => {
    if (passages.length > 0 && open < (passages.at(-1)?.span.end ?? 0)) return
    const limit = openers[index + 1] ?? paragraph.end
    while (next < closers.length && (closers[next]?.at ?? 0) < open) next += 1
    const close = chooseCloser(text, closers, next, limit)
    if (close !== undefined) passages.push({ span: { start: open, end: close + 1 }, closed: true })
    else if (index < openers.length - 1 && isReopened(text, open, limit)) {
      passages.push({ span: { start: open, end: limit - 1 }, closed: false })
    } else if (
      index === openers.length - 1 &&
      (open === paragraph.start || text.slice(open - 2, open) === ': ' || running)
    ) {
      passages.push({ span: { start: open, end: paragraph.end }, closed: false })
      unclosed = true
    }
  })
  return { passages, unclosed }
}

/** ‘We will go. ‘We have tickets.’ A paragraph that goes on with a quotation opens it again; here they ran together. */
const isReopened = (text: string, open: number, next: number): boolean =>
  /: $/.test(text.slice(Math.max(0, open - 2), open)) && /[.!?…] $/.test(text.slice(next - 2, next))

function chooseCloser(text: string, closers: Marks['closers'], from: number, limit: number): number | undefined {
  let fallback: number | undefined
  for (let index = from; index < closers.length; index += 1) {
    const closer = closers[index]
    if (!closer || closer.at >= limit) break
    if (closer.sure) return closer.at
    if (fallback === undefined && text.charAt(closer.at - 1) !== 's') fallback = closer.at
    else fallback ??= closer.at
  }
  return fallback
}
