import { expect, it } from 'vitest'
import { brief } from '../../../src/briefing/brief.ts'
import { parseArticle } from '../../../src/article/parse.ts'
import { verify } from '../../../src/briefing/verify.ts'
import { quotation } from '../../../src/message/quotes/quotation.ts'
import { sceneOf } from '../../../src/message/scene.ts'
import { sha256 } from '../../article/hash.ts'

function quotationsIn(text: string) {
  const article = parseArticle({ text, layout: 'body', language: 'en' }, sha256)
  const verified = verify(brief(article, { name: 'story', hash: sha256, version: '0.0.0' }), article)
  const scene = sceneOf(verified, { now: 0 })
  return verified.briefing.quotes.map((quote) => quotation(scene, quote))
}

it('takes two small marks off like a double one', () => {
  expect(quotationsIn("''We will open the pier in May,'' said Ada Quill, a baker.")).toMatchObject([
    { exact: 'We will open the pier in May' },
  ])
})

it('shows the whole of an earlier quotation that the sentence of a fragment begins in', () => {
  const [, fragment] = quotationsIn(
    '“What does it show us? We have won,” said Ada Quill, head of a group that wants “a culture of open piers”.',
  )
  expect(fragment).toMatchObject({
    before: expect.stringMatching(/^“What does it show us\? We have won,” said/) as string,
  })
})
