import { accreditations } from '../../../src/features/delegations/tables.ts';
import { manageBadges } from '../../../src/features/registration/badges/policy.ts';
import { systemActor } from '../../../src/platform/actor/index.ts';
import type { TestApp } from '../../support/app.ts';
import type { Make } from './world.ts';

/** A zone with a door, and the badge of somebody who was approved. */
export async function makeBadges(
  deps: { readonly test: TestApp; readonly make: Make; readonly below: string },
  editionId: string,
  mark: string,
): Promise<Readonly<Record<string, string>>> {
  const { test, make, below } = deps;
  const { changes, delegations } = test.app;
  const named = (ar: string, en: string) => ({ name: { ar: `${ar}${mark}`, en: `${en}${mark}` } });
  const zone = await make(`${below}/zones`, named('منطقة', 'Zone'));
  const door = await make(`${below}/doors`, { ...named('باب', 'Door'), zoneId: zone.id });
  const attendee = await changes.run(systemActor('matrix'), manageBadges.name, async (change) => {
    const [row] = await delegations.attendees.add(change, { id: editionId, timeZone: 'Asia/Riyadh' }, [
      { ...named('حاملة بطاقة', 'Holder'), category: 'public', source: 'staff', nationality: 'SA' },
    ]);
    if (row === undefined) throw new Error('Nobody was added.');
    await change.tx.insert(accreditations).values({
      editionId,
      attendeeId: row.id,
      state: 'approved',
      submittedAt: change.now,
      decidedAt: change.now,
    });
    await change.record({
      action: 'attendee.created',
      subject: { kind: 'attendee', id: row.id },
      editionId,
      after: { id: row.id },
    });
    return row;
  });
  const badge = await make(`${below}/badges`, { attendeeId: attendee.id });
  const visaLetter = await make(`/attendees/${attendee.id}/visa-letters`, {});
  return {
    'attendees/:attendee': attendee.id,
    'accreditations/:attendee': attendee.id,
    'visa-letters/:visaLetter': visaLetter.id,
    'letters/:letter': visaLetter.id,
    'zones/:id': zone.id,
    'zones/:zone': zone.id,
    'doors/:id': door.id,
    'doors/:door': door.id,
    'badges/:id': badge.id,
    'badges/:badge': badge.id,
  };
}
