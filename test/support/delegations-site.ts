import { expect } from 'vitest';
import { openMailServer } from '../../scripts/lib/mail/mail-server.ts';
import type { Grant } from '../../src/platform/actor/index.ts';
import { letter, multipart } from '../features/delegations/nominations/support.ts';
import { openTestApp, type TestApp } from './app.ts';
import { cableTo } from './cable.ts';
import { freePort } from './demo-site.ts';

/** A forum that runs today, with two delegations, doors, and two workshops: one with seats, one with a single one. */
export interface RunningForum {
  readonly editionId: string;
  /** `/forums/<series>/<edition>` */
  readonly path: string;
  readonly first: string;
  readonly second: string;
  readonly door: string;
  readonly workshop: { readonly id: string; readonly slug: string };
  readonly full: { readonly id: string; readonly slug: string };
}

interface Attending {
  readonly name: string;
  readonly id: string;
  readonly badge: string | null;
  /** As it is printed. */
  readonly code: string | null;
}

export interface DelegationsSite {
  readonly test: TestApp;
  /** Of the site, by a cable that can be pulled. */
  readonly cable: Awaited<ReturnType<typeof cableTo>>;
  /** Sends JSON as the organiser; fails the test when it is refused. */
  send(method: 'POST' | 'PATCH' | 'GET', url: string, payload?: object): Promise<Record<string, unknown>>;
  openForum(slug: string): Promise<RunningForum>;
  /** A registration form of the press with a yes-or-no question and one that is asked after a yes. */
  openForm(
    forum: RunningForum,
  ): Promise<{ readonly slug: string; readonly asked: string; readonly follows: string }>;
  /** Appoints whoever speaks for a delegation, by a letter. */
  appoint(delegation: string, email: string, language: 'ar' | 'en'): Promise<void>;
  /** Who comes, with their badges. */
  peopleOf(editionId: string, language: 'ar' | 'en'): Promise<Attending[]>;
  /** An account without a password whose address is proved: mails are its way in. */
  addAccount(email: string, name: string, language: 'ar' | 'en'): Promise<void>;
  /** The first address below the site in the next mail to somebody whose text has this in it. */
  linkTo(address: string, path: string): Promise<string>;
  /** Subjects of the mails that somebody got. */
  subjectsTo(address: string): Promise<string[]>;
  /** A sign-in as the value of its cookie. */
  cookieOf(grants: readonly Grant[]): Promise<{ name: string; value: string; url: string }>;
  close(): Promise<void>;
}

const zone = 'Asia/Riyadh';
/** A day where the forum is, so many from today. */
const day = (shift: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now() + shift * 86_400_000);

export async function openDelegationsSite(): Promise<DelegationsSite> {
  const post = await openMailServer();
  const port = await freePort();
  const cable = await cableTo(port);
  const test = await openTestApp({
    config: {
      publicUrl: cable.address,
      rateLimits: false,
      smtpUrl: post.url,
      mailFrom: { name: 'ملتقى النخيل', address: 'forum@example.org' },
    },
  });
  await test.app.server.listen({ port, host: '127.0.0.1' });
  await test.app.jobs.start();
  const organiser = await test.signIn();

  const send: DelegationsSite['send'] = async (method, url, payload) => {
    const answer = await test.inject({
      method,
      url: `/api/v1${url}`,
      headers: { 'if-match': '*', ...organiser },
      ...(payload === undefined ? {} : { payload }),
    });
    expect(answer.statusCode, `${url}: ${answer.body}`).toBeLessThan(300);
    return answer.json();
  };
  const made = async (url: string, payload: object): Promise<string> =>
    String((await send('POST', url, payload)).id);

  return {
    test,
    cable,
    send,
    async openForum(slug) {
      await send('POST', '/series', {
        slug,
        acronym: 'PF',
        noun: 'forum',
        name: { ar: 'ملتقى النخيل', en: 'Palm Forum' },
      });
      const editionId = await made(`/series/${slug}/editions`, {
        slug: 'first',
        number: 1,
        title: { ar: 'ملتقى النخيل الأول', en: 'First Palm Forum' },
        startsOn: day(0),
        endsOn: day(2),
        timeZone: zone,
        mode: 'in-person',
        visibility: 'public',
      });
      const below = `/editions/${slug}:first`;
      const delegationOf = async (stateCode: string, quotas: object): Promise<string> => {
        const id = await made(`${below}/participations`, {
          stateCode,
          category: 'member',
          status: 'accepted',
        });
        await send('PATCH', `/delegations/${id}`, { quotas });
        return id;
      };
      const workshop = async (ar: string, en: string, hour: string, capacity: number) => {
        const { id, slug: at } = await send('POST', `${below}/sessions`, {
          kind: 'workshop',
          title: { ar, en },
          startsAt: `${day(1)}T${hour}:00:00+03:00`,
          endsAt: `${day(1)}T${hour}:45:00+03:00`,
          status: 'scheduled',
        });
        await send('POST', `${below}/activities`, { sessionId: id, capacity });
        return { id: String(id), slug: String(at) };
      };
      const foyer = await made(`${below}/zones`, { number: 0, name: { ar: 'البهو', en: 'Foyer' } });
      await send('PATCH', `${below}/badge-designs/delegate`, { zones: [0] });
      return {
        editionId,
        path: `/forums/${slug}/first`,
        first: await delegationOf('JO', { head: 1, member: 3, alternate: 1 }),
        second: await delegationOf('YE', { member: 1 }),
        door: await made(`${below}/doors`, { name: { ar: 'الباب الرئيس', en: 'Main door' }, zoneId: foyer }),
        workshop: await workshop('ورشة قياس المياه', 'Workshop on measuring water', '09', 5),
        full: await workshop('ورشة حفظ البذور', 'Workshop on keeping seeds', '11', 1),
      };
    },
    async openForm({ editionId }) {
      const now = Date.now();
      const form = await made(`/editions/${editionId}/forms`, {
        slug: 'press',
        category: 'press',
        title: { ar: 'تسجيل الإعلام', en: 'Registration of the press' },
        opensAt: new Date(now - 86_400_000).toISOString(),
        closesAt: new Date(now + 86_400_000).toISOString(),
        published: true,
      });
      const asked = await made(`/forms/${form}/questions`, {
        type: 'yes-no',
        label: { ar: 'هل تحتاج إلى تأشيرة؟', en: 'Do you need a visa?' },
        required: true,
      });
      const follows = await made(`/forms/${form}/questions`, {
        type: 'line',
        label: { ar: 'رقم الجواز', en: 'Passport number' },
        required: true,
        condition: { questionId: asked, answers: ['yes'] },
      });
      return { slug: 'press', asked, follows };
    },
    async appoint(delegation, email, language) {
      const name = language === 'ar' ? 'لمى الشيّاب' : 'Lama Al-Shayyab';
      const form = multipart(
        { name, email, language, letterNumber: 'MF-1184', letterDate: day(-30), expiresOn: day(30) },
        { name: 'letter.pdf', bytes: letter },
      );
      const answer = await test.inject({
        method: 'POST',
        url: `/api/v1/delegations/${delegation}/focal-points`,
        headers: { ...organiser, ...form.headers },
        payload: form.payload,
      });
      expect(answer.statusCode, answer.body).toBe(201);
    },
    peopleOf: async (editionId, language) =>
      (
        await test.database.executeSql(
          `select a.name ->> $2 as name, a.id, b.id as badge, b.code from attendees a
           left join badges b on b.edition_id = a.edition_id and b.attendee_id = a.id where a.edition_id = $1`,
          [editionId, language],
        )
      ).rows as Attending[],
    async addAccount(email, name, language) {
      await test.database.executeSql(
        `insert into accounts (id, email, name, language, email_verified_at)
         values (gen_random_uuid(), $1, $2, $3, now())`,
        [email, name, language],
      );
    },
    async linkTo(address, path) {
      const find = async (): Promise<string | undefined> => {
        for (const mail of post.received.filter(({ to }) => to.includes(address)).toReversed()) {
          const { text = '' } = await post.parse(mail);
          const found = text
            .split(/\s+/)
            .find((word) => word.startsWith(cable.address) && word.includes(path));
          if (found !== undefined) return found;
        }
        return undefined;
      };
      await expect.poll(find, { timeout: 20_000 }).toBeDefined();
      return (await find()) ?? '';
    },
    subjectsTo: async (address) =>
      Promise.all(
        post.received
          .filter(({ to }) => to.includes(address))
          .map(async (mail) => (await post.parse(mail)).subject ?? ''),
      ),
    async cookieOf(grants) {
      const { authorization = '' } = await test.signIn(grants);
      return {
        name: test.app.signIns.cookieName,
        value: authorization.replace(/^Bearer /, ''),
        url: cable.address,
      };
    },
    async close() {
      cable.close();
      await test.close();
      await post.close();
    },
  };
}
