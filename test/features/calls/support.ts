import { expect } from 'vitest';
import type { Clock } from '../../../src/platform/clock/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../support/app.ts';

/** An application whose clock stands, with a public edition in Riyadh that has a theme and an open call. */
export interface CallsTest extends TestApp {
  readonly organiser: SignIn;
  readonly editionId: string;
  readonly theme: string;
  readonly call: { readonly id: string; readonly slug: string };
  /** Moves the clock. */
  at(instant: string): void;
  /** Sends JSON as the organiser, or as whoever is given; `{}` for nobody. */
  send(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    headers?: SignIn,
  ): ReturnType<TestApp['inject']>;
  /** A call with a slug of its own. */
  addCall(more?: object): Promise<{ id: string; slug: string }>;
  /** Begins a submission as nobody in particular, or as whoever is given. */
  begin(
    more?: object,
    headers?: SignIn,
  ): Promise<{ id: string; secret: string; version: number; code: string | null }>;
  /** Texts of the mails of a template, newest last, as the local mailbox opens them. */
  mails(template: string): Promise<{ address: string; text: string }[]>;
}

export const reference = 'river-forum:2026';
export const below = `/editions/${reference}`;
export const publicFace = '/ar/forums/river-forum/2026';
export const management = '/ar/manage/forums/river-forum/2026';
/** The call is open from 1 June until the last minute of 15 July in Riyadh. */
export const opens = '2026-06-01T00:00:00+03:00';
export const closes = '2026-07-15T23:59:00+03:00';
export const whileOpen = '2026-07-01T09:00:00Z';
export const afterClose = '2026-07-20T09:00:00Z';

export async function openCallsTest(): Promise<CallsTest> {
  let now = new Date(whileOpen);
  const clock: Clock = { now: () => now };
  const app = await openTestApp({ clock, config: { rateLimits: false } });
  const organiser = await app.signIn();
  const send: CallsTest['send'] = (method, url, payload, headers = organiser) =>
    app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...(method === 'GET' ? {} : { 'if-match': '*' }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  const made = async (url: string, payload: object, headers?: SignIn) => {
    const answer = await send('POST', url, payload, headers);
    expect(answer.json(), `${url}: ${answer.body}`).toMatchObject({ id: expect.any(String) });
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
  const theme = await made(`${below}/themes`, { title: { ar: 'المياه', en: 'Water' } });
  const addCall: CallsTest['addCall'] = (more = {}) =>
    made(`${below}/calls-for-papers`, {
      title: { ar: 'الدعوة إلى تقديم أوراق العمل', en: 'Call for papers' },
      kinds: ['paper', 'workshop', 'experience'],
      opensAt: opens,
      closesAt: closes,
      published: true,
      ...more,
    });
  const call = await addCall();
  return {
    ...app,
    organiser,
    editionId: edition.id,
    theme: theme.id,
    call,
    at: (instant) => {
      now = new Date(instant);
    },
    send,
    addCall,
    begin: (more = {}, headers = {}) => made(`${below}/papers`, paper(theme.id, more), headers),
    async mails(template) {
      const { mails } = await import('../../../src/platform/outbox/tables.ts');
      const { eq, asc } = await import('drizzle-orm');
      const rows = await app.database.db
        .select()
        .from(mails)
        .where(eq(mails.template, template))
        .orderBy(asc(mails.createdAt), asc(mails.id));
      return rows.map((row) => ({
        address: row.address,
        text: app.app.outbox.openText(row)?.text ?? '',
      }));
    },
  };
}

/** What somebody sends in answer to the call. */
export const paper = (theme: string, more: object = {}) => ({
  call: 'call-for-papers',
  kind: 'paper',
  title: 'رصد جودة المياه بالاستشعار عن بُعد',
  abstract: 'تعرض الورقة تجربة في رصد جودة المياه.',
  language: 'ar',
  themeId: theme,
  contactName: 'نورة الهاجري',
  contactEmail: 'noura@example.org',
  ...more,
});

/** The header that shows that a submission is one's own. */
export const own = (secret: string): SignIn => ({ 'paper-secret': secret });
