import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: [
      'test/support/run-directory.ts',
      'test/support/server-template.ts',
      'test/support/prepared-programs.ts',
    ],
    testTimeout: 30_000,
    // Whoever comes first loads the demonstration, on a machine that may be busy.
    hookTimeout: 240_000,
    // Two workers: each holds an embedded database of about 400 MB, and the smallest machine has two cores.
    maxWorkers: 2,
    pool: 'forks',
    // Requests in their thousands: a larger nursery halves the time of collecting what each leaves behind.
    execArgv: ['--max-semi-space-size=64'],
    // To load the application anew took each file longer than its tests. Nothing here replaces a module or keeps state in
    // one: what a file opens it closes.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
