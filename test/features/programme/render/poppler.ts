import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Other programs' view of a file. Tests that need them are left out, with a message, where they are not installed. */

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Whether a program is installed; says so once where it is not. */
export const installed = (program: string): boolean => {
  const found = has(program);
  if (!found) console.warn(`${program} is not installed: what it makes of the agenda is not tested`);
  return found;
};

const withFile = (bytes: Uint8Array, run: (path: string) => { status: number | null; stdout: string }) => {
  const folder = mkdtempSync(join(tmpdir(), 'agenda-'));
  try {
    const path = join(folder, 'agenda.pdf');
    writeFileSync(path, bytes);
    return run(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const spawned = (program: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout: `${stdout}${stderr}` };
};

/** What `qpdf --check` finds. */
export const checked = (bytes: Uint8Array) => withFile(bytes, (path) => spawned('qpdf', ['--check', path]));

/** A word on a page, in points from the upper left corner. */
export interface WordBox {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every word with its box. The box has the height of the font's own metrics, about 1.5 times its size. */
export const wordBoxes = (bytes: Uint8Array): WordBox[] => {
  const { stdout } = withFile(bytes, (path) => spawned('pdftotext', ['-bbox', path, '-']));
  const boxes: WordBox[] = [];
  let page = 0;
  for (const line of stdout.split('\n')) {
    if (line.includes('<page ')) page += 1;
    const match = /xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/.exec(
      line,
    );
    if (!match) continue;
    const [left = 0, top = 0, right = 0, bottom = 0] = match.slice(1, 5).map(Number);
    boxes.push({ page, text: match[5] ?? '', left, right, top, bottom });
  }
  return boxes;
};

/** Words of a text: letters, marks and digits. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/g, '')
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The words of a file in the order in which they are read back. */
export const wordsReadBack = (bytes: Uint8Array): string[] =>
  wordsOf(withFile(bytes, (path) => spawned('pdftotext', ['-enc', 'UTF-8', path, '-'])).stdout);

/** Length of the longest common subsequence: how many words were found in order. */
export const foundInOrder = (expected: readonly string[], found: readonly string[]): number => {
  let previous = new Uint32Array(found.length + 1);
  for (const word of expected) {
    const row = new Uint32Array(found.length + 1);
    for (const [j, other] of found.entries()) {
      row[j + 1] = word === other ? (previous[j] ?? 0) + 1 : Math.max(previous[j + 1] ?? 0, row[j] ?? 0);
    }
    previous = row;
  }
  return previous[found.length] ?? 0;
};

/** How many words were found, in whatever order. */
export const foundAnywhere = (expected: readonly string[], found: readonly string[]): number => {
  const left = new Map<string, number>();
  for (const word of found) left.set(word, (left.get(word) ?? 0) + 1);
  return expected.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count > 0;
  }).length;
};
