import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accreditationPersonalData } from '../../../../src/features/delegations/accreditation/personal-data.ts';
import { systemActor } from '../../../../src/platform/actor/index.ts';
import { type AccreditationWorld, openAccreditationWorld, type Somebody } from './support.ts';

const canary = 'Zarqa Canary Altaweel';

describe('what accreditation holds of somebody', () => {
  let world: AccreditationWorld;
  let protocol: Somebody;
  let email: string;

  beforeAll(async () => {
    world = await openAccreditationWorld();
    protocol = await world.person('protocol');
    email = `${randomUUID()}@example.org`;
  }, 120_000);
  afterAll(() => world?.test.close());

  it('is told whole, and goes: reasons, changes and watch notes, while the decision stays', async () => {
    const { id, attendeeId } = await world.request({ en: canary }, { email, post: { en: 'Adviser' } });
    await world.decide(protocol, 'hold', [id], { reason: `The papers of ${canary}.` });
    await world.decide(protocol, 'approve', [id]);
    await world.edit(attendeeId, { post: { en: `Office of ${canary}` } });
    await world.post(protocol, '/watch-notes', { name: canary, note: `Look at ${canary}.` });
    const other = await world.request({ en: 'Rashid Al-Kaabi' });
    await world.decide(protocol, 'refuse', [other.id], { reason: `Comes with ${canary}.` });
    const subject = { personIds: [], accountIds: [protocol.id], addresses: [email], names: [canary] };
    const { rows, db } = world.test.database;

    const held = await accreditationPersonalData.held({ rows, db }, subject);
    const gone: string[] = [];
    await world.test.app.changes.run(systemActor('test'), 'test', async (change) => {
      await accreditationPersonalData.erase({
        rows,
        db: change.tx,
        change,
        subject,
        afterwards: () => {},
        gone: (one) => void gone.push(one),
      });
      await change.record({
        action: 'personal-data.erased',
        subject: { kind: 'personal-data', id: attendeeId },
        editionId: null,
        after: { done: true },
      });
    });
    const [left] = await rows<{ text: string; deciders: number | string }>(
      db,
      sql`select (select coalesce(json_agg(a)::text, '') from accreditations a)
          || (select coalesce(json_agg(s)::text, '') from accreditation_steps s)
          || (select coalesce(json_agg(w)::text, '') from watch_notes w) as text,
        (select count(*) from accreditations where decided_by = ${protocol.id}::uuid) as deciders`,
    );

    expect(
      held
        .filter(({ rows: found }) => found.length > 0)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['accreditations', 'texts', 'watch-notes']);
    expect(gone).toContain(id);
    expect([left?.text.includes('Canary'), Number(left?.deciders)]).toEqual([false, 0]);
    expect((await world.whole(await world.person('protocol'), other.id)).state).toBe('refused');
  });
});
