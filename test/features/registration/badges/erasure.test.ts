import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertAccount } from '../../../../src/features/accounts/index.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { newId } from '../../../../src/platform/database/index.ts';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { dumpOf } from '../../directory/personal-data/everything.ts';
import { type Forum, openForum, text } from './support.ts';

const canary = 'lent it to Zarqa Canary';

let test: TestApp;
let forum: Forum;

beforeAll(async () => {
  test = await openTestApp();
  forum = await openForum(test);
});
afterAll(() => test.close());

const query = (statement: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> =>
  test.database.rows(test.database.db, statement);

/** Somebody with a badge that opened a door yesterday and was suspended since, with a reason that names her. */
async function holder(name: string, accountId?: string) {
  const { attendeeId } = await forum.approved(name, accountId === undefined ? {} : { accountId });
  const badge = await forum.make(`${forum.below}/badges`, { attendeeId });
  await query(
    sql`insert into check_ins (edition_id, id, nonce, attendee_id, badge_id, day, direction, at, device_at, received_at,
        result, sequence)
      values (${forum.editionId}, ${newId()}, ${newId()}, ${attendeeId}, ${badge.id}, 0, 'in', now(), now(), now(),
        'accepted', ${badge.serial})`,
  );
  await forum.make(`/badges/${badge.id}/suspension`, { reason: canary });
  return { attendeeId, badge };
}
const passages = () =>
  query(sql`select attendee_id, badge_id, at, result, direction, sequence from check_ins order by sequence`);
const badgeRow = async (id: string) =>
  (
    await query(sql`select state, code, reason, ended_at is not null as ended from badges where id = ${id}`)
  )[0];
const erased = { state: 'revoked', code: '', reason: null, ended: true };

it('forgets the code and the reasons of whoever is erased; the serial stays ended, and check-ins keep their count', async () => {
  const personId = (await forum.make('/persons', { name: text('زرقاء الكناري', 'Zarqa Canary') })).id;
  const hers = await holder('زرقاء الكناري');
  const other = await holder('سند العتيق');
  await query(sql`update attendees set person_id = ${personId} where id = ${hers.attendeeId}`);
  const { id: fileId } = await test.database.transaction((tx) =>
    test.app.files.record(tx, {
      editionId: forum.editionId,
      name: 'badges.pdf',
      mediaType: 'application/pdf',
      body: Buffer.from('%PDF of many'),
    }),
  );
  const task = await test.app.jobs.queue(systemActor('test'), {
    kind: 'badges.batch',
    editionId: forum.editionId,
    input: {},
  });
  await query(
    sql`update tasks set state = 'done', result = ${JSON.stringify({ fileId })}::text::jsonb where id = ${task.id}`,
  );
  const before = await passages();

  await forum.make(`/personal-data/persons/${personId}/erasures`, {
    reason: 'asked for',
    confirmation: 'Zarqa Canary',
  });

  expect(await badgeRow(hers.badge.id)).toEqual(erased);
  expect(await badgeRow(other.badge.id)).toEqual({
    state: 'suspended',
    code: other.badge.code,
    reason: 'lent it to Erased person',
    ended: false,
  });
  expect(await passages()).toEqual(before);
  expect(await query(sql`select id from files where id = ${fileId}`)).toEqual([]);
  expect(await query(sql`select id from tasks where id = ${task.id}`)).toEqual([]);
  const everything = await dumpOf(test.database);
  for (const gone of [hers.badge.code, canary, 'الكناري']) expect(everything).not.toContain(gone);
  const doors = (await forum.get(`${forum.below}/badge-revocations`)).json();
  expect([doors.ended, doors.suspended]).toEqual([[hers.badge.serial], [other.badge.serial]]);
  expect((await forum.get(`/badges/${hers.badge.id}`)).json()).toMatchObject({
    code: null,
    reason: null,
    state: 'revoked',
  });
});

it('does so for whoever comes by an account alone, and tells the holder before what is held', async () => {
  const { id: accountId } = await test.database.transaction((tx) =>
    insertAccount(tx, { email: 'canary@example.org', name: 'Canary Alone' }, []),
  );
  const { badge } = await holder('عائشة بلا سجل', accountId);
  const { accessToken } = await test.app.signIns.open({
    accountId,
    method: 'password',
    secondFactor: 'totp',
  });
  const own = { authorization: `Bearer ${accessToken}` };

  const told = (await forum.get('/me/personal-data?lang=en', own)).json();
  await forum.make(`/personal-data/accounts/${accountId}/erasures`, {
    reason: 'asked for',
    confirmation: 'Canary Alone',
  });

  expect(told.parts.find(({ key }: { key: string }) => key === 'badges')).toMatchObject({
    fate: 'pseudonym',
    rows: [{ serial: badge.serial, state: 'suspended', reason: canary }],
  });
  expect(JSON.stringify(told)).not.toContain(badge.code);
  expect(await badgeRow(badge.id)).toEqual(erased);
});
