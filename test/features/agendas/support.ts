import { eq } from 'drizzle-orm';
import { accounts } from '../../../src/features/accounts/tables.ts';
import { persons } from '../../../src/features/directory/tables.ts';
import type { SignIn } from '../../support/app.ts';
import { openProgrammeTest, type ProgrammeTest } from '../programme/support.ts';

/** A visitor with an account and no rights. */
export interface Visitor {
  readonly headers: SignIn;
  readonly accountId: string;
}

export interface AgendasTest extends ProgrammeTest {
  /** A new account without rights; bound to a person where one is given. */
  visitor(personId?: string): Promise<Visitor>;
  /** Posts a form, as a browser on our own site does. */
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers?: SignIn,
  ): ReturnType<ProgrammeTest['inject']>;
  /** Opens a page. */
  open(path: string, headers?: SignIn): ReturnType<ProgrammeTest['inject']>;
}

/** Addresses of the edition of tests. */
export const edition = '/editions/river-forum:2026';
export const forum = '/ar/forums/river-forum/2026';

export async function openAgendasTest(
  options: Parameters<typeof openProgrammeTest>[0] = {},
): Promise<AgendasTest> {
  const test = await openProgrammeTest(options);
  return {
    ...test,
    async visitor(personId) {
      const headers = await test.signIn([]);
      const me = await test.inject({ method: 'GET', url: '/api/v1/me', headers });
      const accountId = (me.json().id ?? me.json().account?.id) as string;
      if (personId !== undefined) {
        await test.database.db.update(persons).set({ accountId }).where(eq(persons.id, personId));
        await test.database.db
          .update(accounts)
          .set({ name: 'سلمى النهري' })
          .where(eq(accounts.id, accountId));
      }
      return { headers, accountId };
    },
    post: (path, form, headers = {}) =>
      test.inject({
        method: 'POST',
        url: path,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
        payload: new URLSearchParams(form).toString(),
      }),
    open: (path, headers = {}) => test.inject({ method: 'GET', url: path, headers }),
  };
}
