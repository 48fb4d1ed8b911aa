import { type PostLocation, type PostOutcome } from '../../../bot/ports/platform.ts'
import { operator } from '../../../bot/ports/target.ts'
import { type Target } from '../../../bot/ports/target.ts'
import { BotError } from '../../../errors.ts'
import type { Message } from '../../../message/message.ts'
import { redactSlack, errorMessage } from '../connect/log.ts'
import { locatePost, type SoughtPost } from './locate.ts'
import { renderSlack, type SlackPart } from '../draw/render.ts'
import type { SlackParts } from '../connect/parts.ts'
import type { Workspace, Workspaces } from '../connect/workspaces.ts'

/** A message and where it goes. */
export interface Sending {
  readonly target: Target
  readonly message: Message
}

type Act = (workspace: Workspace, target: Target, parts: readonly SlackPart[]) => Promise<PostOutcome>

/** Sends by way of the target's workspace, after storing what the buttons need. Never rejects. */
export async function send(slack: SlackParts, { target, message }: Sending, act: Act): Promise<PostOutcome> {
  try {
    const { workspace, channel } = await addressOf(slack.workspaces, target)
    const { parts, stored } = renderSlack(message)
    // Clicks come from this workspace, whichever tenant scheduled the post.
    await slack.keep(workspace.teamId, stored)
    return await act(workspace, { ...target, channel }, parts)
  } catch (error) {
    const told = error instanceof BotError ? [error.message, error.hint].filter(Boolean).join(' ') : errorMessage(error)
    const again = error instanceof BotError && error.retryable
    return { outcome: again ? 'transient' : 'permanent', reason: redactSlack(told) }
  }
}

interface Address {
  readonly workspace: Workspace
  readonly channel: string
}

/** The workspace and channel of a target. With several workspaces the operator names one: `slack:T123/C456`. */
async function addressOf(workspaces: Workspaces, { tenant, channel }: Target): Promise<Address> {
  const [named, ownChannel = channel] = /^([TE][A-Z0-9]+)\/(\S+)$/.exec(channel)?.slice(1) ?? []
  const team = named ?? (tenant === operator ? await workspaces.only() : tenant)
  if (team === undefined)
    throw new BotError('input', `slack:${channel} does not say in which workspace.`, {
      hint: `Write slack:T123/${channel} in the briefing’s "to:", with the workspace’s id.`,
    })
  const workspace = await workspaces.find(team)
  if (workspace) return { workspace, channel: ownChannel }
  throw new BotError('platform', `The app is not installed in the workspace ${team}.`, {
    hint: 'Install it again, or take the post out.',
  })
}

/** Looks for a doubtful post by way of its workspace. Never rejects. */
export async function locateByKey(workspaces: Workspaces, sought: SoughtPost): Promise<PostLocation> {
  try {
    const { workspace, channel } = await addressOf(workspaces, sought.target)
    return await locatePost(workspace, { ...sought, target: { ...sought.target, channel } })
  } catch (error) {
    const again = error instanceof BotError && error.retryable
    return { outcome: again ? 'later' : 'unknown', reason: redactSlack(errorMessage(error)) }
  }
}

/** The id of a target's workspace; undefined when the app is not installed there. */
export async function workspaceOf(workspaces: Workspaces, target: Target): Promise<string | undefined> {
  try {
    return (await addressOf(workspaces, target)).workspace.teamId
  } catch (error) {
    if (error instanceof BotError && !error.retryable) return undefined
    throw error
  }
}
