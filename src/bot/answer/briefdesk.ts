import { plainOrders } from '../ports/typed.ts'
import { printDate } from '../../briefing/sections/dates/calendar.ts'
import { composeHelp, composeListing, composeNotice, type HelpGroup, type Listing } from '../../message/notices.ts'
import { inFolder } from '../library/library.ts'
import type { Catalog } from '../library/catalog.ts'
import { aboutEntry } from './definitions.ts'
import { linking, pasting } from '../library/submissions.ts'
import { nearest } from './nearest.ts'
import { trouble } from './reply.ts'
import type { CommandRequest, Reply } from '../ports/platform.ts'
import type { Store, StoredBriefing } from '../ports/store.ts'
import { findRefusalAnywhere } from '../rights/rights.ts'
import { purposes, splitWord, type Subcommand } from './subcommand.ts'

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
    const words = (args['words'] ?? rest).trim()
    if (refusal) return trouble(refusal.what, refusal.hint)
    return subcommand.run(request, subcommand.prose ? words : plainOrders(words))
  }
  const near = nearest(
    name,
    subcommands.map((each) => each.name),
  )
  const what = `/briefdesk has no “${name}”.${near === undefined ? '' : ` Did you mean ${near}?`}`
  const controls = [near, 'help'].flatMap((each) =>
    each === undefined ? [] : [{ label: each, command: 'briefdesk', args: { line: each } }],
  )
  return trouble(what, undefined, controls)
}

interface BasicParts {
  readonly catalog: Catalog
  readonly store: Pick<Store, 'kept' | 'rights'>
  readonly all: () => readonly Subcommand[]
}

/** What everybody may do: ask for help, and see what there is. */
export const basicSubcommands = ({ catalog, store, all }: BasicParts): readonly Subcommand[] => [
  {
    name: 'help',
    description: 'What Briefdesk can do',
    purpose: 'Read',
    usage: '[command]',
    async run({ actor, place }, words) {
      const asked = all().find(({ name }) => name === words.toLowerCase())
      if (asked) return privately(helpOf(asked))
      const grants = await store.rights.list(place.tenant)
      const may = ({ right }: Subcommand): boolean =>
        right === undefined || findRefusalAnywhere(right, actor, { place, grants }) === undefined
      const newest = listings(catalog).slice(0, HELP_SHOWS)
      return privately(composeHelp(newest, helpGroups(all().filter(may), place.local === true)))
    },
  },
  {
    name: 'briefings',
    description: 'Every briefing there is',
    purpose: 'Read',
    usage: '',
    async run({ place }) {
      const own = (await store.kept.list(place.tenant)).map(keptListing)
      const names = new Set(own.map(({ call }) => call.args['name']))
      const files = listings(catalog).map((each) => (names.has(each.call.command) ? besideKept(each) : each))
      return privately(composeListing([...files, ...own]))
    },
  },
  {
    name: 'paste',
    description: 'Brief a text that you paste',
    purpose: 'Hand in',
    usage: '',
    run: () => privately(composeNotice('Brief a text of your own', [whatPastingTakes], [pasting, linking])),
  },
]

/** Briefings at the head of the help; all of them are a command away. */
const HELP_SHOWS = 3

const helpOf = ({ name, usage, description, more }: Subcommand) =>
  composeNotice(`/briefdesk ${name} ${usage}`, [description, ...(more === undefined ? [] : [more])])

const reading = (local: boolean) => [
  { name: '/<briefing>', description: 'The briefing; after its name a section, a speaker, or find:words' },
  ...(local
    ? [
        {
          name: '/brief <link or file>',
          description: 'The article at a link or in a file; an article can be pasted, too',
        },
        { name: 'check "words"', description: 'Whether words stand in an article, letter for letter' },
      ]
    : [
        { name: '/brief <link>', description: 'The article at a link' },
        { name: 'Menu of a message', description: '“Brief this” and “Check this quote”' },
      ]),
]

/** What somebody may do, by its purpose. */
const helpGroups = (own: readonly Subcommand[], local: boolean): readonly HelpGroup[] =>
  purposes
    .map((title) => ({
      title,
      commands: [
        ...(title === 'Read' ? reading(local) : []),
        ...own
          .filter(({ name, purpose }) => purpose === title && name !== 'help')
          .map(({ name, description }) => ({ name, description })),
      ],
    }))
    .filter(({ commands }) => commands.length > 0)

/** A file of the folder whose name means something else here. */
function besideKept(listing: Listing): Listing {
  const name = inFolder(listing.call.command)
  return { ...listing, headline: `/brief ${name}`, call: { command: 'brief', args: { name } } }
}

const keptListing = ({ name, about, published }: Pick<StoredBriefing, 'name' | 'about' | 'published'>): Listing => ({
  headline: `/brief ${name}`,
  about: [about, published && printDate(published)].filter(Boolean).join(' · '),
  call: { command: 'brief', args: { name } },
})

const whatPastingTakes =
  'The form takes about twelve thousand characters. Send a longer article, or one in a file, as a message, and choose “Brief this” in the menu of that message.'

const privately = (message: Reply['message']): Promise<Reply> => Promise.resolve({ message, visibility: 'private' })

/** The briefings by the date of their article, the newest first. */
export const listings = (catalog: Catalog): readonly Listing[] =>
  [...catalog.entries()]
    .sort((a, b) => dateOf(b).localeCompare(dateOf(a)))
    .map((entry) => ({
      headline: `/${entry.name}`,
      about: [aboutEntry(entry), printDate(dateOf(entry))].filter(Boolean).join(' · '),
      call: { command: entry.name, args: {} },
    }))

const dateOf = ({ verified }: ReturnType<Catalog['entries']>[number]): string =>
  verified.briefing.articles[0].published?.date ?? ''
