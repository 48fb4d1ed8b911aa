import * as z from 'zod'
import type { CommandRequest } from '../../../bot/ports/platform.ts'
import { authorizations, teamOf } from './events.ts'
import { fileShape, type SlackFile } from './files.ts'
import { unescapeSlack, type SlackNames } from './markup.ts'
import { messageShape, readMessage } from './words.ts'

/** A request from Slack, before its user and files are looked up. */
export type Incoming = Pick<CommandRequest, 'command' | 'args' | 'place' | 'origin' | 'onMessage' | 'revision'> & {
  readonly user: { readonly id: string; readonly name: string }
  readonly files?: readonly SlackFile[]
}

const id = z.string().min(1)

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export const commandShape = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  team_id: id,
  channel_id: id,
  user_id: id,
  user_name: z.string().default(''),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
})

const person = z.object({ id, username: z.string().optional(), name: z.string().optional() })

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const actionShape = z.object({
  team: z.object({ id }).nullish(),
  user: person.extend({ team_id: z.string().optional() }),
  channel: z.object({ id }).optional(),
  container: z
    .object({
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .default({}),
  message: z.object({ thread_ts: z.string().optional(), team: z.string().optional() }).optional(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  actions: z
    .tuple([
      z.object({
        action_id: z.string(),
        block_id: z.string().default(''),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    ])
    .rest(z.unknown()),
})

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export const shortcutShape = z.object({
  callback_id: z.string(),
  team: z.object({ id }).nullish(),
  user: person.extend({ team_id: z.string().optional() }),
  channel: z.object({ id }),
  message: messageShape.extend({ files: z.array(fileShape).optional() }),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
})

/** https://docs.slack.dev/reference/events/app_mention */
export const mentionShape = z.object({
  team_id: id,
  authorizations: authorizations.optional(),
  event_id: z.string().optional(),
  event: z.object({
    user: id,
    bot_id: z.string().optional(),
    text: z.string().default(''),
    channel: id,
    ts: id,
    thread_ts: z.string().optional(),
    /** Slack tells of a mention again when its message is edited. */
    edited: z.object({}).optional(),
  }),
})

/** The request of a slash command. */
export const readCommand = (body: z.infer<typeof commandShape>): Incoming => ({
  command: body.command.slice(1),
  args: { line: readLine(body.text).trim() },
  place: { platform: 'slack', tenant: body.team_id, channel: body.channel_id, ...directIn(body.channel_id) },
  origin: 'command',
  user: { id: body.user_id, name: body.user_name || body.user_id },
})

/** The request of a shortcut in a message's menu. */
export function readShortcut(body: z.infer<typeof shortcutShape>, names: SlackNames): Incoming {
  const { message, channel, user } = body
  const { text, links } = readMessage(message, names)
  return {
    command: body.callback_id,
    args: { text, ...(links.length > 0 && { links: links.join(' ') }) },
    place: slackPlaceOf({ team: body.team, user }, channel.id, message.thread_ts),
    origin: 'shortcut',
    ...(message.ts !== undefined && { onMessage: `${channel.id}/${message.ts}` }),
    ...(message.files && { files: message.files }),
    user: { id: user.id, name: slackNameOf(user) },
  }
}

/** The request of a mention: "@Briefdesk nato-china quotes" calls `nato-china` if there is such a command, else `brief`. */
export function readMention(body: z.infer<typeof mentionShape>, isCommand: (name: string) => boolean): Incoming {
  const { event } = body
  const line = readLine(event.text.replace(/<@[^>\s]{1,64}>/, '')).trim()
  const [first = '', ...rest] = line.split(/\s+/)
  const named = isCommand(first.toLowerCase().replace(/^\//, ''))
  return {
    command: named ? first.toLowerCase().replace(/^\//, '') : 'brief',
    args: { line: named ? rest.join(' ') : line },
    place: { platform: 'slack', tenant: teamOf(body), channel: event.channel, thread: event.thread_ts ?? event.ts },
    origin: 'mention',
    onMessage: `${event.channel}/${event.ts}`,
    user: { id: event.user, name: event.user },
  }
}

/** Where a click or a shortcut comes from. */
export function slackPlaceOf(
  body: {
    team?: { id: string } | null | undefined
    user: { team_id?: string | undefined }
    message?: { team?: string | undefined } | undefined
    view?: { app_installed_team_id?: string | undefined } | undefined
  },
  channel: string,
  thread: string | undefined,
): CommandRequest['place'] {
  // In a shared channel `team` is that of whoever clicks; the message clicked is ours, and a form knows where its app is.
  const tenant = body.view?.app_installed_team_id ?? body.message?.team ?? body.team?.id ?? body.user.team_id ?? ''
  // A click on the app's own page comes from no channel.
  return {
    platform: 'slack',
    tenant,
    ...(channel !== '' && { channel, ...directIn(channel) }),
    ...(thread !== undefined && { thread }),
  }
}

const clickedShape = z.object({
  ...actionShape.pick({ team: true, channel: true, container: true, message: true }).shape,
  user: z.object({ team_id: z.string().optional() }),
  view: z.object({ app_installed_team_id: z.string().optional() }).optional(),
})

/** Where somebody clicked, or handed in a form; undefined for commands and events. */
export function clickedAt(body: unknown): { readonly tenant: string; readonly channel: string } | undefined {
  const { data } = clickedShape.safeParse(body)
  if (!data) return undefined
  const channel = data.channel?.id ?? data.container.channel_id ?? ''
  return { tenant: slackPlaceOf(data, channel, undefined).tenant, channel }
}

/** The ids of direct messages between two begin with D. */
const directIn = (channel: string): Pick<CommandRequest['place'], 'direct'> =>
  channel.startsWith('D') ? { direct: true } : {}

/** The user's name, or else the id. */
export const slackNameOf = (user: z.infer<typeof person>): string => user.name ?? user.username ?? user.id

/** The text typed after a command: mentions in the form that `CommandRequest` describes, the rest as plain text. */
const readLine = (text: string): string =>
  readText(
    text
      .replace(/<([#@][A-Z0-9]{1,30})(?:\|[^<>]*)?>/g, '&lt;$1&gt;')
      .replace(/<!subteam\^([A-Z0-9]{1,30})(?:\|[^<>]*)?>/g, '&lt;@&amp;$1&gt;'),
  )

/**
 * Typed text without Slack's markup: `<#C1|news>` becomes `slack:C1`, a link its address, and the three entities their
 * characters. https://docs.slack.dev/messaging/formatting-message-text#parsing
 */
const readText = (text: string): string =>
  unescapeSlack(
    text
      .replace(/<#([A-Z0-9]{1,30})(?:\|[^<>]*)?>/g, 'slack:$1')
      .replace(/<@([A-Z0-9]{1,30})(?:\|[^<>]*)?>/g, '@$1')
      .replace(/<!([a-z]{1,30})(?:[|^][^<>]*)?>/g, '@$1')
      .replace(/<((?:https?|mailto|tel):[^<>|]*)(?:\|[^<>]*)?>/g, '$1'),
  )
