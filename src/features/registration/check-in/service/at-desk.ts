import type { Change } from '../../../../platform/changes/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import type { RegistrationContext } from '../../context.ts';
import { editionMark } from '../../rules/badge-code.ts';
import { judgeCheckIn, type Passage } from '../../rules/judging.ts';
import type { DoorRow } from '../../store/check-in-kit.ts';
import * as store from '../../store/check-ins.ts';
import { knownBadge } from './reading.ts';

/**
 * Checks somebody in by the badge that they were just given, within the caller's change: judged as at any door, by the
 * same rules and under the same lock.
 * @param day of the edition, counted from 0
 */
export async function checkInAtDesk(
  { database }: Pick<RegistrationContext, 'database'>,
  change: Change,
  at: { readonly editionId: string; readonly badgeId: string; readonly door: DoorRow; readonly day: number },
): Promise<store.CheckInRow> {
  const { editionId, door, day } = at;
  const { tx, now } = change;
  const [badge] = await store.badgesAtDoor(database, tx, editionId, { ids: [at.badgeId] });
  if (badge === undefined) throw new Error('The badge is gone.');
  const last = (await store.lockCounter(database, tx, editionId)) + 1;
  const passage: Passage = {
    doorId: door.id,
    zone: door.zone,
    sessionId: null,
    day,
    direction: 'in',
    at: now.getTime(),
  };
  const judged = judgeCheckIn(
    { passage, offline: false, opened: false, deviceReason: null },
    knownBadge(editionId, badge),
    editionMark(editionId),
    await store.passagesOf(database, tx, editionId, [badge.attendeeId]),
  );
  const [row] = await store.insertCheckIns(tx, [
    {
      id: newId(),
      editionId,
      nonce: newId(),
      attendeeId: badge.attendeeId,
      badgeId: badge.id,
      doorId: door.id,
      sessionId: null,
      day,
      direction: 'in',
      at: now,
      deviceAt: now,
      receivedAt: now,
      deviceId: null,
      accountId: change.actor.kind === 'account' ? change.actor.accountId : null,
      offline: 'no',
      ...judged,
      sequence: last,
    },
  ]);
  if (row === undefined) throw new Error('The statement returned no row.');
  await store.setCounter(tx, editionId, last);
  await change.record({
    action: 'check-in.recorded',
    subject: { kind: 'check-in', id: row.id },
    editionId,
    after: { id: row.id, doorId: row.doorId, day, result: row.result, reason: row.reason, sequence: last },
  });
  return row;
}
