import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Where the server and the commands lie, each as one program made of the present sources and packages, if they were
 * prepared from them: any edit, and another version of Node, name another directory. Plain JavaScript, because a start
 * asks it before anything that reads TypeScript is there.
 */
export function preparedPrograms() {
  const hash = createHash('sha256').update(process.version);
  const add = (path) => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  add(join(root, 'package-lock.json'));
  for (const directory of ['src', 'scripts']) {
    const sources = join(root, directory);
    const files = readdirSync(sources, { recursive: true }).filter((path) => path.endsWith('.ts'));
    for (const path of files.sort()) add(join(sources, path));
  }
  const stamp = hash.digest('hex').slice(0, 16);
  return join(root, 'node_modules/.cache/multaqa', `programs-${stamp}`);
}
