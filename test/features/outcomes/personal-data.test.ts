import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomesPersonalData } from '../../../src/features/outcomes/personal-data.ts';
import { type Actor, systemActor } from '../../../src/platform/actor/index.ts';
import { everything } from '../../../src/platform/database/index.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { makeWorld, type World } from './follow-up/world.ts';

const actor: Actor = systemActor('test');

describe('a person named in what became of recommendations', () => {
  let test: TestApp;
  let world: World;
  const subject = {
    accountIds: [],
    personIds: [],
    attendeeIds: [],
    names: ['Salem Al-Hajri'],
    addresses: [],
  } as unknown as Parameters<typeof outcomesPersonalData.held>[1];

  beforeAll(async () => {
    test = await openTestApp();
    world = await makeWorld(test, await test.signIn());
    const { reports, evidence, measures } = test.app.outcomes.parts.followUp;
    const words = (en: string) => ({ ar: 'أُنجز', en });
    await measures.respond(actor, world.count, world.board, {
      response: 'noted',
      note: words('Salem Al-Hajri answers'),
      respondedOn: '2025-01-01',
    });
    const accepted = await reports.save(actor, world.count, world.office, null, {
      selfReported: 'in-progress',
      text: words('Salem Al-Hajri counted the wells'),
    });
    await evidence.add(actor, accepted.id, { title: words('List of Salem Al-Hajri') });
    const sent = await reports.submit(actor, accepted.id, accepted.version);
    await reports.accept(actor, sent.id, sent.version);
    await reports.save(actor, world.publish, world.board, null, {
      selfReported: 'planning',
      text: words('Salem Al-Hajri will publish it'),
    });
  });
  afterAll(() => test.close());

  const reader = () => ({ db: test.database.db, rows: test.database.rows });

  it('is found, and told where the name must stay', async () => {
    const held = await test.database.seeing(everything, () => outcomesPersonalData.held(reader(), subject));

    expect(held.map(({ key, fate, rows }) => ({ key, fate, rows }))).toEqual([
      {
        key: 'texts',
        fate: 'pseudonym',
        rows: expect.arrayContaining([
          { table: 'responses', count: 1 },
          { table: 'progress_reports', count: 1 },
        ]),
      },
      {
        key: 'fixed-texts',
        fate: 'kept',
        rows: expect.arrayContaining([
          { table: 'progress_reports', count: 1 },
          { table: 'evidence', count: 1 },
        ]),
      },
    ]);
  });

  it('is erased from what may change, and stays in what was accepted', async () => {
    await test.app.changes.run(actor, 'system', async (change) => {
      await outcomesPersonalData.erase({
        change,
        rows: test.database.rows,
        db: change.tx,
        subject,
        afterwards() {},
        gone() {},
      });
    });
    const found = await test.database.seeing(everything, () =>
      test.database.rows<{ text: string }>(
        test.database.db,
        sql`select text ->> 'en' as text from progress_reports union all select note ->> 'en' from responses order by 1`,
      ),
    );

    expect(found.map(({ text }) => text)).toEqual([
      'Erased person answers',
      'Erased person will publish it',
      'Salem Al-Hajri counted the wells',
    ]);
  });
});
