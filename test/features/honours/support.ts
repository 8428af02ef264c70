import { roleHolders, type SessionRole, sessions } from '../../../src/features/programme/tables.ts';
import { newId } from '../../../src/platform/database/index.ts';
import { localText } from '../../../src/platform/language/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

/** An edition with an organiser, a session, and a way to send requests as its organiser. */
export interface Forum {
  readonly test: TestApp;
  readonly organiser: SignIn;
  readonly edition: string;
  readonly editionId: string;
  readonly sessionId: string;
  readonly chairId: string;
  send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers?: SignIn,
  ): ReturnType<TestApp['inject']>;
  /** Posts a form as the browser does. */
  form(url: string, fields: readonly (readonly [string, string])[]): ReturnType<TestApp['inject']>;
  match(version: number): SignIn;
  person(ar: string, en: string, more?: object): Promise<string>;
  body(ar: string, en: string, more?: object): Promise<string>;
  /** Records a role in the session. */
  role(personId: string, role: SessionRole): Promise<void>;
}

export const management = '/ar/manage/forums/pearl-forum/2026';

export async function openForum(options: Parameters<typeof openTestApp>[0] = {}): Promise<Forum> {
  const test = await openTestApp(options);
  const organiser = await test.signIn();
  const send: Forum['send'] = (method, url, payload, headers = organiser) =>
    test.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
  const created = async (url: string, payload: object): Promise<string> => {
    const answer = await send('POST', url, payload);
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json().id;
  };
  const body: Forum['body'] = (ar, en, more = {}) =>
    created('/bodies', { kind: 'authority', name: { ar, en }, ...more });
  const person: Forum['person'] = (ar, en, more = {}) => created('/persons', { name: { ar, en }, ...more });
  await created('/series', {
    slug: 'pearl-forum',
    acronym: 'PF',
    noun: 'forum',
    name: { ar: 'ملتقى اللؤلؤ', en: 'Pearl Forum' },
  });
  const editionId = await created('/series/pearl-forum/editions', {
    slug: '2026',
    number: 3,
    title: { ar: 'ملتقى اللؤلؤ الثالث', en: 'Third Pearl Forum' },
    organiserBodyId: await body('هيئة اللؤلؤ', 'Pearl Authority'),
    startsOn: '2026-11-16',
    endsOn: '2026-11-18',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
    visibility: 'public',
  });
  const sessionId = newId();
  await test.database.db.insert(sessions).values({
    id: sessionId,
    editionId,
    code: 'D1-01',
    slug: 'd1-01',
    kind: 'plenary',
    title: localText({ ar: 'صيد اللؤلؤ', en: 'Pearl diving' }),
    startsAt: new Date('2026-11-16T09:00:00+03:00'),
    endsAt: new Date('2026-11-16T10:00:00+03:00'),
    languages: ['ar'],
    interpretation: [],
    status: 'scheduled',
  });
  let position = 0;
  return {
    test,
    organiser,
    edition: 'pearl-forum:2026',
    editionId,
    sessionId,
    chairId: await person('راشد الغوّاص', 'Rashid Al-Ghawwas', {
      honorific: { ar: 'معالي', en: 'H.E.' },
      post: { ar: 'رئيس اللجنة المنظِّمة', en: 'Chair of the Organising Committee' },
    }),
    send,
    form: (url, fields) =>
      test.inject({
        method: 'POST',
        url,
        headers: { ...organiser, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(
          fields.map(([name, value]): [string, string] => [name, value]),
        ).toString(),
      }),
    match: (version) => ({ ...organiser, 'if-match': `"${version}"` }),
    person,
    body,
    async role(personId, role) {
      position += 1;
      await test.database.db.insert(roleHolders).values({ editionId, sessionId, personId, role, position });
    },
  };
}
