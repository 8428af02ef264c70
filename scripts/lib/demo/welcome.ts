import type { Mark } from '../../../src/demonstration/loader/index.ts';
import { listEditions } from '../../../src/features/series/index.ts';
import type { Database } from '../../../src/platform/database/index.ts';

/** The third column, and what is done with it. */
const howToGetCodes = [
  'Where a third column stands, a code of six digits is asked for after the password. Any authenticator app gives it:',
  'enter the third column as its secret, or open the account’s address in the app:',
] as const;

/**
 * What the demonstration prints when it is ready: where to look, and how to sign in.
 * @param site address of the site, without a trailing slash
 */
export async function welcome(deps: {
  readonly database: Pick<Database, 'db'>;
  readonly mark: Mark;
  readonly site: string;
}): Promise<string> {
  const { database, mark, site } = deps;
  const editions = await listEditions(database.db, { all: true, seriesIds: [], editionIds: [] });
  const paths = editions.map(({ series, edition }) => `/forums/${series.slug}/${edition.slug}`);
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));
  const email = widest(mark.signIns.map((one) => one.email));
  const password = widest(mark.signIns.map((one) => one.password));
  const secret = widest(mark.signIns.map(({ totp }) => totp?.secret ?? ''));
  const guarded = mark.signIns.flatMap(({ totp }) => totp ?? []);
  return [
    '',
    `Multaqa serves the demonstration at ${site}`,
    '',
    'Forums (in English below /en):',
    ...paths.map((path) => `  ${site}/ar${path}`),
    `The API: ${site}/api/v1/docs`,
    '',
    `Sign in at ${site}/ar/sign-in; these accounts exist in this demonstration only:`,
    ...mark.signIns.map(
      (one) =>
        `  ${one.email.padEnd(email)}  ${one.password.padEnd(password)}  ${(one.totp?.secret ?? '').padEnd(secret)}  ${one.name.en}`,
    ),
    ...(guarded.length === 0 ? [] : ['', ...howToGetCodes, ...guarded.map(({ address }) => `  ${address}`)]),
    '',
  ].join('\n');
}
