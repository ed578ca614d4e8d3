import { defineConfig } from 'vitest/config'

/** Two projects: `unit` (everything beside its source, conformance, boundaries) and `browser` (real Chromium; run one file at a time). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{rules,server,addin,workbench}/**/*.test.{ts,tsx}', 'tests/{conformance,boundaries,workbooks}/**/*.test.ts'],
          testTimeout: 60_000, hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/{e2e,workbench}/**/*.test.ts'],
          testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false, maxWorkers: 1,
        },
      },
    ],
  },
})
