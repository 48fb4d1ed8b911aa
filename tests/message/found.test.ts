import { expect, it } from 'vitest'
import { parseArticle } from '../../src/article/parse.ts'
import { brief } from '../../src/briefing/brief.ts'
import { findSentences } from '../../src/briefing/find/find.ts'
import { verify } from '../../src/briefing/verify.ts'
import { composeFound } from '../../src/message/found.ts'
import { sha256 } from '../article/hash.ts'

it('shows the sentence after one that was found, once: not when it was found itself', () => {
  const text = `Pier shut\n\nThe board shut the old pier of Wexley. The pier opens again in May. Nobody was hurt.`
  const article = parseArticle({ text, layout: 'whole' }, sha256)
  const verified = verify(brief(article, { name: 'pier', hash: sha256, version: 'test' }), article)
  const shown = (question: string): string =>
    JSON.stringify(composeFound(verified, question, findSentences(article, question), { now: 0 }).blocks)
  expect(shown('pier').match(/opens again/g)).toHaveLength(1)
  expect(shown('pier').match(/Nobody was hurt/g)).toHaveLength(1)
  expect(shown('Wexley').match(/opens again/g)).toHaveLength(1)
})
