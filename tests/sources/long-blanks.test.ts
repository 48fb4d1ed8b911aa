import { describe, expect, it } from 'vitest'
import { readFollow } from '../../src/bot/feeds/order.ts'
import { sha256 } from '../../src/sources/hash.ts'
import { parseMarkdown } from '../../src/sources/markdown.ts'

const here = {
  place: { platform: 'slack', tenant: 'T1', channel: 'C1' },
  pings: () => true,
  zone: 'UTC',
  now: 0,
} as const
const blanks = ' '.repeat(60_000)

describe('a long run of blanks', () => {
  it.each([`# Ferry\n\nIt sails${blanks}x`, `# Ferry\n\n\`a${blanks}b\` c`, `It sails.\n${blanks}\nAgain${blanks}.`])(
    'does not hold up the reader of Markdown',
    (text) => {
      expect(parseMarkdown(text, sha256).article.text.length).toBeGreaterThan(5)
    },
    10_000,
  )

  it('does not hold up an order to follow', () => {
    expect(readFollow(`https://post.example at${blanks}08:00 as a digest`, here).digest).toBeDefined()
    expect(() => readFollow(`https://post.example ${'at x '.repeat(1_000)}`, here)).toThrow('I do not understand')
  }, 10_000)

  it('leaves the words of lines as they were', () => {
    const { article } = parseMarkdown('# Ferry\n\nIt sails  \n\t on Monday \nat noon.', sha256)
    expect(article.text).toContain('It sails\non Monday at noon.')
  })
})
