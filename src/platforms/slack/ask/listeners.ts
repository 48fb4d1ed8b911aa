import type { App } from '@slack/bolt'
import { readCallJson, readForm, unpack } from '../draw/calls.ts'
import { formCallback, formView, readSubmission, submissionShape } from './form.ts'
import { serveHome } from './home.ts'
import * as requests from './requests.ts'
import { explain } from '../connect/outcomes.ts'
import { deliverToSlack, type Door, type Replier } from './reply.ts'
import { serveRequest } from './serve.ts'
import { type SlackParts } from '../connect/parts.ts'
import type { Workspace } from '../connect/workspaces.ts'

/** Acknowledges everything at once, then answers; what was delivered before is only acknowledged. */
export function listen(app: App, desk: SlackParts): void {
  app.command(/^\//, async ({ ack, body }) => {
    await ack()
    await desk.track(serveCommand(desk, body))
  })
  app.action(/^(?:call|pick|ask)-/, async ({ ack, body }) => {
    await ack()
    await desk.track(serveAction(desk, body))
  })
  app.view(formCallback, async ({ ack, body }) => {
    await ack()
    await desk.track(serveSubmission(desk, body))
  })
  app.shortcut({ type: 'message_action' }, async ({ ack, body }) => {
    await ack()
    await desk.track(serveShortcut(desk, body))
  })
  app.event('app_mention', async ({ body }) => {
    await desk.track(serveMention(desk, body))
  })
  app.event('app_home_opened', async ({ body }) => {
    await desk.track(serveHome(desk, body))
  })
  app.event('app_uninstalled', async ({ body }) => {
    await desk.track(desk.leave(requests.goneShape.parse(body).team_id))
  })
  app.event('tokens_revoked', async ({ body }) => {
    const { team_id: team, event } = requests.goneShape.parse(body)
    if (event.tokens.bot.length > 0) await desk.track(desk.leave(team))
  })
}

async function serveCommand(desk: SlackParts, payload: unknown): Promise<void> {
  const body = requests.commandShape.parse(payload)
  if (desk.seen(body.trigger_id)) return
  await serveRequest(desk, requests.readCommand(body), {
    user: body.user_id,
    channel: body.channel_id,
    responseUrl: body.response_url,
    onPrivate: false,
    inThread: false,
    uses: 0,
  })
}

async function serveShortcut(desk: SlackParts, payload: unknown): Promise<void> {
  const body = requests.shortcutShape.parse(payload)
  if (desk.seen(body.trigger_id)) return
  await serveRequest(desk, requests.readShortcut(body), {
    user: body.user.id,
    channel: body.channel.id,
    thread: body.message.thread_ts,
    responseUrl: body.response_url,
    onPrivate: false,
    inThread: false,
    uses: 0,
  })
}

async function serveAction(desk: SlackParts, payload: unknown): Promise<void> {
  const body = requests.actionShape.parse(payload)
  if (desk.seen(body.trigger_id)) return
  const [action] = body.actions
  const { container } = body
  const channel = body.channel?.id ?? container.channel_id ?? ''
  const thread = container.thread_ts ?? body.message?.thread_ts
  const click = [body.user.id, channel, container.message_ts, action.action_id].join('/')
  await desk.once(click, async () => {
    const place = requests.slackPlaceOf(body, channel, thread)
    const workspace = await desk.workspaces.find(place.tenant)
    const find = async (key: string): Promise<string | undefined> => workspace && desk.find(workspace.teamId, key)
    const id = action.value ?? action.block_id.replace(/^\d+/, '')
    const content = await unpack(id, find)
    const chosen = action.selected_option && (await unpack(action.selected_option.value, find))
    const call = content === undefined ? undefined : readCallJson(content, chosen ?? undefined)
    const onMessage = container.message_ts === undefined ? undefined : `${channel}/${container.message_ts}`
    const door: Door = {
      user: body.user.id,
      channel,
      thread,
      responseUrl: body.response_url,
      // Nobody else sees a direct message, either.
      onPrivate: container.is_ephemeral === true || channel.startsWith('D'),
      inThread: false,
      uses: 0,
    }
    const form = content === undefined ? undefined : readForm(content)
    if (form && workspace && body.trigger_id !== undefined) {
      const view = formView(form, { id, onMessage, door })
      return openForm(desk, workspace, { view, trigger: body.trigger_id, door })
    }
    const user = { id: body.user.id, name: requests.slackNameOf(body.user) }
    await serveRequest(
      desk,
      { ...(call ?? stale), place, origin: 'control', ...(onMessage && { onMessage }), user },
      door,
    )
  })
}

interface Opening {
  readonly view: ReturnType<typeof formView>
  readonly trigger: string
  readonly door: Door
}

/** A form has to be open three seconds after the click; where that fails, whoever clicked is told. */
async function openForm(desk: SlackParts, { api, teamId }: Workspace, { view, trigger, door }: Opening): Promise<void> {
  try {
    await api.call('views.open', { trigger_id: trigger, view })
  } catch (error) {
    desk.log.warn('slack.form.failed', { reason: explain(error).reason })
    const what = 'The form could not be opened in time. Please click again.'
    const message = { title: what, blocks: [{ kind: 'paragraph', line: [{ kind: 'text', text: what }] } as const] }
    const keep: Replier['keep'] = (stored) => desk.keep(teamId, stored)
    await deliverToSlack({ api, log: desk.log, keep }, door, {
      message,
      visibility: 'private',
      beside: true,
      problem: true,
    })
  }
}

/** A form that was filled in: the call of the control that opened it, with what was written. */
async function serveSubmission(desk: SlackParts, payload: unknown): Promise<void> {
  const body = submissionShape.parse(payload)
  if (desk.seen(body.trigger_id)) return
  const { id, onMessage, door, text } = readSubmission(body)
  const place = requests.slackPlaceOf(body, door.channel, door.thread)
  const workspace = await desk.workspaces.find(place.tenant)
  const content = await unpack(id, async (key) => workspace && desk.find(workspace.teamId, key))
  const call = content === undefined ? undefined : readCallJson(content)
  const asked = call ? { ...call, args: { ...call.args, text } } : stale
  const user = { id: body.user.id, name: requests.slackNameOf(body.user) }
  await serveRequest(
    desk,
    { ...asked, place, origin: 'control', ...(onMessage !== undefined && { onMessage }), user },
    { ...door, user: user.id, inThread: false, uses: 0 },
  )
}

/** A button whose call cannot be read any more asks for help, which says how to go on. */
const stale = { command: 'briefdesk', args: { line: 'help' } }

async function serveMention(desk: SlackParts, payload: unknown): Promise<void> {
  const body = requests.mentionShape.parse(payload)
  if (body.event.bot_id !== undefined || desk.seen(body.event_id)) return
  const incoming = requests.readMention(body, (name) =>
    desk.handlers().commands.some((command) => command.name === name && command.kind !== 'shortcut'),
  )
  await serveRequest(desk, incoming, {
    user: body.event.user,
    channel: body.event.channel,
    thread: incoming.place.thread,
    onPrivate: false,
    inThread: true,
    uses: 0,
  })
}
