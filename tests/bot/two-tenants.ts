import type { CommandRequest } from '../../src/bot/ports/platform.ts'
import type { Target } from '../../src/bot/ports/target.ts'
import type { Control, Message } from '../../src/message/message.ts'
import { lineText, textOf } from '../message/text.ts'
import { openBot } from './bot.ts'
import { createMemoryPlatform } from './platform.ts'

/** Four quotations, of which the last two have the same words. */
export const pier = `---
title: Port Wexley keeps its old pier shut
authors: [Mara Quill]
published: 2026-01-04T09:00Z
post:
  - { id: noon, when: "0 13 * * *", zone: UTC, to: ["slack:C1", "slack:C2"], unchanged: skip }
---

The harbour office of Port Wexley said on Sunday that the old pier stays shut.

“We would rather lose a summer than a visitor,” said Ilse Brandt, the harbour master.

“The planks are rotten from end to end,” said Rut Amsel, an engineer who looked at them in December.

Asked whether the pier could open by May, both gave the same answer. “Not this year,” Brandt said. “Not this year,” Amsel said.
`

export const editor = { id: 'UED', name: 'Edda', admin: false }

/** The bot in two workspaces: C1 and C3 lie in T1, C2 in T2. What files order goes to C1 and C2. */
export async function openNewsrooms(file = pier) {
  const memory = createMemoryPlatform({ homes: { C1: 'T1', C2: 'T2', C3: 'T1' } })
  const time = { now: Date.parse('2026-01-05T12:59:30Z') }
  const room = await openBot({ platforms: [memory.platform], clock: () => time.now, files: { 'pier.md': file } })
  for (const tenant of ['T1', 'T2'])
    await room.store.rights.grant({ tenant, person: editor.id, role: 'editor', by: 'Max', at: 1 })
  const tick = async (ms = 2_000) => {
    time.now += ms
    await room.tick()
  }
  const ask = async (command: string, line: string, over: Partial<CommandRequest> = {}) => {
    const reply = await room.ask(command, line, { actor: editor, at: time.now, ...over })
    return { ...reply, words: textOf(reply.message), controls: controlsOf(reply.message) }
  }
  const correct = (line: string, over: Partial<CommandRequest> = {}) => ask('briefdesk', `correct ${line}`, over)
  /** What each channel shows now, after every post and edit. */
  const shows = () => {
    const refs = new Map(memory.sent.map(({ target, message }, at) => [`ref-${at + 1}`, { target, message }]))
    memory.edits.forEach((ref, at) => {
      const message = memory.edited[at]
      const post = refs.get(ref)
      if (post && message) refs.set(ref, { ...post, message })
    })
    return (channel: Target['channel']) =>
      [...refs.values()].filter(({ target }) => target.channel === channel).map(({ message }) => textOf(message))
  }
  return { ...room, memory, time, tick, ask, correct, channel: (name: string) => shows()(name) }
}

export const inT2 = { platform: 'slack', tenant: 'T2', channel: 'C2' } as const

export const controlsOf = (message: Message): readonly Control[] =>
  message.blocks.flatMap((block) => {
    if (block.kind === 'controls') return block.controls
    return block.kind === 'row' ? [{ ...block.control, label: `${block.control.label} ${lineText(block.title)}` }] : []
  })
