import { it } from 'vitest'
import { expectOnlyOurWords } from './answer.ts'

it('shows nothing that is neither the article’s nor our own wording, whatever a model answers, 10,000 times', () => {
  expectOnlyOurWords(10_000)
}, 600_000)
