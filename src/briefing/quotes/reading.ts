import type { Article, Span } from '../../article/article.ts'
import type { Facts } from '../speakers/facts.ts'
import type { Node } from '../speakers/outline.ts'
import { type SpeakerScene, setScene } from '../speakers/scene.ts'
import { type Passed, partPassages } from './passages.ts'
import { findRelays } from './mention/relay.ts'

/** A quotation to attribute: its position and its nodes in the outline. */
export interface Utterance {
  readonly span: Span
  /** Index of its first node; a quotation over several paragraphs has a node in each. */
  readonly node: number
  readonly lastNode: number
}

/** All the data on an article needed before attribution starts. */
export interface Reading extends SpeakerScene {
  readonly article: Article
  /** Marked passages that are not speech. */
  readonly passed: readonly Passed[]
  readonly utterances: readonly Utterance[]
  /** Mentions that only relay words. */
  readonly relays: ReadonlySet<number>
  /** `relays` grouped by sentence. */
  readonly relaysIn: ReadonlyMap<number, readonly number[]>
  /** Index of the first mention and first node of each paragraph, plus one entry for the end. */
  readonly firstMention: Int32Array
  readonly firstNode: Int32Array
  /** Number of quotations before each node. */
  readonly quotesUpTo: Int32Array
}

/** Analyses an article once: quotations, outline, mentions, entities. */
export function readArticle(article: Article): Reading {
  const paragraphs = article.blocks.map((block) => block.span)
  const { speech: spans, passed } = partPassages(article)
  const nicknames = passed.filter((found) => found.why === 'nickname').map((found) => found.span)
  const scene = setScene(article.text, paragraphs, spans, nicknames)
  const { nodes, mentions, facts } = scene
  const relays = findRelays(nodes, mentions, facts)
  return {
    ...scene,
    article,
    passed,
    utterances: findUtterances(nodes, spans),
    relays,
    relaysIn: bySentence(relays, facts),
    firstMention: firstByBlock(
      mentions.map((mention) => nodes[mention.from]?.block ?? 0),
      paragraphs.length,
    ),
    firstNode: firstByBlock(
      nodes.map((node) => node.block),
      paragraphs.length,
    ),
    quotesUpTo: countQuotes(nodes),
  }
}

function findUtterances(nodes: readonly Node[], spans: readonly Span[]): Utterance[] {
  const first = new Int32Array(spans.length).fill(-1)
  const last = new Int32Array(spans.length).fill(-1)
  nodes.forEach((node, index) => {
    if (node.quote < 0) return
    if (first[node.quote] === -1) first[node.quote] = index
    last[node.quote] = index
  })
  return spans
    .map((span, index) => ({ span, node: first[index] ?? -1, lastNode: last[index] ?? -1 }))
    .filter((found) => found.node >= 0)
}

function bySentence(relays: ReadonlySet<number>, facts: readonly Facts[]): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const index of relays) {
    const sentence = facts[index]?.sentence ?? -1
    const own = found.get(sentence)
    if (own) own.push(index)
    else found.set(sentence, [index])
  }
  return found
}

/** Where each block starts in an ordered list. */
function firstByBlock(blocks: readonly number[], count: number): Int32Array {
  const firsts = new Int32Array(count + 1).fill(blocks.length)
  for (let index = blocks.length - 1; index >= 0; index -= 1) firsts[blocks[index] ?? 0] = index
  for (let block = count - 1; block >= 0; block -= 1)
    firsts[block] = Math.min(firsts[block] ?? 0, firsts[block + 1] ?? 0)
  return firsts
}

function countQuotes(nodes: readonly Node[]): Int32Array {
  const counts = new Int32Array(nodes.length + 1)
  nodes.forEach((node, index) => (counts[index + 1] = (counts[index] ?? 0) + (node.kind === 'quote' ? 1 : 0)))
  return counts
}
