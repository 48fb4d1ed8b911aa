import { setTimeout as pause } from 'node:timers/promises'
import type { CommandRequest, Reply } from '../../../bot/ports/platform.ts'
import { redactSlack, sentence } from '../connect/log.ts'
import type { StoredText } from '../connect/parts.ts'
import { attachmentOf } from './files.ts'
import { deliverToSlack, showWork, type Door } from './reply.ts'
import type { Incoming } from './requests.ts'
import type { Workspace } from '../connect/workspaces.ts'
import type { SlackParts } from '../connect/parts.ts'

const signAfter = 2_000
const givenUpAfter = 60_000

/** Answers once, privately unless the reply says otherwise; says so when it takes longer than two seconds. */
export async function serveRequest(desk: SlackParts, incoming: Incoming, door: Door): Promise<void> {
  const begun = desk.now()
  const workspace = await desk.workspaces.find(incoming.place.tenant)
  if (!workspace) return desk.log.warn('slack.stranger', { workspace: incoming.place.tenant })
  const waiting = new AbortController()
  const sign = pause(signAfter, undefined, { signal: waiting.signal }).then(
    () => showWork(door),
    () => undefined,
  )
  const reply = await answerInTime(desk, workspace, incoming)
  waiting.abort()
  await sign
  const keep = (stored: readonly StoredText[]): Promise<void> => desk.keep(workspace.teamId, stored)
  await deliverToSlack({ api: workspace.api, log: desk.log, keep }, door, reply)
  desk.log.info('slack.answered', { command: incoming.command, origin: incoming.origin, ms: desk.now() - begun })
}

/** What the bot says; after a minute, that it took too long. Never rejects. */
export async function answerInTime(desk: SlackParts, workspace: Workspace, incoming: Incoming): Promise<Reply> {
  const timer = new AbortController()
  const late = pause(givenUpAfter, undefined, { signal: timer.signal }).then(() => tooLate(incoming.command))
  try {
    const { user, place, files, ...call } = incoming
    const { admin, locale, name } = await workspace.person(user.id)
    const request: CommandRequest = {
      ...call,
      // In a shared channel others click, too: what belongs to the bot's workspace stays there.
      place: { ...place, tenant: workspace.teamId },
      ...(files && { files: files.map((file) => attachmentOf(file, workspace, desk.fileOrigins)) }),
      actor: { id: user.id, name: name ?? user.name, admin },
      locale,
      at: desk.now(),
    }
    return await Promise.race([desk.handlers().answer(request), late])
  } catch (error) {
    desk.log.error('slack.answer.failed', { command: incoming.command, reason: redactSlack(sentence(error)) })
    return problem('Something went wrong here, not in what you asked. It is in the log of the bot; please try again.')
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}

const tooLate = (command: string): Reply =>
  problem(`/${command} took longer than a minute and was given up. Please try again, or ask for less.`)

const problem = (text: string): Reply => ({
  message: { title: text, blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text }] }] },
  visibility: 'private',
  problem: true,
})
