import { findAddress } from '../library/address.ts'
import type { Subcommand } from '../answer/subcommand.ts'
import { aboutEntry, briefingCommand, reservedNames } from '../answer/definitions.ts'
import type { Source } from '../library/library.ts'
import { allowedEverywhere, note, type Newsroom } from './newsroom.ts'
import { trouble } from '../answer/reply.ts'
import { confirm } from '../answer/reply.ts'
import { isPasted, keepLink } from '../library/pasted.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'

/** Submissions expire; `keep` makes one a briefing that stays until it is forgotten. */
export const keepCommands = (newsroom: Newsroom): readonly Subcommand[] => [
  {
    name: 'keep',
    description: 'Keep a pasted text, a file or a link as a briefing',
    purpose: 'Hand in',
    right: 'schedule',
    usage: '<text-… or link> as <name>',
    run: (request, words) => allowedEverywhere(newsroom, request, 'schedule', () => keep(newsroom, request, words)),
  },
]

const form = /^\/?(\S+)\s+as\s+\/?(\S+)$/i
const nameForm = /^[a-z0-9][a-z0-9-]{0,30}$/

async function keep(newsroom: Newsroom, request: CommandRequest, words: string): Promise<Reply> {
  const [, what, typed = ''] = form.exec(words.trim()) ?? []
  if (what === undefined)
    return trouble('What is to be kept, and under which name?', 'For example: /briefdesk keep text-… as ferry')
  const name = typed.toLowerCase()
  const refusal = await refuseName(newsroom, request, name)
  if (refusal) return refusal
  const source = await open(newsroom, request, what)
  if (!source)
    return trouble(
      `There is nothing handed in that is called “${what}”.`,
      'Give the name under its briefing (text-…, link-… or page-…), or a link.',
    )
  return await store(newsroom, request, { name, source })
}

async function refuseName(newsroom: Newsroom, { place }: CommandRequest, name: string): Promise<Reply | undefined> {
  if (!nameForm.test(name) || isPasted(name))
    return trouble(
      `“${name}” cannot be a name.`,
      'A name has up to 31 lower-case letters, digits and hyphens, such as ferry-marrow.',
    )
  const isTaken =
    reservedNames.includes(name) ||
    newsroom.catalog.find(name) !== undefined ||
    (await newsroom.store.kept.find(place.tenant, name)) !== undefined
  return isTaken ? trouble(`/${name} is taken.`, 'Choose another name.') : undefined
}

/** Submissions only: the folder's briefings are permanent anyway. */
async function open(newsroom: Newsroom, request: CommandRequest, what: string): Promise<Source | undefined> {
  const { place, at } = request
  const address = findAddress(what)
  if (address === undefined) return isPasted(what) ? await newsroom.briefings.open(place.tenant, what) : undefined
  newsroom.fair(request)
  const parts = { texts: newsroom.store.texts, sources: newsroom.sources, hash: newsroom.hash }
  return await newsroom.briefings.open(place.tenant, await keepLink(parts, place.tenant, address, at))
}

interface Keeping {
  readonly name: string
  readonly source: Source
}

async function store(newsroom: Newsroom, request: CommandRequest, { name, source }: Keeping): Promise<Reply> {
  const { place, actor } = request
  const content = await newsroom.store.texts.find(place.tenant, source.name)
  const overrides = source.edit?.overrides
  const { verified } = await newsroom.briefings.make({ ...source, name }, overrides)
  const entry = { name, front: source.file.front, verified }
  const published = verified.briefing.articles[0].published?.date
  const isNew = await newsroom.store.kept.keep({
    tenant: place.tenant,
    name,
    from: source.name,
    about: aboutEntry(entry),
    by: actor.name,
    at: newsroom.clock(),
    content: content ?? '',
    ...(published !== undefined && { published }),
    ...(overrides && { overrides: JSON.stringify(overrides) }),
  })
  if (!isNew) return trouble(`/${name} is taken.`, 'Choose another name.')
  const statement = source.edit?.statement
  if (statement)
    await newsroom.store.edits.set({
      ...{ tenant: place.tenant, briefing: name, overrides: {}, statement },
      ...{ by: actor.name, at: newsroom.clock(), edition: 1 },
    })
  newsroom.keptMore()
  await note(newsroom, request, 'keep', `${source.name} as ${name}`)
  const isCommand = await newsroom.offer(place, briefingCommand(entry))
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
