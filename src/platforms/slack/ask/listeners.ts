import type { App } from '@slack/bolt'
import { composeTrouble } from '../../../message/notices.ts'
import { readCallJson, readForm, unpack } from '../draw/calls.ts'
import { findAnswer, keepAnswer } from './answers.ts'
import * as events from './events.ts'
import { formCallback, formView, readSubmission, submissionShape } from './form.ts'
import { serveHome } from './home.ts'
import { findNames } from './names.ts'
import * as requests from './requests.ts'
import { explain } from '../connect/outcomes.ts'
import { deliverToSlack, type ReplyAddress, type Replier } from './reply.ts'
import { findClicked, serveRequest } from './serve.ts'
import { idsIn } from './words.ts'
import { type SlackParts } from '../connect/parts.ts'
import type { Workspace } from '../connect/workspaces.ts'

/** Registers the listeners. Each acknowledges at once, then answers; repeated deliveries are only acknowledged. */
export function listen(app: App, parts: SlackParts): void {
  app.command(/^\//, async ({ ack, body }) => {
    await ack()
    await parts.track(serveCommand(parts, body))
  })
  app.action(/^(?:call|pick|ask)-/, async ({ ack, body }) => {
    await ack()
    await parts.track(serveAction(parts, body))
  })
  app.action(/^link-/, async ({ ack }) => {
    await ack()
  })
  app.view(formCallback, async ({ ack, body }) => {
    await ack()
    await parts.track(serveSubmission(parts, body))
  })
  app.shortcut({ type: 'message_action' }, async ({ ack, body }) => {
    await ack()
    await parts.track(serveShortcut(parts, body))
  })
  app.event('app_mention', async ({ body }) => {
    await parts.track(serveMention(parts, body))
  })
  app.event('app_home_opened', async ({ body }) => {
    await parts.track(serveHome(parts, body))
  })
  for (const name of [
    'channel_id_changed',
    ...['archive', 'unarchive', 'deleted'].flatMap((end) => [`channel_${end}`, `group_${end}`]),
  ])
    app.event(name, async ({ body }) => {
      await parts.track(serveChannel(parts, body))
    })
  app.event('app_uninstalled', async ({ body }) => {
    await parts.track(serveGone(parts, body))
  })
  app.event('tokens_revoked', async ({ body }) => {
    const { tokens } = events.goneShape.parse(body).event
    if (tokens.bot.length > 0) await parts.track(serveGone(parts, body))
  })
}

async function serveChannel(parts: SlackParts, payload: unknown): Promise<void> {
  const body = events.channelEventShape.parse(payload)
  if (parts.seen(body.event_id)) return
  const workspace = await parts.workspaces.find(events.teamOf(body))
  const { channel, change } = events.readChannelEvent(body) ?? {}
  if (workspace && channel !== undefined && change)
    await parts.handlers().changed?.({ platform: 'slack', tenant: workspace.teamId, channel }, change)
}

async function serveGone(parts: SlackParts, payload: unknown): Promise<void> {
  const { team_id: team, event_time: time, event } = events.goneShape.parse(payload)
  await parts.leave(team, { why: event.type, at: time === undefined ? undefined : time * 1_000 })
}

async function serveCommand(parts: SlackParts, payload: unknown): Promise<void> {
  const body = requests.commandShape.parse(payload)
  if (parts.seen(body.trigger_id)) return
  await serveRequest(parts, requests.readCommand(body), {
    user: body.user_id,
    channel: body.channel_id,
    responseUrl: body.response_url,
    onPrivate: false,
    inThread: false,
    uses: 0,
  })
}

async function serveShortcut(parts: SlackParts, payload: unknown): Promise<void> {
  const body = requests.shortcutShape.parse(payload)
  if (parts.seen(body.trigger_id)) return
  const { tenant } = requests.slackPlaceOf({ team: body.team, user: body.user }, body.channel.id, undefined)
  const names = await findNames(await parts.workspaces.find(tenant), idsIn(body.message), body.user.id)
  await serveRequest(parts, requests.readShortcut(body, names), {
    user: body.user.id,
    channel: body.channel.id,
    thread: body.message.thread_ts,
    responseUrl: body.response_url,
    onPrivate: false,
    inThread: false,
    uses: 0,
  })
}

async function serveAction(parts: SlackParts, payload: unknown): Promise<void> {
  const body = requests.actionShape.parse(payload)
  if (parts.seen(body.trigger_id)) return
  const [action] = body.actions
  const { container } = body
  const channel = body.channel?.id ?? container.channel_id ?? ''
  const thread = container.thread_ts ?? body.message?.thread_ts
  const click = [body.user.id, channel, container.message_ts, action.action_id].join('/')
  await parts.once(click, async () => {
    const clicked = requests.slackPlaceOf(body, channel, thread)
    const workspace = await findClicked(parts, { tenant: clicked.tenant, channel })
    const place = { ...clicked, tenant: workspace?.teamId ?? clicked.tenant }
    const find = async (key: string): Promise<string | undefined> => workspace && parts.find(workspace.teamId, key)
    const id = action.value ?? action.block_id.replace(/^\d+/, '')
    const content = await unpack(id, find)
    const chosen = action.selected_option && (await unpack(action.selected_option.value, find))
    const call = content === undefined ? undefined : readCallJson(content, chosen ?? undefined)
    const onMessage = container.message_ts === undefined ? undefined : `${channel}/${container.message_ts}`
    const address: ReplyAddress = {
      user: body.user.id,
      channel,
      thread,
      responseUrl: body.response_url,
      // A direct message is private too.
      onPrivate: container.is_ephemeral === true || channel.startsWith('D'),
      inThread: false,
      uses: 0,
    }
    const form = content === undefined ? undefined : readForm(content)
    if (form && workspace && body.trigger_id !== undefined) {
      const view = formView(form, { id, onMessage, address }, !workspace.lacking?.includes('files:read'))
      return openForm(parts, workspace, { view, trigger: body.trigger_id, address })
    }
    const user = { id: body.user.id, name: requests.slackNameOf(body.user) }
    await serveRequest(
      parts,
      { ...(call ?? stale), place, origin: 'control', ...(onMessage && { onMessage }), user },
      address,
    )
  })
}

interface Opening {
  readonly view: ReturnType<typeof formView>
  readonly trigger: string
  readonly address: ReplyAddress
}

/** A form must open within three seconds of the click; if it does not, the user is told. */
async function openForm(
  parts: SlackParts,
  { api, teamId }: Workspace,
  { view, trigger, address }: Opening,
): Promise<void> {
  try {
    await api.call('views.open', { trigger_id: trigger, view })
  } catch (error) {
    parts.log.warn('slack.form.failed', { reason: explain(error).reason })
    const message = composeTrouble('The form could not be opened in time. Please click again.')
    const keep: Replier['keep'] = (stored) => parts.keep(teamId, stored)
    await deliverToSlack({ api, log: parts.log, keep }, address, {
      message,
      visibility: 'private',
      beside: true,
      problem: true,
    })
  }
}

/** A submitted form calls what its control calls, with the text that was written. */
async function serveSubmission(parts: SlackParts, payload: unknown): Promise<void> {
  const body = submissionShape.parse(payload)
  if (parts.seen(body.trigger_id)) return
  const { id, onMessage, address, text, files } = readSubmission(body)
  const place = requests.slackPlaceOf(body, address.channel, address.thread)
  const workspace = await parts.workspaces.find(place.tenant)
  const content = await unpack(id, async (key) => workspace && parts.find(workspace.teamId, key))
  const call = content === undefined ? undefined : readCallJson(content)
  const asked = call ? { ...call, args: { ...call.args, text } } : stale
  const user = { id: body.user.id, name: requests.slackNameOf(body.user) }
  await serveRequest(
    parts,
    { ...asked, place, origin: 'control', ...(onMessage !== undefined && { onMessage }), files, user },
    { ...address, user: user.id, inThread: false, uses: 0 },
  )
}

/** A button whose call can no longer be read shows the help. */
const stale = { command: 'briefdesk', args: { line: 'help' } }

async function serveMention(parts: SlackParts, payload: unknown): Promise<void> {
  const body = requests.mentionShape.parse(payload)
  if (body.event.bot_id !== undefined || parts.seen(body.event_id)) return
  const incoming = requests.readMention(body, (name) =>
    parts.handlers().commands.some((command) => command.name === name && command.kind !== 'shortcut'),
  )
  const { user, channel, edited } = body.event
  const address = { user, channel, thread: incoming.place.thread, onPrivate: false, inThread: true, uses: 0 }
  await parts.inTurn(incoming.onMessage ?? '', async () => {
    const earlier = edited && (await findAnswer(parts, incoming))
    const shown = await serveRequest(parts, incoming, address, earlier)
    if (shown !== undefined && shown !== earlier) await keepAnswer(parts, incoming, shown)
  })
}
