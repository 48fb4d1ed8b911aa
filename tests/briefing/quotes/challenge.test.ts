import { describe, expect, it } from 'vitest'
import { predict, readRows } from '../../eval/quotes/rows.ts'
import { f1, scoreRows } from '../../eval/quotes/score.ts'

// Fifty passages written to the hard cases, with invented quotations (CC0).
const rows = readRows(new URL('challenge.jsonl', import.meta.url))

describe('the challenge set', () => {
  const score = scoreRows(rows, (row) => predict(row))

  it('finds every quotation, and gives none a wrong speaker', () => {
    expect(score.required).toBe(58)
    expect(score.spans).toBe(58)
    expect(score.errors.filter(({ kind }) => kind !== 'withheld')).toEqual([])
  })

  it('gives most of them a speaker', () => {
    expect(100 * f1(score.joint, score)).toBeGreaterThanOrEqual(70)
  })

  it('takes no scare quote, title or nickname for speech', () => {
    expect(score.negatives).toBe(11)
    expect(score.leaks).toBe(0)
  })

  it('gives the role of most speakers as the article has it', () => {
    expect(score.rolesRight / score.roles).toBeGreaterThanOrEqual(0.6)
  })
})
