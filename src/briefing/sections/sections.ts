import type { TextKind } from '../../article/article.ts'
import type { Entry, Section, SectionKind } from '../briefing.ts'
import { writeBottomLine } from './bottom-line.ts'
import type { SectionContext } from './context.ts'
import { writeGaps } from './gaps.ts'
import { writeKeyPoints } from './key-points.ts'
import { writeNext } from './next.ts'
import { writeNumbers } from './numbers.ts'
import { writeParts } from './parts.ts'
import { writePeople } from './people.ts'
import { writeQuotes } from './quotes.ts'
import { writeSource } from './source.ts'
import { writeTimeline } from './timeline.ts'
import { writeWho } from './who.ts'

type Write = (context: SectionContext) => readonly Section[]

const one =
  (kind: SectionKind, heading: string, write: (context: SectionContext) => readonly Entry[]): Write =>
  (context) => [{ id: kind, kind, heading, entries: write(context) }]

/** The sections in reading order. One without support stays, empty, so that the gap can be reported. */
const order: readonly Write[] = [
  one('bottom-line', 'Bottom line', writeBottomLine),
  one('key-points', 'Key points', writeKeyPoints),
  writeParts,
  one('quotes', 'Quotes', writeQuotes),
  one('who', 'Who speaks', writeWho),
  one('people', 'People', writePeople),
  one('timeline', 'Timeline', writeTimeline),
  one('numbers', 'Numbers', writeNumbers),
  one('next', 'What is next', writeNext),
  one('gaps', 'What is missing', writeGaps),
  one('source', 'Source', writeSource),
]

const record: readonly SectionKind[] = ['who', 'people', 'timeline', 'next']

/** Sections that make no sense for a kind of text: a recipe announces no events, and no line stands for a poem or a table. */
const senseless: Partial<Readonly<Record<TextKind, readonly SectionKind[]>>> = {
  poem: ['bottom-line', 'key-points', 'part', 'numbers', ...record],
  recipe: ['bottom-line', ...record],
  guide: record,
  documentation: record,
  product: record,
  table: ['bottom-line', 'key-points', 'who', 'people', 'next'],
  events: ['bottom-line'],
  gallery: ['next'],
  advice: ['next'],
}

/** Writes the sections that the kind of text can have, in reading order. */
export function writeSections(context: SectionContext): readonly Section[] {
  const without = senseless[context.article.kind ?? 'news'] ?? []
  return order.flatMap((write) => write(context)).filter(({ kind }) => !without.includes(kind))
}
