import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { affectedByFavourites } from '../../../src/features/agendas/index.ts';
import { agendasPersonalData } from '../../../src/features/agendas/personal-data.ts';
import { favourites } from '../../../src/features/agendas/tables.ts';
import { sessionRelations } from '../../../src/features/programme/tables.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import { nobody } from '../../../src/platform/personal-data/index.ts';
import { plenary } from '../programme/support.ts';
import { type AgendasTest, edition, forum, openAgendasTest, type Visitor } from './support.ts';

describe('one’s own agenda', () => {
  let test: AgendasTest;
  let first: { id: string; slug: string };
  let second: { id: string; slug: string };
  let visitor: Visitor;

  beforeAll(async () => {
    test = await openAgendasTest();
  }, 120_000);
  afterAll(() => test?.close());

  const opening = () => plenary({ roomId: test.hall, roles: [{ role: 'chair', personId: test.salma }] });
  const workshop = () =>
    plenary({
      kind: 'workshop',
      title: { ar: 'ورشة قياس الأنهار', en: 'Measuring rivers' },
      roomId: test.studio,
      startsAt: '2026-11-16T09:30:00+03:00',
      endsAt: '2026-11-16T10:30:00+03:00',
    });
  beforeEach(async () => {
    await test.clear();
    first = await test.addSession(opening());
    second = await test.addSession(workshop());
    visitor = await test.visitor();
  });

  const favourites = async () =>
    (await test.send('GET', `${edition}/favourites`, undefined, visitor.headers))
      .json()
      .items.map(({ session }: { session: { id: string } }) => session.id);

  it('holds what was marked by a program or on a page, once, and lets go of it', async () => {
    for (const _ of [1, 2]) {
      const answer = await test.send('PUT', `${edition}/favourites/${first.id}`, undefined, visitor.headers);
      expect(answer.statusCode).toBe(204);
    }
    const marked = await test.post(
      `${forum}/sessions/${second.slug}/favourite`,
      { on: '1' },
      visitor.headers,
    );
    expect([marked.statusCode, marked.headers.location]).toEqual([303, `${forum}/sessions/${second.slug}`]);
    expect(await favourites()).toEqual([first.id, second.id]);

    await test.send('DELETE', `${edition}/favourites/${first.id}`, undefined, visitor.headers);
    await test.post(
      `${forum}/sessions/${second.slug}/favourite`,
      { on: '0', back: `${forum}/agenda?day=2026-11-16` },
      visitor.headers,
    );
    expect(await favourites()).toEqual([]);
  });

  it('knows no session that is not announced, and nobody without an account', async () => {
    const draft = await test.addSession({
      kind: 'plenary',
      title: { ar: 'مسودة', en: 'Draft' },
      status: 'draft',
    });
    const unknown = await test.send('PUT', `${edition}/favourites/${draft.id}`, undefined, visitor.headers);
    const nobody = await test.send('PUT', `${edition}/favourites/${first.id}`, undefined, {});

    expect([unknown.statusCode, unknown.json().code, nobody.statusCode]).toEqual([
      404,
      'session-unknown',
      401,
    ]);
  });

  it('sends whoever is not signed in to do so, and the star is set when they come back', async () => {
    const sent = await test.post(`${forum}/sessions/${first.slug}/favourite`, {
      on: '1',
      back: `${forum}/agenda`,
    });
    const next = new URL(sent.headers.location as string, 'http://x').searchParams.get('next') ?? '';
    const cookie = sent.cookies.find(({ name }) => name === 'star');
    expect([sent.statusCode, next, cookie?.value, cookie?.httpOnly]).toEqual([
      303,
      `${forum}/sessions/${first.slug}/favourite?back=${encodeURIComponent(`${forum}/agenda`)}`,
      first.id,
      true,
    ]);

    const back = await test.open(next, { ...visitor.headers, cookie: `star=${first.id}` });
    expect([back.headers.location, await favourites()]).toEqual([`${forum}/agenda`, [first.id]]);
  });

  it('sets no star for a link that somebody was sent, and leads nowhere else', async () => {
    const link = `${forum}/sessions/${first.slug}/favourite?back=${encodeURIComponent('//evil.example')}`;
    const answer = await test.open(link, visitor.headers);

    expect([answer.headers.location, await favourites()]).toEqual([`${forum}/sessions/${first.slug}`, []]);
  });

  it('shows stars to their owner alone, and kept bytes without any', async () => {
    await test.send('PUT', `${edition}/favourites/${first.id}`, undefined, visitor.headers);
    const pressed = (html: string) => html.match(/aria-pressed="true"/g)?.length ?? 0;

    const own = await test.open(`${forum}/agenda`, visitor.headers);
    const others = await test.open(`${forum}/agenda`);

    expect([pressed(own.body), pressed(others.body)]).toEqual([1, 0]);
    expect([own.headers['cache-control'], others.headers['cache-control']]).toEqual([
      'private, no-store',
      'public, no-cache',
    ]);
  });

  it('gathers favourites and roles, and says what meets in time, on both faces', async () => {
    visitor = await test.visitor(test.salma);
    await test.send('PUT', `${edition}/favourites/${second.id}`, undefined, visitor.headers);

    const api = (await test.send('GET', `${edition}/my-agenda`, undefined, visitor.headers)).json();
    const page = await test.open(`${forum}/my-agenda`, visitor.headers);

    expect(
      api.items.map(
        (item: { session: { id: string }; roles: string[]; favourite: boolean; clashes: string[] }) => [
          item.session.id,
          item.favourite,
          item.roles,
          item.clashes,
        ],
      ),
    ).toEqual([
      [first.id, false, ['chair'], [second.id]],
      [second.id, true, [], [first.id]],
    ]);
    expect(page.body).toContain('جلستان متزامنتان');
    expect(page.body).toContain('في الوقت نفسه: ورشة قياس الأنهار');
  });

  it('leads whoever has a part in the programme to their part, and nobody else', async () => {
    const speaker = await test.visitor(test.salma);
    const link = 'href="/ar/forums/river-forum/2026/my-part"';
    await test.send('PUT', `${edition}/favourites/${second.id}`, undefined, visitor.headers);
    const has = async (path: string, who: Visitor) =>
      (await test.open(path, who.headers)).body.includes(link);

    expect([await has(`${forum}/my-agenda`, speaker), await has('/ar/account/agendas', speaker)]).toEqual([
      true,
      true,
    ]);
    expect([await has(`${forum}/my-agenda`, visitor), await has('/ar/account/agendas', visitor)]).toEqual([
      false,
      false,
    ]);
    expect((await test.open(`${forum}/my-part`, speaker.headers)).statusCode).toBe(200);
    expect((await test.open(`${forum}/my-part`, visitor.headers)).statusCode).toBe(404);
  });

  it('lists the editions that open, and the marks of their own owner alone', async () => {
    const other = await test.visitor();
    await test.send('PUT', `${edition}/favourites/${first.id}`, undefined, visitor.headers);
    const seen = async (who: Visitor) => {
      const list = (await test.open('/ar/account/agendas', who.headers)).body;
      const opened = await test.open(`${forum}/my-agenda`, who.headers);
      return [list.includes(`href="${forum}/my-agenda"`), opened.statusCode];
    };
    expect(await seen(visitor)).toEqual([true, 200]);
    expect(await seen(other)).toEqual([false, 200]);
    expect((await test.open(`${forum}/my-agenda`, other.headers)).body).not.toContain(first.slug);

    await test.send('PATCH', '/editions/river-forum:2026', { visibility: 'draft' });
    expect(await seen(visitor)).toEqual([false, 404]);
    await test.send('PATCH', '/editions/river-forum:2026', { visibility: 'public' });
    expect(await seen(visitor)).toEqual([true, 200]);
  });

  it('asks the database as often for one session as for three', async () => {
    const count = () => test.countStatements(() => test.open(`${forum}/my-agenda`, visitor.headers));
    await test.send('PUT', `${edition}/favourites/${first.id}`, undefined, visitor.headers);
    await test.open(`${forum}/my-agenda`, visitor.headers);
    const one = await count();
    const third = await test.addSession(
      plenary({ startsAt: '2026-11-17T09:00:00+03:00', endsAt: '2026-11-17T10:00:00+03:00' }),
    );
    for (const { id } of [second, third]) {
      await test.send('PUT', `${edition}/favourites/${id}`, undefined, visitor.headers);
    }
    await test.open(`${forum}/my-agenda`, visitor.headers);

    expect(await count()).toBe(one);
  });

  it('prints with its owner’s name, and not while it is empty', async () => {
    expect((await test.open(`${forum}/my-agenda.pdf`, visitor.headers)).statusCode).toBe(404);
    await test.send('PUT', `${edition}/favourites/${first.id}`, undefined, visitor.headers);

    const printed = await test.open(`${forum}/my-agenda.pdf`, visitor.headers);

    expect([
      printed.statusCode,
      printed.headers['content-type'],
      printed.rawPayload.subarray(0, 5).toString(),
    ]).toEqual([200, 'application/pdf', '%PDF-']);
  });
});

describe('the secret calendar of one’s own agenda', () => {
  let test: AgendasTest;
  let session: { id: string; version: number };
  let visitor: Visitor;
  beforeAll(async () => {
    test = await openAgendasTest();
    session = await test.addSession(plenary({ roomId: test.hall }));
    visitor = await test.visitor();
    await test.send('PUT', `${edition}/favourites/${session.id}`, undefined, visitor.headers);
  }, 120_000);
  afterAll(() => test?.close());

  const make = async (): Promise<string> =>
    new URL((await test.send('PUT', `${edition}/my-agenda/feed`, undefined, visitor.headers)).json().address)
      .pathname;

  it('is read by whoever has the address; the second time nothing is sent', async () => {
    const address = await make();
    const read = await test.open(address);
    const again = await test.open(address, { 'if-none-match': String(read.headers.etag) });

    expect([read.statusCode, read.headers['content-type'], read.headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, max-age=300',
    ]);
    expect(read.body).toContain('SUMMARY:');
    expect(read.body).toMatch(/SEQUENCE:\d+/);
    expect(read.body).toContain('LAST-MODIFIED:');
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const state = (await test.send('GET', `${edition}/my-agenda/feed`, undefined, visitor.headers)).json();
    expect(state).toEqual({ createdAt: expect.any(String), lastReadAt: expect.any(String) });
  });

  it('keeps what is cancelled, and says so', async () => {
    const address = await make();
    await test.send('POST', `/sessions/${session.id}/cancellation`, {
      reason: { ar: 'اعتذر المتحدث', en: 'The speaker sent apologies' },
    });

    expect((await test.open(address)).body).toContain('STATUS:CANCELLED');
  });

  it('answers an address that was replaced or revoked like one that never was', async () => {
    const old = await make();
    const renewed = await make();
    expect([(await test.open(old)).statusCode, (await test.open(renewed)).statusCode]).toEqual([404, 200]);
    await test.send('DELETE', `${edition}/my-agenda/feed`, undefined, visitor.headers);

    const said = async (path: string) => {
      const { statusCode, body, headers } = await test.open(path);
      return [statusCode, body.replaceAll(path.slice('/ar'.length), ''), headers['cache-control']];
    };
    const unknown = await said(`/ar/feeds/${'x'.repeat(32)}.ics`);
    expect(await said(old)).toEqual(unknown);
    expect(await said(renewed)).toEqual(unknown);
    expect(unknown[0]).toBe(404);
  });

  it('is told once: neither page nor table has it', async () => {
    const made = await test.post(`${forum}/my-agenda/feed`, {}, visitor.headers);
    const secret = /feeds\/([\w-]{32})\.ics/.exec(made.body)?.[1] ?? 'none';
    const page = await test.open(`${forum}/my-agenda`, visitor.headers);

    expect(made.body).toContain(`webcal://`);
    expect(page.body).not.toContain(secret);
    const rows = await test.database.rows(test.database.db, sql`select * from agenda_feeds`);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('what changed since somebody looked', () => {
  let test: AgendasTest;
  beforeAll(async () => {
    test = await openAgendasTest();
  }, 120_000);
  afterAll(() => test?.close());

  const release = () =>
    test.app.changes.run(systemActor('tests'), 'system', async (change) => {
      const { releases } = test.app.programme;
      await releases.lock(change.tx, test.edition);
      const frozen = await releases.freeze(
        change,
        { id: test.edition, authenticLanguage: 'ar' },
        { heldBack: [] },
      );
      await change.record({
        action: 'schedule.released',
        subject: { kind: 'schedule', id: frozen.release.id },
        editionId: test.edition,
        after: { number: frozen.release.number },
      });
    });

  it('is told of one’s own sessions, until it was seen', async () => {
    const own = await test.addSession(plenary({ roomId: test.hall }));
    const other = await test.addSession(
      plenary({ roomId: test.studio, title: { ar: 'جلسة أخرى', en: 'Another session' } }),
    );
    await release();
    const visitor = await test.visitor();
    await test.send('PUT', `${edition}/favourites/${own.id}`, undefined, visitor.headers);
    await test.open(`${forum}/my-agenda`, visitor.headers);
    for (const [id, start] of [
      [own.id, '11'],
      [other.id, '12'],
    ] as const) {
      await test.send('PATCH', `/sessions/${id}`, {
        startsAt: `2026-11-16T${start}:00:00+03:00`,
        endsAt: `2026-11-16T${start}:45:00+03:00`,
      });
    }
    await release();

    const page = await test.open(`${forum}/my-agenda`, visitor.headers);
    const changes = await test.open(`${forum}/my-agenda/changes`, visitor.headers);
    expect(page.body).toContain('تغيّر جدول الأعمال منذ آخر اطلاع.');
    expect(changes.body).toContain('تغيّر موعدها');
    expect(changes.body).toContain('11:00');
    expect(changes.body).not.toContain('جلسة أخرى');

    await test.post(`${forum}/my-agenda/changes`, { release: '2' }, visitor.headers);
    const after = (await test.send('GET', `${edition}/my-agenda`, undefined, visitor.headers)).json();
    expect([after.release, after.seen]).toEqual([2, 2]);
    expect((await test.open(`${forum}/my-agenda`, visitor.headers)).body).not.toContain('منذ آخر اطلاع');
  });

  it('concerns whoever marked a session, and counts who wants both of two', async () => {
    const { items } = (await test.send('GET', `${edition}/sessions`)).json();
    const ids: string[] = items.map(({ id }: { id: string }) => id);
    const visitors = [await test.visitor(), await test.visitor()];
    for (const { headers } of visitors) {
      for (const id of ids) await test.send('PUT', `${edition}/favourites/${id}`, undefined, headers);
    }
    const { db } = test.database;

    const affected = await affectedByFavourites(test.database)(db, test.edition, ids.slice(1));
    expect(affected.map(({ accountId }) => accountId).sort()).toEqual(
      expect.arrayContaining(visitors.map(({ accountId }) => accountId).sort()),
    );
    const [one, other] = [...ids].sort();
    expect(await test.app.agendas.audience.weights(test.edition)).toEqual([{ one, other, count: 2 }]);

    const shared = async () => {
      const { facts } = (await test.send('GET', `${edition}/schedule`)).json();
      return facts.relations.filter(({ kind }: { kind: string }) => kind === 'shared');
    };
    expect(await shared()).toEqual([{ kind: 'shared', first: one, second: other, weight: 2 }]);

    await db.insert(sessionRelations).values({
      editionId: test.edition,
      kind: 'shared',
      firstId: other ?? '',
      secondId: one ?? '',
      weight: 40,
    });
    expect(await shared()).toEqual([{ kind: 'shared', first: other, second: one, weight: 40 }]);
    await db.delete(sessionRelations).where(eq(sessionRelations.editionId, test.edition));
    await db.delete(favourites).where(eq(favourites.editionId, test.edition));
    expect(await shared()).toEqual([]);
  });

  it('is part of what is held of somebody, and goes when they are forgotten', async () => {
    const visitor = await test.visitor();
    const { items } = (await test.send('GET', `${edition}/sessions`)).json();
    await test.send('PUT', `${edition}/favourites/${items[0].id}`, undefined, visitor.headers);
    await test.send('PUT', `${edition}/my-agenda/feed`, undefined, visitor.headers);
    const { db, rows } = test.database;
    const subject = { ...nobody, accountIds: [visitor.accountId] };

    const held = await agendasPersonalData.held({ db, rows }, subject);
    expect(held.map((part) => [part.key, part.rows.length])).toEqual([
      ['favourites', 1],
      ['calendar-feeds', 1],
      ['agenda-looks', 1],
    ]);
    expect(JSON.stringify(held)).not.toContain('secret');

    await test.app.changes.run(systemActor('tests'), 'system', async (change) => {
      await agendasPersonalData.erase({
        change,
        rows,
        db: change.tx,
        subject,
        afterwards() {},
        gone() {},
      });
    });
    const after = await agendasPersonalData.held({ db, rows }, subject);
    expect(after.map((part) => part.rows.length)).toEqual([0, 0, 0]);
  });
});
