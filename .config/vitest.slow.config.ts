import { defineConfig } from 'vitest/config'

// What has to wait on real time: minutes, time-outs, processes that are killed.
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.slow.test.ts'],
    testTimeout: 120_000,
    passWithNoTests: false,
  },
})
