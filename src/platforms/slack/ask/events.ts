import * as z from 'zod'
import type { ChannelChange } from '../../../bot/ports/target.ts'
import { archivedChannel } from '../connect/outcomes.ts'

const id = z.string().min(1)

/** The first is the installation that an event was sent for: https://docs.slack.dev/apis/events-api#authorizations */
export const authorizations = z.array(z.object({ team_id: z.string().nullish() }))

/** https://docs.slack.dev/reference/events/app_uninstalled and tokens_revoked */
export const goneShape = z.object({
  team_id: id,
  /** Seconds since the epoch. */
  event_time: z.number().optional(),
  event: z.object({
    type: z.string(),
    tokens: z.object({ bot: z.array(z.string()).default([]) }).default({ bot: [] }),
  }),
})

/**
 * https://docs.slack.dev/reference/events/channel_archive and its like, and channel_id_changed; of a group the same. A rename is
 * not listened to: no name of a channel is kept.
 */
export const channelEventShape = z.object({
  team_id: id,
  authorizations: authorizations.optional(),
  event_id: z.string().optional(),
  event: z.union([
    z.object({ type: z.literal('channel_id_changed'), old_channel_id: id, new_channel_id: id }),
    z.object({ type: z.string(), channel: id }),
  ]),
})

/** The channel that an event tells of, and what happened to it; undefined for other events. */
export function readChannelEvent({
  event,
}: z.infer<typeof channelEventShape>): { readonly channel: string; readonly change: ChannelChange } | undefined {
  if ('old_channel_id' in event)
    return { channel: event.old_channel_id, change: { kind: 'moved', to: event.new_channel_id } }
  const { channel, type } = event
  if (type.endsWith('_unarchive')) return { channel, change: { kind: 'opened', reason: archivedChannel } }
  if (type.endsWith('_archive')) return { channel, change: { kind: 'closed', reason: archivedChannel } }
  return type.endsWith('_deleted')
    ? { channel, change: { kind: 'closed', reason: 'the channel was deleted: choose another' } }
    : undefined
}

/** The workspace that an event was sent for: in a shared channel `team_id` may be another one's. */
export const teamOf = (body: {
  readonly team_id: string
  readonly authorizations?: z.infer<typeof authorizations> | undefined
}): string => body.authorizations?.[0]?.team_id ?? body.team_id
