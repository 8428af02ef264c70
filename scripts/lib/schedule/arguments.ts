import { access, constants, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FormatError } from '../../../src/features/scheduling/index.ts';
import type { Language } from '../../../src/platform/language/index.ts';
import { UsageError } from '../command-line.ts';

/** Faults of a file that are shown at once. */
const SHOWN = 20;

/** Why a file could not be read, and what to do. */
function unreadable(file: string, error: unknown): UsageError {
  const { code } = error as { readonly code?: unknown };
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file; check its name and directory',
    EISDIR: 'it is a directory; name the file in it',
    EACCES: 'this account may not read it; change its permissions',
  };
  const reason = reasons[String(code)] ?? (error instanceof Error ? error.message : String(error));
  return new UsageError(`${file} can’t be read: ${reason}.`);
}

/** A file's JSON. A byte order mark before it, which some editors write, is no part of it. */
async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new UsageError(`${file} is written in UTF-16; save it as UTF-8.`);
  }
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/gu, ' ');
    throw new UsageError(`${file} is no JSON (${why}); give a file in the format of this command.`);
  }
}

/** Reads a file and what it holds; what is wrong in it is said with the file’s name. */
export async function readFormat<T>(file: string, read: (value: unknown) => T): Promise<T> {
  const value = await readJson(file);
  try {
    return read(value);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const shown = error.faults.slice(0, SHOWN).map(({ path, message }) => `${file} ${path}: ${message}`);
    const more = error.faults.length - SHOWN;
    throw new UsageError([...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'));
  }
}

/** Refuses a file to write that can’t be written, before the work that it is for. */
export async function writable(file: string): Promise<string> {
  const directory = dirname(resolve(file));
  await access(directory, constants.W_OK).catch(() => {
    throw new UsageError(`${file} can’t be written: there is no directory ${directory} to write in.`);
  });
  return file;
}

/** The language of what is said to people. */
export function languageOf(text: string | undefined): Language {
  if (text === undefined || text === 'en' || text === 'ar') return text ?? 'en';
  throw new UsageError(`--lang takes ar or en; it was given ${text}.`);
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
