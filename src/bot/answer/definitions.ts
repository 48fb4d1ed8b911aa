import { sectionLabels } from '../../message/controls.ts'
import type { CatalogEntry } from '../library/catalog.ts'
import type { CommandDefinition, OptionDefinition } from '../ports/platform.ts'
import type { Subcommand } from './subcommand.ts'

const asking = '[section] [speaker] [find:words]'

const speaker: OptionDefinition = {
  name: 'speaker',
  description: 'Only what this person or body says',
  completes: true,
}
const find: OptionDefinition = {
  name: 'find',
  description: 'Words or a question to look for in the article',
  completes: true,
}

/** Command names that a briefing may not take. */
export const reservedNames: readonly string[] = [
  'brief',
  'briefdesk',
  'digest',
  'share',
  'home',
  'brief-this',
  'check-quote',
]

/** Every command there is: one per briefing, and our own. */
export const defineCommands = (
  entries: readonly CatalogEntry[],
  subcommands: readonly Subcommand[],
): readonly CommandDefinition[] => [
  ...entries.map(briefingCommand),
  {
    name: 'brief',
    kind: 'general',
    description: 'Any briefing by its name, the article at a link, a file, or a text that you paste',
    usage: `[name or link] ${asking}`,
    options: [
      { name: 'name', description: 'Which briefing, or a link; without it, you can paste a text', completes: true },
      { name: 'section', description: 'Which part of it', completes: true },
      speaker,
      find,
      { name: 'file', description: 'An article as a text, Markdown or HTML file', file: true },
    ],
  },
  {
    name: 'briefdesk',
    kind: 'general',
    description: 'Help, and what Briefdesk keeps for this place',
    usage: subcommands.map(({ name }) => name).join(' | '),
    options: [
      {
        name: 'do',
        description: 'What to do; help explains the rest',
        choices: subcommands.map(({ name, description }) => ({ label: `${name}: ${description}`, value: name })),
      },
      { name: 'words', description: 'What it needs to know, as help says' },
    ],
  },
  { name: 'brief-this', kind: 'shortcut', description: 'Brief this', usage: '', options: [] },
  { name: 'check-quote', kind: 'shortcut', description: 'Check this quote', usage: '', options: [] },
]

/** A briefing's own command. */
export const briefingCommand = (entry: Titled): CommandDefinition => ({
  name: entry.name,
  kind: 'briefing',
  description: aboutEntry(entry),
  usage: asking,
  options: [{ name: 'section', description: 'Which part of it', choices: sectionChoices(entry) }, speaker, find],
})

type Titled = Pick<CatalogEntry, 'front' | 'name' | 'verified'>

/** A briefing's line in lists and menus. */
export const aboutEntry = ({ front, name, verified }: Titled): string =>
  front.description ?? clip(verified.briefing.articles[0].headline?.exact.trim() ?? name)

const longestDescription = 100

const clip = (words: string): string =>
  words.length <= longestDescription ? words : `${words.slice(0, longestDescription - 1).trimEnd()}…`

/** The sections that are not empty. */
export function sectionChoices({ verified }: Pick<CatalogEntry, 'verified'>): NonNullable<OptionDefinition['choices']> {
  const filled = verified.briefing.sections.filter(
    ({ entries, kind }) => entries.length > 0 && kind !== 'bottom-line' && kind !== 'key-points',
  )
  return [
    { label: 'Overview', value: 'overview' },
    ...filled.map(({ id, kind, heading }) => ({ label: kind === 'part' ? heading : sectionLabels[kind], value: id })),
  ]
}
