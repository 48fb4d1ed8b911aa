import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Reply } from '../../../bot/ports/platform.ts'
import type { Message } from '../../../message/message.ts'
import { fetchInTime, type Api } from '../connect/api.ts'
import type { StoredText } from '../connect/parts.ts'
import { slackLimits } from '../connect/limits.data.ts'
import type { Log } from '../../../log.ts'
import { explain, refusesBlocks } from '../connect/outcomes.ts'
import { openDirect } from '../post/post.ts'
import { renderSlack, type SlackPart, type SlackPayload } from '../draw/render.ts'

/** The ways back to whoever asked. */
export interface Door {
  readonly user: string
  readonly channel: string
  readonly thread?: string | undefined
  /** For 30 minutes and five uses; absent for mentions. */
  readonly responseUrl?: string | undefined
  /** What was clicked is a private answer: a private reply takes its place. */
  readonly onPrivate: boolean
  /** Asked in everybody's sight, by a mention: the answer stands in the thread. */
  readonly inThread: boolean
  /** Uses of the response URL so far. */
  uses: number
}

/** What replying needs of the outside. */
export interface Replier {
  readonly api: Api
  readonly log: Log
  keep(stored: readonly StoredText[]): Promise<void>
}

/** Shows the reply by the first way that works; a way that fails is not tried again. Never rejects. */
export async function deliverToSlack(replier: Replier, door: Door, reply: Reply): Promise<void> {
  const { parts, stored } = pageOf(reply)
  await replier.keep(stored)
  const routes = routesOf(replier.api, door, reply)
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
}

/** "Working on it": nobody waits three seconds for a sign. */
export async function showWork(door: Door): Promise<void> {
  if (door.responseUrl === undefined) return
  const [note] = renderSlack({ title: 'Working on it…', blocks: [] }).parts
  if (note) await show(byUrl(door, 'ephemeral', false), note, false)
}

const partsShown = 3

/** Private answers come in pages, since a response URL has five uses; a public one is shown whole. */
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
  const control = { ...call, args: { ...call.args, page: `${page + 1}` }, label: 'Continue' }
  return { title: `${title} (page ${page})`, blocks: [{ kind: 'controls', controls: [control] }] }
}

/** True when it was shown; otherwise why not. */
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

function routesOf(api: Api, door: Door, reply: Reply): Route[] {
  const { channel, thread, user } = door
  const inChannel = byMethod(api, 'chat.postMessage', { channel, thread_ts: thread })
  const forOne = byMethod(api, 'chat.postEphemeral', { channel, user, thread_ts: thread })
  if (channel === '') return [directly(api, user)]
  if (reply.visibility === 'public') return [byUrl(door, 'in_channel', false), inChannel]
  if (door.inThread && reply.problem !== true) return [inChannel, directly(api, user)]
  const replaces = door.onPrivate && reply.beside !== true
  return [byUrl(door, 'ephemeral', replaces), forOne, directly(api, user)]
}

const byMethod =
  (api: Api, method: string, place: Readonly<Record<string, unknown>>): Route =>
  async (payload) => {
    try {
      await api.call(method, { ...place, ...payload })
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
function byUrl(door: Door, type: 'ephemeral' | 'in_channel', replaces: boolean): Route {
  return async (payload, first) => {
    if (door.responseUrl === undefined) return { refused: false, reason: 'Slack gave no response URL' }
    if (door.uses >= slackLimits.responses) return { refused: false, reason: 'the response URL is used up' }
    door.uses += 1
    const replace = replaces && first
    const thread = door.thread === undefined ? {} : { thread_ts: door.thread }
    const body = { response_type: type, replace_original: replace, ...thread, ...payload }
    return respond(door.responseUrl, body)
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
