import { contains, locateSentence } from '../article/article.ts'
import type { Claim, Entry, Quote } from '../briefing/briefing.ts'
import { count } from './counting.ts'
import { writeDate } from './dates.ts'
import type { MessageBlock, Field, Inline, ListItem } from './message.ts'
import { quotation } from './quotation.ts'
import { quoteOf, sourcesOf, writeName, type Scene } from './scene.ts'

/** The lines of a section: neighbours of one look become one list. */
export const entryBlocks = (scene: Scene, entries: readonly Entry[]): MessageBlock[] =>
  join(entries.flatMap((entry) => blocksOf(scene, entry)))

/** A line with the numbers of the sentences that bear it out. */
export const claimLine = (scene: Scene, claim: Claim): Inline[] => [
  { kind: 'text', text: claim.text },
  ...sourcesOf(scene, claim.evidence, claim.origin === 'verbatim' ? undefined : claim.origin),
]

export const claimItem = (scene: Scene, claim: Claim): ListItem => ({
  line: claimLine(scene, claim),
  evidence: claim.evidence,
})

/** A quotation; a fragment brings the sentence that it stands in. */
export function quoteBlocks(scene: Scene, quote: Quote): MessageBlock[] {
  const sentence = locateSentence(scene.article, quote.content.span.start)
  if (!quote.partial || !sentence || !contains(sentence.span, quote.content.span)) return [quotation(scene, quote)]
  const words = scene.article.text.slice(sentence.span.start, sentence.span.end)
  return [quotation(scene, quote), { kind: 'note', line: [{ kind: 'text', text: `In the sentence: ${words}` }] }]
}

function blocksOf(scene: Scene, entry: Entry): MessageBlock[] {
  switch (entry.kind) {
    case 'claim':
      return list(claimItem(scene, entry.claim))
    case 'quote': {
      const quote = quoteOf(scene, entry.quote)
      return quote ? quoteBlocks(scene, quote) : []
    }
    case 'event': {
      const { when, claim } = entry
      const rule: Inline = { kind: 'emphasis', text: ` (“${when.words.exact}”: ${when.rule})` }
      return list(labelled(writeDate(when.date), [...claimLine(scene, claim), rule], [when.words, ...claim.evidence]))
    }
    case 'figure': {
      const { figure, claim } = entry
      return list(labelled(figure.exact, claimLine(scene, claim), [figure, ...claim.evidence]))
    }
    case 'speaker':
      return list(speakerItem(scene, entry))
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
  const counts = `: ${count(quotes.length, 'quotation')}, ${count(words, 'word')}${group}`
  return {
    line: [
      { kind: 'strong', text: writeName(speaker) },
      { kind: 'text', text: `${kind}${role}${counts}` },
      ...sourcesOf(scene, [speaker.named ?? speaker.mention]),
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

const list = (item: ListItem): MessageBlock[] => [{ kind: 'list', items: [item] }]

/** Neighbours are joined at the end, because joining them one by one takes the square of the time. */
function join(blocks: readonly MessageBlock[]): MessageBlock[] {
  const joined: MessageBlock[] = []
  for (let from = 0, to = 0; from < blocks.length; from = to) {
    const [first] = blocks.slice(from, from + 1)
    while (to < blocks.length && blocks[to]?.kind === first?.kind) to += 1
    const alike = blocks.slice(from, to)
    if (first?.kind === 'list')
      joined.push({ ...first, items: alike.flatMap((block) => (block.kind === 'list' ? block.items : [])) })
    else if (first?.kind === 'fields')
      joined.push({ ...first, fields: alike.flatMap((block) => (block.kind === 'fields' ? block.fields : [])) })
    else for (const block of alike) joined.push(block)
  }
  return joined
}
