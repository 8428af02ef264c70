import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EditionExport, EditionWhole, ExportSource } from '../series/index.ts';

/**
 * Writes everything of an edition to a directory, each feature its own files.
 * @param directory made when it is missing
 * @returns names of the files, in order
 */
export async function exportEdition(
  exports: readonly EditionExport[],
  source: ExportSource,
  whole: EditionWhole,
  directory: string,
): Promise<string[]> {
  const names: string[] = [];
  for (const contribute of exports) {
    for (const { name, body } of await contribute(source, whole)) {
      const file = join(directory, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, body);
      names.push(name);
    }
  }
  return names.sort();
}
