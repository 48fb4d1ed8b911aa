import { findAddress } from '../library/address.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { aboutEntry, briefingCommand, reservedNames } from '../answer/definitions.ts'
import type { Source } from '../library/library.ts'
import { allowed, note, type Newsroom } from './newsroom.ts'
import { trouble } from '../answer/reply.ts'
import { confirm } from '../answer/reply.ts'
import { isPasted, keepLink } from '../library/pasted.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'

/** What was handed in stays for a while; this makes a briefing of it that stays until it is forgotten. */
export const keepCommands = (room: Newsroom): readonly Subcommand[] => [
  {
    name: 'keep',
    description: 'Keep a pasted text, a file or a link as a briefing of this place',
    usage: '<text-… or link> as <name>',
    run: (request, words) => allowed(room, request, 'schedule', () => keep(room, request, words)),
  },
]

const form = /^\/?(\S+)\s+as\s+\/?(\S+)$/i
const nameForm = /^[a-z0-9][a-z0-9-]{0,30}$/

async function keep(room: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const [, what, typed = ''] = form.exec(words.trim()) ?? []
  if (what === undefined)
    return trouble('What is to be kept, and under which name?', 'For example: /briefdesk keep text-… as ferry')
  const name = typed.toLowerCase()
  const refusal = await refuseName(room, request, name)
  if (refusal) return refusal
  const source = await open(room, request, what)
  if (!source)
    return trouble(
      `There is nothing handed in that is called “${what}”.`,
      'Give the name under its briefing (text-…, link-… or page-…), or a link.',
    )
  return await store(room, request, { name, source })
}

async function refuseName(room: Newsroom, { place }: CommandRequest, name: string): Promise<Reply | undefined> {
  if (!nameForm.test(name) || isPasted(name))
    return trouble(
      `“${name}” cannot be a name.`,
      'A name has up to 31 lower-case letters, digits and hyphens, such as ferry-marrow.',
    )
  const isTaken =
    reservedNames.includes(name) ||
    room.catalog.find(name) !== undefined ||
    (await room.store.kept.find(place.tenant, name)) !== undefined
  return isTaken ? trouble(`/${name} is taken.`, 'Choose another name.') : undefined
}

/** Only what was handed in: the folder's briefings last already. */
async function open(room: Newsroom, { place, at }: CommandRequest, what: string): Promise<Source | undefined> {
  const address = findAddress(what)
  if (address === undefined) return isPasted(what) ? await room.briefings.open(place.tenant, what) : undefined
  const parts = { texts: room.store.texts, sources: room.sources, hash: room.hash }
  return await room.briefings.open(place.tenant, await keepLink(parts, place.tenant, address, at))
}

interface Keeping {
  readonly name: string
  readonly source: Source
}

async function store(room: Newsroom, request: CommandRequest, { name, source }: Keeping): Promise<Reply> {
  const { place, actor } = request
  const content = await room.store.texts.find(place.tenant, source.name)
  const overrides = source.edit?.overrides
  const { verified } = await room.briefings.make({ ...source, name }, overrides)
  const entry = { name, front: source.file.front, verified }
  const published = verified.briefing.articles[0].published?.date
  const isNew = await room.store.kept.keep({
    tenant: place.tenant,
    name,
    from: source.name,
    about: aboutEntry(entry),
    by: actor.name,
    at: room.clock(),
    content: content ?? '',
    ...(published !== undefined && { published }),
    ...(overrides && { overrides: JSON.stringify(overrides) }),
  })
  if (!isNew) return trouble(`/${name} is taken.`, 'Choose another name.')
  await note(room, request, 'keep', `${source.name} as ${name}`)
  const isCommand = await room.offer(place, briefingCommand(entry))
  return confirm(
    `Kept as ${name}: ${entry.verified.article.headline?.exact ?? source.name}`,
    [
      `Ask for it: /brief ${name}${isCommand ? `, or /${name}, which only this server has` : ''}`,
      `Post it: /briefdesk schedule ${name} weekdays 08:30`,
      `It stays until somebody types: /briefdesk forget ${name}`,
    ],
    [{ label: 'Open it', command: 'brief', args: { name } }],
  )
}
