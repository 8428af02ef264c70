import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What other programs make of a PDF. Tests of a program that is not installed are skipped, with a word. */

const installed = (program: string): boolean => {
  const found = spawnSync(program, ['--version']).error === undefined;
  if (!found) console.warn(`${program} is not installed: what it would read is not tested`);
  return found;
};

/** Whether each program is installed. */
export const tools = {
  pdftotext: installed('pdftotext'),
  pdftoppm: installed('pdftoppm'),
  qpdf: installed('qpdf'),
  zbarimg: installed('zbarimg'),
} as const;

const run = <T>(bytes: Uint8Array, work: (path: string, folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, bytes);
    return work(path, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A part of a page in points from its upper left corner: a column. */
export interface PageArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const within = ({ x, y, width, height }: PageArea): string[] =>
  Object.entries({ '-r': 72, '-x': x, '-y': y, '-W': width, '-H': height }).flatMap(([name, value]) => [
    name,
    String(Math.round(value)),
  ]);

/**
 * The text that Poppler finds, page by page. It takes one direction for a whole page, so the columns of a bilingual one are read
 * one at a time.
 */
export const pagesOf = (bytes: Uint8Array, area?: PageArea): string[] =>
  run(bytes, (path) => {
    const options = ['-enc', 'UTF-8', ...(area ? within(area) : []), path, '-'];
    return spawnSync('pdftotext', options, { encoding: 'utf8' }).stdout;
  })
    .split('\f')
    .slice(0, -1);

/** What `qpdf --check` has against a file; `null` when nothing. */
export const faultsIn = (bytes: Uint8Array): string | null =>
  run(bytes, (path) => {
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
    return status === 0 ? null : `${stdout}${stderr}`;
  });

/** What a scanner reads from the codes on a page, counted from 1, printed at 150 dots per inch. */
export const codesOn = (bytes: Uint8Array, page = 1): string[] =>
  run(bytes, (path, folder) => {
    const picture = join(folder, 'page');
    const at = String(page);
    spawnSync('pdftoppm', ['-r', '150', '-gray', '-singlefile', '-f', at, '-l', at, path, picture]);
    return spawnSync('zbarimg', ['--quiet', '--raw', `${picture}.pgm`], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => line !== '');
  });

/** Words of a text: letters, marks and digits; changes of direction part words, other invisible characters do not. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/[\u200e\u200f\u2060\u2066-\u2069]/g, '')
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** How many words of one list stand in another in the same order: the length of their longest common subsequence. */
export const wordsInOrder = (expected: readonly string[], found: readonly string[]): number => {
  let previous = new Uint32Array(found.length + 1);
  for (const word of expected) {
    const row = new Uint32Array(found.length + 1);
    for (const [at, other] of found.entries()) {
      row[at + 1] = word === other ? (previous[at] ?? 0) + 1 : Math.max(previous[at + 1] ?? 0, row[at] ?? 0);
    }
    previous = row;
  }
  return previous[found.length] ?? 0;
};
