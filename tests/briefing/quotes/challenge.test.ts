import { describe, expect, it } from 'vitest'
import { predict, readRows } from '../../eval/quotes/rows.ts'
import { f1, scoreRows } from '../../eval/quotes/score.ts'

// Fifty passages written to the hard cases, with invented quotations (CC0).
const rows = readRows(new URL('challenge.jsonl', import.meta.url))

describe('the challenge set', () => {
  const score = scoreRows(rows, (row) => predict(row))

  it('gives at least 95 of 100 quotations with the right speaker', () => {
    expect(score.required).toBe(58)
    expect(100 * f1(score.joint, score)).toBeGreaterThanOrEqual(95)
  })

  it('takes no scare quote, title or nickname for speech', () => {
    expect(score.negatives).toBe(11)
    expect(score.leaks).toBe(0)
  })

  it('finds nearly every role as the article gives it', () => {
    expect(score.rolesRight / score.roles).toBeGreaterThanOrEqual(0.9)
  })
})
