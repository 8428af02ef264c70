import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture, packageCommand, root } from '../processes.ts';
import { type Check, counted } from './check.ts';

/** One TypeScript project, by the path of its tsconfig.json. */
export const types = (name: string, project: string): Check => ({
  name,
  run: async () => {
    if (!existsSync(join(root, project)))
      return { passed: false, summary: `${project} is missing`, details: '' };
    const options = ['--noEmit', '--pretty', 'false', '--listFiles', '--project', project];
    const { stdout } = await capture(process.execPath, [...packageCommand('typescript', 'tsc'), ...options]);
    const lines = stdout.split('\n').filter((line) => line !== '');
    const read = lines.filter((line) => line.startsWith(root) && !line.includes('/node_modules/'));
    const said = lines.filter((line) => !/^\/\S*$/.test(line));
    const errors = said.filter((line) => /error TS\d+/.test(line));
    if (read.length === 0) return { passed: false, summary: 'no file was read', details: said.join('\n') };
    return errors.length === 0
      ? { passed: true, summary: counted(read.length, 'file'), details: '' }
      : { passed: false, summary: counted(errors.length, 'error'), details: said.join('\n') };
  },
});
