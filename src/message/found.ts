import type { Claim, VerifiedBriefing } from '../briefing/briefing.ts'
import { controls } from './controls.ts'
import { claimItem } from './entries.ts'
import { runningHead } from './masthead.ts'
import type { MessageBlock, Message } from './message.ts'
import { callWith, headlineOf, sceneOf, type ComposeOptions } from './scene.ts'

/** The article's sentences that bear on a question, or that it does not say. */
export function composeFound(
  verified: VerifiedBriefing,
  question: string,
  answers: readonly Claim[],
  options: ComposeOptions,
): Message {
  const scene = sceneOf(verified, options)
  const heading = `In the article on “${question}”`
  const found: MessageBlock =
    answers.length > 0
      ? { kind: 'list', items: answers.map((claim) => claimItem(scene, claim)) }
      : { kind: 'paragraph', line: [{ kind: 'text', text: 'The article does not say.' }] }
  return {
    title: `${heading} · ${headlineOf(scene)}`,
    blocks: [
      { kind: 'heading', level: 1, line: [{ kind: 'text', text: heading }] },
      runningHead(scene),
      found,
      ...controls(scene, ''),
    ],
    call: callWith(scene, { find: question }),
  }
}
