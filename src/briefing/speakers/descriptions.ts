import { classes, isOf } from './classes.ts'
import type { Entity } from './entities.ts'
import type { Facts } from './facts.ts'
import type { Mention } from './mentions.ts'
import type { Scene } from './scene.ts'

/** What a noun says of its bearer, and which titles say the same. */
const sameOffice: Readonly<Record<string, readonly string[]>> = {
  senator: ['sen', 'senator'],
  congressman: ['rep', 'representative', 'congressman'],
  congresswoman: ['rep', 'representative', 'congresswoman'],
  representative: ['rep', 'representative', 'congressman', 'congresswoman'],
  lawmaker: ['rep', 'representative', 'sen', 'senator', 'congressman', 'congresswoman'],
  governor: ['gov', 'governor'],
  general: ['gen', 'general'],
  colonel: ['col', 'colonel'],
  doctor: ['dr', 'doctor'],
  physician: ['dr', 'doctor', 'physician'],
  professor: ['prof', 'professor'],
  reverend: ['rev', 'reverend', 'pastor'],
  pastor: ['rev', 'reverend', 'pastor'],
  lawyer: ['lawyer', 'attorney'],
  attorney: ['lawyer', 'attorney'],
  adviser: ['adviser', 'advisor'],
  aide: ['aide', 'adviser', 'advisor', 'spokesman', 'spokeswoman'],
  newspaper: [
    'times',
    'post',
    'journal',
    'herald',
    'tribune',
    'gazette',
    'guardian',
    'telegraph',
    'newspaper',
    'daily',
    'news',
  ],
  paper: ['times', 'post', 'journal', 'herald', 'tribune', 'gazette', 'newspaper', 'daily'],
  company: ['inc', 'corp', 'co', 'company', 'ltd', 'llc', 'plc', 'group'],
  school: ['university', 'college', 'school'],
}

const paragraphsBack = 30
const documentBlocksBack = 12
/** Mentions: a paragraph may be as long as a book. */
const mentionsBack = 400
const firstMentions = 30

/** Nouns that may take up any document: "a joint communique … The statement said". */
const anyDocument = /^(?:statement|document|text|paper)$/
const takenUp =
  /^(?:communiqu[eé]|report|letter|declaration|memo|memorandum|resolution|e-?mail|release|filing|indictment|affidavit|complaint|readout|manifesto|bulletin|agreement)$/
const issues = /^(?:issued|issues|published|publishes|released|releases|sent|put|posted|distributed)$/

/** "the statement" after "a statement" or "a joint communique": the document that a definite description stands for. */
export function findDocument(scene: Scene, at: number): number | undefined {
  const { nodes, mentions, cast } = scene
  const mention = mentions[at]
  if (mention?.sort !== 'document' || !isDefinite(scene, mention) || isOwned(scene, mention)) return undefined
  const noun = nodes[mention.headFrom]?.lower ?? ''
  const before = documentsBefore(scene, at)
  const nounOf = (index: number): string => nodes[mentions[index]?.headFrom ?? -1]?.lower ?? ''
  const same = before.find((index) => nounOf(index) === noun)
  const other = anyDocument.test(noun)
    ? before.find((index) => takenUp.test(nounOf(index)) && mentions[index]?.possessive === false)
    : undefined
  return cast.entityOf[same ?? other ?? -1]
}

/** The documents described lately, the last first. */
function documentsBefore({ mentions, facts }: Scene, at: number): number[] {
  const found: number[] = []
  for (let index = at - 1; index >= Math.max(0, at - mentionsBack); index -= 1) {
    if ((facts[at]?.block ?? 0) - (facts[index]?.block ?? 0) > documentBlocksBack) break
    if (mentions[index]?.kind === 'nominal' && mentions[index]?.sort === 'document') found.push(index)
  }
  return found
}

/** "the mission’s statement" is no other document. */
const isOwned = ({ nodes }: Scene, { from, headFrom }: Mention): boolean =>
  nodes.slice(from, headFrom).some(({ lower }) => lower === "'s" || lower === '’')

/** "The mission issued a statement": the mention of whoever put a document out, where the article says so. */
export function findIssuer(scene: Scene, document: Entity): number | undefined {
  for (const at of document.mentions.slice(0, firstMentions)) {
    const from = scene.mentions[at]?.from ?? 0
    for (
      let index = at - 1;
      index > at - firstMentions && scene.facts[index]?.sentence === scene.facts[at]?.sentence;
      index -= 1
    ) {
      const { predicate, subject } = scene.facts[index] as Facts
      if (
        subject &&
        predicate.at < from &&
        from - predicate.at < 6 &&
        issues.test(scene.nodes[predicate.at]?.lower ?? '')
      )
        return index
    }
  }
  return undefined
}

/** "the senator" after "Sen. Ada Quill": the entity that a definite description stands for. */
export function findDescribed(scene: Scene, at: number): number | undefined {
  const { nodes, mentions, cast } = scene
  const mention = mentions[at]
  if (!mention || !isDefinite(scene, mention) || holdsName(scene, mention)) return undefined
  const noun = nodes[mention.headFrom]?.lower ?? ''
  const words = new Set([noun, ...(sameOffice[noun] ?? [])])
  const others = new Set<number>()
  for (let index = at - 1; index >= Math.max(0, at - mentionsBack); index -= 1) {
    const other = mentions[index]
    if (!other || (scene.facts[at]?.block ?? 0) - (scene.facts[index]?.block ?? 0) > paragraphsBack) break
    const entity = cast.entities[cast.entityOf[index] ?? -1]
    if (!entity || entity.words.length === 0 || others.has(entity.index)) continue
    if (fits(mention, entity) && bears(scene, entity, other, words)) return entity.index
    // Nor where it was mentioned before: there the article had said less of it.
    others.add(entity.index)
  }
  return undefined
}

/** A person is no campaign. */
const fits = (mention: Mention, entity: Entity): boolean => mention.sort === 'person' || entity.sort !== 'person'

/** "the Quill campaign", "the Alden governor": nobody else than it says. */
const holdsName = ({ nodes }: Scene, { from, headFrom }: Mention): boolean =>
  nodes.slice(from + 1, headFrom).some((node) => node.capital && !isOf(node, classes.origin))

const isDefinite = (scene: Scene, mention: Mention): boolean =>
  mention.kind === 'nominal' &&
  mention.describes === undefined &&
  /^(?:the|this|that)$/.test(scene.nodes[mention.from]?.lower ?? '')

/** Whether a name, its title or its description holds one of the words. */
function bears(scene: Scene, entity: Entity, mention: Mention, words: ReadonlySet<string>): boolean {
  if (entity.sort === 'institution') return entity.words.some((word) => words.has(word))
  for (const index of entity.mentions.slice(0, firstMentions)) {
    const own = scene.mentions[index]
    if (!own || own.from > mention.from) break
    const [from, to] = own.kind === 'nominal' ? [own.from, own.to] : [own.from, own.headFrom]
    for (let at = from; at < to; at += 1) if (words.has(scene.nodes[at]?.lower ?? '')) return true
  }
  return false
}
