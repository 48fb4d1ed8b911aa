import type { RawArticle } from '../../article/parse.ts'
import { joinParts, type Part } from '../parts.ts'
import { hurdleError } from './hurdle.ts'
import type { ReadPage } from './page.ts'

/**
 * Turns a parsed page into the parts of its article, headline first. Throws BotError `source` when it is not an
 * article.
 */
export function pageArticle(page: ReadPage, url?: string): RawArticle {
  if (page.hurdle !== undefined) throw hurdleError(page.hurdle)
  const { title, authors, publisher, published, modified, language } = page.metadata
  const headline: Part[] = title === undefined ? [] : [{ words: title, kind: 'headline' }]
  return {
    ...joinParts([...headline, ...page.parts]),
    layout: 'whole',
    ...(url === undefined ? {} : { url }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published: published.iso }),
    ...(modified === undefined ? {} : { modified }),
    ...(page.kind === undefined ? {} : { kind: page.kind }),
    ...languageOf(language),
  }
}

/** The page's language tag; an invalid one is ignored, and the language is detected from the text. */
function languageOf(tag: string | undefined): { readonly language?: string } {
  try {
    const [language] = Intl.getCanonicalLocales(tag?.trim() || [])
    return language === undefined ? {} : { language }
  } catch {
    return {}
  }
}
