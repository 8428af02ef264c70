import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { demonstration } from '../../../src/demonstration/index.ts';
import {
  ensureDemonstration,
  type Mark,
  NotTheDemonstration,
} from '../../../src/demonstration/loader/index.ts';
import {
  amendmentStatuses,
  decisionStatuses,
  pledgeStatuses,
  signatureStatuses,
} from '../../../src/features/outcomes/tables.ts';
import { fixedClock } from '../../../src/platform/clock/index.ts';
import type { Database } from '../../../src/platform/database/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import { pagesOf, tools, wordsOf } from '../../support/pdf-tools.ts';
import { codeOf } from '../../support/totp.ts';

const config = readConfig({ LOG_LEVEL: 'silent', NODE_ENV: 'test', SECRET_KEY: 'ab'.repeat(32) });
const clock = fixedClock('2026-03-01T22:30:00Z');

describe('the demonstration in a database', () => {
  const content = demonstration('2026-03-02');
  let database: Database;
  let mark: Mark;
  let app: Awaited<ReturnType<typeof buildApp>>;

  const get = async (url: string, headers: Readonly<Record<string, string>> = {}) =>
    (await app.server.inject({ url: `/api/v1${url}`, headers })).json();
  const count = async (table: string) =>
    Number(
      (await database.rows<{ n: string }>(database.db, sql.raw(`select count(*) as n from ${table}`)))[0]?.n,
    );

  beforeAll(async () => {
    database = await openTestDatabase();
    ({ mark } = await ensureDemonstration({ config, database, clock }));
    app = await buildApp({ config, database, clock });
  });
  afterAll(async () => {
    await app.server.close();
    await database.close();
  });

  it('leaves no mail waiting that nobody can use any more', async () => {
    const late = await database.rows<{ template: string }>(
      database.db,
      sql`select template from mails where state = 'waiting' and expires_at <= ${clock.now().toISOString()}::timestamptz`,
    );
    expect(late).toEqual([]);
  });

  it('is as of the day at its home, whatever the hour elsewhere', () => {
    expect(mark.today).toBe('2026-03-02');
  });

  it('holds every body, person, series and edition of the content, all of it public', async () => {
    expect([await count('bodies'), await count('persons')]).toEqual([
      content.bodies.length,
      content.persons.length,
    ]);
    const addresses = await Promise.all(
      content.editions.map(async ({ series, slug }) => (await get(`/editions/${series}:${slug}`)).visibility),
    );
    expect(addresses).toEqual(content.editions.map(() => 'public'));
  });

  it('shows the programme of the past as it was held, and of what is in preparation the outline alone', async () => {
    const first = content.editions.find(({ key }) => key === 'national-forum/2016');
    const confidential = first?.sessions.filter(({ meeting }) => meeting?.confidential) ?? [];
    const { items } = await get('/editions/national-forum:2016/sessions?limit=200');
    expect(items).toHaveLength((first?.sessions.length ?? 0) - confidential.length);
    expect(items.filter(({ status }: { status: string }) => status === 'cancelled')).toHaveLength(1);
    expect(items.filter(({ movedFrom }: { movedFrom: unknown }) => movedFrom !== null)).toHaveLength(1);

    const next = content.editions.at(-1);
    const outline = await get(`/editions/national-forum:${next?.slug}/sessions?limit=200`);
    expect(outline.items).toHaveLength(next?.sessions.filter(({ slot }) => slot !== null).length ?? 0);
    expect(await count(`sessions where status = 'draft'`)).toBe(
      next?.sessions.filter(({ slot }) => slot === null).length,
    );
  });

  it('says nothing of a confidential meeting anywhere', async () => {
    const first = content.editions.find(({ key }) => key === 'national-forum/2016');
    const [meeting] = first?.sessions.filter(({ meeting: one }) => one?.confidential) ?? [];
    expect(meeting).toBeDefined();
    expect(await count(`sessions where title ->> 'ar' = '${meeting?.title.ar}'`)).toBe(0);
    expect(await count(`audit_events where after::text like '%${meeting?.title.ar}%'`)).toBe(0);
  });

  it('keeps the hour of what happened long ago', async () => {
    const { items } = await get('/editions/national-forum:2016/sessions?limit=200');
    const cancelled = items.find(({ status }: { status: string }) => status === 'cancelled');
    // The public was told with the release.
    expect(cancelled.updatedAt).toBe('2016-11-14T15:00:00.000Z');
  });

  it('numbers what was adopted, and links it to texts of other hosts', async () => {
    const documents = (await get('/editions/national-forum:2016/outcome-documents')).items;
    const recommendations = documents[0].provisions.filter(
      ({ number }: { number: number | null }) => number !== null,
    );
    expect(recommendations.map(({ code }: { code: string }) => code)).toEqual(
      Array.from({ length: 16 }, (_, index) => `1/REC/${String(index + 1).padStart(2, '0')}`),
    );
    expect(documents[0].provisions[2].links).toHaveLength(2);
    const abroad = (await get('/editions/weprotect-summit:2015/outcome-documents')).items;
    const codes = abroad.flatMap(({ provisions }: { provisions: { code: string }[] }) =>
      provisions.map(({ code }) => code),
    );
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('gives each recommendation of 2016 a disposition, and carries on those that go on', async () => {
    expect(await count('dispositions')).toBe(16);
    expect(await count('dispositions where next_provision_id is null')).toBe(1);
    const next = content.editions.at(-1);
    const published = (await get(`/editions/national-forum:${next?.slug}/outcome-documents`)).items;
    // The draft that carries them on is for those who work on it.
    expect(published.map(({ slug }: { slug: string }) => slug)).toEqual([
      'preparatory-recommendations',
      'family-action',
    ]);
  });

  it('has amendments, decisions, signatures and pledges in every state that they can have', async () => {
    const statesOf = async (table: string): Promise<string[]> =>
      (
        await database.rows<{ status: string }>(
          database.db,
          sql.raw(
            `select distinct t.status from ${table} t join editions e on e.id = t.edition_id
             where e.slug = '${content.editions.at(-1)?.slug}' order by 1`,
          ),
        )
      ).map(({ status }) => status);

    expect(await statesOf('session_reports')).toEqual(['draft', 'returned', 'submitted', 'taken-up']);
    expect(await statesOf('amendments')).toEqual([...amendmentStatuses].toSorted());
    expect(await statesOf('decisions')).toEqual([...decisionStatuses].toSorted());
    expect(await statesOf('signatures')).toEqual([...signatureStatuses].toSorted());
    expect(await statesOf('pledges')).toEqual([...pledgeStatuses].toSorted());
    expect(await statesOf('outcome_documents')).toEqual([
      'adopted',
      'draft',
      'open-for-amendments',
      'published',
      'tabled',
    ]);
  });

  it('lets everybody of the content in, with a password of their own', async () => {
    expect(mark.signIns.map(({ email }) => email)).toEqual(content.accounts.map(({ email }) => email));
    expect(mark.signIns.every(({ password }) => password.length >= 15)).toBe(true);
    expect(new Set(mark.signIns.map(({ password }) => password)).size).toBe(mark.signIns.length);
    const organiser = mark.signIns.find(({ key }) => key === 'organiser');
    const post = (url: string, payload: object) =>
      app.server.inject({ method: 'POST', url: `/api/v1/auth/${url}`, payload });

    const begun = await post('tokens', { email: organiser?.email, password: organiser?.password });

    expect([begun.statusCode, begun.json().factors]).toEqual([202, ['totp']]);
    const code = codeOf(organiser?.totp?.secret ?? '', clock.now());
    const token = await post('second-factors', { step: begun.json().step, code });
    expect(token.statusCode).toBe(201);
    expect(await count('persons where account_id is not null')).toBe(
      content.accounts.filter(({ person }) => person !== null).length,
    );
  });

  it('has a workshop whose 204 participants of 15 states all came in by the lists of their focal points', async () => {
    const rows = await database.rows<Record<string, unknown>>(
      database.db,
      sql`select a.source, n.state, accreditation.state as accredited, count(*)::int as people,
          count(distinct p.state_code)::int as states
        from attendees a join participations p on p.edition_id = a.edition_id and p.id = a.delegation_id
          join editions e on e.id = a.edition_id and e.slug = 'smart-devices'
          join nominations n on n.edition_id = a.edition_id and n.attendee_id = a.id
          left join accreditations accreditation
            on accreditation.edition_id = a.edition_id and accreditation.attendee_id = a.id
        group by 1, 2, 3`,
    );
    const lists = await count(`audit_events where action = 'nominations.imported'`);

    expect([rows, lists]).toEqual([
      [{ source: 'import', state: 'confirmed', accredited: 'approved', people: 204, states: 15 }],
      15,
    ]);
  });

  it('has a delegate who finds their places on an agenda of their own, and downloads it', async () => {
    const delegate = mark.signIns.find(({ key }) => key === 'delegate');
    const entered = await app.server.inject({
      method: 'POST',
      url: '/api/v1/auth/tokens',
      payload: { email: delegate?.email, password: delegate?.password },
    });
    const headers = { authorization: `Bearer ${entered.json().accessToken}` };
    const own = '/ar/forums/national-forum/2016/my-agenda';

    const account = await app.server.inject({ url: '/ar/account/agendas', headers });
    const agenda = await get('/editions/national-forum:2016/my-agenda', headers);
    const pdf = await app.server.inject({ url: `${own}.pdf`, headers });

    expect(account.body).toContain(`href="${own}"`);
    expect(agenda.items).toHaveLength(3);
    expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    if (!tools.pdftotext) return;
    const words = wordsOf(pagesOf(pdf.rawPayload).join(' '));
    for (const { session } of agenda.items) {
      expect(words).toEqual(expect.arrayContaining(wordsOf(session.title.ar)));
    }
  });

  it('has an authenticator app for each whose role asks for one, and for nobody else', () => {
    const enrolled = mark.signIns.filter(({ totp }) => totp !== undefined).map(({ key }) => key);
    expect(enrolled).toEqual([
      'administrator',
      'organiser',
      'secretariat',
      'editor',
      'protocol',
      'desk',
      'focal-point',
      'workshop-organiser',
    ]);
    const { secret, address } = mark.signIns.find(({ key }) => key === 'desk')?.totp ?? {};
    expect(address).toBe(
      `otpauth://totp/Multaqa:desk%40example.org?issuer=Multaqa&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    );
  });

  it('is left as it is when it is there already', async () => {
    const before = await count('audit_events');

    const again = await ensureDemonstration({ config, database, clock });

    expect(again).toEqual({ mark, filled: false });
    expect(await count('audit_events')).toBe(before);
  });
});

describe('a database that holds something else', () => {
  it('is refused, and a failed filling leaves nothing behind', async () => {
    const database = await openTestDatabase();
    await database.db.execute(
      sql`insert into accounts (id, email, name) values (gen_random_uuid(), 'a@example.org', 'A')`,
    );

    await expect(ensureDemonstration({ config, database, clock })).rejects.toThrow(NotTheDemonstration);

    expect(await database.rows(database.db, sql`select id from series`)).toEqual([]);
    await database.close();
  });
});
