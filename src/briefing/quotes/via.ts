import type { Span } from '../../article/article.ts'
import type { Mention } from '../speakers/mention.ts'
import { nameSpan } from '../speakers/names/naming.ts'
import type { Reading, Utterance } from './reading.ts'

const most = 10

/** The translator or agency credited with relaying a quotation; never its speaker. */
export function viaSpan(reading: Reading, utterance: Utterance, speaker: number | undefined): Span | undefined {
  const { nodes, relaysIn, cast } = reading
  const [first, last] = [nodes[utterance.node]?.sentence ?? -1, nodes[utterance.lastNode]?.sentence ?? -1]
  const own = [...(relaysIn.get(first) ?? []), ...(last === first ? [] : (relaysIn.get(last) ?? []))]
  const found = own.slice(0, most).find((index) => {
    const same = speaker !== undefined && cast.entityOf[index] === cast.entityOf[speaker]
    return !same && reading.mentions[index]?.kind !== 'pronoun'
  })
  return found === undefined ? undefined : placeOf(reading, found)
}

/** The name alone, even in "a Reuters translation". */
function placeOf(reading: Reading, index: number): Span {
  const { nodes, mentions } = reading
  const mention = mentions[index] as Mention
  if (mention.kind === 'name') return nameSpan(nodes, mention)
  const capital = nodes
    .slice(mention.from, mention.to)
    .find((node, place) => node.capital && (place > 0 || !isArticle(node.lower)))
  const shown = capital ?? nodes[mention.from]
  return { start: shown?.start ?? 0, end: (capital ?? nodes[mention.to - 1])?.end ?? 0 }
}

const isArticle = (lower: string): boolean => lower === 'the' || lower === 'a' || lower === 'an'
