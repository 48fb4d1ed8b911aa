import type { Speaker } from '../briefing.ts'

/** The institution each speaker represents, by speaker name: one that is itself quoted, or that two roles name. */
export function findSides(speakers: readonly Speaker[]): ReadonlyMap<string, string> {
  const belonging = speakers.map((speaker) => ({ speaker, institutions: institutionsOf(speaker) }))
  const count = new Map<string, number>()
  for (const { institutions } of belonging) for (const name of institutions) count.set(name, (count.get(name) ?? 0) + 1)
  const sides = new Map<string, string>()
  for (const { speaker, institutions } of belonging) {
    const [side] = [...institutions].filter((name) => (count.get(name) ?? 0) > 1).sort((a, b) => b.length - a.length)
    if (side !== undefined) sides.set(speaker.name, side)
  }
  return sides
}

/** For a person, in the role and next to the mention; for an institution, in its name. */
function institutionsOf({ name, role, kind }: Speaker): ReadonlySet<string> {
  const words = kind === 'person' ? (role ?? '') : kind === 'unnamed' ? `${role ?? ''} | ${name}` : name
  return new Set((words.match(properName) ?? []).map(withoutTitles).filter((found) => found.length > 1))
}

const properName = /\p{Lu}[\p{L}\p{N}&-]*(?:['’]s)?(?:(?: (?:of|of the|for|and))? \p{Lu}[\p{L}\p{N}&-]*)*/gu

/** "The NATO Secretary General" → NATO: the remainder names the institution, if anything does. */
const withoutTitles = (found: string): string =>
  found
    .replace(/['’]s\b/g, '')
    .split(' ')
    .filter((word) => !title.test(word))
    .join(' ')
    .replace(/^(?:of|for|and|the) | (?:of|for|and|the)$/g, '')

const title =
  /^(?:The|A|An|Rep|Sen|Gov|Dr|Mr|Mrs|Ms|Sir|Lord|Lady|President|Vice|Prime|Minister|Secretary|General|Chief|Chairman|Chairwoman|Chair|Director|Spokesman|Spokeswoman|Spokesperson|Senator|Congressman|Congresswoman|Representative|Governor|Mayor|Judge|Justice|Professor|Colonel|Captain|Major|Sergeant|Officer|Executive|Former|Deputy|Assistant|Press|Foreign|Finance|Defence|Defense|Interior|Ambassador|Commissioner|Councillor|King|Queen|Prince|Princess|Pope|Bishop|Republican|Democrat|Democratic|Conservative|Labour|Liberal)s?$/
