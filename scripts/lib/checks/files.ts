import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../processes.ts';
import { type Check, counted } from './check.ts';

/** A file that outgrows this many lines is asked why. */
export const LONG_FILE = 300;

/** Lower-case words with hyphens between, then what kind of file it is: `move-slot.ts`, `messages.ar.ts`. */
const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/;

const ENVIRONMENT = /\bprocess\s*(?:\?\.|\.)\s*env\b|\bprocess\[['"]env['"]\]/;
const ENVIRONMENT_READER = 'src/config.ts';

export interface SourceFile {
  /** From the root of the repository, with `/` between. */
  readonly path: string;
  readonly text: string;
}

export interface FileReport {
  /** One line for each broken rule. */
  readonly broken: readonly string[];
  readonly long: readonly { readonly path: string; readonly lines: number }[];
  /** Number of lines of the middle file. */
  readonly median: number;
}

const linesIn = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

function brokenIn({ path, text }: SourceFile): string[] {
  const broken: string[] = [];
  const folders = path.split('/').slice(1, -1);
  if (![...folders, basename(path)].every((name) => KEBAB_CASE.test(name))) {
    broken.push(`${path}: name it in kebab-case`);
  }
  if (path !== ENVIRONMENT_READER && ENVIRONMENT.test(text)) {
    broken.push(`${path}: the environment is read by ${ENVIRONMENT_READER} alone`);
  }
  return broken;
}

/** Judges the files of src by what no import shows. */
export function judgeFiles(files: readonly SourceFile[]): FileReport {
  const sizes = files
    .map(({ path, text }) => ({ path, lines: linesIn(text) }))
    .sort((a, b) => b.lines - a.lines);
  return {
    broken: files.flatMap(brokenIn),
    long: sizes.filter(({ lines }) => lines > LONG_FILE),
    median: sizes[Math.floor(sizes.length / 2)]?.lines ?? 0,
  };
}

function readSources(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: file.slice(root.length).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

/** Names, the environment and sizes. Long files are told, not failed: some have a reason. */
export const files: Check = {
  name: 'structure: files',
  run: async () => {
    const sources = readSources('src');
    if (sources.length === 0) return { passed: false, summary: 'no file was read', details: '' };
    const { broken, long, median } = judgeFiles(sources);
    const told = long.map(({ path, lines }) => `${path} has ${lines} lines: why?`);
    return {
      passed: broken.length === 0,
      summary:
        broken.length > 0
          ? counted(broken.length, 'broken rule')
          : `${counted(sources.length, 'file')}, median ${median} lines, ${long.length} over ${LONG_FILE}`,
      details: [...broken, ...told].join('\n'),
    };
  },
};
