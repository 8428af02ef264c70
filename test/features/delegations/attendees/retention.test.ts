import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attendeesRetention } from '../../../../src/features/delegations/attendees/retention.ts';
import { attendees, nominations } from '../../../../src/features/delegations/tables.ts';
import { type AccreditationWorld, openAccreditationWorld } from '../accreditation/support.ts';

describe('what is held of those who came', () => {
  let world: AccreditationWorld;
  beforeAll(async () => {
    world = await openAccreditationWorld();
  });
  afterAll(() => world.test.close());

  it('goes in time: details that they were asked for and reasons; who came stays', async () => {
    const { database, app } = world.test;
    const { attendeeId } = await world.request(
      { en: 'Reem Al-Hosani' },
      { birthDate: '1990-02-03', phone: '+971500000000', delegationId: world.delegationId },
    );
    await database.db.insert(nominations).values({
      editionId: world.editionId,
      delegationId: world.delegationId,
      attendeeId,
      role: 'member',
      state: 'withdrawn',
      endedAt: new Date('2027-02-01T00:00:00Z'),
      endReason: 'She is needed at home.',
    });
    const moment = { now: new Date(), before: new Date(), editionIds: [world.editionId] };
    const reader = { rows: database.rows, db: database.db };
    const rules = attendeesRetention({ files: app.files });
    const due = async () =>
      Promise.all(rules.map(async (rule) => [rule.kind, await rule.overdue(reader, moment)]));

    expect(await due()).toEqual([
      ['attendee-details', [{ editionId: world.editionId, count: 1 }]],
      ['nomination-reasons', [{ editionId: world.editionId, count: 1 }]],
    ]);
    expect(await rules[0]?.overdue(reader, { ...moment, editionIds: [] })).toEqual([]);
    await world.run(async (change) => {
      for (const rule of rules) {
        await rule.clear(change, { rows: database.rows, db: change.tx }, moment, () => {});
      }
      await change.record({
        action: 'personal-data.purged',
        subject: { kind: 'personal-data', id: world.editionId },
        editionId: null,
        after: {},
      });
    });

    expect(await due()).toEqual([
      ['attendee-details', []],
      ['nomination-reasons', []],
    ]);
    const [kept] = await database.db.select().from(attendees).where(eq(attendees.id, attendeeId));
    expect([kept?.name.en, kept?.birthDate, kept?.phone]).toEqual(['Reem Al-Hosani', null, null]);
  });
});
