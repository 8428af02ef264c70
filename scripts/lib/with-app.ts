import { type App, buildApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { type AppError, isAppError } from '../../src/platform/errors/index.ts';
import { createTranslator } from '../../src/platform/i18n/index.ts';
import { createDescribe } from '../../src/platform/pages/errors.ts';
import { catalogues } from '../../src/words.ts';
import { UsageError } from './command-line.ts';
import { withDatabase } from './open-database.ts';

const describe = createDescribe(catalogues, createTranslator(catalogues, { onMissing: () => {} }));

/** What the application's errors say, in the words of its English pages. */
export const inWords = (code: string, params: Readonly<Record<string, string | number>> = {}): string =>
  describe('en', code, params);

/** An error of the application as one line: what is wrong, and where it stands more exactly, in the file. */
function lineOf(error: AppError): string {
  const said = inWords(error.code, error.params);
  // Readers of files give their own line, which names the place.
  const own = error.message === error.code ? [] : [error.message];
  const fields = error.errors.map(({ field, code, params }) => inWords(code, { field, ...(params ?? {}) }));
  return [...new Set([said, ...own, ...fields])].join(' ');
}

/**
 * Opens the application on the database that the settings name, without listening, for the length of some work.
 * @param options.existing refuse to make a new embedded database
 * @throws UsageError with a line for what the application refuses
 */
export const withApp = <T>(
  config: Config,
  options: { readonly existing: boolean },
  work: (app: App) => Promise<T>,
): Promise<T> =>
  withDatabase(config, options, async (database) => {
    const app = await buildApp({ config, database });
    try {
      return await work(app);
    } catch (error) {
      throw isAppError(error) ? new UsageError(lineOf(error)) : error;
    } finally {
      await app.server.close();
    }
  });

/** Slugs of an edition as commands take them: `national-forum/2016`. */
export interface EditionName {
  readonly series: string;
  readonly edition: string;
}

/** @throws UsageError for anything else than SERIES/EDITION */
export function readEditionName(text: string): EditionName {
  const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
  const [, series, edition] = new RegExp(`^(${slug})/(${slug})$`).exec(text) ?? [];
  if (series === undefined || edition === undefined) {
    throw new UsageError(`${text} is no edition; write SERIES/EDITION, such as national-forum/2016.`);
  }
  return { series, edition };
}
