import { readFile } from 'node:fs/promises';
import { UsageError } from '../command-line.ts';

/** A file's JSON. */
export async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A whole number of an option. */
export function wholeNumber(
  option: string,
  text: string | undefined,
  { usual, least, most }: { readonly usual: number; readonly least: number; readonly most: number },
): number {
  if (text === undefined) return usual;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new UsageError(`${option} takes a whole number from ${least} to ${most}; it was given ${text}.`);
}

/** The bounds of what every way of solving takes. */
export const bounds = {
  seconds: { least: 1, most: 3_600 },
  seed: { usual: 1, least: 0, most: 2_147_483_647 },
} as const;

/** A signal that Ctrl+C gives, once: the second time ends the process as usual. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}
