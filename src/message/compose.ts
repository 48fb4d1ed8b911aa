import { wordsAt } from '../article/article.ts'
import type { Quote, Section, VerifiedBriefing } from '../briefing/briefing.ts'
import { controls } from './controls.ts'
import { atAGlance, count, countLine } from './counting.ts'
import { claimItem, claimLine, entryBlocks, quoteBlocks } from './entries.ts'
import { masthead, runningHead } from './masthead.ts'
import type { MessageBlock, ListItem, Message } from './message.ts'
import { quotation } from './quotation.ts'
import {
  callWith,
  headlineOf,
  quoteOf,
  sceneOf,
  sectionsOf,
  writeName,
  type ComposeOptions,
  type Scene,
} from './scene.ts'

const keyQuotesShown = 2

/** The default answer, on one screen: what happened, the points, two voices, who speaks, what is missing. */
export function composeOverview(verified: VerifiedBriefing, options: ComposeOptions): Message {
  const scene = sceneOf(verified, options)
  const fields = atAGlance(scene)
  return {
    title: headlineOf(scene),
    blocks: [
      ...masthead(scene),
      ...bottomLine(scene),
      ...keyPoints(scene),
      ...keyQuotes(scene),
      ...(fields.length > 0 ? [{ kind: 'fields', fields } as const] : []),
      { kind: 'note', line: [{ kind: 'text', text: [countLine(scene), ...chosenWith(scene)].join(' ') }] },
      ...controls(scene),
    ],
    call: scene.call,
  }
}

/** Whose choice the lines are, where a model made it. */
function chosenWith({ briefing: { pointed } }: Scene): readonly string[] {
  const isChosen = pointed !== undefined && pointed.sentences.length + pointed.keyQuotes.length > 0
  return isChosen ? [`Lines chosen with ${pointed.model}.`] : []
}

/** One section on its own, with the way back. */
export function composeSection(verified: VerifiedBriefing, section: Section, options: ComposeOptions): Message {
  const scene = sceneOf(verified, options)
  const blocks = sectionBlocks(scene, section)
  return page(scene, section.heading, blocks.length > 0 ? blocks : [notFound(section.kind)], section.id)
}

/** All that one speaker is quoted with. */
export function composeSpeaker(verified: VerifiedBriefing, name: string, options: ComposeOptions): Message {
  const scene = sceneOf(verified, options)
  const quotes = scene.briefing.quotes.filter(({ speaker }) => speaker?.name === name)
  const blocks = quotes.flatMap((quote) => quoteBlocks(scene, quote))
  const speaker = quotes[0]?.speaker
  const heading = `${speaker ? writeName(speaker) : name}: ${count(quotes.length, 'quotation')}`
  return { ...page(scene, heading, blocks, ''), call: callWith(scene, { speaker: name }) }
}

function page(scene: Scene, heading: string, blocks: readonly MessageBlock[], id: string): Message {
  return {
    title: `${heading} · ${headlineOf(scene)}`,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: heading }] },
      runningHead(scene),
      ...blocks,
      ...controls(scene, id),
    ],
    call: callWith(scene, id === '' ? {} : { section: id }),
  }
}

/** What was looked for and not found, which is not to say that the article has none. */
const notFound = (kind: Section['kind']): MessageBlock => ({
  kind: 'paragraph',
  line: [{ kind: 'text', text: `We found no ${lookedFor[kind]}.` }],
})

const lookedFor: Readonly<Record<Section['kind'], string>> = {
  'bottom-line': 'line that stands for the story',
  'key-points': 'further points',
  part: 'line that stands for this part',
  quotes: 'quotations',
  who: 'quotations whose speaker we could tell',
  people: 'people who act or speak',
  timeline: 'dates',
  numbers: 'figures',
  next: 'announced events',
  gaps: 'gaps',
  source: 'record of the article',
}

/** What happened, in one line with its evidence. */
export const bottomLine = (scene: Scene): MessageBlock[] =>
  sectionsOf(scene, 'bottom-line')
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.kind === 'claim')
    .map(({ claim }) => ({ kind: 'paragraph', line: claimLine(scene, claim), evidence: claim.evidence }))

function keyPoints(scene: Scene): MessageBlock[] {
  const items = sectionsOf(scene, 'key-points')
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.kind === 'claim')
    .map(({ claim }) => claimItem(scene, claim))
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

const keyQuotes = (scene: Scene): MessageBlock[] =>
  scene.briefing.keyQuotes
    .map((id) => quoteOf(scene, id))
    .filter((quote) => quote !== undefined)
    .slice(0, keyQuotesShown)
    .map((quote) => quotation(scene, quote))

function sectionBlocks(scene: Scene, section: Section): MessageBlock[] {
  if (section.kind === 'quotes') return bySpeaker(scene, section)
  const blocks = entryBlocks(scene, section.entries)
  return section.kind === 'source' ? [...blocks, ...numberedSentences(scene)] : blocks
}

/** Quotations under their speakers, in the order in which they first speak; each keeps its attribution, wherever a page ends. */
function bySpeaker(scene: Scene, { entries }: Section): MessageBlock[] {
  const groups = new Map<string, Quote[]>()
  for (const entry of entries) {
    const quote = entry.kind === 'quote' ? quoteOf(scene, entry.quote) : undefined
    if (!quote) continue
    const name = quote.speaker ? writeName(quote.speaker) : 'We could not tell who said this'
    const group = groups.get(name)
    if (group) group.push(quote)
    else groups.set(name, [quote])
  }
  return [...groups].flatMap(([name, quotes]): MessageBlock[] => [
    { kind: 'heading', level: 2, line: [{ kind: 'text', text: `${name} · ${count(quotes.length, 'quotation')}` }] },
    ...quotes.flatMap((quote) => quoteBlocks(scene, quote)),
  ])
}

/** The article by its numbers: what every `[n]` points to. */
function numberedSentences(scene: Scene): MessageBlock[] {
  const items = scene.article.sentences.map((sentence): ListItem => ({
    line: [
      { kind: 'source', sentence: sentence.number },
      { kind: 'text', text: ` ${wordsAt(scene.article, sentence.span)}` },
    ],
  }))
  const heading: MessageBlock = {
    kind: 'heading',
    level: 2,
    line: [{ kind: 'text', text: 'The article, sentence by sentence' }],
  }
  return items.length > 0 ? [heading, { kind: 'list', items }] : []
}
