import type { Briefing } from '../../briefing/briefing.ts'
import type { Catalog, CatalogEntry } from '../library/catalog.ts'
import { aboutEntry, sectionChoices } from './definitions.ts'
import { foldTyped } from './nearest.ts'
import { createKeptNames } from '../library/kept-names.ts'
import type { Complete, OptionChoice } from '../ports/platform.ts'
import { speakersOf } from './speakers.ts'
import type { StoredBriefings } from '../ports/store.ts'

const most = 25

/** Suggestions from memory for what was typed so far. `/brief` also offers kept briefings and the speakers of all briefings. */
export function createComplete(catalog: Catalog, kept: Pick<StoredBriefings, 'list'>): Complete {
  const keptNames = createKeptNames(kept)
  return ({ command, option, typed, place }) => {
    const entries = command === 'brief' ? catalog.entries() : catalog.entries().filter(({ name }) => name === command)
    const offered = entries.flatMap((entry) => choicesOf(entry, option))
    const own = command === 'brief' && option === 'name' ? keptNames(place.tenant) : []
    return narrow([...offered, ...own], typed)
  }
}

function choicesOf(entry: CatalogEntry, option: string): readonly OptionChoice[] {
  switch (option) {
    case 'name':
      return [{ label: `${entry.name}: ${aboutEntry(entry)}`, value: entry.name }]
    case 'section':
      return sectionChoices(entry)
    case 'speaker':
      return speakersOf(entry.verified.briefing).map(same)
    case 'find':
      return namesIn(entry.verified.briefing).map(same)
    default:
      return []
  }
}

/** The people an article names, because people look for people. */
const namesIn = (briefing: Briefing): readonly string[] => [
  ...speakersOf(briefing),
  ...briefing.sections.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'person' ? entry.name : [])),
  ),
]

const same = (value: string): OptionChoice => ({ label: value, value })

function narrow(offered: readonly OptionChoice[], typed: string): readonly OptionChoice[] {
  const wanted = foldTyped(typed)
  const seen = new Set<string>()
  return offered
    .filter(({ label }) => foldTyped(label).includes(wanted))
    .filter(({ value }) => !seen.has(value) && seen.add(value))
    .slice(0, most)
}
