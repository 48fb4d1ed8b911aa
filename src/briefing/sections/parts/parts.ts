import { cite, type Citation, type Sentence } from '../../../article/article.ts'
import { chooseSectionLines } from '../../lines/lines.ts'
import type { Section } from '../../briefing.ts'
import type { SectionContext } from '../context.ts'
import { findTopics } from './topics.ts'
import type { StoryPart } from './part.ts'

/** One section per subhead; without subheads, one per stretch on a single topic. */
export function writeParts(context: SectionContext): readonly Section[] {
  const underSubheads = findSubheadParts(context)
  const parts = underSubheads.length > 0 ? underSubheads : findTopics(context)
  return parts.map(({ heading, mention, sentences }, index) => ({
    id: mention ? `${index + 1}-${slug(heading)}` : `${index + 1}-part`,
    kind: 'part',
    heading,
    ...(mention && { headingMention: mention }),
    entries: chooseSectionLines(context.article, context.ranking, sentences, sentences.length > longPart ? 3 : 2).map(
      (claim) => ({ kind: 'claim', claim }),
    ),
  }))
}

/** In sentences: a longer part gets a third line. */
const longPart = 8

function findSubheadParts({ article }: SectionContext): readonly StoryPart[] {
  const parts: { heading: string; mention: Citation; sentences: Sentence[] }[] = []
  for (const block of article.blocks) {
    if (block.kind === 'subhead') parts.push(subheadPart(cite(article, block.span)))
    else parts.at(-1)?.sentences.push(...block.sentences)
  }
  return parts
}

const subheadPart = (mention: Citation): { heading: string; mention: Citation; sentences: Sentence[] } => ({
  heading: mention.exact,
  mention,
  sentences: [],
})

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, slugLength)
    .replace(/-$/, '')

const slugLength = 40
