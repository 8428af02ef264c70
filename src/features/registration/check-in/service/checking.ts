import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { conflict } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { dayOf, daysOf } from '../../../../platform/language/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import type { PlacesPart } from '../../places/index.ts';
import { editionMark } from '../../rules/badge-code.ts';
import { canBeOfDay, couldHaveBeen, ourTime, skewOf } from '../../rules/device-clock.ts';
import { type CheckInReason, judgeCheckIn, type Passage, UNDO_MS } from '../../rules/judging.ts';
import { listDoors, listTimedSessions } from '../../store/check-in-kit.ts';
import * as store from '../../store/check-ins.ts';
import type { BatchInput, CheckInInput } from '../contract.ts';
import { checkPeopleIn } from '../policy.ts';
import type { DevicesService } from './devices.ts';
import { createReading, knownBadge, type ReadBadge } from './reading.ts';

export type CheckingService = ReturnType<typeof createCheckingService>;

/** What became of one check-in. */
export interface Answer {
  readonly row: store.CheckInRow;
  /** It was known before: it counts once. */
  readonly repeated: boolean;
  readonly badge: store.BadgeAtDoor | null;
}

export interface BatchAnswer {
  readonly now: Date;
  readonly skewMs: number;
  readonly sequence: number;
  readonly retired: boolean;
  readonly items: readonly Answer[];
  readonly undone: readonly { readonly nonce: string; readonly done: boolean }[];
}

/**
 * Takes check-ins in, in batches. Numbers are given out under a lock of the edition, so that of two devices with the same
 * badge one is second, and a batch that is sent twice at once is written once.
 */
export function createCheckingService(
  context: RegistrationContext,
  {
    devices,
    places,
  }: {
    readonly devices: DevicesService;
    readonly places: Pick<PlacesPart['following'], 'markAttendance'>;
  },
) {
  const { changes, database } = context;
  const reading = createReading(context);

  /** What the device did not know when it did not hear that the server refused: it let them in, and says so. */
  const opensAfterAll = (row: store.CheckInRow, item: CheckInInput): boolean =>
    row.result === 'refused' && row.offline === 'no' && item.offline && item.opened === true;

  /** Whoever went into a session that one signs up for has used their place there. */
  async function markPlaces(
    change: Change,
    editionId: string,
    rows: readonly store.CheckInRow[],
  ): Promise<void> {
    const entered = rows.filter(({ result, direction }) => result === 'accepted' && direction === 'in');
    const sessionIds = [...new Set(entered.flatMap(({ sessionId }) => sessionId ?? []))];
    for (const id of await store.activitiesAmong(change.tx, editionId, sessionIds)) {
      const people = entered.flatMap(({ sessionId, attendeeId }) =>
        sessionId === id ? (attendeeId ?? []) : [],
      );
      await places.markAttendance(change, id, [...new Set(people)]);
    }
  }

  return {
    /**
     * Takes a batch in: every check-in once, by its nonce; each is answered, the known ones as the first time.
     * @throws 403 for a device on which somebody else signed in, 404 for none
     */
    async take(actor: Actor, { edition }: EditionWhole, input: BatchInput): Promise<BatchAnswer> {
      permit(checkPeopleIn, actor, placeOf(edition));
      const editionId = edition.id;
      const device = await devices.own(actor, editionId, input.device);
      const [read, doors, sessions] = await Promise.all([
        reading.read(editionId, input.items),
        input.items.length === 0 ? [] : listDoors(database.db, editionId),
        input.items.some(({ session }) => session) ? listTimedSessions(database.db, editionId) : [],
      ]);
      const mark = editionMark(editionId);

      const work = async (change: Change): Promise<BatchAnswer> => {
        const { tx } = change;
        // Before the lock, since devices wait for each other behind it: badges are held by their own rows.
        const readBadges = await reading.badges(tx, editionId, read);
        let last = await store.lockCounter(database, tx, editionId);
        const first = last;
        const now = change.now.getTime();
        const skewMs = skewOf(Date.parse(input.sentAt), now);
        const heardAt = (device.heardAt ?? device.createdAt).getTime();
        const taken = input.undone ?? [];
        const nonces = [...input.items, ...taken].map(({ nonce }) => nonce);
        const known = new Map(
          (await store.findByNonces(tx, editionId, nonces)).map((row) => [row.nonce, row] as const),
        );
        const badges = [...readBadges, ...(await reading.others(tx, editionId, known.values(), readBadges))];
        const passages = await store.passagesOf(
          database,
          tx,
          editionId,
          badges.map(({ attendeeId }) => attendeeId),
        );
        const fresh: store.NewCheckIn[] = [];
        const heard = new Map<string, Answer>();
        const order: string[] = [];

        for (const [index, item] of input.items.entries()) {
          if (order.includes(item.nonce)) continue;
          order.push(item.nonce);
          const old = known.get(item.nonce);
          if (old !== undefined) {
            let row = old;
            if (opensAfterAll(old, item)) {
              last += 1;
              row = await store.updateCheckIn(tx, old.id, {
                result: 'conflict',
                offline: 'yes',
                sequence: last,
              });
            }
            heard.set(item.nonce, {
              row,
              repeated: true,
              badge: badges.find(({ id }) => id === old.badgeId) ?? null,
            });
            continue;
          }
          const one: ReadBadge = read[index] ?? { fault: 'unreadable' };
          const badge = 'serial' in one ? badges.find(({ serial }) => serial === one.serial) : undefined;
          const door = doors.find(({ id }) => id === item.door);
          const session = sessions.find(({ id }) => id === item.session);
          const deviceAt = Date.parse(item.deviceAt);
          const at = item.offline ? ourTime(deviceAt, skewMs, now) : now;
          const passage: Passage = {
            doorId: door?.id ?? null,
            zone: door?.zone ?? -1,
            sessionId: session?.id ?? null,
            day: item.day,
            direction: item.direction,
            at,
          };
          const own = passages.filter(({ attendeeId }) => attendeeId === badge?.attendeeId);
          const judged = judgeCheckIn(
            {
              passage,
              offline: item.offline,
              opened: item.opened === true,
              deviceReason: item.reason ?? null,
            },
            'fault' in one
              ? one.fault
              : badge === undefined
                ? 'unknown-serial'
                : knownBadge(editionId, badge),
            mark,
            own,
            faultOf(item, {
              hasDoor: door !== undefined,
              hasSession: session !== undefined,
              at,
              possible: !item.offline || couldHaveBeen(deviceAt - skewMs, heardAt, now),
            }),
          );
          last += 1;
          fresh.push({
            id: newId(),
            editionId,
            nonce: item.nonce,
            attendeeId: badge?.attendeeId ?? null,
            badgeId: badge?.id ?? null,
            doorId: passage.doorId,
            sessionId: passage.sessionId,
            day: item.day,
            direction: item.direction,
            at: new Date(at),
            deviceAt: new Date(deviceAt),
            receivedAt: change.now,
            deviceId: device.id,
            accountId: device.accountId,
            offline: item.offline ? 'yes' : 'no',
            ...judged,
            sequence: last,
          });
          if (judged.result === 'accepted' && badge !== undefined) {
            passages.push({ ...passage, attendeeId: badge.attendeeId });
          }
        }

        const rows = await guarded({ check_ins_badge_opens: () => conflict('badge-ended-meanwhile') }, () =>
          store.insertCheckIns(tx, fresh),
        );
        for (const row of rows) {
          const badge = badges.find(({ id }) => id === row.badgeId) ?? null;
          heard.set(row.nonce, { row, repeated: false, badge });
          known.set(row.nonce, row);
        }

        await markPlaces(change, editionId, rows);

        const undone: { nonce: string; done: boolean }[] = [];
        for (const { nonce, deviceAt } of taken) {
          const row = heard.get(nonce)?.row ?? known.get(nonce);
          const own = row?.deviceId === device.id && row.result !== 'refused';
          const undoneAt = Date.parse(deviceAt);
          const inTime =
            row !== undefined &&
            Math.abs(undoneAt - row.deviceAt.getTime()) <= UNDO_MS &&
            couldHaveBeen(undoneAt - skewMs, heardAt, now);
          if (row === undefined || !own || (row.resolvedAt === null && !inTime)) {
            undone.push({ nonce, done: false });
            continue;
          }
          if (row.resolvedAt === null) {
            last += 1;
            const after = await store.updateCheckIn(tx, row.id, {
              resolution: 'dropped',
              resolvedAt: change.now,
              resolvedBy: device.accountId,
              sequence: last,
            });
            const answer = heard.get(nonce);
            if (answer !== undefined) heard.set(nonce, { ...answer, row: after });
          }
          undone.push({ nonce, done: row.resolution !== 'kept' });
        }

        if (last > first) {
          await store.setCounter(tx, editionId, last);
          await change.record({
            action: 'check-ins.recorded',
            subject: { kind: 'check-ins', id: device.id },
            editionId,
            after: {
              device: device.id,
              from: first + 1,
              until: last,
              accepted: rows.filter(({ result }) => result === 'accepted').length,
              refused: rows.filter(({ result }) => result === 'refused').length,
              conflicts: rows.filter(({ result }) => result === 'conflict').length,
              undone: undone.filter(({ done }) => done).length,
            },
            quiet: true,
          });
        }
        await store.updateDevice(tx, device.id, { lastSeenAt: change.now, skewMs });
        return {
          now: change.now,
          skewMs,
          sequence: last,
          retired: device.retiredAt !== null,
          items: order.flatMap((nonce) => heard.get(nonce) ?? []),
          undone,
        };
      };

      const days = daysOf(edition.startsOn, edition.endsOn);
      const dayAt = (at: number): string => dayOf(new Date(at), edition.timeZone);
      const faultOf = (
        item: CheckInInput,
        found: {
          readonly hasDoor: boolean;
          readonly hasSession: boolean;
          readonly at: number;
          /** The device can have done it when it says. */
          readonly possible: boolean;
        },
      ): CheckInReason | null => {
        if (!found.hasDoor) return 'unknown-door';
        if (item.session && !found.hasSession) return 'unknown-session';
        if (device.retiredAt !== null && found.at >= device.retiredAt.getTime()) return 'device-retired';
        if (!found.possible) return 'clock';
        return canBeOfDay(found.at, item.day, days, dayAt) ? null : 'other-day';
      };

      return changes.run(actor, checkPeopleIn.name, work);
    },
  };
}
