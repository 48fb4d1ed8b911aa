import { setTimeout as pause } from 'node:timers/promises'
import { DiscordAPIError, InteractionResponseType, MessageFlags, Routes } from 'discord.js'
import type { APIInteraction, REST } from 'discord.js'
import type { Reply } from '../../../bot/ports/platform.ts'
import { pageOf } from '../draw/controls.ts'
import { codeOf } from '../../shared/causes.ts'
import { errorFacts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'
import { hasCode } from '../connect/outcomes.ts'
import { renderDiscord, renderNotice } from '../draw/render.ts'
import type { DiscordPayload } from '../draw/render.ts'
import { onPrivateAnswer } from './requests.ts'
import type { RequestInteraction } from './requests.ts'

/** What replying to an interaction depends on. */
export interface DiscordReplier {
  readonly rest: REST
  readonly log: Log
  readonly interaction: RequestInteraction
}

/** An interaction expires unless it is acknowledged within three seconds, ms. */
const ackWithin = 2800

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const codes = {
  unknownMessage: 10008,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  alreadyAcknowledged: 40060,
  invalidToken: 50027,
}

/**
 * Tells Discord that an answer will follow. False when it is too late. If it is unknown whether the acknowledgement
 * arrived, it counts as arrived: otherwise the interaction is lost anyway.
 */
export async function acknowledge({ rest, log, interaction }: DiscordReplier): Promise<boolean> {
  const body = onPrivateAnswer(interaction)
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : { type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags: MessageFlags.Ephemeral } }
  try {
    await callBack(rest, interaction, body)
    return true
  } catch (error) {
    const late = hasCode(error, codes.unknownInteraction)
    if (!hasCode(error, codes.alreadyAcknowledged))
      log.warn(late ? 'discord.too-late' : 'discord.ack-doubtful', errorFacts(error))
    return !late
  }
}

/** Sends the one response that an interaction may have. Retries included, it gives up before the interaction expires. */
export async function callBack(rest: REST, { id, token }: APIInteraction, body: object): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal: AbortSignal.timeout(ackWithin) })
}

/** Shows a reply: it replaces the private answer that was clicked, or completes the pending response. */
export async function deliverToDiscord(replier: DiscordReplier, reply: Reply): Promise<void> {
  const payloads = renderDiscord(reply.message)
  if (reply.visibility === 'public') return deliverPublicly(replier, payloads)
  const beside = reply.beside === true || pageOf(reply.message.call) > 1
  const [first, ...more] = payloads
  if (beside && onPrivateAnswer(replier.interaction)) return followUp(replier, payloads, MessageFlags.Ephemeral)
  await edit(replier, first)
  await followUp(replier, more, MessageFlags.Ephemeral)
}

/** Shows a notice to the user. Tries three times, unless `over` is aborted: what broke the answer may break the notice. */
export async function tell(replier: DiscordReplier, words: string, over?: AbortSignal): Promise<void> {
  for (const wait of [0, 1000, 3000]) {
    await pause(wait)
    if (over?.aborted) return
    try {
      const notice = renderNotice(words)
      if (onPrivateAnswer(replier.interaction)) await followUp(replier, [notice], MessageFlags.Ephemeral)
      else await edit(replier, notice)
      return
    } catch (error) {
      replier.log.warn('discord.notice-failed', errorFacts(error))
      if (nobodyWaits(error)) return
    }
  }
}

/** Whether the error means that the interaction has expired, so that the user cannot be reached. */
export function nobodyWaits(error: unknown): boolean {
  return hasCode(error, codes.unknownMessage, codes.unknownWebhook, codes.unknownInteraction, codes.invalidToken)
}

/** A private response cannot become public: it is deleted and the answer posted as a follow-up. */
async function deliverPublicly(replier: DiscordReplier, payloads: readonly DiscordPayload[]): Promise<void> {
  if (!onPrivateAnswer(replier.interaction)) await replier.rest.delete(original(replier.interaction), { auth: false })
  await followUp(replier, payloads, 0)
}

/** An edit can safely be repeated: after a network error it is sent once more. */
async function edit({ rest, interaction }: DiscordReplier, payload: DiscordPayload): Promise<void> {
  const send = () => rest.patch(original(interaction), { body: payload, auth: false })
  await send().catch((error: unknown) => {
    if (error instanceof DiscordAPIError || codeOf(error) === undefined) throw error
    return send()
  })
}

async function followUp(
  { rest, interaction }: DiscordReplier,
  payloads: readonly DiscordPayload[],
  flags: number,
): Promise<void> {
  const route = Routes.webhook(interaction.application_id, interaction.token)
  for (const payload of payloads)
    await rest.post(route, { body: { ...payload, flags: payload.flags | flags }, auth: false })
}

function original({ application_id, token }: RequestInteraction): `/${string}` {
  return Routes.webhookMessage(application_id, token, '@original')
}
