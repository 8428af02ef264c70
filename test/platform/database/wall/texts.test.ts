import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, anonymous, sightOf } from '../../../../src/platform/actor/index.ts';
import type { Database } from '../../../../src/platform/database/index.ts';
import { databaseKind, openTestDatabases } from '../../../support/database.ts';
import { holding } from './support.ts';
import { fillTexts, type SeenTexts, seenTexts, type TextsWorld } from './texts.ts';

const whole: SeenTexts = {
  amendment_co_sponsors: 4,
  amendments: 8,
  decision_electors: 8,
  decisions: 4,
  draft_comments: 4,
  evidence: 8,
  pledge_partners: 2,
  pledge_steps: 2,
  pledges: 2,
  progress_reports: 4,
  provision_numbers: 2,
  provision_versions: 8,
  report_points: 1,
  reservations: 2,
  session_reports: 1,
  signatures: 4,
  votes: 6,
};
const none = Object.fromEntries(Object.keys(whole).map((name) => [name, 0])) as SeenTexts;

/** What was decided about the published text, who signed it, the published report, the announced pledge. */
const open: SeenTexts = {
  ...none,
  decision_electors: 2,
  decisions: 1,
  evidence: 1,
  pledge_partners: 1,
  pledge_steps: 1,
  pledges: 1,
  progress_reports: 1,
  provision_numbers: 1,
  reservations: 1,
  signatures: 1,
  votes: 2,
};

describe.skipIf(databaseKind !== 'postgres')('who forgets every WHERE about texts, on PostgreSQL', () => {
  let database: Database;
  let serving: Database;
  let world: TextsWorld;
  beforeAll(async () => {
    ({ database, serving } = await openTestDatabases());
    world = await fillTexts(database);
  });
  afterAll(() => database.close());

  const seen = (actor: Actor) =>
    serving.transaction((tx) => seenTexts(serving, tx, world.editionId), sightOf(actor));

  it('and is the public, sees what is published and nothing of an embargoed text', async () => {
    expect(await seen(anonymous)).toEqual(open);
    const texts = await serving.transaction(
      (tx) =>
        tx.execute(sql`select d.slug, count(p.id)::int as provisions from outcome_documents d
        join provisions p on p.document_id = d.id where d.edition_id = ${world.editionId} group by 1`),
      sightOf(anonymous),
    );
    // One was taken out of it while it was a draft.
    expect([...(texts as unknown as unknown[])]).toEqual([{ slug: 'published', provisions: 1 }]);
  });

  it.each(['organiser', 'secretariat', 'rapporteur'] as const)('as %s sees the edition', async (role) => {
    expect(await seen(holding(role, 'edition', world.editionId))).toEqual(whole);
  });

  it.each(['organiser', 'secretariat', 'rapporteur', 'assessor'] as const)(
    'as %s of another edition sees what is published',
    async (role) => {
      expect(await seen(holding(role, 'edition', randomUUID()))).toEqual(open);
    },
  );

  it.each(['focal-point', 'delegate'] as const)(
    'as %s sees circulated texts, what was submitted to them, and their own',
    async (role) => {
      const delegations: SeenTexts = {
        ...open,
        // What was submitted in the edition; decisions that were put, with their rolls; wordings of the circulated text.
        amendments: 4,
        amendment_co_sponsors: 4,
        decisions: 3,
        decision_electors: 6,
        provision_versions: 2,
      };
      expect(await seen(holding(role, 'delegation', world.first))).toEqual({
        ...delegations,
        amendments: 8,
        // Their own vote in the open decision, and all of those that are closed.
        votes: 5,
        reservations: 2,
        // Their own, and what is published.
        signatures: 2,
      });
      expect(await seen(holding(role, 'delegation', world.second))).toEqual({
        ...delegations,
        votes: 5,
        // Two invitations of their own.
        signatures: 3,
      });
    },
  );

  it('as reporter sees reports and pledges of the own body, and of its partners what they join', async () => {
    expect(await seen(holding('reporter', 'body', world.reporting))).toEqual({
      ...open,
      progress_reports: 3,
      evidence: 6,
      pledges: 2,
      pledge_partners: 2,
      pledge_steps: 2,
    });
    expect(await seen(holding('reporter', 'body', world.partner))).toEqual({
      ...open,
      progress_reports: 2,
      evidence: 3,
      pledge_partners: 2,
    });
  });

  it('as assessor sees what was sent, with all its evidence, and no draft', async () => {
    expect(await seen(holding('assessor', 'edition', world.editionId))).toEqual({
      ...open,
      progress_reports: 3,
      evidence: 6,
    });
  });

  it.each([
    [
      'the public',
      () => anonymous,
      [
        `update pledges set title = title`,
        `update signatures set number = number`,
        `update reservations set made_on = made_on`,
        `update progress_reports set text = text`,
        `delete from votes`,
        `delete from draft_comments`,
        `delete from decisions`,
      ],
    ],
    [
      'another delegation',
      () => holding('delegate', 'delegation', randomUUID()),
      [
        `update amendments set rationale = null`,
        `delete from votes`,
        `update signatures set number = number`,
      ],
    ],
    [
      'another body',
      () => holding('reporter', 'body', randomUUID()),
      [
        `update progress_reports set text = text`,
        `update evidence set confidential = false`,
        `update pledges set text = null`,
      ],
    ],
    [
      'an assessor',
      () => holding('assessor', 'edition', world.editionId),
      [`update progress_reports set status = 'accepted'`, `update evidence set confidential = false`],
    ],
  ] as const)('changes nothing as %s', async (_who, actor, statements) => {
    for (const statement of statements) {
      const changed = await serving.transaction(
        async (tx) => ((await tx.execute(sql.raw(statement))) as unknown as { count: number }).count,
        sightOf(actor()),
      );
      expect([statement, changed]).toEqual([statement, 0]);
    }
  });

  it('writes no step of a pledge that it reads', async () => {
    await expect(
      serving.transaction(
        (tx) =>
          tx.execute(sql`insert into pledge_steps (edition_id, id, pledge_id, status, taken_on)
            select edition_id, gen_random_uuid(), id, 'fulfilled', '2026-01-01' from pledges limit 1`),
        sightOf(anonymous),
      ),
    ).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
