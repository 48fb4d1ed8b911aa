import { cite, type Citation, type Sentence } from '../../article/article.ts'
import { chooseSectionLines } from '../lines/lines.ts'
import type { Section } from '../briefing.ts'
import type { SectionContext } from './context.ts'
import { findTopics } from './topics.ts'

/** A stretch of the article under one heading, which is the article's own words. */
export interface Part {
  readonly heading: Citation
  readonly sentences: readonly Sentence[]
}

/** One section per subhead; where there are none, per stretch that keeps to one topic. */
export function writeParts(context: SectionContext): readonly Section[] {
  const underSubheads = findSubheadParts(context)
  const parts = underSubheads.length > 0 ? underSubheads : findTopics(context)
  return parts.map(({ heading, sentences }, index) => ({
    id: `${index + 1}-${slug(heading.exact)}`,
    kind: 'part',
    heading: heading.exact,
    headingMention: heading,
    entries: chooseSectionLines(context.article, context.ranking, sentences, sentences.length > longPart ? 3 : 2).map(
      (claim) => ({ kind: 'claim', claim }),
    ),
  }))
}

/** In sentences: a longer part gets a third line. */
const longPart = 8

function findSubheadParts({ article }: SectionContext): readonly Part[] {
  const parts: { heading: Citation; sentences: Sentence[] }[] = []
  for (const block of article.blocks) {
    if (block.kind === 'subhead') parts.push({ heading: cite(article, block.span), sentences: [] })
    else parts.at(-1)?.sentences.push(...block.sentences)
  }
  return parts
}

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
