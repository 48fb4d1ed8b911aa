import type { Node } from './outline.ts'
import { namePhraseAt } from './names/names.ts'
import { nominalPhraseAt } from './nominals.ts'
import { classes, isOf } from './classes.ts'
import type { Mention } from './mention.ts'

const pronouns = new Set(['he', 'she', 'they', 'it', 'i', 'we', 'who'])
const placing = new Set(['in', 'at', 'on', 'from', 'during', 'after', 'before', 'near', 'outside', 'under', 'for'])
const indefinite = new Set(['another', 'others', 'some', 'many', 'most', 'both', 'several', 'one'])

/** Every mention outside quotations, in order. `lowerCase` holds words the article also writes in lower case. */
export function findMentions(nodes: readonly Node[], lowerCase: ReadonlySet<string>): Mention[] {
  const mentions: Mention[] = []
  const headings = findHeadings(nodes)
  let index = 0
  while (index < nodes.length) {
    if (headings.has(nodes[index]?.block ?? 0)) {
      index += 1
      continue
    }
    const found = mentionAt(nodes, index, lowerCase)
    if (found.length === 0) index += 1
    else {
      mentions.push(...found)
      index = Math.max(index + 1, found[found.length - 1]?.to ?? 0)
      const owner = found[found.length - 1]
      const owned = ownedBy(nodes, owner)
      if (owner && owned) {
        mentions[mentions.length - 1] = { ...owner, modifier: true }
        mentions.push(owned)
        index = owned.to
      }
    }
  }
  linkDescriptions(nodes, mentions)
  return mentions
}

/** Paragraphs In Which Most Words Are Capitalised, where capitals do not indicate names. */
function findHeadings(nodes: readonly Node[]): Set<number> {
  const long = new Map<number, { words: number; capitals: number }>()
  for (const node of nodes) {
    if (node.kind === 'quote') long.set(node.block, { words: 99, capitals: 0 })
    if (node.kind !== 'word' || node.text.length < 4) continue
    const count = long.get(node.block) ?? { words: 0, capitals: 0 }
    long.set(node.block, { words: count.words + 1, capitals: count.capitals + (node.capital ? 1 : 0) })
  }
  const headings = [...long].filter(([, { words, capitals }]) => words > 5 && words < 20 && capitals > words * 0.8)
  return new Set(headings.map(([block]) => block))
}

/** "Trump’s campaign": the noun after a possessive name. */
function ownedBy(nodes: readonly Node[], owner: Mention | undefined): Mention | undefined {
  if (owner?.kind !== 'name' || !owner.possessive) return undefined
  const [noun] = nominalPhraseAt(nodes, nodes[owner.to]?.lower === "'s" ? owner.to : owner.to + 1)
  return noun && { ...noun, from: owner.from }
}

function mentionAt(nodes: readonly Node[], index: number, lowerCase: ReadonlySet<string>): Mention[] {
  const node = nodes[index]
  if (node?.kind !== 'word') return []
  if (pronouns.has(node.lower))
    return [
      single(
        'pronoun',
        node.lower === 'i' || node.lower === 'he' || node.lower === 'she' ? 'person' : 'unknown',
        index,
      ),
    ]
  const phrase = namePhraseAt(nodes, index, lowerCase)
  if (phrase.length > 0) return phrase
  const nominal = nominalPhraseAt(nodes, index)
  if (nominal.length > 0) return nominal
  return indefinite.has(node.lower) && standsAlone(nodes, index) ? [single('nominal', 'group', index)] : []
}

const single = (kind: Mention['kind'], sort: Mention['sort'], at: number): Mention => ({
  kind,
  sort,
  from: at,
  to: at + 1,
  headFrom: at,
  headTo: at + 1,
  possessive: false,
  modifier: false,
})

const standsAlone = (nodes: readonly Node[], index: number): boolean => {
  const next = nodes[index + 1]
  return next?.kind === 'word' && /(?:ed|s|aid|old|ote)$/.test(next.lower) && !next.lower.endsWith('ss')
}

/** Links "Lena Ortiz, his publicist," and "his publicist, Lena Ortiz," as one speaker. */
function linkDescriptions(nodes: readonly Node[], mentions: Mention[]): void {
  for (let index = 1; index < mentions.length; index += 1) {
    const mention = mentions[index]
    const at = beforeModifiers(mentions, index)
    const before = mentions[at]
    if (!before || !mention || mention.from !== besides(nodes, before.to)) continue
    if (nodes[before.from]?.block !== nodes[mention.from]?.block) continue
    if (describesName(nodes, before, mention)) mention.describes = at
    if (
      before.kind === 'nominal' &&
      before.sort === 'person' &&
      mention.kind === 'name' &&
      closesHere(nodes, mention.to)
    )
      before.describes = index
  }
}

/** One past the comma or dash at `at`, and past an age between commas: "Lena Ortiz, 54, ⟨his publicist⟩". */
function besides(nodes: readonly Node[], at: number): number | undefined {
  if (!',–—-'.includes(nodes[at]?.text ?? ' ')) return undefined
  return isAgeAt(nodes, at + 1) && nodes[at + 2]?.text === ',' ? at + 3 : at + 1
}

/** The mention before this one, ignoring its own modifiers: "KCNA, ⟨the North’s⟩ official agency". */
function beforeModifiers(mentions: readonly Mention[], index: number): number {
  let at = index - 1
  while (at > 0 && mentions[at]?.modifier && (mentions[at]?.from ?? 0) >= (mentions[index]?.from ?? 0)) at -= 1
  return at
}

function describesName(nodes: readonly Node[], name: Mention, mention: Mention): boolean {
  if (name.kind !== 'name' || mention.kind !== 'nominal' || name.describes !== undefined) return false
  // "Praising Ann Roe, the mayor said": the speaker is somebody else.
  if (isOf(nodes[mention.to], classes.plainCue) && nodes[name.from - 1]?.sentence === nodes[name.from]?.sentence)
    return false
  // "In Chelsea, the mayor said": the name belongs to the phrase before the comma.
  if (placing.has(nodes[name.from - 1]?.lower ?? '') && !closesHere(nodes, mention.to)) return false
  return (
    mention.sort === 'person' ||
    (mention.sort === 'institution' && name.sort !== 'person' && closesHere(nodes, mention.to))
  )
}

/** An age rather than a measurement: one or two digits, then a punctuation mark. */
export const isAgeAt = (nodes: readonly Node[], at: number): boolean =>
  /^\d{1,2}$/.test(nodes[at]?.text ?? '') && nodes[at + 1]?.kind === 'mark'

const closesHere = (nodes: readonly Node[], at: number): boolean => {
  const next = nodes[at]
  return !next || ',.;–—-('.includes(next.text) || next.kind === 'quote'
}
