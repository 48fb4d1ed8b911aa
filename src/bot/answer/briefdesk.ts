import { composeHelp, composeListing, composeNotice, composeTrouble, type Listing } from '../../message/notices.ts'
import { inFolder } from '../library/library.ts'
import type { Catalog } from '../library/catalog.ts'
import { aboutEntry, defineCommands } from './definitions.ts'
import { pasting } from '../library/submissions.ts'
import { nearest } from './nearest.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { Store, StoredBriefing, StoredBriefings } from '../ports/store.ts'
import { findRefusalAnywhere } from '../rights/rights.ts'
import { splitWord, type Subcommand } from './subcommand.ts'

/** `/briefdesk`: the subcommand that was asked for; help where there is none. */
export async function answerBriefdesk(
  request: CommandRequest,
  { store, subcommands }: { readonly store: Pick<Store, 'rights'>; readonly subcommands: readonly Subcommand[] },
): Promise<Reply> {
  const { args, actor, place } = request
  const [first, rest] = splitWord(args['line'] ?? '')
  const name = (args['do'] ?? first).toLowerCase() || 'help'
  const subcommand = subcommands.find((each) => each.name === name)
  if (subcommand) {
    const { right } = subcommand
    const refusal = right && findRefusalAnywhere(right, actor, { place, grants: await store.rights.list(place.tenant) })
    return refusal
      ? { message: composeTrouble(refusal.what, refusal.hint), visibility: 'private', problem: true }
      : subcommand.run(request, (args['words'] ?? rest).trim())
  }
  const near = nearest(
    name,
    subcommands.map((each) => each.name),
  )
  const what = `/briefdesk has no “${name}”.${near === undefined ? '' : ` Did you mean ${near}?`}`
  const controls = [near, 'help'].flatMap((each) =>
    each === undefined ? [] : [{ label: each, command: 'briefdesk', args: { line: each } }],
  )
  return { message: composeTrouble(what, undefined, controls), visibility: 'private', problem: true }
}

/** What everybody may do: ask for help, and see what there is. */
export const basicSubcommands = (
  catalog: Catalog,
  kept: Pick<StoredBriefings, 'list'>,
  all: () => readonly Subcommand[],
): readonly Subcommand[] => [
  {
    name: 'help',
    description: 'What Briefdesk can do',
    usage: '',
    run() {
      const commands = defineCommands([], []).filter(({ kind, name }) => kind !== 'shortcut' && name !== 'briefdesk')
      const own = all().map(({ name, usage, description }) => ({ name: `briefdesk ${name}`, usage, description }))
      const shortcuts = 'On a message: the shortcuts “Brief this” and “Check this quote”'
      const topic = {
        name: '<briefing>',
        usage: '[section] [speaker] [find:words]',
        description: `A briefing, one of its sections, one speaker, or words in the article. ${shortcuts}`,
      }
      return privately(composeHelp([topic, ...commands, ...own], listings(catalog)))
    },
  },
  {
    name: 'briefings',
    description: 'Every briefing there is',
    usage: '',
    async run({ place }) {
      const own = (await kept.list(place.tenant)).map(keptListing)
      const names = new Set(own.map(({ call }) => call.args['name']))
      const files = listings(catalog).map((each) => (names.has(each.call.command) ? besideKept(each) : each))
      return privately(composeListing([...files, ...own]))
    },
  },
  {
    name: 'paste',
    description: 'Brief a text that you paste',
    usage: '',
    run: () => privately(composeNotice('Brief a text of your own', [whatPastingTakes], [pasting])),
  },
]

/** A file of the folder whose name means something else here. */
function besideKept(listing: Listing): Listing {
  const name = inFolder(listing.call.command)
  return { ...listing, headline: `/brief ${name}`, call: { command: 'brief', args: { name } } }
}

const keptListing = ({ name, about, published }: Pick<StoredBriefing, 'name' | 'about' | 'published'>): Listing => ({
  headline: `/brief ${name}`,
  about: [about, published].filter(Boolean).join(' · '),
  call: { command: 'brief', args: { name } },
})

const whatPastingTakes =
  'The form has room for four long boxes. A longer article, or one in a file: send it as a message and choose “Brief this” there.'

const privately = (message: Reply['message']): Promise<Reply> => Promise.resolve({ message, visibility: 'private' })

/** The briefings by the date of their article, the newest first. */
export const listings = (catalog: Catalog): readonly Listing[] =>
  [...catalog.entries()]
    .sort((a, b) => dateOf(b).localeCompare(dateOf(a)))
    .map((entry) => ({
      headline: `/${entry.name}`,
      about: [aboutEntry(entry), dateOf(entry)].filter(Boolean).join(' · '),
      call: { command: entry.name, args: {} },
    }))

const dateOf = ({ verified }: ReturnType<Catalog['entries']>[number]): string =>
  verified.briefing.articles[0].published?.date ?? ''
