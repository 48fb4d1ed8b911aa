import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { nested } from './limits.ts'
import { readVisible } from './read.ts'
import { createGateway } from './stand-in-gateway.ts'
import type { GatewayOptions } from './stand-in-gateway.ts'
import { nextId } from './stand-in-channels.ts'
import type { Channel } from './stand-in-channels.ts'
import { createRestState, serveRest } from './stand-in-rest.ts'
import type { Held, Shown, Trouble } from './stand-in-rest.ts'

/** Discord on this machine, for tests: gateway and HTTP. Imports nothing from src. */
export type StandIn = Awaited<ReturnType<typeof startStandIn>>

export interface Person {
  readonly id: string
  readonly name: string
  readonly permissions?: string
  readonly locale?: string
  /** Absent = a direct message. */
  readonly guild?: string
  readonly channel?: { readonly id: string; readonly type: number; readonly parent_id?: string }
  /** Who has the app: the server (in a direct message, nobody needs to), or only this person. */
  readonly installed?: 'server' | 'person'
}

export const fakeToken = 'MTAwMDAwMDAwMDAwMDAwMDAw.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB'
const application = '200000000000000002'
export const guild = '300000000000000003'
export const channel = '400000000000000004'

export const reader: Person = {
  id: '500000000000000005',
  name: 'Mara',
  permissions: '2048',
  locale: 'en-GB',
  guild,
  channel: { id: channel, type: 0 },
}

export async function startStandIn(given: Partial<GatewayOptions> = {}) {
  const state = createRestState(fakeToken, application)
  const server = createServer((request, response) => {
    serveRest(state, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const address = (): string => `ws://127.0.0.1:${port}`
  const options = { token: fakeToken, application, heartbeat: 41_250, guilds: [{ id: guild }], ...given }
  const gateway = createGateway(server, options, address)
  state.gatewayInfo = () => ({
    url: address(),
    shards: 1,
    session_start_limit: { total: 1000, remaining: gateway.mood.budget, reset_after: 2000, max_concurrency: 1 },
  })
  state.channels.set(channel, { id: channel, guild, messages: [] })

  /** Sends an interaction and gives back what becomes of it. */
  function interact(
    kind: Held['kind'],
    type: number,
    person: Person,
    rest: { data: unknown; message?: unknown; on?: Shown },
  ): Held {
    const held: Held = {
      id: nextId(state),
      token: `tok-${Math.random().toString(36).slice(2).padEnd(12, '0')}${state.held.size}`,
      kind,
      born: Date.now(),
      thinking: false,
      followUps: [],
      callbacks: 0,
      ...(rest.on ? { on: rest.on } : {}),
    }
    state.held.set(held.token, held)
    const user = {
      id: person.id,
      username: person.name.toLowerCase(),
      global_name: person.name,
      discriminator: '0',
      avatar: null,
    }
    const locale = person.locale ?? 'en-US'
    gateway.dispatch('INTERACTION_CREATE', {
      id: held.id,
      application_id: application,
      type,
      token: held.token,
      version: 1,
      data: rest.data,
      ...(rest.message === undefined ? {} : { message: rest.message }),
      channel: person.channel ?? { id: '600000000000000006', type: 1 },
      channel_id: person.channel?.id ?? '600000000000000006',
      locale,
      entitlements: [],
      authorizing_integration_owners: ownersOf(person),
      attachment_size_limit: 10_000_000,
      app_permissions: '0',
      ...(person.guild
        ? {
            guild_id: person.guild,
            guild_locale: 'en-US',
            context: 0,
            member: {
              user,
              roles: [],
              permissions: person.permissions ?? '0',
              joined_at: '2026-01-01T00:00:00Z',
              deaf: false,
              mute: false,
              flags: 0,
            },
          }
        : { user, context: person.installed === 'person' ? 2 : 1 }),
    })
    return held
  }

  /** Puts a file where Discord keeps them; what a message tells of it. */
  function addFile(filename: string, bytes: Uint8Array, content_type = 'text/plain; charset=utf-8'): Json {
    const id = nextId(state)
    const path = `/attachments/${channel}/${id}/${encodeURIComponent(filename)}`
    state.files.set(path, bytes)
    const url = `http://127.0.0.1:${port}${path}?ex=1&is=2&hm=3`
    return { id, filename, size: bytes.byteLength, url, proxy_url: url, content_type }
  }

  const stringOptions = (values: Readonly<Record<string, string>>): object[] =>
    Object.entries(values).map(([name, value]) => ({ type: 3, name, value }))

  return {
    ...state,
    state,
    gateway,
    apiUrl: `http://127.0.0.1:${port}/api`,
    command: (name: string, values: Readonly<Record<string, string>> = {}, person = reader) =>
      interact('command', 2, person, { data: { id: nextId(state), name, type: 1, options: stringOptions(values) } }),
    addFile,
    /** A command with a file. */
    commandWith(name: string, file: Json, person = reader) {
      const id = String(file['id'])
      return interact('command', 2, person, {
        data: {
          id: nextId(state),
          name,
          type: 1,
          options: [{ type: 11, name: 'file', value: id }],
          resolved: { attachments: { [id]: file } },
        },
      })
    },
    /** Fills in the form that a press opened, box by box, and sends it. */
    submit(opened: Held, boxes: readonly string[], person = reader, file?: Json) {
      const { custom_id, components } = opened.form as { custom_id: string; components: FormPart[] }
      const message = opened.on && messageOf(opened.on, person)
      return interact('form', 5, person, {
        ...(opened.on && { on: opened.on, message }),
        data: {
          custom_id,
          components: components.map((part, at) => filledIn(part, boxes[at] ?? '', file)),
          ...(file && { resolved: { attachments: { [String(file['id'])]: file } } }),
        },
      })
    },
    menu(label: string, message: { content: string; [key: string]: unknown }, person = reader) {
      const id = nextId(state)
      const resolved = {
        messages: {
          [id]: { id, channel_id: person.channel?.id ?? channel, embeds: [], components: [], flags: 0, ...message },
        },
      }
      return interact('command', 2, person, {
        data: { id: nextId(state), name: label, type: 3, target_id: id, resolved },
      })
    },
    autocomplete(name: string, option: string, typed: string, person = reader) {
      const options = [{ type: 3, name: option, value: typed, focused: true }]
      return interact('autocomplete', 4, person, { data: { id: nextId(state), name, type: 1, options } })
    },
    /** Clicks the button with this label, or chooses from the menu whose placeholder begins with it. */
    press(on: Shown, label: string, choice = '', person = reader) {
      const control = controls(on.body).find(
        (node) => node['label'] === label || String(node['placeholder']).startsWith(label),
      )
      if (!control) throw new Error(`There is no control ${label}.`)
      return pressId(on, String(control['custom_id']), choice ? { values: [valueOf(control, choice)] } : {}, person)
    },
    pressId,
    trouble: (...troubles: Trouble[]) => state.troubles.push(...troubles),
    addChannel(id: string, given: Partial<Channel> = {}): Channel {
      const added: Channel = { id, guild, messages: [], ...given }
      state.channels.set(id, added)
      return added
    },
    async stop() {
      await gateway.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  function pressId(on: Shown, custom_id: string, more: { values?: string[] } = {}, person = reader): Held {
    return interact('component', 3, person, {
      on,
      message: messageOf(on, person),
      data: { custom_id, component_type: more.values ? 3 : 2, ...more },
    })
  }
}

interface FormPart {
  readonly component: {
    readonly type: number
    readonly custom_id: string
    readonly required: boolean
    readonly max_length: number
  }
}

/** A box of a form as it is sent; Discord lets nobody write more than it holds, or leave out what is required. */
function filledIn(
  { component: { type, custom_id, required, max_length } }: FormPart,
  value: string,
  file?: Json,
): Json {
  if (type === 19) return { type: 18, id: 1, component: { type, id: 2, custom_id, values: file ? [file['id']] : [] } }
  if (value.length > max_length) throw new Error(`${custom_id} holds ${max_length}`)
  if (required && value === '') throw new Error(`${custom_id} has to be filled in`)
  return { type: 18, id: 1, component: { type: 4, id: 2, custom_id, value } }
}

function messageOf(on: Shown, person: Person): Json {
  const flags = Number(on.body['flags'] ?? 0) | (on.private ? 64 : 0)
  return { id: on.id, channel_id: person.channel?.id ?? channel, ...on.body, flags, embeds: [], content: '' }
}

type Json = Readonly<Record<string, unknown>>

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object */
function ownersOf({ id, guild: server, installed = 'server' }: Person): Json {
  return installed === 'person' ? { 1: id } : { 0: server ?? '0' }
}

export function controls(body: unknown): Json[] {
  return nested(body).filter((node) => typeof node['custom_id'] === 'string')
}

function valueOf(control: Json, label: string): string {
  const option = (control['options'] as { label: string; value: string }[]).find((one) => one.label === label)
  if (!option) throw new Error(`There is no choice ${label}.`)
  return option.value
}

/** What the person sees of an answer: nothing while Discord says "thinking…". */
export function visible(held: Held): string {
  const messages = [...(held.original && !held.thinking ? [held.original] : []), ...held.followUps]
  return readVisible(messages.map(({ body }) => body))
}

/** Waits until something is true; rejects with what was found last. */
export async function until<T>(
  find: () => T | undefined | false | Promise<T | undefined | false>,
  within = 4000,
): Promise<T> {
  const end = Date.now() + within
  for (;;) {
    const found = await find()
    if (found !== undefined && found !== false) return found
    if (Date.now() > end) throw new Error(`It did not happen within ${within} ms: ${find.toString()}`)
    await pause(5)
  }
}

/** Waits until an answer is there to read. */
export function answered(held: Held, within = 4000): Promise<string> {
  return until(() => visible(held) || undefined, within)
}
