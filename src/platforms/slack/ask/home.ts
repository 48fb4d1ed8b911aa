import * as z from 'zod'
import { explain, refusesBlocks } from '../connect/outcomes.ts'
import { renderSlack, type SlackPart } from '../draw/render.ts'
import { answerInTime } from './serve.ts'
import { type SlackParts } from '../connect/parts.ts'
import type { Workspace } from '../connect/workspaces.ts'

/** https://docs.slack.dev/reference/events/app_home_opened */
export const homeShape = z.object({
  team_id: z.string().min(1),
  event_id: z.string().optional(),
  event: z.object({ user: z.string().min(1), tab: z.string().default('home') }),
})

/** Renders the app's Home tab: the briefings, what is due and what was posted. */
export async function serveHome(slack: SlackParts, payload: unknown): Promise<void> {
  const { team_id: tenant, event_id: id, event } = homeShape.parse(payload)
  if (event.tab !== 'home' || slack.seen(id)) return
  const workspace = await slack.workspaces.find(tenant)
  if (!workspace) return
  const reply = await answerInTime(slack, workspace, {
    command: 'home',
    args: {},
    place: { platform: 'slack', tenant },
    user: { id: event.user, name: event.user },
  })
  const { parts, stored } = renderSlack(reply.message)
  await slack.keep(workspace.teamId, stored)
  if (parts[0]) await publish(slack, workspace, { user: event.user, part: parts[0] })
}

/** https://docs.slack.dev/reference/methods/views.publish */
async function publish(
  { log }: SlackParts,
  { api }: Workspace,
  { user, part }: { user: string; part: SlackPart },
): Promise<void> {
  const show = (blocks: unknown) => api.call('views.publish', { user_id: user, view: { type: 'home', blocks } })
  try {
    await show(part.payload.blocks ?? wordsOf(part)).catch((error: unknown) => {
      if (refusesBlocks(explain(error).code) || explain(error).code === 'invalid_arguments') return show(wordsOf(part))
      throw error
    })
  } catch (error) {
    log.error('slack.home.failed', { reason: explain(error).reason })
  }
}

const longestSection = 3_000

const wordsOf = ({ plain }: SlackPart) =>
  plain
    .flatMap(({ text }) => text.match(new RegExp(`.{1,${longestSection}}`, 'gsu')) ?? [])
    .map((text) => ({ type: 'section', text: { type: 'plain_text', text, emoji: false } }))
