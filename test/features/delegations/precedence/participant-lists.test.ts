import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewAttendee } from '../../../../src/features/delegations/index.ts';
import { manageParticipations } from '../../../../src/features/delegations/index.ts';
import { participantListsPersonalData } from '../../../../src/features/delegations/participant-lists/personal-data.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { openTestApp, type SignIn, type TestApp } from '../../../support/app.ts';

describe('participant lists', () => {
  let test: TestApp;
  let organiser: SignIn;
  const ids: Record<string, string> = {};
  const actor = systemActor('test');
  beforeAll(async () => {
    test = await openTestApp();
    organiser = await test.signIn();
    await send('POST', '/series', {
      slug: 'palm-forum',
      acronym: 'PF',
      noun: 'forum',
      name: { en: 'Palm Forum', ar: 'ملتقى النخيل' },
    });
    const edition = await send('POST', '/series/palm-forum/editions', {
      slug: '2026',
      number: 1,
      title: { ar: 'ملتقى النخيل الأول', en: 'First Palm Forum' },
      startsOn: '2026-11-16',
      endsOn: '2026-11-18',
      timeZone: 'Asia/Riyadh',
      mode: 'in-person',
      visibility: 'public',
    });
    ids.edition = edition.json().id;
    for (const stateCode of ['YE', 'JO']) {
      const joined = await send('POST', '/editions/palm-forum:2026/participations', {
        stateCode,
        category: 'member',
        status: 'accepted',
      });
      ids[stateCode] = joined.json().id;
    }
  });
  afterAll(() => test.close());

  const send = (method: 'GET' | 'POST', url: string, payload?: object, headers: SignIn = organiser) =>
    test.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
  const publish = (stage: string, comment?: string) =>
    send('POST', '/editions/palm-forum:2026/participant-lists', {
      stage,
      ...(comment === undefined ? {} : { comment }),
    });

  /** Somebody who comes, approved unless said otherwise. */
  const add = async (person: Partial<NewAttendee> & { approved?: boolean; role?: 'head'; en: string }) => {
    const { en, approved = true, role, ...more } = person;
    const { attendees } = test.app.delegations;
    return test.app.changes.run(actor, manageParticipations.name, async (change) => {
      const [row] = await attendees.add(change, { id: ids.edition ?? '', timeZone: 'Asia/Riyadh' }, [
        {
          category: 'delegate',
          source: 'staff',
          name: { ar: en, en },
          post: { en: 'Minister', ar: 'وزير' },
          email: `${en.toLowerCase()}@example.org`,
          ...more,
        },
      ]);
      if (row === undefined) throw new Error('Nobody was added.');
      await change.tx.execute(sql`insert into accreditations (edition_id, id, attendee_id, state, submitted_at, two_persons, decided_at)
        values (${ids.edition}, gen_random_uuid(), ${row.id}, ${approved ? 'approved' : 'refused'}, now(), false, now())`);
      if (role !== undefined)
        await change.tx.execute(sql`insert into nominations (edition_id, id, delegation_id, attendee_id, role, state)
          values (${ids.edition}, gen_random_uuid(), ${more.delegationId}, ${row.id}, ${role}, 'confirmed')`);
      await change.record({
        action: 'attendee.created',
        subject: { kind: 'attendee', id: row.id },
        editionId: ids.edition ?? '',
        after: { id: row.id },
      });
      return row.id;
    });
  };
  const shown = (list: {
    entries: { shown: { name: { en: string }; post: unknown; email: unknown } | null }[];
  }) => list.entries.map((one) => [one.shown?.name.en, one.shown?.post !== null, one.shown?.email ?? null]);

  it('refuses a list of nobody, and shows no page before one is issued', async () => {
    const refused = await publish('provisional');
    expect([refused.statusCode, refused.json().errors[0].code]).toEqual([422, 'participant-list-empty']);
    const page = await test.inject({ method: 'GET', url: '/en/forums/palm-forum/2026/participants/list' });
    expect(page.statusCode).toBe(404);
  });

  it('lists who was approved, in the order of precedence, with what each lets it show', async () => {
    await test.inject({
      method: 'PATCH',
      url: `/api/v1/delegations/${ids.YE}`,
      headers: { ...organiser, 'if-match': '*' },
      payload: { quotas: { head: 1 } },
    });
    ids.zaid = await add({ en: 'Zaid', delegationId: ids.YE ?? '', role: 'head' });
    await add({ en: 'Amal', delegationId: ids.JO ?? '', listed: ['email'] });
    await add({ en: 'Refused', delegationId: ids.JO ?? '', approved: false });
    await add({ en: '=cmd', category: 'press', email: null });
    await add({ en: 'Visitor', category: 'public' });
    const order = (
      await send('POST', '/editions/palm-forum:2026/precedence-lists', {
        occasion: { en: 'List' },
        scheme: 'alphabetical',
        language: 'ar',
        uses: ['list'],
      })
    ).json();
    const [draft] = (await send('GET', `/precedence-lists/${order.id}/versions`)).json().items;
    const turned = await test.inject({
      method: 'PATCH',
      url: `/api/v1/precedence-lists/${order.id}`,
      headers: { ...organiser, 'if-match': '*' },
      payload: { scheme: 'curated' },
    });
    expect(turned.statusCode).toBe(200);
    const version = async (method: 'POST' | 'PATCH', path: string, payload?: object) =>
      (
        await test.inject({
          method,
          url: `/api/v1/precedence-versions/${draft.id}${path}`,
          headers: { ...organiser, 'if-match': '*' },
          ...(payload === undefined ? {} : { payload }),
        })
      ).statusCode;
    expect(await version('POST', '/arrangements', {})).toBe(200);
    expect(await version('PATCH', '', { order: [ids.YE, ids.JO] })).toBe(200);
    expect(await version('POST', '/sign-offs')).toBe(200);

    const first = (await publish('provisional')).json();
    expect(shown(first)).toEqual([
      ['Zaid', true, null],
      ['Amal', false, 'amal@example.org'],
      ['=cmd', false, null],
    ]);
    expect(first.entries.map((one: { shown: { role?: string } }) => one.shown.role)).toEqual([
      'head',
      undefined,
      undefined,
    ]);
    const parties = await test.inject({ method: 'GET', url: '/en/forums/palm-forum/2026/participants' });
    for (const address of ['list"', 'list.en.pdf"', 'list.xlsx"']) {
      expect(parties.body, address).toContain(`href="/en/forums/palm-forum/2026/participants/${address}`);
    }
    const page = await test.inject({ method: 'GET', url: '/en/forums/palm-forum/2026/participants/list' });
    expect([
      page.statusCode,
      page.body.indexOf('Zaid') < page.body.indexOf('Amal'),
      page.body.includes('Visitor'),
      page.body.includes('Head of delegation'),
    ]).toEqual([200, true, false, true]);
    expect(parties.body.indexOf('Yemen')).toBeLessThan(parties.body.indexOf('Jordan'));
    const csv = await test.inject({ method: 'GET', url: '/en/forums/palm-forum/2026/participants/list.csv' });
    expect(csv.body).not.toMatch(/(^|,)=cmd/m);
    for (const mode of ['ar', 'en', 'ar-en']) {
      const pdf = await test.inject({
        method: 'GET',
        url: `/en/forums/palm-forum/2026/participants/list.${mode}.pdf`,
      });
      expect([mode, pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([mode, 200, '%PDF-']);
    }
  });

  it('goes from provisional by revised to final, says what changed, and keeps what was issued', async () => {
    await add({ en: 'Badr', delegationId: ids.JO ?? '' });
    await test.app.changes.run(actor, manageParticipations.name, async (change) => {
      await test.app.delegations.attendees.cancel(change, ids.zaid ?? '');
      await change.record({
        action: 'attendee.cancelled',
        subject: { kind: 'attendee', id: ids.zaid ?? '' },
        editionId: ids.edition ?? '',
        after: {},
      });
    });
    const again = await publish('provisional');
    expect(again.json().errors[0].code).toBe('participant-list-step');
    const revised = (await publish('revised')).json();
    const difference = (await send('GET', `/participant-lists/${revised.id}/difference`)).json().items;
    expect(
      difference.map((one: { change: string; shown: { name: { en: string } } }) => [
        one.change,
        one.shown.name.en,
      ]),
    ).toEqual([
      ['added', 'Badr'],
      ['removed', 'Zaid'],
    ]);
    expect((await publish('final')).statusCode).toBe(201);
    expect((await publish('final')).json().errors[0].code).toBe('participant-list-correction');
    expect((await publish('final', 'A name was misspelt.')).statusCode).toBe(201);
    const { items } = (
      await send('GET', '/editions/palm-forum:2026/participant-lists', undefined, {})
    ).json();
    expect(items.map((one: { stage: string }) => one.stage)).toEqual([
      'final',
      'final',
      'revised',
      'provisional',
    ]);
    for (const attack of [
      sql`update participant_lists set comment = 'x' where id = ${revised.id}`,
      sql`delete from participant_list_entries where list_id = ${revised.id}`,
      sql`update participant_list_entries set shown = null where list_id = ${revised.id}`,
      sql`insert into participant_list_entries (edition_id, list_id, position, attendee_id, category)
        values (${ids.edition}, ${revised.id}, 99, ${ids.zaid}, 'delegate')`,
    ]) {
      await expect(test.database.db.execute(attack)).rejects.toThrow();
    }
    const pages = await Promise.all(
      ['', '/2'].map((path) =>
        test.inject({
          method: 'GET',
          url: `/ar/manage/forums/palm-forum/2026/participant-lists${path}`,
          headers: organiser,
        }),
      ),
    );
    expect(pages.map(({ statusCode, body }) => [statusCode, body.includes('participant-lists:')])).toEqual([
      [200, false],
      [200, false],
    ]);
  });

  it('lets an erasure take a name out of every list', async () => {
    await test.app.changes.run(actor, manageParticipations.name, async (change) => {
      await participantListsPersonalData.erase({
        rows: test.database.rows,
        db: change.tx,
        change,
        subject: { personIds: [], accountIds: [], addresses: ['zaid@example.org'], names: [] },
        afterwards: () => {},
        gone: () => {},
      });
      await change.record({
        action: 'attendee.edited',
        subject: { kind: 'attendee', id: ids.zaid ?? '' },
        editionId: ids.edition ?? '',
        after: { erased: true },
      });
    });
    const { items } = (await send('GET', '/editions/palm-forum:2026/participant-lists')).json();
    const first = (await send('GET', `/participant-lists/${items.at(-1).id}`)).json();
    expect(shown(first).map(([name]) => name)).toEqual([undefined, 'Amal', '=cmd']);
  });
});
