import { randomUUID } from 'node:crypto';
import { accounts } from '../../../src/features/accounts/tables.ts';
import { checkInDevices, checkIns } from '../../../src/features/registration/tables.ts';
import { newId } from '../../../src/platform/database/index.ts';
import type { TestApp } from '../../support/app.ts';

/** A device at a door, and a check-in that it took without knowing. */
export async function makeCheckIn(
  { database }: Pick<TestApp, 'database'>,
  editionId: string,
  mark: string,
): Promise<Readonly<Record<string, string>>> {
  const { db } = database;
  const [owner] = await db.select().from(accounts).limit(1);
  const [device, checkIn] = [newId(), newId()];
  await db.insert(checkInDevices).values({
    editionId,
    id: device,
    name: `باب${mark}`,
    accountId: owner?.id ?? '',
    lastSeenAt: new Date(),
  });
  await db.insert(checkIns).values({
    editionId,
    id: checkIn,
    nonce: randomUUID(),
    day: 0,
    direction: 'in',
    at: new Date(),
    deviceAt: new Date(),
    receivedAt: new Date(),
    deviceId: device,
    offline: 'yes',
    result: 'conflict',
    reason: 'unknown-serial',
    sequence: 1,
  });
  return {
    'check-in-devices/:device': device,
    'devices/:device': device,
    'check-ins/:checkIn': checkIn,
    'conflicts/:checkIn': checkIn,
  };
}
