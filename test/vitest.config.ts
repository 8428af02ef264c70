import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two workers: each holds an embedded database of about 400 MB, and the smallest machine has two cores.
    maxWorkers: 2,
    pool: 'forks',
  },
});
