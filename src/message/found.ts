import { wordsAt, type Sentence, type Span } from '../article/article.ts'
import type { Matches } from '../briefing/find/find.ts'
import type { VerifiedBriefing } from '../briefing/briefing.ts'
import { clipWords } from './break-line.ts'
import { pageControls } from './controls.ts'
import { runningHead } from './masthead.ts'
import type { MessageBlock, Inline, ListItem, Message } from './message.ts'
import { callWith, headlineOf, markOf, noBreak, sceneOf, type ComposeOptions, type Scene } from './scene.ts'

/** Characters of a question that are repeated above its answer. */
const ASKED = 140

/** The article's sentences nearest to a question or to words, with the words that were found marked. */
export function composeFound(
  verified: VerifiedBriefing,
  question: string,
  matches: Matches,
  options: ComposeOptions,
): Message {
  const scene = sceneOf(verified, options)
  const heading = `“${clipWords(question, ASKED)}” in the article`
  return {
    title: `${heading} · ${headlineOf(scene)}`,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: heading }] },
      runningHead(scene),
      ...matchBlocks(scene, matches),
      ...pageControls(scene, { find: question }),
    ],
    call: callWith(scene, { find: question }),
  }
}

function matchBlocks(scene: Scene, { sentences, closest, asked }: Matches): MessageBlock[] {
  const none = asked?.found === false
  if (sentences.length === 0)
    return [paragraph(none ? 'No sentence found that answers this.' : 'We found no sentence with these words.')]
  const found = new Set(sentences.map(({ sentence }) => sentence.number))
  const items = sentences.map(({ sentence, words }): ListItem => ({
    line: [
      ...marked(scene, sentence.span, words),
      { kind: 'text', text: noBreak },
      markOf(scene, sentence.number),
      ...next(scene, sentence, found),
    ],
  }))
  const above = none ? ['No sentence found that answers this. Closest by words:'] : closest ? ['Closest by words:'] : []
  return [...above.map(paragraph), { kind: 'list', items }, ...(asked ? [note(`Read with ${asked.model}.`)] : [])]
}

/** The sentence that follows in the same paragraph, since it often has the answer; unless it was found itself. */
function next(scene: Scene, { number, block }: Sentence, found: ReadonlySet<number>): Inline[] {
  const after = scene.article.sentences[number]
  if (after?.block !== block || found.has(after.number)) return []
  return [
    { kind: 'emphasis', text: ` ${wordsAt(scene.article, after.span)}` },
    { kind: 'text', text: noBreak },
    markOf(scene, after.number),
  ]
}

/** The words at a place, those that were found in strong type. */
function marked({ article }: Scene, place: Span, words: readonly Span[]): Inline[] {
  const line: Inline[] = []
  let at = place.start
  for (const word of words) {
    if (word.start < at) continue
    if (word.start > at) line.push({ kind: 'text', text: wordsAt(article, { start: at, end: word.start }) })
    line.push({ kind: 'strong', text: wordsAt(article, word) })
    at = word.end
  }
  return [...line, { kind: 'text', text: wordsAt(article, { start: at, end: place.end }) }]
}

const note = (text: string): MessageBlock => ({ kind: 'note', line: [{ kind: 'text', text }] })
const paragraph = (text: string): MessageBlock => ({ kind: 'paragraph', line: [{ kind: 'text', text }] })
