import { defineConfig } from 'vitest/config'
import { SlowFirst } from './kit/slowFirst.js'

/** Files that stand in for a package: they must load every module anew. */
const alone = ['tests/style/reuse.test.ts']

/** All others share the modules that they load, which halves the time. */
export default defineConfig({
  test: {
    // Vitest would leave one processor to itself, which is half of two.
    maxWorkers: '100%',
    sequence: { sequencer: SlowFirst },
    globalSetup: ['tests/kit/compileOnce.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'together', include: ['tests/**/*.test.ts'], exclude: alone, isolate: false },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
})
