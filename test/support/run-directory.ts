import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory for what test files of one run make once and share. */
export default async function makeRunDirectory(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'multaqa-run-'));
  process.env.MULTAQA_TEST_RUN = directory;
  return () => rm(directory, { recursive: true, force: true });
}
