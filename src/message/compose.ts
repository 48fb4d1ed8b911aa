import { wordsAt } from '../article/article.ts'
import type { Claim, Entry, Quote, Section, VerifiedBriefing } from '../briefing/briefing.ts'
import { overviewControls, pageControls } from './controls.ts'
import { count, honestyLine } from './counting.ts'
import { claimLine, entryBlocks } from './entries.ts'
import { masthead, runningHead } from './masthead.ts'
import type { CommandCall, Inline, ListItem, Message, MessageBlock } from './message.ts'
import { quotation } from './quotes/quotation.ts'
import {
  callWith,
  headlineOf,
  quoteOf,
  sceneOf,
  sectionsOf,
  sourcesOf,
  writeName,
  type ComposeOptions,
  type Scene,
} from './scene.ts'

const keyQuotesShown = 2
/** Of key points: in a post, which people meet on a phone, and in an answer, which they asked for. */
const pointsShown = { post: 3, answer: 4 }

/** The default answer, on one screen of a phone: what happened, the points, two voices. */
export function composeOverview(verified: VerifiedBriefing, options: ComposeOptions): Message {
  const scene = sceneOf(verified, options)
  const lead = bottomLines(scene)
  const quotes = keyQuotes(scene, lead)
  const points = keyPoints(scene, { lead, quotes }).slice(0, pointsShown[options.post ? 'post' : 'answer'])
  return {
    title: headlineOf(scene),
    blocks: [
      ...masthead(scene),
      ...lead.map((claim) => leadLine(scene, claim)),
      ...(points.length > 0 ? [{ kind: 'list', items: points.map((claim) => point(scene, claim)) } as const] : []),
      ...quotes.map((quote) => quotation(scene, quote)),
      { kind: 'note', line: honestyLine(scene, [...lead, ...points]) },
      ...overviewControls(scene),
    ],
    call: scene.call,
    details: detailsOf(scene),
  }
}

/** One section on its own, with the way back. */
export function composeSection(verified: VerifiedBriefing, section: Section, options: ComposeOptions): Message {
  const scene = sceneOf(verified, options)
  const blocks = sectionBlocks(scene, section)
  const here = { section: section.id }
  return page(scene, section.heading, blocks.length > 0 ? blocks : [notFound(section.kind)], here)
}

/** All parts of the article, one under the other. */
export function composeParts(verified: VerifiedBriefing, options: ComposeOptions): Message {
  const scene = sceneOf(verified, options)
  const blocks = sectionsOf(scene, 'part').flatMap(({ heading, entries }): MessageBlock[] => [
    { kind: 'heading', level: 2, line: [{ kind: 'text', text: heading }] },
    ...entryBlocks(scene, entries),
  ])
  return page(scene, 'Part by part', blocks, { section: partsPage })
}

/** The name under which all parts are asked for. */
export const partsPage = 'parts' as const

/** All that one speaker is quoted with. */
export function composeSpeaker(verified: VerifiedBriefing, name: string, options: ComposeOptions): Message {
  const scene = sceneOf(verified, options)
  const quotes = scene.briefing.quotes.filter(({ speaker }) => speaker?.name === name)
  const speaker = quotes[0]?.speaker
  const heading = `${speaker ? writeName(speaker) : name}: ${count(quotes.length, 'quote')}`
  const blocks = quotes.map((quote) => quotation(scene, quote, { fully: true }))
  return page(scene, heading, blocks, { speaker: name })
}

function page(
  scene: Scene,
  heading: string,
  blocks: readonly MessageBlock[],
  here: Readonly<Record<string, string>>,
): Message {
  return {
    title: `${heading} · ${headlineOf(scene)}`,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: heading }] },
      runningHead(scene),
      ...blocks,
      ...pageControls(scene, here),
    ],
    call: callWith(scene, here),
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
  quotes: 'quotes',
  who: 'quotes whose speaker we could tell',
  people: 'people who act or speak',
  timeline: 'dates',
  numbers: 'figures',
  next: 'announced events',
  gaps: 'gaps',
  source: 'record of the article',
}

/** A thread under a post holds every quote, and the parts. */
function detailsOf(scene: Scene): readonly CommandCall[] {
  const has = (kind: Section['kind']): boolean => sectionsOf(scene, kind).some(({ entries }) => entries.length > 0)
  return [...(has('quotes') ? ['quotes'] : []), ...(has('part') ? [partsPage] : [])].map((section) => {
    const { command, args } = callWith(scene, { section })
    return { command, args }
  })
}

/** What happened: usually one line. */
export const bottomLines = (scene: Scene): readonly Claim[] => claimsOf(scene, 'bottom-line')

const claimsOf = (scene: Scene, kind: Section['kind']): readonly Claim[] =>
  sectionsOf(scene, kind)
    .flatMap(({ entries }) => entries)
    .flatMap((entry) => (entry.kind === 'claim' ? [entry.claim] : []))

const leadLine = (scene: Scene, claim: Claim): MessageBlock => ({
  kind: 'paragraph',
  line: [{ kind: 'strong', text: claim.text }, ...sourcesOf(scene, claim.evidence)],
  evidence: claim.evidence,
})

/** Marked by its number only: the line below says which ones are shortened. */
const point = (scene: Scene, claim: Claim): ListItem => ({
  line: claimLine(scene, { ...claim, origin: 'verbatim' }),
  evidence: claim.evidence,
})

interface Shown {
  readonly lead: readonly Claim[]
  readonly quotes: readonly Quote[]
}

/** The points that repeat neither the bottom line nor a quotation shown. */
const keyPoints = (scene: Scene, { lead, quotes }: Shown): readonly Claim[] =>
  claimsOf(scene, 'key-points').filter(
    ({ evidence }) =>
      !evidence.some(({ span }) => lead.some((line) => line.evidence[0].span.start === span.start)) &&
      !quotes.some(({ content }) =>
        evidence.some(({ span }) => span.start <= content.span.start && content.span.end <= span.end),
      ),
  )

const keyQuotes = (scene: Scene, lead: readonly Claim[]): readonly Quote[] =>
  scene.briefing.keyQuotes
    .map((id) => quoteOf(scene, id))
    .filter((quote) => quote !== undefined)
    .filter(({ content }) => !lead.some(({ text }) => text.includes(content.exact)))
    .slice(0, keyQuotesShown)

function sectionBlocks(scene: Scene, section: Section): MessageBlock[] {
  if (section.kind === 'quotes') return bySpeaker(scene, section)
  if (section.kind !== 'source') return entryBlocks(scene, section.entries)
  // The hash is for those who check a receipt: last, and small.
  const isHash = (entry: Entry): boolean => entry.kind === 'fact' && entry.label === 'Text hash'
  const hashes = section.entries.flatMap((entry) => (entry.kind === 'fact' && isHash(entry) ? [entry.value] : []))
  return [
    ...entryBlocks(
      scene,
      section.entries.filter((entry) => !isHash(entry)),
    ),
    ...numberedSentences(scene),
    ...hashes.map((hash): MessageBlock => ({ kind: 'note', line: [{ kind: 'text', text: `Text hash: ${hash}` }] })),
  ]
}

/** Each speaker's quotations together, in the order in which they first speak; those without a name last. */
function bySpeaker(scene: Scene, { entries }: Section): MessageBlock[] {
  const groups = new Map<string, Quote[]>()
  for (const entry of entries) {
    const quote = entry.kind === 'quote' ? quoteOf(scene, entry.quote) : undefined
    if (!quote) continue
    const name = quote.speaker?.name ?? ''
    const group = groups.get(name)
    if (group) group.push(quote)
    else groups.set(name, [quote])
  }
  const unnamed = groups.get('') ?? []
  groups.delete('')
  return [...[...groups.values()].flat(), ...unnamed].map((quote) => quotation(scene, quote, { fully: true }))
}

/** The article by its numbers: what every small number points to. */
function numberedSentences(scene: Scene): MessageBlock[] {
  const items = scene.article.sentences.map((sentence): ListItem => {
    const words: Inline = { kind: 'text', text: ` ${wordsAt(scene.article, sentence.span)}` }
    return { line: [{ kind: 'source', sentence: sentence.number }, words] }
  })
  const heading: MessageBlock = {
    kind: 'heading',
    level: 2,
    line: [{ kind: 'text', text: 'The article, sentence by sentence' }],
  }
  return items.length > 0 ? [heading, { kind: 'list', items }] : []
}
