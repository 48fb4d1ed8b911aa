import { describe, expect, it } from 'vitest'
import type { Trial } from './corrupt.ts'
import { runSet } from './corrupt.ts'

const trials = runSet()
const ofPart = (part: Trial['part']) => trials.filter((trial) => trial.part === part)
const ofKind = (kind: string) => trials.filter((trial) => trial.kind.startsWith(kind))
const stopped = (some: readonly Trial[]) => (100 * some.filter(({ rules }) => rules.length > 0).length) / some.length

describe('the gate, over twelve articles of our own', () => {
  it.each([
    ['number swapped', 60],
    ['name swapped', 80],
    ['negation inserted', 60],
    ['quoted word changed', 60],
  ])('catches every %s', (kind, fewest) => {
    expect(ofKind(kind).length).toBeGreaterThanOrEqual(fewest)
    expect(stopped(ofKind(kind))).toBe(100)
  })

  it.each([
    ['“not” deleted', 30],
    ['“may” deleted', 15],
    ['“alleged” deleted', 8],
    ['condition deleted', 20],
    ['subject deleted', 20],
    ['attribution deleted', 40],
    ['wrong sentence cited', 200],
    ['wrong speaker', 200],
    ['wrong via', 100],
  ])('catches a %s', (kind, fewest) => {
    expect(ofKind(kind).length).toBeGreaterThanOrEqual(fewest)
    expect(stopped(ofKind(kind))).toBeGreaterThanOrEqual(95)
  })

  it('catches wrong shortenings altogether', () => {
    expect(stopped(ofPart('shortenings'))).toBeGreaterThanOrEqual(95)
  })

  it('has nothing to say against unchanged lines, honest shortenings and honest quotations', () => {
    const honest = ofPart('honest')
    expect(honest.length).toBeGreaterThan(250)
    expect(stopped(honest)).toBe(0)
  })
})
