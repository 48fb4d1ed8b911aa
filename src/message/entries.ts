import { printDate } from '../briefing/sections/dates/calendar.ts'
import type { Citation } from '../article/article.ts'
import type { Claim, Entry, ResolvedDate } from '../briefing/briefing.ts'
import { count } from './counting.ts'
import type { MessageBlock, Field, Inline, ListItem } from './message.ts'
import { quotation } from './quotes/quotation.ts'
import { quoteOf, sourcesOf, superscript, writeName, type Scene } from './scene.ts'

/** The lines of a section: neighbours of one look become one list. */
export const entryBlocks = (scene: Scene, entries: readonly Entry[]): MessageBlock[] =>
  join(together(entries).flatMap((entry) => blocksOf(scene, entry)))

type Dated = { readonly kind: 'event'; readonly whens: readonly ResolvedDate[]; readonly claim: Claim }
type Counted = { readonly kind: 'figure'; readonly figures: readonly Citation[]; readonly claim: Claim }
type Gathered = Exclude<Entry, { kind: 'event' | 'figure' }> | Dated | Counted

/** A sentence with several dates or figures is shown once, where its first stands. */
function together(entries: readonly Entry[]): readonly Gathered[] {
  const gathered: Gathered[] = []
  const places = new Map<number, number>()
  for (const entry of entries) {
    const start = entry.kind === 'event' || entry.kind === 'figure' ? entry.claim.evidence[0].span.start : -1
    const at = places.get(start) ?? gathered.length
    if (start >= 0) places.set(start, at)
    const before = gathered[at]
    if (entry.kind === 'event')
      if (before?.kind === 'event') gathered[at] = { ...before, whens: [...before.whens, entry.when] }
      else gathered.push({ kind: 'event', whens: [entry.when], claim: entry.claim })
    else if (entry.kind === 'figure')
      if (before?.kind === 'figure') gathered[at] = { ...before, figures: [...before.figures, entry.figure] }
      else gathered.push({ kind: 'figure', figures: [entry.figure], claim: entry.claim })
    else gathered.push(entry)
  }
  return gathered
}

/** How a date was told, where its words do not say it themselves. */
function rulesOf(whens: readonly ResolvedDate[]): Inline[] {
  const told = whens.filter(({ words }) => !/\d{4}/.test(words.exact))
  return told.map(({ words, rule }) => ({ kind: 'emphasis', text: ` (“${words.exact}”: ${rule})` }))
}

/** A line with the numbers of the sentences that bear it out. */
export const claimLine = (scene: Scene, claim: Claim): Inline[] => [
  { kind: 'text', text: claim.text },
  ...sourcesOf(scene, claim.evidence, claim.origin === 'verbatim' ? undefined : claim.origin),
]

/** A line with the sentences that it comes from, as an item of a list. */
export const claimItem = (scene: Scene, claim: Claim): ListItem => ({
  line: claimLine(scene, claim),
  evidence: claim.evidence,
})

function blocksOf(scene: Scene, entry: Gathered): MessageBlock[] {
  switch (entry.kind) {
    case 'claim':
      return list(claimItem(scene, entry.claim))
    case 'quote': {
      const quote = quoteOf(scene, entry.quote)
      return quote ? [quotation(scene, quote, { fully: true })] : []
    }
    case 'event': {
      const { whens, claim } = entry
      const dates = whens.map(({ date }) => printDate(date)).join(', ')
      const line = [...claimLine(scene, claim), ...rulesOf(whens)]
      return list(labelled(dates, line, [...whens.map(({ words }) => words), ...claim.evidence]))
    }
    case 'figure': {
      const { figures, claim } = entry
      const words = figures.map(({ exact }) => exact).join(' · ')
      const item = labelled(words, claimLine(scene, claim), [...figures, ...claim.evidence])
      return [table(['Figure', 'Sentence'], { ...item, cells: [words, cellOf(scene, claim)] })]
    }
    case 'speaker':
      return [table(['Speaker', 'Quotes', 'Words'], speakerItem(scene, entry))]
    case 'person': {
      const role: Inline[] = entry.role ? [{ kind: 'text', text: `, ${entry.role.exact}` }] : []
      const line: Inline[] = [{ kind: 'strong', text: entry.name }, ...role, ...sourcesOf(scene, [entry.mention])]
      return list({ line, evidence: [entry.mention, ...(entry.role ? [entry.role] : [])] })
    }
    case 'gap': {
      const line: Inline[] = [{ kind: 'text', text: entry.gap }, ...sourcesOf(scene, entry.evidence)]
      return list({ line, evidence: entry.evidence })
    }
    case 'fact':
      return [{ kind: 'fields', fields: [fact(scene, entry)] }]
  }
}

function speakerItem(scene: Scene, entry: Extract<Entry, { kind: 'speaker' }>): ListItem {
  const { speaker, quotes, words, side } = entry
  const kind = speaker.kind === 'document' || speaker.kind === 'unnamed' ? ` (${speaker.kind})` : ''
  const role = speaker.role ? `, ${speaker.role}` : ''
  const group = side && side !== speaker.name ? ` · ${side}` : ''
  const about = `${kind}${role}${group}`
  const sources = sourcesOf(scene, [speaker.named ?? speaker.mention])
  return {
    cells: [`${writeName(speaker)}${about}${sources.map(plainly).join('')}`, String(quotes.length), String(words)],
    line: [
      { kind: 'strong', text: writeName(speaker) },
      { kind: 'text', text: about },
      ...sources,
      { kind: 'text', text: `: ${count(quotes.length, 'quote')}, ${count(words, 'word')}` },
    ],
    evidence: [speaker.mention],
  }
}

function fact(scene: Scene, { label, value, evidence }: Extract<Entry, { kind: 'fact' }>): Field {
  const sources = evidence ? sourcesOf(scene, [evidence]) : []
  return { label, line: [{ kind: 'text', text: value }, ...sources], ...(evidence ? { evidence: [evidence] } : {}) }
}

const labelled = (label: string, line: readonly Inline[], evidence: ListItem['evidence'] = []): ListItem => ({
  line: [{ kind: 'strong', text: label }, { kind: 'text', text: ': ' }, ...line],
  evidence,
})

const cellOf = (scene: Scene, claim: Claim): string => claimLine(scene, claim).map(plainly).join('')

const plainly = (inline: Inline): string => (inline.kind === 'source' ? superscript(inline.sentence) : inline.text)

const table = (head: readonly string[], item: ListItem): MessageBlock => ({ kind: 'list', items: [item], head })

const list = (item: ListItem): MessageBlock[] => [{ kind: 'list', items: [item] }]

/** Neighbours are joined at the end, because joining them one by one takes the square of the time. */
function join(blocks: readonly MessageBlock[]): MessageBlock[] {
  const joined: MessageBlock[] = []
  for (let from = 0, to = 0; from < blocks.length; from = to) {
    const [first] = blocks.slice(from, from + 1)
    while (to < blocks.length && isAlike(blocks[to], first)) to += 1
    const alike = blocks.slice(from, to)
    if (first?.kind === 'list')
      joined.push({ ...first, items: alike.flatMap((block) => (block.kind === 'list' ? block.items : [])) })
    else if (first?.kind === 'fields')
      joined.push({ ...first, fields: alike.flatMap((block) => (block.kind === 'fields' ? block.fields : [])) })
    else for (const block of alike) joined.push(block)
  }
  return joined
}

/** Of one kind, and lists under the same head. */
const isAlike = (block: MessageBlock | undefined, first: MessageBlock | undefined): boolean =>
  block?.kind === first?.kind &&
  (block?.kind !== 'list' || first?.kind !== 'list' || block.head?.join() === first.head?.join())
