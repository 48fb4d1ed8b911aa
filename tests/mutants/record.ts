// Runs before each test file while places are traced: writes down which places the file came by.
import { appendFileSync, writeFileSync } from 'node:fs'
import { afterAll, afterEach, expect } from 'vitest'

declare global {
  var __briefdeskPlace: ((place: number) => void) | undefined
}

const places = new Set<number>()
globalThis.__briefdeskPlace = (place) => void places.add(place)
const path = process.env['MUTANTS_TRACE'] ?? ''
// Nothing hangs as long as tests end.
afterEach(() => writeFileSync(`${path}.beat`, ''))
afterAll(() => appendFileSync(path, `${JSON.stringify({ file: expect.getState().testPath, places: [...places] })}\n`))
