import { cite, type Citation, type Sentence } from '../../article/article.ts'
import { chooseSectionLines } from '../lines/lines.ts'
import type { Section } from '../briefing.ts'
import type { SectionContext } from './context.ts'

/** One section per subhead, in order. */
export const writeParts = (context: SectionContext): readonly Section[] =>
  findSubheadParts(context).map(({ mention, sentences }, index) => ({
    id: `${index + 1}-${slug(mention.exact)}`,
    kind: 'part',
    heading: mention.exact,
    headingMention: mention,
    entries: chooseSectionLines(context.article, context.ranking, sentences, sentences.length > longPart ? 3 : 2).map(
      (claim) => ({ kind: 'claim', claim }),
    ),
  }))

/** In sentences: a longer part gets a third line. */
const longPart = 8

interface SubheadPart {
  readonly mention: Citation
  readonly sentences: Sentence[]
}

function findSubheadParts({ article }: SectionContext): readonly SubheadPart[] {
  const parts: SubheadPart[] = []
  for (const block of article.blocks) {
    if (block.kind === 'subhead') parts.push({ mention: cite(article, block.span), sentences: [] })
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
