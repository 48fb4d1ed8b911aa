import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import type { Reply } from '../../../bot/ports/platform.ts'
import type { PostRef } from '../../../bot/ports/target.ts'
import type { Message } from '../../../message/message.ts'
import { fetchInTime, type Api } from '../connect/api.ts'
import type { StoredText } from '../connect/parts.ts'
import { slackLimits } from '../connect/limits.data.ts'
import type { Log } from '../../../log.ts'
import { explain, refusesBlocks } from '../connect/outcomes.ts'
import { editParts } from '../post/edit.ts'
import type { SlackPace } from '../post/pace.ts'
import { openDirect, readSlackRef, writeSlackRef } from '../post/post.ts'
import { renderSlack, type SlackPart, type SlackPayload } from '../draw/render.ts'

/** Where and how the user can be answered. */
export interface ReplyAddress {
  readonly user: string
  readonly channel: string
  readonly thread?: string | undefined
  /** Valid for 30 minutes and five uses; absent for mentions. */
  readonly responseUrl?: string | undefined
  /** Whether a private answer was clicked: a private reply replaces it. */
  readonly onPrivate: boolean
  /** Whether the bot was mentioned: the answer goes to the thread, for everybody. */
  readonly inThread: boolean
  /** Uses of the response URL so far. */
  uses: number
}

/** What replying depends on. */
export interface Replier {
  readonly api: Api
  readonly log: Log
  keep(stored: readonly StoredText[]): Promise<void>
}

/**
 * Sends the reply by the first route that works; one that fails is not tried again. Returns the messages that everybody in the
 * channel sees, if any. Never rejects.
 */
export async function deliverToSlack(
  replier: Replier,
  address: ReplyAddress,
  reply: Reply,
): Promise<PostRef | undefined> {
  const { parts, stored } = pageOf(reply)
  await replier.keep(stored)
  const times: string[] = []
  const routes = routesOf(replier.api, address, reply, times)
  let failure = 'there is no way back'
  let first = true
  for (const part of parts) {
    while (routes[0]) {
      const shown = await show(routes[0], part, first)
      if (shown === true) break
      failure = shown
      routes.shift()
    }
    first = false
  }
  if (!routes[0]) replier.log.error('slack.answer.undelivered', { reason: failure })
  const { channel, thread } = address
  return times.length === 0 ? undefined : writeSlackRef({ channel, times, ...(thread !== undefined && { thread }) })
}

/** Turns an earlier answer into this one. Returns its messages, or undefined when it was deleted. Never rejects. */
export async function changeAnswer(
  replier: Replier,
  pace: SlackPace,
  earlier: { readonly team: string; readonly ref: PostRef },
  reply: Reply,
): Promise<PostRef | undefined> {
  const { ref, team } = earlier
  const { parts, stored } = pageOf(reply)
  await replier.keep(stored)
  const end = await editParts({ api: replier.api, pace, team }, readSlackRef(ref), ref, parts)
  if (end.outcome === 'sent') return end.ref
  if (end.outcome === 'permanent' && end.gone) return undefined
  replier.log.error('slack.answer.undelivered', { reason: end.reason })
  return end.outcome === 'permanent' ? ref : (end.ref ?? ref)
}

/** Shows "Working on it…" while a slow answer is pending. */
export async function showWorking(address: ReplyAddress): Promise<void> {
  if (address.responseUrl === undefined) return
  const [note] = renderSlack({ title: 'Working on it…', blocks: [] }).parts
  if (note) await show(byUrl(address, 'ephemeral', false), note, false)
}

const partsShown = 3

/** Private answers are paged, since a response URL has five uses; public ones are shown whole. */
function pageOf(reply: Reply): { readonly parts: readonly SlackPart[]; readonly stored: readonly StoredText[] } {
  const rendered = renderSlack(reply.message)
  const { call } = reply.message
  if (reply.visibility === 'public' || !call || rendered.parts.length <= partsShown + 1) return rendered
  const page = Math.max(1, Number.parseInt(call.args['page'] ?? '1', 10) || 1)
  const end = page * partsShown
  const parts = rendered.parts.slice(end - partsShown, end)
  if (end >= rendered.parts.length) return { parts, stored: rendered.stored }
  const more = renderSlack(continuation(reply.message, call, page))
  return { parts: [...parts, ...more.parts], stored: [...rendered.stored, ...more.stored] }
}

function continuation({ title }: Message, call: NonNullable<Message['call']>, page: number): Message {
  const control = { ...call, args: { ...call.args, page: `${page + 1}` }, label: 'Show more' }
  const note = { kind: 'note', line: [{ kind: 'text', text: `This was page ${page}. There is more.` }] } as const
  return { title: `${title} (page ${page})`, blocks: [note, { kind: 'controls', controls: [control] }] }
}

/** Sends a payload; resolves with true, or with why it failed. */
type Route = (
  payload: SlackPayload,
  first: boolean,
) => Promise<true | { readonly refused: boolean; readonly reason: string }>

async function show(route: Route, part: SlackPart, first: boolean): Promise<true | string> {
  const shown = await route(part.payload, first)
  if (shown === true) return true
  if (!shown.refused) return shown.reason
  for (const [at, text] of part.plain.entries()) {
    const plain = await route(text, first && at === 0)
    if (plain !== true) return plain.reason
  }
  return true
}

/** `times`: gathers the messages that everybody sees. */
function routesOf(api: Api, address: ReplyAddress, reply: Reply, times: string[]): Route[] {
  const { channel, thread, user } = address
  const inChannel = byMethod(api, 'chat.postMessage', { channel, thread_ts: thread }, times)
  const forOne = byMethod(api, 'chat.postEphemeral', { channel, user, thread_ts: thread })
  if (channel === '') return [directly(api, user)]
  if (reply.visibility === 'public') return [byUrl(address, 'in_channel', false), inChannel]
  if (address.inThread && reply.problem !== true) return [inChannel, directly(api, user)]
  const replaces = address.onPrivate && reply.beside !== true
  return [byUrl(address, 'ephemeral', replaces), forOne, directly(api, user)]
}

const answered = z.object({ ts: z.string().optional() })

const byMethod =
  (api: Api, method: string, place: Readonly<Record<string, unknown>>, times: string[] = []): Route =>
  async (payload) => {
    try {
      const { ts } = answered.parse(await api.call(method, { ...place, ...payload }))
      if (ts !== undefined) times.push(ts)
      return true
    } catch (error) {
      const { code, reason } = explain(error)
      return { refused: refusesBlocks(code), reason }
    }
  }

function directly(api: Api, user: string): Route {
  let channel: string | undefined
  return async (payload, first) => {
    try {
      channel ??= await openDirect(api, user)
    } catch (error) {
      return { refused: false, reason: explain(error).reason }
    }
    return byMethod(api, 'chat.postMessage', { channel })(payload, first)
  }
}

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
function byUrl(address: ReplyAddress, type: 'ephemeral' | 'in_channel', replaces: boolean): Route {
  return async (payload, first) => {
    if (address.responseUrl === undefined) return { refused: false, reason: 'Slack gave no response URL' }
    if (address.uses >= slackLimits.responses) return { refused: false, reason: 'the response URL is used up' }
    address.uses += 1
    const replace = replaces && first
    const thread = address.thread === undefined ? {} : { thread_ts: address.thread }
    const body = { response_type: type, replace_original: replace, ...thread, ...payload }
    return respond(address.responseUrl, body)
  }
}

const refusal = z.object({ ok: z.literal(false), error: z.string() })

async function respond(url: string, body: object): ReturnType<Route> {
  try {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    let response = await fetchInTime(url, init)
    if (response.status === 429) {
      await pause(Math.min(Number(response.headers.get('retry-after')) || 1, 5) * 1_000)
      response = await fetchInTime(url, init)
    }
    const text = await response.text()
    const code = codeIn(text)
    if (response.ok && code === undefined) return true
    return { refused: refusesBlocks(code), reason: `the response URL answered ${code ?? response.status}` }
  } catch (error) {
    return { refused: false, reason: explain(error).reason }
  }
}

/** Slack answers `ok`, a bare code, or JSON. */
function codeIn(text: string): string | undefined {
  if (/^[a-z_]{4,60}$/.test(text)) return text
  if (!text.startsWith('{')) return undefined
  const parsed = refusal.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data.error : undefined
}
