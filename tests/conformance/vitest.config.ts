import { defineConfig } from 'vitest/config'

/** `npm run conformance`: what needs Java or Chromium, and editions that have been built. Not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/conformance/*.check.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
})
