import { defineConfig } from 'vitest/config'

// Real clicks in Debian's Chromium (`apt-get install chromium`, or CHROMIUM names one).
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/browser/**/*.browser.ts'],
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
})
