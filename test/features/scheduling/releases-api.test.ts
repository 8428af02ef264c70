import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlState } from '../../../src/platform/database/index.ts';
import { databaseKind } from '../../support/database.ts';
import { openProgrammeTest, type ProgrammeTest, plenary } from '../programme/support.ts';

const below = '/editions/river-forum:2026';
const at = (from: string, to: string) => ({
  startsAt: `2026-11-16T${from}:00+03:00`,
  endsAt: `2026-11-16T${to}:00+03:00`,
});

describe('releases of a schedule', () => {
  let test: ProgrammeTest;
  let session: { id: string };
  let draft: { id: string };
  let gone: { id: string };
  beforeAll(async () => {
    test = await openProgrammeTest();
    session = await test.addSession(
      plenary({ roomId: test.hall, roles: [{ personId: test.salma, role: 'chair' }] }),
    );
    draft = await test.addSession({
      ...plenary({ roomId: test.studio, ...at('11:00', '12:00'), status: 'draft' }),
      title: { ar: 'مسودة', en: 'Draft' },
    });
    gone = await test.addSession({
      ...plenary({ roomId: test.studio, ...at('13:00', '14:00') }),
      title: { ar: 'زائلة', en: 'Gone soon' },
    });
  });
  afterAll(() => test.close());

  const release = (payload: object = {}) => test.send('POST', `${below}/releases`, payload);
  const page = (path: string) => test.inject({ url: path, headers: test.organiser });

  it('shows on a page what it will change, and makes the first', async () => {
    const preview = await page('/en/manage/forums/river-forum/2026/releases/new');
    const made = await release({ comment: { ar: 'أول إصدار', en: 'The first' }, heldBack: [draft.id] });
    const again = await release({ heldBack: [draft.id] });

    expect(preview.statusCode).toBe(200);
    expect(preview.body).toContain('Opening plenary');
    expect(preview.body).toContain('Drafts to hold back');
    expect(made.json()).toMatchObject({ number: 1, version: '1.0', current: true, counts: { added: 2 } });
    expect([again.statusCode, again.json().code]).toEqual([409, 'nothing-to-release']);
  });

  it('says what is different, in both languages, and tells the public', async () => {
    await test.send('PATCH', `/sessions/${session.id}`, at('09:30', '10:30'));
    await test.send('DELETE', `/sessions/${gone.id}`);
    const working = await test.send('GET', `${below}/releases/diff?from=1&to=working`);
    const hidden = await test.inject({ url: `/api/v1${below}/releases/diff?from=1&to=working` });
    const made = await release({ after: 1 });
    const stale = await release({ after: 1 });
    const publicDiff = await test.inject({ url: `/api/v1${below}/releases/diff?from=1&to=2` });
    const changes = await test.inject({ url: '/en/forums/river-forum/2026/changes' });
    const arabic = await test.inject({ url: '/ar/forums/river-forum/2026/changes' });
    const atom = await test.inject({ url: '/en/forums/river-forum/2026/changes.atom' });

    expect(hidden.statusCode).toBe(404);
    expect(
      working.json().items.map(({ kind, aspects }: { kind: string; aspects: string[] }) => [kind, aspects]),
    ).toEqual([
      ['changed', ['time']],
      ['added', []],
      ['removed', []],
    ]);
    expect(made.json()).toMatchObject({
      number: 2,
      version: '1.1',
      counts: { added: 1, changed: 1, time: 1, removed: 1 },
    });
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'released-meanwhile']);
    expect(publicDiff.json().items[0]).toMatchObject({
      code: 'D1-01',
      text: { en: ['Time: 09:30 – 10:30 instead of 09:00 – 10:00'] },
    });
    expect(changes.body).toContain('Release 1.1');
    expect(changes.body).toContain('Taken off the programme');
    expect(arabic.body).toContain('الإصدار 1.1');
    expect(atom.headers['content-type']).toContain('application/atom+xml');
    expect(atom.body).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
  });

  it('is listed, compared and shown on pages', async () => {
    const { items } = (await test.inject({ url: `/api/v1${below}/releases` })).json();
    const base = '/ar/manage/forums/river-forum/2026/releases';
    const answers = await Promise.all(
      [base, `${base}/diff?from=1&to=2`, `${base}/${items[0].id}`, `${base}/${items[1].id}/restore`].map(
        page,
      ),
    );

    expect(items.map(({ version }: { version: string }) => version)).toEqual(['1.1', '1.0']);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  });

  it('stays readable after the next one, as page, PDF, file and calendar', async () => {
    const base = '/en/forums/river-forum/2026';
    const [old, current, unknown, pdf, xml, room, person, nobody] = await Promise.all(
      [
        `${base}/agenda?release=1`,
        `${base}/agenda`,
        `${base}/agenda?release=9`,
        `${base}/agenda.en.pdf?release=1`,
        `${base}/schedule.xml?release=1`,
        `${base}/rooms/great-hall.ics`,
        `${base}/speakers/salma-al-nahri.ics`,
        `${base}/speakers/nobody.ics`,
      ].map((url) => test.inject({ url })),
    );

    expect(old?.body).toContain('This is release 1.0');
    expect(old?.body).toContain('Gone soon');
    expect(current?.body).not.toContain('Gone soon');
    expect([unknown?.statusCode, pdf?.statusCode, nobody?.statusCode]).toEqual([404, 200, 404]);
    expect(xml?.body).toContain('<version>1.0</version>');
    expect(room?.body.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(person?.body).toContain('SEQUENCE:1');
  });

  it('comes back into the working schedule, deleted sessions too, and the public sees no difference', async () => {
    const { items } = (await test.send('GET', `${below}/releases`)).json();
    const first = items[1];
    const before = (await test.inject({ url: '/en/forums/river-forum/2026/agenda.json' })).body;

    const planned = await test.send('POST', `/releases/${first.id}/restoration`, { dryRun: true });
    const restored = await test.send('POST', `/releases/${first.id}/restoration`, {});
    const twice = await test.send('POST', `/releases/${first.id}/restoration`, {});
    const working = await test.send('GET', `${below}/sessions`);
    const after = (await test.inject({ url: '/en/forums/river-forum/2026/agenda.json' })).body;

    expect(planned.json()).toEqual({ changed: 1, created: 1, unscheduled: 1 });
    expect(restored.json()).toEqual({ changed: 1, created: 1, unscheduled: 1 });
    expect(twice.json().code).toBe('nothing-to-restore');
    expect(
      working.json().items.map(({ id, status, startsAt }: Record<string, string>) => [id, status, startsAt]),
    ).toEqual([
      [session.id, 'scheduled', '2026-11-16T06:00:00.000Z'],
      [gone.id, 'scheduled', '2026-11-16T10:00:00.000Z'],
      [draft.id, 'draft', null],
    ]);
    expect(JSON.parse(after).sessions).toEqual(JSON.parse(before).sessions);
  });

  it('is refused while two sessions are in one room, by the rules and by the database', async () => {
    await test.send('PATCH', `/sessions/${draft.id}`, { roomId: test.hall, ...at('09:00', '10:00') });
    const refused = await release();
    const { items } = (await test.send('GET', `${below}/releases`)).json();
    /** A session among those of a release, beside what it has. */
    const session = (release: string, id: string) =>
      sql`insert into release_sessions (edition_id, release_id, session_id, room_id, starts_at, ends_at, cancelled, content)
        values (${test.edition}, ${release}, ${id}, ${test.hall}, '2026-11-16T06:30:00Z', '2026-11-16T07:30:00Z', false, '{}')`;
    const insertTwo = () =>
      test.database.transaction(async (tx) => {
        const [made] = await test.database.rows<{ id: string }>(
          tx,
          sql`insert into releases (edition_id, id, number, version, released_at, counts)
            select edition_id, ${draft.id}, 99, 'x', released_at, '{}' from releases where id = ${items[0].id} returning id`,
        );
        for (const id of [draft.id, gone.id]) await test.database.rows(tx, session(made?.id ?? '', id));
      });
    const constraint = (error: {
      cause?: { constraint?: string; constraint_name?: string; message?: string };
    }) => error.cause?.constraint ?? error.cause?.constraint_name ?? error.cause?.message;

    expect([refused.statusCode, refused.json().code]).toEqual([409, 'schedule-has-conflicts']);
    expect(await insertTwo().catch(constraint)).toBe('release_sessions_no_overlap');
    const refusedWith = (statement: SQL) =>
      test.database
        .transaction(async (tx) => {
          // Even where an erasure takes names out: when and where stays.
          await test.database.rows(tx, sql`select set_config('multaqa.forgets', 'on', true)`);
          await test.database.rows(tx, statement);
        })
        .then(() => 'done', sqlState);
    for (const statement of [
      sql`update releases set version = 'x' where id = ${items[0].id}`,
      sql`update releases set released_at = now() where id = ${items[0].id}`,
      sql`delete from releases where id = ${items[0].id}`,
      sql`update release_sessions set cancelled = true where release_id = ${items[0].id}`,
      sql`update release_sessions set starts_at = starts_at - interval '1 hour' where release_id = ${items[0].id}`,
      sql`update release_sessions set room_id = null where release_id = ${items[0].id}`,
      sql`delete from release_sessions where release_id = ${items[0].id}`,
      session(items[0].id, '00000000-0000-7000-8000-000000000001'),
      session(items[1].id, '00000000-0000-7000-8000-000000000001'),
    ]) {
      expect(await refusedWith(statement)).toBe('23001');
    }
    // Whom a server of PostgreSQL works as may not even try.
    expect(await refusedWith(sql`truncate releases cascade`)).toBe(
      databaseKind === 'postgres' ? '42501' : '23001',
    );
  });
});
