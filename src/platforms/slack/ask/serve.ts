import { setTimeout as pause } from 'node:timers/promises'
import type { PostRef } from '../../../bot/ports/target.ts'
import { createSlackPace } from '../post/pace.ts'
import type { CommandRequest, Reply } from '../../../bot/ports/platform.ts'
import { composeTrouble } from '../../../message/notices.ts'
import { redactSlack, errorMessage } from '../connect/log.ts'
import type { StoredText } from '../connect/parts.ts'
import { attachmentOf } from './files.ts'
import { changeAnswer, deliverToSlack, showWorking, type ReplyAddress } from './reply.ts'
import type { Incoming } from './requests.ts'
import type { Workspace } from '../connect/workspaces.ts'
import type { SlackParts } from '../connect/parts.ts'

const showWorkingAfter = 2_000
const giveUpAfter = 60_000
const mostChannels = 5_000

/**
 * Answers a request; after two seconds it shows that work is in progress. `earlier`: the answer to what it was before it was
 * edited, which becomes this one. Returns the messages that everybody sees, if any.
 */
export async function serveRequest(
  parts: SlackParts,
  incoming: Incoming,
  address: ReplyAddress,
  earlier?: PostRef,
): Promise<PostRef | undefined> {
  const begun = parts.now()
  const workspace = await parts.workspaces.find(incoming.place.tenant)
  if (!workspace) return void parts.log.warn('slack.stranger', { workspace: incoming.place.tenant })
  noteServed(parts, address.channel, workspace.teamId)
  const waiting = new AbortController()
  const sign = pause(showWorkingAfter, undefined, { signal: waiting.signal }).then(
    () => showWorking(address),
    () => undefined,
  )
  const reply = await answerInTime(parts, workspace, incoming)
  waiting.abort()
  await sign
  const keep = (stored: readonly StoredText[]): Promise<void> => parts.keep(workspace.teamId, stored)
  const replier = { api: workspace.api, log: parts.log, keep }
  const before = earlier === undefined || reply.problem === true ? undefined : { ref: earlier, team: workspace.teamId }
  const changed = before && (await changeAnswer(replier, createSlackPace(parts.now), before, reply))
  const shown = changed ?? (await deliverToSlack(replier, address, reply))
  parts.log.info('slack.answered', { command: incoming.command, origin: incoming.origin, ms: parts.now() - begun })
  return shown
}

/** The workspace whose app was clicked. Slack names that of whoever clicks; in a shared channel it may have no app. */
export async function findClicked(
  { workspaces, servedIn }: SlackParts,
  { tenant, channel }: { readonly tenant: string; readonly channel: string },
): Promise<Workspace | undefined> {
  const served = servedIn.get(channel)
  return (await workspaces.find(tenant)) ?? (served === undefined ? undefined : await workspaces.find(served))
}

/** The oldest is forgotten first. */
function noteServed({ servedIn }: SlackParts, channel: string, team: string): void {
  servedIn.delete(channel)
  servedIn.set(channel, team)
  const [oldest] = servedIn.keys()
  if (servedIn.size > mostChannels && oldest !== undefined) servedIn.delete(oldest)
}

/** The bot's reply, or after a minute one that says it took too long. Never rejects. */
export async function answerInTime(parts: SlackParts, workspace: Workspace, incoming: Incoming): Promise<Reply> {
  const timer = new AbortController()
  const late = pause(giveUpAfter, undefined, { signal: timer.signal }).then(() => tooLate(incoming.command))
  try {
    const { user, place, files, ...call } = incoming
    const { admin, locale, name, zone, unsure } = await workspace.person(user.id)
    if (unsure) parts.log.warn('slack.person.unknown', { workspace: workspace.teamId, person: user.id })
    const request: CommandRequest = {
      ...call,
      // In a shared channel, users of other workspaces click too; they are served as the bot's workspace.
      place: { ...place, tenant: workspace.teamId },
      ...(files && { files: files.map((file) => attachmentOf(file, workspace, parts.fileOrigins)) }),
      actor: { id: user.id, name: name ?? user.name, admin, zone, ...(unsure && { unsure }) },
      locale,
      at: parts.now(),
    }
    return await Promise.race([parts.handlers().answer(request), late])
  } catch (error) {
    parts.log.error('slack.answer.failed', { command: incoming.command, reason: redactSlack(errorMessage(error)) })
    return problem('Something went wrong here, not in what you asked. It is in the log of the bot; please try again.')
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}

const tooLate = (command: string): Reply =>
  problem(`/${command} took longer than a minute and was given up. Please try again, or ask for less.`)

const problem = (text: string): Reply => ({
  message: composeTrouble(text),
  visibility: 'private',
  problem: true,
})
