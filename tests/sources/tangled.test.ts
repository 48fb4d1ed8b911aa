import { describe, expect, it } from 'vitest'
import { refuseTangled } from '../../src/sources/tangled.ts'

describe('Markdown that would keep the parser busy', () => {
  it('is refused when it nests more than 32 deep', () => {
    expect(() => refuseTangled(`${'> '.repeat(32)}words`)).not.toThrow()
    expect(() => refuseTangled(`${'> '.repeat(33)}words`)).toThrow(/more than 32 deep/)
    expect(() => refuseTangled(`${'1. - '.repeat(17)}words`)).toThrow(/more than 32 deep/)
  })

  it('is refused for thousands of marks in one paragraph, not in many', () => {
    expect(() => refuseTangled(`Pier ${'*'.repeat(4_000)}`)).toThrow(/thousands of marks/)
    expect(() => refuseTangled(`Pier ${'*_['.repeat(100)}\n\n`.repeat(50))).not.toThrow()
  })
})
