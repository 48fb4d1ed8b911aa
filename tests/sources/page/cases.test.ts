import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../src/sources/page/page.ts'
import { pageArticle } from '../../../src/sources/page/article.ts'
import wanted from '../../fixtures/pages/cases/expect.json' with { type: 'json' }

/** What a page must give: words of its story, words that are none, who wrote it and when, what it is, what is told. */
interface Case {
  readonly about: string
  readonly has?: readonly string[]
  readonly hasNot?: readonly string[]
  readonly authors?: readonly string[]
  readonly published?: string | null
  readonly is?: string
  /** It is refused, with these words. */
  readonly told?: string
}

const url = 'https://www.eastmerecourier.example/news/ferry'
const cases = Object.entries(wanted as Readonly<Record<string, Case>>)

describe('a page of a kind that other readers misread', () => {
  for (const [name, one] of cases) {
    it(`${name}: ${one.about}`, () => check(name, one))
  }
})

function check(name: string, { has = [], hasNot = [], authors, published, is, told }: Case): void {
  const page = readPage(readFileSync(new URL(`../../fixtures/pages/cases/${name}.html`, import.meta.url), 'utf8'), url)
  const { metadata, parts } = page
  const text = parts.map(({ words }) => words).join('\n\n')
  for (const words of has) expect(text).toContain(words)
  for (const words of hasNot) expect(text).not.toContain(words)
  if (authors !== undefined) expect(metadata.authors).toEqual(authors)
  if (published !== undefined) expect(metadata.published?.iso.slice(0, 10) ?? null).toBe(published)
  if (is !== undefined) expect(page.kind).toBe(is)
  if (told === undefined) expect(pageArticle(page, url).text).toContain(parts.at(-1)?.words)
  else expect(() => pageArticle(page, url)).toThrow(told)
}
