import { AllowedMentionsTypes, ComponentType, MessageFlags } from 'discord.js'
import type { APIContainerComponent, APITextDisplayComponent } from 'discord.js'
import type { Message, Ping } from '../../../message/message.ts'
import { nextPage, pageOf } from './controls.ts'
import { discordLimits, messagesPerPage } from '../connect/limits.data.ts'
import { buttons, pageMark, piecesOf, text } from './pieces.ts'
import type { DiscordPiece } from './pieces.ts'

/** One Discord message, ready to send: https://discord.com/developers/docs/components/reference#container */
export interface DiscordPayload {
  readonly flags: number
  readonly components: APIContainerComponent[]
  /** Set on edits too: without it Discord would ping everybody whom the text mentions. */
  readonly allowed_mentions: Mentions
}

/** Whom Discord may notify: nobody, or the target of the message's ping. */
interface Mentions {
  readonly parse: AllowedMentionsTypes[]
  readonly roles?: string[]
  readonly users?: string[]
}

const accent = 0x2f6f8f

/** Room for a ping, and for the note and button that lead to the next page. */
const reserve = { components: 4, size: 130, bytes: 550 }

/**
 * The page that the message's call asks for, as at most three Discord messages, with a button for the next page. Without
 * a call the message is rendered whole.
 */
export function renderDiscord(message: Message): [DiscordPayload, ...DiscordPayload[]] {
  const [first, ...rest] = renderPages(message)
  return [message.ping ? withPing(first, message.ping) : first, ...rest]
}

function renderPages(message: Message): [DiscordPayload, ...DiscordPayload[]] {
  const pieces = message.blocks.flatMap(piecesOf)
  const bodies = pack(pieces.length > 0 ? pieces : piecesOf(titleOf(message)))
  const pages = message.call ? Math.ceil(bodies.length / messagesPerPage) : 1
  if (pages === 1) return payloads(bodies)
  const page = Math.min(pageOf(message.call), pages)
  const shown = bodies.slice((page - 1) * messagesPerPage, page * messagesPerPage)
  return payloads(
    page < pages ? [...shown.slice(0, -1), [...(shown.at(-1) ?? []), ...more(message, page, pages)]] : shown,
  )
}

/** Puts the mention first and allows Discord to notify its target only. */
function withPing(payload: DiscordPayload, ping: Ping): DiscordPayload {
  const mention = discordMention(ping)
  const [container, ...more] = payload.components
  if (mention === undefined || !container) return payload
  // Allowing @here allows every @here and @everyone in a message: if the article contains one, nobody is pinged.
  if (ping.kind === 'here' && /@[^\w@]*(?:everyone|here)/i.test(JSON.stringify(payload.components))) return payload
  const called: APITextDisplayComponent = { type: ComponentType.TextDisplay, content: mention }
  return {
    ...payload,
    components: [{ ...container, components: [called, ...container.components] }, ...more],
    allowed_mentions: mentionsOf(ping),
  }
}

/** The mention for a ping; undefined when its id is not one of Discord's. https://discord.com/developers/docs/reference#message-formatting */
export function discordMention(ping: Ping): string | undefined {
  if (ping.kind === 'here') return '@here'
  if (!/^\d{1,20}$/.test(ping.id)) return undefined
  return ping.kind === 'group' ? `<@&${ping.id}>` : `<@${ping.id}>`
}

/** https://discord.com/developers/docs/resources/message#allowed-mentions-object */
function mentionsOf(ping: Ping): Mentions {
  switch (ping.kind) {
    case 'here':
      return { parse: [AllowedMentionsTypes.Everyone] }
    case 'group':
      return { parse: [], roles: [ping.id] }
    case 'person':
      return { parse: [], users: [ping.id] }
  }
}

/** A short text of ours as a message, for errors and status. */
export function renderNotice(words: string): DiscordPayload {
  return payloads([piecesOf({ kind: 'paragraph', line: [{ kind: 'text', text: words }] })])[0]
}

function titleOf({ title }: Message): Message['blocks'][number] {
  return { kind: 'paragraph', line: [{ kind: 'text', text: title.trim() || '…' }] }
}

function more(message: Message, page: number, pages: number): DiscordPiece[] {
  const note = text(`${pageMark} Part ${page} of ${pages}.`)
  return [note, ...nextPage(message).map(({ call }) => buttons([{ ...call, label: 'Show more', style: 'primary' }]))]
}

function payloads(bodies: readonly (readonly DiscordPiece[])[]): [DiscordPayload, ...DiscordPayload[]] {
  const [first = [], ...rest] = bodies
  return [payload(first), ...rest.map(payload)]
}

function payload(pieces: readonly DiscordPiece[]): DiscordPayload {
  let number = 0
  const components = pieces.map((piece) => {
    const component = piece.component(number)
    number += piece.count
    return component
  })
  return {
    flags: MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds,
    components: [{ type: ComponentType.Container, accent_color: accent, components }],
    allowed_mentions: { parse: [] },
  }
}

interface Load {
  readonly components: number
  readonly size: number
  readonly bytes: number
}

const empty: Load = { components: 1, size: 0, bytes: 0 }

/** Pieces packed in order into as few messages as the limits allow. */
function pack(pieces: readonly DiscordPiece[]): DiscordPiece[][] {
  const bodies: DiscordPiece[][] = []
  let body: DiscordPiece[] = []
  let load = empty
  for (const piece of pieces) {
    if (body.length > 0 && !fits(add(load, piece))) {
      const stays = staysOf(body, piece)
      bodies.push(body.slice(0, stays))
      body = body.slice(stays)
      load = body.reduce(add, empty)
    }
    body.push(piece)
    load = add(load, piece)
  }
  return [...bodies, body]
}

/** How many pieces of a full message stay in it: what leads the next piece, or is needed above it and fits, goes along. */
function staysOf(body: readonly DiscordPiece[], next: DiscordPiece): number {
  const before = (end: number): number => body.findLastIndex(({ leads }, at) => !leads && at < end) + 1
  const stays = next.trails ? before(body.findLastIndex(({ trails }) => !trails)) : 0
  const along = [...body.slice(stays), next]
  return (stays > 0 && fits(along.reduce(add, empty)) ? stays : before(body.length)) || body.length
}

function add(load: Load, piece: DiscordPiece): Load {
  return {
    components: load.components + piece.count,
    size: load.size + piece.size,
    bytes: load.bytes + Buffer.byteLength(JSON.stringify(piece.component(100))) + 1,
  }
}

function fits({ components, size, bytes }: Load): boolean {
  return (
    components <= discordLimits.components - reserve.components &&
    size <= discordLimits.text - reserve.size &&
    bytes <= discordLimits.bytes - reserve.bytes
  )
}
