import type { Grant } from '../../../../src/platform/actor/index.ts';
import { fixedClock } from '../../../../src/platform/clock/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';

/** A forum with two editions and persons, for what identity documents hang on. */
export interface IdentityForum {
  readonly test: TestApp;
  readonly organiser: SignIn;
  /** Ids of the editions, the first one public. */
  readonly editions: readonly [string, string];
  readonly seriesId: string;
  readonly persons: readonly [string, string, string];
  send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers?: SignIn,
  ): ReturnType<TestApp['inject']>;
  /** Posts a form of a page. */
  form(
    url: string,
    fields: Readonly<Record<string, string>>,
    headers?: SignIn,
  ): ReturnType<TestApp['inject']>;
  /** A sign-in with one role in the first edition. */
  role(role: Grant['role'], editionId?: string): Promise<SignIn>;
}

export async function openIdentityForum(
  options: Parameters<typeof openTestApp>[0] = { clock: fixedClock('2026-09-01T09:00:00Z') },
): Promise<IdentityForum> {
  const test = await openTestApp(options);
  const organiser = await test.signIn();
  const send: IdentityForum['send'] = (method, url, payload, headers = organiser) =>
    test.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  const series = (
    await send('POST', '/series', {
      slug: 'river-forum',
      acronym: 'RF',
      noun: 'forum',
      name: { ar: 'ملتقى الأنهار', en: 'River Forum' },
    })
  ).json();
  const editionIds: string[] = [];
  for (const [number, slug] of ['2026', '2028'].entries()) {
    const made = await send('POST', '/series/river-forum/editions', {
      slug,
      number: number + 1,
      title: { ar: 'ملتقى الأنهار', en: 'River Forum' },
      startsOn: `${slug}-11-16`,
      endsOn: `${slug}-11-18`,
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
    });
    editionIds.push(made.json().id);
  }
  await send(
    'PATCH',
    `/editions/${editionIds[0]}`,
    { visibility: 'public' },
    { ...organiser, 'if-match': '*' },
  );
  const personIds: string[] = [];
  for (const name of [
    { ar: 'نورة السالم', en: 'Noura Al-Salem' },
    { ar: 'خالد المنصور', en: 'Khalid Al-Mansour' },
    { ar: 'هند البدر', en: 'Hind Al-Badr' },
  ]) {
    personIds.push((await send('POST', '/persons', { name, stateCode: 'SA' })).json().id);
  }
  return {
    test,
    organiser,
    seriesId: series.id,
    editions: editionIds as unknown as [string, string],
    persons: personIds as unknown as [string, string, string],
    send,
    form: (url, fields, headers = organiser) =>
      test.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      }),
    role: (role, editionId = editionIds[0] as string) =>
      test.signIn([{ role, scopeKind: 'edition', scopeId: editionId }]),
  };
}
