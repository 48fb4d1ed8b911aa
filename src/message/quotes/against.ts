import type { VerifiedBriefing } from '../../briefing/briefing.ts'
import type { HeldAgainst, Original } from '../../briefing/primary/verdict.ts'
import { originalPage, pageControls } from '../controls.ts'
import { runningHead } from '../masthead.ts'
import type { Inline, Message, MessageBlock } from '../message.ts'
import { callWith, headlineOf, quoteOf, sceneOf, sentenceAddress, type ComposeOptions, type Scene } from '../scene.ts'
import { heldLine } from './original.ts'
import { quotation } from './quotation.ts'

/** Each quotation beside the passage of the original statement that it was held against. */
export function composeAgainst(verified: VerifiedBriefing, original: Original, options: ComposeOptions): Message {
  const scene = sceneOf(verified, options)
  const heading = `Beside ${original.name}`
  const here = { section: originalPage }
  return {
    title: `${heading} · ${headlineOf(scene)}`,
    blocks: [
      { kind: 'heading', level: 1, line: text(heading) },
      runningHead(scene),
      { kind: 'note', line: text(heldLine(original)) },
      ...original.held.flatMap((held) => pairOf(scene, original, held)),
      ...pageControls(scene, here),
    ],
    call: callWith(scene, here),
  }
}

function pairOf(scene: Scene, original: Original, held: HeldAgainst): MessageBlock[] {
  const quote = quoteOf(scene, held.quote)
  if (!quote) return []
  return [quotation(scene, quote, { fully: true }), ...passageOf(original, held)]
}

/** The words that were found in strong type, within their sentences. */
function passageOf(original: Original, { verdict, sentence, passage }: HeldAgainst): MessageBlock[] {
  if (!('place' in verdict)) return []
  const { place } = verdict
  const { start, end } = passage?.span ?? place.span
  const words = (from: number, to: number): string => original.statement.text.slice(from, to).replace(/\s+/g, ' ')
  const line: Inline[] = [
    ...text(`The original: “${words(start, place.span.start)}`),
    { kind: 'strong', text: words(place.span.start, place.span.end) },
    ...text(`${words(place.span.end, end)}”`),
  ]
  return [{ kind: 'paragraph', line: [...line, ...linkTo(original, sentence)] }]
}

function linkTo({ statement, url }: Original, sentence: number | undefined): Inline[] {
  if (sentence === undefined) return []
  const address = sentenceAddress({ record: { ...(url !== undefined && { url }) }, article: statement }, sentence)
  const where = `sentence ${sentence}`
  return [
    ...text(' '),
    address === undefined ? { kind: 'text', text: where } : { kind: 'link', text: where, url: address },
  ]
}

const text = (words: string): Inline[] => [{ kind: 'text', text: words }]
