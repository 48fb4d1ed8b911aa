import type { Briefing, Section } from '../../briefing/briefing.ts'
import { partsPage } from '../../message/compose.ts'
import { originalPage, sectionLabels } from '../../message/controls.ts'
import { nearest, foldTyped } from './nearest.ts'

/** Other words that people type for a section. */
const aliases: Readonly<Record<string, Section['kind'] | 'overview' | 'original'>> = {
  quotations: 'quotes',
  quote: 'quotes',
  speakers: 'who',
  'who says': 'who',
  dates: 'timeline',
  figures: 'numbers',
  missing: 'gaps',
  points: 'key-points',
  summary: 'overview',
  home: 'overview',
  sentences: 'source',
  article: 'source',
  statement: originalPage,
}

/** A page that is no section. */
export type PageName = 'overview' | typeof partsPage | typeof originalPage

/** The section that words name, by id, number, heading, label or the start of one of them; or a page that is none. */
export function findSection(briefing: Briefing, words: string): Section | PageName | undefined {
  const typed = foldTyped(words)
  if (typed === '') return undefined
  const alias = aliases[typed] ?? typed
  if (alias === 'overview' || alias === originalPage) return alias
  const { sections } = briefing
  if (alias === partsPage) return sections.some(({ kind }) => kind === 'part') ? partsPage : undefined
  return (
    sections.find(({ id, kind }) => foldTyped(id) === foldTyped(alias) || (kind !== 'part' && kind === alias)) ??
    sections.find(({ id, kind }) => kind === 'part' && id.startsWith(`${typed}-`) && /^\d+$/.test(typed)) ??
    sections.find((section) => namesOf(section).includes(typed)) ??
    (typed.length >= 3
      ? sections.find((section) => namesOf(section).some((name) => name.startsWith(typed)))
      : undefined)
  )
}

/** The section that was probably meant. */
export function nearestSection(briefing: Briefing, words: string): Section | undefined {
  const byName = new Map(
    briefing.sections.flatMap((section) =>
      [...namesOf(section), foldTyped(section.id)].map((name) => [name, section] as const),
    ),
  )
  const found = nearest(words, [...byName.keys()])
  return found === undefined ? undefined : byName.get(found)
}

const namesOf = ({ heading, kind }: Section): string[] =>
  kind === 'part' ? [foldTyped(heading)] : [foldTyped(heading), foldTyped(sectionLabels[kind]), foldTyped(kind)]
