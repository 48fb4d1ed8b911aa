import type { Entry } from '../briefing.ts'
import type { Person } from '../speakers/people.ts'
import type { SectionContext } from './context.ts'

/** Whom the article names, in the order in which it does, with the office it gives them. */
export const writePeople = ({ people }: SectionContext): readonly Entry[] => people.flatMap(entry)

/** Shown where the full name first stands. */
function entry({ name, mentions, roleMention }: Person): readonly Entry[] {
  const mention = mentions.find(({ exact }) => exact.replace(/\s+/g, ' ') === name) ?? mentions[0]
  return mention ? [{ kind: 'person', name, mention, ...(roleMention && { role: roleMention }) }] : []
}
