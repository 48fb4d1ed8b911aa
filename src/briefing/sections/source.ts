import type { Article, Citation } from '../../article/article.ts'
import type { Entry } from '../briefing.ts'
import { printDate } from './dates/calendar.ts'
import type { SectionContext } from './context.ts'

/** What is known about the article itself, and what is missing. */
export function writeSource({ article }: SectionContext): readonly Entry[] {
  const { headline, publisher, authors, modified, url, language, id, sentences } = article
  return [
    fact('Headline', headline?.exact, headline),
    fact('Publisher', publisher),
    fact('Author', authors.map(({ name }) => name).join(', '), authors[0]?.mention),
    fact('Published', published(article), article.published?.mention),
    ...(modified === undefined ? [] : [fact('Updated', modified)]),
    fact('Address', url),
    fact('Language', language === 'und' ? undefined : languageNames.of(language)),
    fact('Sentences', String(sentences.length)),
    fact('Text hash', id),
  ]
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' })

const fact = (label: string, value: string | undefined, evidence?: Citation): Entry => ({
  kind: 'fact',
  label,
  value: value || 'not found',
  ...(evidence && { evidence }),
})

function published({ published }: Article): string | undefined {
  if (!published) return undefined
  const { date, time, zone, from } = published
  const clock = time ? `, ${time}${zone === undefined ? '' : ` (${zone})`}` : ''
  return `${printDate(date)}${clock}, read in ${from === 'text' ? 'the text' : 'what came with the text'}`
}
