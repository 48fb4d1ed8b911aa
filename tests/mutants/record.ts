// Runs before each test file while places are traced: writes down which places the file came by.
import { appendFileSync } from 'node:fs'
import { afterAll, expect } from 'vitest'

declare global {
  var __briefdeskPlace: ((place: number) => void) | undefined
}

const places = new Set<number>()
globalThis.__briefdeskPlace = (place) => void places.add(place)
afterAll(() => {
  const path = process.env['MUTANTS_TRACE']
  if (path !== undefined)
    appendFileSync(path, `${JSON.stringify({ file: expect.getState().testPath, places: [...places] })}\n`)
})
