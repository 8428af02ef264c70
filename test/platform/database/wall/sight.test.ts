import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Actor,
  anonymous,
  type Role,
  roles,
  sightOf,
  systemActor,
} from '../../../../src/platform/actor/index.ts';
import { type Database, nothing } from '../../../../src/platform/database/index.ts';
import { databaseKind, openTestDatabases } from '../../../support/database.ts';
import { fillWorld, holding, noRows, plus, published, seenOf, seesWhole, type WallWorld } from './support.ts';

/** Their work lies in whole editions. */
const inEditions: readonly Role[] = [
  'organiser',
  'programme-manager',
  'secretariat',
  'rapporteur',
  'protocol',
  'desk',
  'exhibition-manager',
];
const nobodys = seesWhole(0);

describe.skipIf(databaseKind !== 'postgres')('who forgets every WHERE, on PostgreSQL', () => {
  let database: Database;
  let serving: Database;
  let world: WallWorld;
  beforeAll(async () => {
    ({ database, serving } = await openTestDatabases());
    world = await fillWorld(database);
  });
  afterAll(() => database.close());

  const inTransaction = (actor: Actor) => serving.transaction((tx) => seenOf(serving, tx), sightOf(actor));
  const outside = (actor: Actor) => serving.seeing(sightOf(actor), () => seenOf(serving, serving.db));
  const first = () => world.editions[0];
  const third = () => world.editions[2];

  it('and says nothing of who acts, sees what is published', async () => {
    expect(await seenOf(serving, serving.db)).toEqual(nobodys);
    expect(await serving.transaction((tx) => seenOf(serving, tx))).toEqual(nobodys);
    expect(await inTransaction(anonymous)).toEqual(nobodys);
    expect(await outside(anonymous)).toEqual(nobodys);
    expect(nobodys).toEqual(plus(plus(published, published), published));
  });

  it.each(inEditions)('as %s of one edition sees that one', async (role) => {
    const actor = holding(role, 'edition', first().id);

    expect(await inTransaction(actor)).toEqual(seesWhole(1));
    expect(await outside(actor)).toEqual(seesWhole(1));
  });

  it.each(roles.filter((role) => !inEditions.includes(role)))(
    'as %s of an edition or a delegation sees what is published',
    async (role) => {
      expect(await inTransaction(holding(role, 'edition', first().id))).toEqual(nobodys);
      expect(await inTransaction(holding(role, 'delegation', first().id))).toEqual(nobodys);
      expect(await inTransaction(holding(role, 'body', first().id))).toEqual(nobodys);
    },
  );

  it.each(roles)('as %s of another edition finds no row of this one', async (role) => {
    const rows = await serving.transaction(
      (tx) =>
        tx.execute(`select 1 from identity_documents where edition_id = '${first().id}' union all
        select 1 from mails where edition_id = '${first().id}' union all
        select 1 from audit_events where edition_id = '${first().id}' union all
        select 1 from submissions where edition_id = '${first().id}' union all
        select 1 from submission_authors where edition_id = '${first().id}' union all
        select 1 from reviews where edition_id = '${first().id}' union all
        select 1 from review_comments where edition_id = '${first().id}' union all
        select 1 from speaker_confirmations where edition_id = '${first().id}' union all
        select 1 from attendees where edition_id = '${first().id}' union all
        select 1 from nominations where edition_id = '${first().id}' union all
        select 1 from accreditations where edition_id = '${first().id}' union all
        select 1 from registrations where edition_id = '${first().id}' union all
        select 1 from places where edition_id = '${first().id}' union all
        select 1 from badges where edition_id = '${first().id}' union all
        select 1 from check_ins where edition_id = '${first().id}' union all
        select 1 from outcome_documents where id = '${first().draftId}'`),
      sightOf(holding(role, 'edition', third().id)),
    );

    expect([...(rows as unknown as unknown[])]).toEqual([]);
  });

  it('as organiser of a series sees its editions, and of the installation all', async () => {
    expect(await inTransaction(holding('organiser', 'series', first().seriesId))).toEqual(seesWhole(2));
    expect(await inTransaction(holding('organiser', 'series', third().seriesId))).toEqual(seesWhole(1));
    expect(await inTransaction(holding('organiser', 'installation', null))).toEqual(seesWhole(3));
    expect(await inTransaction(systemActor('test'))).toEqual(seesWhole(3));
  });

  it("sees what is one's own in every edition, and what one reviews", async () => {
    const own = {
      identity_documents: 1,
      mails: 1,
      mail_attachments: 1,
      audit_events: 1,
      speaker_confirmations: 1,
      // One's own, of which no review is shown, and the one that one reviews.
      submissions: 2,
      submission_authors: 2,
      reviews: 1,
      review_comments: 1,
      // And what hangs on one's own place in an edition.
      attendees: 1,
      attendee_files: 1,
      nominations: 1,
      accreditations: 1,
      accreditation_steps: 1,
      registrations: 1,
      registration_files: 1,
      consents: 1,
      places: 1,
      badges: 1,
      check_ins: 1,
      attendances: 1,
      join_links: 1,
      visa_letters: 1,
    };
    const actor = holding('delegate', 'edition', third().id, world.accountId);

    expect(await inTransaction(actor)).toEqual(plus(nobodys, own));
    expect(await outside(actor)).toEqual(plus(nobodys, own));
  });

  it.each(['focal-point', 'delegate'] as const)(
    'as %s sees the people of their delegation alone',
    async (role) => {
      const own = {
        attendees: 1,
        attendee_files: 1,
        focal_points: 1,
        nominations: 1,
        accreditations: 1,
        accreditation_steps: 1,
        registrations: 1,
        registration_files: 1,
        consents: 1,
        places: 1,
        badges: 1,
        check_ins: 1,
        attendances: 1,
        join_links: 1,
        visa_letters: 1,
      };

      expect(await inTransaction(holding(role, 'delegation', first().delegationId))).toEqual(
        plus(nobodys, own),
      );
    },
  );

  it('reads a submission of their own and one that they review, and changes neither', async () => {
    const sight = sightOf(holding('reviewer', 'edition', third().id, world.accountId));
    const counts = await serving.transaction(async (tx) => {
      const found = [];
      for (const statement of [
        `update submissions set state = 'accepted'`,
        `update submission_authors set name = 'X'`,
        `update speaker_confirmations set state = 'confirmed'`,
        `update reviews set state = 'submitted'`,
      ]) {
        found.push(((await tx.execute(statement)) as unknown as { count: number }).count);
      }
      return found;
    }, sight);

    expect(counts).toEqual([0, 0, 0, 1]);
  });

  it('whose rights sleep, or whose ids are no ids, sees nothing more', async () => {
    const asleep: Actor = { ...holding('desk', 'edition', first().id), grants: [], asleep: [] } as Actor;
    const bent = { ...nothing, editionIds: [`${first().id}' or true --`, "x'; reset all; --"] };

    expect(await inTransaction(asleep)).toEqual(nobodys);
    expect(await serving.transaction((tx) => seenOf(serving, tx), bent)).toEqual(nobodys);
    expect(noRows.mails).toBe(0);
  });

  it('may change, add and delete within what is seen alone', async () => {
    const sight = sightOf(holding('organiser', 'edition', third().id));
    const { id, draftId, mailId, identityId, submissionId, reviewId } = first();
    const counted = async (statement: string): Promise<number> =>
      serving.transaction(
        async (tx) => ((await tx.execute(statement)) as unknown as { count: number }).count,
        sight,
      );
    const refused = (statement: string) =>
      expect(serving.transaction((tx) => tx.execute(statement), sight)).rejects.toMatchObject({
        cause: { code: '42501', message: expect.stringContaining('row-level security') },
      });

    expect(await counted(`update outcome_documents set status = 'published' where id = '${draftId}'`)).toBe(
      0,
    );
    expect(await counted(`update outcome_documents set status = 'draft' where edition_id = '${id}'`)).toBe(0);
    expect(await counted(`delete from provisions where edition_id = '${id}'`)).toBe(0);
    expect(await counted(`update mails set address = 'b@example.org' where id = '${mailId}'`)).toBe(0);
    expect(await counted(`delete from identity_documents where id = '${identityId}'`)).toBe(0);
    expect(await counted('update audit_events set actor_name = null')).toBe(0);
    expect(await counted(`update submissions set state = 'accepted' where id = '${submissionId}'`)).toBe(0);
    expect(await counted(`delete from reviews where id = '${reviewId}'`)).toBe(0);
    await refused(`update outcome_documents set edition_id = '${id}' where edition_id = '${third().id}'`);
    await refused(`insert into mail_attachments values ('${mailId}', 1, 'a', 'a/a', '')`);
  });
});
