import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.slow.test.ts', '**/node_modules/**'],
    // Many tests wait for a stand-in; two cores serve three files at once.
    maxWorkers: 3,
    // Loading the chat libraries anew for each file took a third of the time; no test leaves anything behind in a module.
    isolate: false,
    // A machine that is busy with something else fails nothing.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    passWithNoTests: false,
  },
})
