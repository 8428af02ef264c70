import { expect } from 'vitest';
import type { Clock } from '../../../../src/platform/clock/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';

/** An application whose clock stands, with a public edition in Riyadh. */
export interface FormsTest extends TestApp {
  readonly organiser: SignIn;
  readonly editionId: string;
  /** Moves the clock. */
  at(instant: string): void;
  /** Sends JSON as the organiser, or as whoever is given; `{}` for nobody. */
  send(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    headers?: SignIn,
  ): ReturnType<TestApp['inject']>;
  /** A published form, open now. */
  addForm(more?: object): Promise<{ id: string; slug: string; version: number }>;
  addQuestion(form: string, more?: object): Promise<{ id: string; options: { key: string }[] }>;
  /** Registers as nobody in particular, or as whoever is given. */
  register(
    form: string,
    more?: object,
    headers?: SignIn,
  ): Promise<{ id: string; secret: string; code: string; state: string; position: number | null }>;
  /** Addresses and texts of the mails of a template, oldest first, as the local mailbox opens them. */
  mails(template: string): Promise<{ address: string; text: string }[]>;
}

export const reference = 'river-forum:2026';
export const below = `/editions/${reference}`;
export const publicFace = '/ar/forums/river-forum/2026';
export const management = '/ar/manage/forums/river-forum/2026';
export const opens = '2026-06-01T00:00:00+03:00';
export const closes = '2026-10-31T23:59:00+03:00';
export const whileOpen = '2026-07-01T09:00:00Z';

export async function openFormsTest(): Promise<FormsTest> {
  let now = new Date(whileOpen);
  const clock: Clock = { now: () => now };
  const app = await openTestApp({ clock, config: { rateLimits: false } });
  const organiser = await app.signIn();
  const send: FormsTest['send'] = (method, url, payload, headers = organiser) =>
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
  let people = 0;
  return {
    ...app,
    organiser,
    editionId: edition.id,
    at: (instant) => {
      now = new Date(instant);
    },
    send,
    addForm: (more = {}) =>
      made(`${below}/forms`, {
        category: 'public',
        title: { ar: 'تسجيل الجمهور', en: 'Registration of the public' },
        opensAt: opens,
        closesAt: closes,
        published: true,
        ...more,
      }),
    addQuestion: (form, more = {}) =>
      made(`/forms/${form}/questions`, { type: 'line', label: { ar: 'سؤال', en: 'Question' }, ...more }),
    register: (form, more = {}, headers = {}) => {
      people += 1;
      return made(
        `${below}/registrations`,
        { form, name: { ar: `نورة ${people}`, en: '' }, email: `noura${people}@example.org`, ...more },
        headers,
      );
    },
    async mails(template) {
      const { mails } = await import('../../../../src/platform/outbox/tables.ts');
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

/** The header that shows that a registration is one's own. */
export const own = (secret: string): SignIn => ({ 'registration-secret': secret });
