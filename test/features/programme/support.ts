import { expect } from 'vitest';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

/** An application with a public edition of three days in Riyadh, two rooms, a theme and two persons. */
export interface ProgrammeTest extends TestApp {
  readonly organiser: SignIn;
  readonly edition: string;
  readonly hall: string;
  readonly studio: string;
  readonly theme: string;
  readonly salma: string;
  readonly omar: string;
  /** Sends JSON as the organiser, or as whoever is given. */
  send(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    headers?: SignIn,
  ): ReturnType<TestApp['inject']>;
  /** Adds a session and gives it back; fails the test when it is refused. */
  addSession(input: object): Promise<{ id: string; version: number; code: string; slug: string }>;
  /** Deletes all sessions, so that tests do not meet in a room. */
  clear(): Promise<void>;
  addPerson(name: { ar: string; en: string }, more?: object): Promise<string>;
}

export async function openProgrammeTest(
  options: Parameters<typeof openTestApp>[0] = {},
): Promise<ProgrammeTest> {
  const app = await openTestApp(options);
  const organiser = await app.signIn();
  const send: ProgrammeTest['send'] = (method, url, payload, headers = organiser) =>
    app.inject({
      method,
      url: `/api/v1${url}`,
      headers:
        method === 'PATCH' || method === 'PUT' || method === 'DELETE'
          ? { 'if-match': '*', ...headers }
          : headers,
      ...(payload === undefined ? {} : { payload }),
    });
  const made = async (url: string, payload: object) => {
    const answer = await send('POST', url, payload);
    expect(answer.json(), url).toMatchObject({ id: expect.any(String) });
    return answer.json();
  };
  await made('/series', {
    slug: 'river-forum',
    acronym: 'RF',
    noun: 'forum',
    name: { ar: 'ملتقى الأنهار', en: 'River Forum' },
  });
  const edition = await made('/series/river-forum/editions', {
    slug: '2026',
    number: 1,
    title: { ar: 'ملتقى الأنهار الأول', en: 'First River Forum' },
    startsOn: '2026-11-16',
    endsOn: '2026-11-18',
    timeZone: 'Asia/Riyadh',
    mode: 'in-person',
    visibility: 'public',
  });
  const below = '/editions/river-forum:2026';
  const hall = await made(`${below}/rooms`, {
    name: { ar: 'القاعة الكبرى', en: 'Great Hall' },
    capacity: 300,
  });
  const studio = await made(`${below}/rooms`, { name: { ar: 'قاعة المرسم', en: 'Studio' }, capacity: 20 });
  const theme = await made(`${below}/themes`, { title: { ar: 'المياه', en: 'Water' } });
  const addPerson: ProgrammeTest['addPerson'] = async (name, more = {}) =>
    (await made('/persons', { name, ...more })).id;
  return {
    ...app,
    organiser,
    edition: edition.id,
    hall: hall.id,
    studio: studio.id,
    theme: theme.id,
    salma: await addPerson({ ar: 'سلمى النهري', en: 'Salma Al-Nahri' }, { gender: 'f' }),
    omar: await addPerson({ ar: 'عمر السدري', en: 'Omar Al-Sidri' }, { gender: 'm' }),
    send,
    addPerson,
    async clear() {
      const { items } = (await send('GET', `${below}/sessions?limit=200`)).json();
      for (const { id } of items) await send('DELETE', `/sessions/${id}`);
    },
    addSession: (input) => made(`${below}/sessions`, input),
  };
}

/** A plenary in the Great Hall on the first day, 09:00–10:00 in Riyadh. */
export const plenary = (more: object = {}) => ({
  kind: 'plenary',
  title: { ar: 'جلسة الافتتاح العامة', en: 'Opening plenary' },
  startsAt: '2026-11-16T09:00:00+03:00',
  endsAt: '2026-11-16T10:00:00+03:00',
  status: 'scheduled',
  ...more,
});
