import { expect } from 'vitest';
import { type Grant, systemActor } from '../../src/platform/actor/index.ts';
import { openTestApp, type TestApp } from './app.ts';
import { freePort } from './demo-site.ts';

/** An edition that is under way, with a session, four delegations, and bodies that answer and assess. */
export interface OutcomesForum {
  readonly editionId: string;
  /** `/forums/<series>/<edition>` */
  readonly path: string;
  /** Jordan, Yemen, Oman and Qatar. */
  readonly delegations: Readonly<Record<'JO' | 'YE' | 'OM' | 'QA', string>>;
  /** The body that answers. */
  readonly office: string;
  readonly officeName: { readonly ar: string; readonly en: string };
  /** The body that assesses. */
  readonly auditName: { readonly ar: string; readonly en: string };
}

export interface OutcomesSite {
  readonly address: string;
  readonly test: TestApp;
  /** @param title of its first edition */
  openForum(slug: string, title: { readonly ar: string; readonly en: string }): Promise<OutcomesForum>;
  /** A sign-in as the value of its cookie. */
  cookieOf(grants: readonly Grant[]): Promise<{ name: string; value: string; url: string }>;
  /** Lets so many minutes pass, and what runs by the clock do its work. */
  pass(minutes: number): Promise<void>;
  /** The present day and time of day where the forum is, so many minutes from now. */
  wallClock(minutes: number): { readonly day: string; readonly time: string };
  close(): Promise<void>;
}

const zone = 'Asia/Riyadh';
const text = (ar: string, en: string) => ({ ar, en });

/** What an earlier summit recommended, published; texts of the forum may answer it. */
export const earlierText = text('صون الآبار القديمة.', 'Keep the old wells.');

/** The application on a free port, by a clock that can be moved on. */
export async function openOutcomesSite(): Promise<OutcomesSite> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  let passed = 0;
  const now = (): Date => new Date(Date.now() + passed);
  const test = await openTestApp({ config: { publicUrl: address, rateLimits: false }, clock: { now } });
  await test.app.server.listen({ port, host: '127.0.0.1' });
  const organiser = await test.signIn();
  const wall = (at: Date): { day: string; time: string } => {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const [day = '', time = ''] = shown.format(at).split(' ');
    return { day, time };
  };
  const day = (shift: number): string => wall(new Date(now().getTime() + shift * 86_400_000)).day;

  const made = async (url: string, payload: object): Promise<string> => {
    const answer = await test.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: { 'if-match': '*', ...organiser },
      payload,
    });
    expect(answer.statusCode, `${url}: ${answer.body}`).toBeLessThan(300);
    return String((answer.json() as { id: unknown }).id);
  };

  await made('/series', {
    slug: 'old-summit',
    acronym: 'OS',
    noun: 'summit',
    name: text('قمة سابقة', 'Earlier summit'),
  });
  const earlier = await made('/series/old-summit/editions', {
    slug: '2010',
    number: 1,
    title: text('القمة السابقة', 'The earlier summit'),
    startsOn: '2010-03-01',
    endsOn: '2010-03-02',
    timeZone: zone,
    mode: 'in-person',
    visibility: 'public',
  });
  const { service } = test.app.outcomes;
  const actor = systemActor('test');
  const document = await service.createDocument(actor, earlier, {
    kind: 'recommendations',
    title: text('توصيات القمة السابقة', 'Recommendations of the earlier summit'),
  });
  await service.createProvision(actor, document.id, { kind: 'recommendation', text: earlierText });
  await service.adopt(actor, document.id, { manner: 'consensus', adoptedOn: '2010-03-02' });
  await service.publish(actor, document.id);

  return {
    address,
    test,
    async openForum(slug, title) {
      await made('/series', {
        slug,
        acronym: slug.slice(-2).toUpperCase(),
        noun: 'forum',
        name: text('ملتقى الآبار', 'Well Forum'),
      });
      const editionId = await made(`/series/${slug}/editions`, {
        slug: 'first',
        number: 1,
        title,
        startsOn: day(-1),
        endsOn: day(1),
        timeZone: zone,
        mode: 'in-person',
        visibility: 'public',
      });
      const below = `/editions/${slug}:first`;
      await made(`${below}/sessions`, { kind: 'panel', title: text('جلسة حصر الآبار', 'Counting wells') });
      const member = (stateCode: string): Promise<string> =>
        made(`${below}/participations`, { stateCode, category: 'member', status: 'accepted' });
      const body = (name: string, ar: string, en: string): Promise<string> =>
        made('/bodies', { slug: `${name}-${slug}`, kind: 'authority', name: text(ar, en) });
      const auditName = text(`ديوان المراجعة ${slug}`, `Audit Bureau ${slug}`);
      await body('audit', auditName.ar, auditName.en);
      return {
        editionId,
        path: `/forums/${slug}/first`,
        delegations: {
          JO: await member('JO'),
          YE: await member('YE'),
          OM: await member('OM'),
          QA: await member('QA'),
        },
        office: await body('office', `مكتب الآبار ${slug}`, `Well Office ${slug}`),
        auditName,
        officeName: text(`مكتب الآبار ${slug}`, `Well Office ${slug}`),
      };
    },
    async cookieOf(grants) {
      const { authorization = '' } = await test.signIn(grants);
      return {
        name: test.app.signIns.cookieName,
        value: authorization.replace(/^Bearer /, ''),
        url: address,
      };
    },
    async pass(minutes) {
      passed += minutes * 60_000;
      await test.app.outcomes.parts.publication.releases.publishDue();
    },
    wallClock: (minutes) => wall(new Date(now().getTime() + minutes * 60_000)),
    close: () => test.close(),
  };
}
