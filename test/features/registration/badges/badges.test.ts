import { webcrypto } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badgeTransitions } from '../../../../src/features/registration/badges/rules.ts';
import { editionMark, readBadgeCode } from '../../../../src/features/registration/rules/badge-code.ts';
import { badgeStates } from '../../../../src/features/registration/tables.ts';
import { brokenConstraint } from '../../../../src/platform/database/index.ts';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { type Forum, openForum, text } from './support.ts';

let test: TestApp;
let forum: Forum;

beforeAll(async () => {
  test = await openTestApp();
  forum = await openForum(test);
  for (const [ar, en] of [
    ['القاعة الكبرى', 'Great Hall'],
    ['المعرض', 'Exhibition'],
  ] as const) {
    await forum.make(`${forum.below}/zones`, { name: text(ar, en) });
  }
  await test.inject({
    method: 'PATCH',
    url: `/api/v1${forum.below}/badge-designs/public`,
    headers: { ...forum.organiser, 'if-match': '*' },
    payload: { zones: [1], days: [0, 2] },
  });
});
afterAll(() => test.close());

const issue = async (name: string) => {
  const attendee = await forum.approved(name);
  return {
    ...attendee,
    badge: await forum.make(`${forum.below}/badges`, { attendeeId: attendee.attendeeId }),
  };
};
const stateOf = async (id: string): Promise<string> => (await forum.get(`/badges/${id}`)).json().state;

describe('The states of a badge', () => {
  it('are all reached from the first, and those that end it lead back to none that opens', () => {
    const reached = new Set(['issued']);
    for (const state of reached) {
      for (const next of badgeTransitions[state as keyof typeof badgeTransitions]) reached.add(next);
    }

    expect([...reached].sort()).toEqual([...badgeStates].sort());
    for (const ended of ['lost', 'revoked', 'reissued'] as const) {
      expect(badgeTransitions[ended].every((next) => ['revoked', 'reissued'].includes(next))).toBe(true);
    }
  });
});

describe('A badge', () => {
  it('is issued to somebody who was approved, with what its category opens, signed by the edition’s key', async () => {
    const { badge } = await issue('سلمى النهري');
    const keys = (await forum.get(`${forum.below}/badge-keys`)).json();
    const read = readBadgeCode(badge.code);
    const key = await webcrypto.subtle.importKey(
      'raw',
      Buffer.from(keys.items[0].publicKey, 'base64url'),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    );

    expect(badge).toMatchObject({ state: 'issued', category: 'public', zones: [1], days: [0, 2], prints: 0 });
    expect(read?.claims).toEqual({
      edition: editionMark(forum.editionId),
      keyNumber: 1,
      serial: badge.serial,
      category: 'public',
      zones: [1],
      days: [0, 2],
    });
    expect(keys.edition).toBe(editionMark(forum.editionId));
    expect(
      await webcrypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        key,
        Uint8Array.from(read?.signature ?? []),
        Uint8Array.from(read?.signed ?? []),
      ),
    ).toBe(true);
  });

  it('is not issued without an approval, nor a second time', async () => {
    const nobody = await forum.addAttendee('من لم يوافق عليه');
    const { attendeeId } = await issue('من له بطاقة');

    const without = await forum.post(`${forum.below}/badges`, { attendeeId: nobody.attendeeId });
    const twice = await forum.post(`${forum.below}/badges`, { attendeeId });

    expect([without.statusCode, without.json().code]).toEqual([409, 'badge-without-approval']);
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'badge-held']);
  });

  it('that was lost is replaced by one with a new serial, and the old one stays on the list of doors', async () => {
    const { badge } = await issue('نورة الفقدانية');
    await forum.make(`/badges/${badge.id}/collection`, {});
    await forum.make(`/badges/${badge.id}/loss`, { reason: 'نُسيت في الحافلة' });
    const again = await forum.make(`/badges/${badge.id}/reissue`, {});
    const old = (await forum.get(`/badges/${badge.id}`)).json();
    const list = (await forum.get(`${forum.below}/badge-revocations`)).json();

    expect(again).toMatchObject({ state: 'issued', serial: list.lastSerial });
    expect(again.code).not.toBe(badge.code);
    expect(old).toMatchObject({ state: 'reissued', replacedById: again.id, reason: 'نُسيت في الحافلة' });
    expect(list.ended).toContain(badge.serial);
    expect(list.ended).not.toContain(again.serial);
  });

  it('keeps its code when it is printed again', async () => {
    const { badge } = await issue('مكرر الطباعة');
    await forum.make(`/badges/${badge.id}/prints`, {});
    const twice = await forum.make(`/badges/${badge.id}/prints`, {});

    expect(twice).toMatchObject({ prints: 2, code: badge.code, serial: badge.serial });
  });

  it('that is suspended stands on the list until it is resumed as it was', async () => {
    const { badge } = await issue('موقوف مؤقتًا');
    await forum.make(`/badges/${badge.id}/collection`, {});
    const unsaid = await forum.post(`/badges/${badge.id}/suspension`, {});
    await forum.make(`/badges/${badge.id}/suspension`, { reason: 'مراجعة' });
    const during = (await forum.get(`${forum.below}/badge-revocations`)).json();
    const resumed = await forum.make(`/badges/${badge.id}/resumption`, {});
    const after = (await forum.get(`${forum.below}/badge-revocations`)).json();

    expect(unsaid.json().errors[0]).toMatchObject({ field: 'reason', code: 'field-required' });
    expect(during.suspended).toContain(badge.serial);
    expect(resumed).toMatchObject({ state: 'collected', reason: null });
    expect(after.suspended).not.toContain(badge.serial);
  });

  it('that has ended takes no step back', async () => {
    const { badge } = await issue('مبطلة');
    await forum.make(`/badges/${badge.id}/revocation`, { reason: 'أُسيء استعمالها' });

    for (const step of ['collection', 'resumption', 'loss']) {
      expect((await forum.post(`/badges/${badge.id}/${step}`, {})).statusCode).toBe(409);
    }
  });

  it('is not changed at a version that somebody else has changed meanwhile', async () => {
    const { badge } = await issue('نسخة قديمة');
    await forum.make(`/badges/${badge.id}/collection`, {});
    const late = await test.inject({
      method: 'POST',
      url: `/api/v1/badges/${badge.id}/loss`,
      headers: { ...forum.organiser, 'if-match': `"${badge.version}"` },
      payload: {},
    });

    expect(late.statusCode).toBe(412);
  });
});

describe('The list for doors', () => {
  it('says in a word that nothing has changed', async () => {
    const first = await forum.get(`${forum.below}/badge-revocations`);
    const again = await test.inject({
      method: 'GET',
      url: `/api/v1${forum.below}/badge-revocations`,
      headers: { ...forum.organiser, 'if-none-match': String(first.headers.etag) },
    });

    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
});

describe('What the database holds by itself', () => {
  it('lets nobody have a badge without an approval, a second one, or one that has ended revived', async () => {
    const { db } = test.database;
    const { badge, attendeeId } = await issue('هجوم');
    const nobody = await forum.addAttendee('هجوم آخر');
    const copy = (attendee: string, accreditation: string, serial: number) => sql`
      insert into badges (edition_id, id, attendee_id, accreditation_id, serial, category, zones, days, key_number, code)
      select edition_id, gen_random_uuid(), ${attendee}, ${accreditation}, ${serial}, category, zones, days, 1, code
      from badges where id = ${badge.id}`;
    const [held] = await test.database.rows<{ accreditation: string }>(
      db,
      sql`select accreditation_id as accreditation from badges where id = ${badge.id}`,
    );

    const causes: string[] = [];
    for (const attack of [
      copy(nobody.attendeeId, nobody.accreditationId, 900_001),
      copy(nobody.attendeeId, held?.accreditation ?? '', 900_002),
      copy(attendeeId, held?.accreditation ?? '', 900_003),
    ]) {
      await db.execute(attack).catch((error: unknown) => {
        causes.push(brokenConstraint(error) ?? String(error));
      });
    }
    await forum.make(`/badges/${badge.id}/revocation`, { reason: 'انتهت' });
    await db
      .execute(sql`update badges set state = 'active', ended_at = null where id = ${badge.id}`)
      .catch((error: unknown) => causes.push(brokenConstraint(error) ?? String(error)));

    expect(causes).toEqual([
      'badges_only_approved',
      'badges_only_approved',
      'badges_one_opens',
      'badges_ended_for_good',
    ]);
  });
});

describe('Badges follow accreditations', () => {
  it('suspended while it is looked at again, and open as before once it is approved again', async () => {
    const { badge, ...attendee } = await issue('مراجَع');
    for (const [state, expected] of [
      ['under-review', 'suspended'],
      ['on-hold', 'suspended'],
      ['approved', 'issued'],
    ] as const) {
      await forum.decide(attendee, state);
      expect(await stateOf(badge.id)).toBe(expected);
    }
  });

  it('revoked with a refusal, and replaced by a new one when the decision is taken back', async () => {
    const { badge, ...attendee } = await issue('مرفوض ثم مقبول');
    await forum.decide(attendee, 'refused');
    const refused = await stateOf(badge.id);
    await forum.decide(attendee, 'approved');
    const old = (await forum.get(`/badges/${badge.id}`)).json();

    expect([refused, old.state]).toEqual(['revoked', 'reissued']);
    expect(await stateOf(old.replacedById)).toBe('issued');
  });

  it('replaced when somebody was approved again as something else', async () => {
    const { badge, ...attendee } = await issue('تغيّرت فئته');
    await forum.decide(attendee, 'under-review');
    await test.database.db.execute(
      sql`update attendees set category = 'press' where id = ${attendee.attendeeId}`,
    );
    await forum.decide(attendee, 'approved', 'press');
    const old = (await forum.get(`/badges/${badge.id}`)).json();

    expect(old.state).toBe('reissued');
    expect((await forum.get(`/badges/${old.replacedById}`)).json()).toMatchObject({ category: 'press' });
  });

  it('revoked with whoever does not come', async () => {
    const { badge, attendeeId } = await issue('لن يحضر');
    await forum.cancel(attendeeId);
    expect(await stateOf(badge.id)).toBe('revoked');
    expect((await forum.post(`/badges/${badge.id}/reissue`, {})).json().code).toBe('badge-without-approval');
  });

  it('issued at once where the design says so', async () => {
    await test.inject({
      method: 'PATCH',
      url: `/api/v1${forum.below}/badge-designs/speaker`,
      headers: { ...forum.organiser, 'if-match': '*' },
      payload: { automatic: true, zones: [0, 1] },
    });
    await forum.approved('متحدث تلقائي', { category: 'speaker' });
    const { items } = (await forum.get(`${forum.below}/badges?category=speaker`)).json();

    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      state: 'issued',
      zones: [0, 1],
      holder: { name: { ar: 'متحدث تلقائي' } },
    });
  });
});

describe('Many badges', () => {
  it('are issued once each, with consecutive serials, even when two ask at the same time', async () => {
    for (let index = 0; index < 12; index += 1) await forum.approved(`زائر ${index}`, { category: 'guest' });
    const before = (await forum.get(`${forum.below}/badge-revocations`)).json().lastSerial;
    const replies = await Promise.all(
      [1, 2, 3].map(() => forum.post(`${forum.below}/badge-issues`, { category: 'guest' })),
    );
    const { items } = (await forum.get(`${forum.below}/badges?category=guest`)).json();

    expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect(replies.reduce((sum, reply) => sum + reply.json().issued, 0)).toBe(12);
    expect(items.map(({ serial }: { serial: number }) => serial)).toEqual(
      Array.from({ length: 12 }, (_, index) => before + 1 + index),
    );
  });

  it('are listed by as many statements for three as for one', async () => {
    const one = await test.countStatements(() => forum.get(`${forum.below}/badges?limit=1`));
    const three = await test.countStatements(() => forum.get(`${forum.below}/badges?limit=3`));
    expect(three).toBe(one);
  });
});

describe('Zones and doors', () => {
  it('take the lowest free number, and keep it once badges carry it', async () => {
    const zone = await forum.make(`${forum.below}/zones`, { name: text('الصالة', 'Lounge') });
    const taken = await forum.post(`${forum.below}/zones`, { name: text('أخرى', 'Other'), number: 1 });
    const zones = (await forum.get(`${forum.below}/zones`)).json().items;
    const moved = await test.inject({
      method: 'PATCH',
      url: `/api/v1/zones/${zones[1].id}`,
      headers: { ...forum.organiser, 'if-match': '*' },
      payload: { number: 9 },
    });

    expect(zone.number).toBe(2);
    expect(taken.json().errors[0]).toMatchObject({ field: 'number', code: 'zone-number-taken' });
    expect(moved.json().code).toBe('zone-number-printed');
  });

  it('is not deleted while a door leads into it', async () => {
    const zone = await forum.make(`${forum.below}/zones`, { name: text('للحذف', 'To delete') });
    const door = await forum.make(`${forum.below}/doors`, { name: text('باب', 'Door'), zoneId: zone.id });
    const remove = (path: string) =>
      test.inject({
        method: 'DELETE',
        url: `/api/v1${path}`,
        headers: { ...forum.organiser, 'if-match': '*' },
      });

    const refused = await remove(`/zones/${zone.id}`);
    const gone = [
      (await remove(`/doors/${door.id}`)).statusCode,
      (await remove(`/zones/${zone.id}`)).statusCode,
    ];
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'zone-in-use']);
    expect(gone).toEqual([204, 204]);
  });

  it('refuses a design that opens what the edition does not have', async () => {
    const reply = await test.inject({
      method: 'PATCH',
      url: `/api/v1${forum.below}/badge-designs/press`,
      headers: { ...forum.organiser, 'if-match': '*' },
      payload: { zones: [31], days: [7] },
    });
    expect(reply.json().errors.map(({ code }: { code: string }) => code)).toEqual([
      'zone-unknown',
      'day-beyond-edition',
    ]);
  });
});
