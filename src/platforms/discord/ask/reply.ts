import { setTimeout as pause } from 'node:timers/promises'
import { DiscordAPIError, InteractionResponseType, MessageFlags, Routes } from 'discord.js'
import type { APIInteraction, REST } from 'discord.js'
import type { Reply } from '../../../bot/ports/platform.ts'
import { pageOf } from '../draw/controls.ts'
import { codeOf, facts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'
import { hasCode } from '../connect/outcomes.ts'
import { renderDiscord, renderNotice } from '../draw/render.ts'
import type { DiscordPayload } from '../draw/render.ts'
import { onPrivateAnswer } from './requests.ts'
import type { Asking } from './requests.ts'

/** The way back to somebody who asked: one acknowledgement, then as many messages as the answer needs. */
export interface Way {
  readonly rest: REST
  readonly log: Log
  readonly interaction: Asking
}

/** Discord gives three seconds; what is not acknowledged by then is lost. */
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
 * Tells Discord that an answer comes, before any work. False when Discord says that it is too late. A doubtful end
 * counts as acknowledged: if it was, the answer arrives, and if not, nothing is lost that could have been kept.
 */
export async function acknowledge({ rest, log, interaction }: Way): Promise<boolean> {
  const body = onPrivateAnswer(interaction)
    ? { type: InteractionResponseType.DeferredMessageUpdate }
    : { type: InteractionResponseType.DeferredChannelMessageWithSource, data: { flags: MessageFlags.Ephemeral } }
  try {
    await callBack(rest, interaction, body)
    return true
  } catch (error) {
    const late = hasCode(error, codes.unknownInteraction)
    if (!hasCode(error, codes.alreadyAcknowledged))
      log.warn(late ? 'discord.too-late' : 'discord.ack-doubtful', facts(error))
    return !late
  }
}

/** The one callback of an interaction. Its tries together end before Discord stops waiting. */
export async function callBack(rest: REST, { id, token }: APIInteraction, body: object): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal: AbortSignal.timeout(ackWithin) })
}

/** Shows a reply: in place of the private answer that was clicked, or as the answer that Discord waits for. */
export async function deliverToDiscord(way: Way, reply: Reply): Promise<void> {
  const payloads = renderDiscord(reply.message)
  if (reply.visibility === 'public') return deliverPublicly(way, payloads)
  const beside = reply.beside === true || pageOf(reply.message.call) > 1
  const [first, ...more] = payloads
  if (beside && onPrivateAnswer(way.interaction)) return followUp(way, payloads, MessageFlags.Ephemeral)
  await edit(way, first)
  await followUp(way, more, MessageFlags.Ephemeral)
}

/** Says in plain words what goes on or went wrong; tried again until `over`, because the same trouble may meet it. */
export async function tell(way: Way, words: string, over?: AbortSignal): Promise<void> {
  for (const wait of [0, 1000, 3000]) {
    await pause(wait)
    if (over?.aborted) return
    try {
      const notice = renderNotice(words)
      if (onPrivateAnswer(way.interaction)) await followUp(way, [notice], MessageFlags.Ephemeral)
      else await edit(way, notice)
      return
    } catch (error) {
      way.log.warn('discord.notice-failed', facts(error))
      if (nobodyWaits(error)) return
    }
  }
}

/** True when the interaction is over for Discord: there is nobody to tell. */
export function nobodyWaits(error: unknown): boolean {
  return hasCode(error, codes.unknownMessage, codes.unknownWebhook, codes.unknownInteraction, codes.invalidToken)
}

/** A private acknowledgement cannot become public: it goes, and the answer comes as a message of its own. */
async function deliverPublicly(way: Way, payloads: readonly DiscordPayload[]): Promise<void> {
  if (!onPrivateAnswer(way.interaction)) await way.rest.delete(original(way.interaction), { auth: false })
  await followUp(way, payloads, 0)
}

/** Said twice it shows once: where the connection broke off, in whatever way, it is tried once more. */
async function edit({ rest, interaction }: Way, payload: DiscordPayload): Promise<void> {
  const send = () => rest.patch(original(interaction), { body: payload, auth: false })
  await send().catch((error: unknown) => {
    if (error instanceof DiscordAPIError || codeOf(error) === undefined) throw error
    return send()
  })
}

async function followUp({ rest, interaction }: Way, payloads: readonly DiscordPayload[], flags: number): Promise<void> {
  const route = Routes.webhook(interaction.application_id, interaction.token)
  for (const payload of payloads)
    await rest.post(route, { body: { ...payload, flags: payload.flags | flags }, auth: false })
}

function original({ application_id, token }: Asking): `/${string}` {
  return Routes.webhookMessage(application_id, token, '@original')
}
