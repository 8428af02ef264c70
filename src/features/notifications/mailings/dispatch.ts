/** Hands approved messages to the outbox, a part of the list at a time, and says when each is with the outbox whole. */
import { systemActor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import { type Database, everything } from '../../../platform/database/index.ts';
import type { Jobs } from '../../../platform/jobs/index.ts';
import type { Outbox } from '../../../platform/outbox/index.ts';
import { type EditionWhole, findEdition } from '../../series/index.ts';
import * as store from '../store/mailings.ts';
import type { Declining } from './declining.ts';
import { excludedAmong } from './list.ts';
import { mailFor } from './writing.ts';

/** Mails that one transaction writes: short enough to be cut without much to repeat. */
const AT_ONCE = 100;
/** Seconds between two looks. */
const LOOK_SECONDS = 2;

export interface Dispatch {
  /** Writes every mail that is to be written. @returns how many */
  run(): Promise<number>;
}

export function createDispatch(deps: {
  database: Database;
  changes: Changes;
  clock: Clock;
  outbox: Outbox;
  jobs: Jobs;
  declining: Declining;
  publicUrl: string;
}): Dispatch {
  const { database, changes, clock, outbox, jobs, declining, publicUrl } = deps;
  const { transaction } = database;

  /**
   * Writes mails to the next receivers. A worker that dies leaves them as they were, and the mails unwritten with them;
   * two workers never have the same; and the outbox takes one mail for a message and an address.
   * @returns how many receivers were settled
   */
  const writePart = (id: string, whole: EditionWhole): Promise<number> =>
    transaction(async (tx) => {
      const mailing = await store.holdApproved(tx, id);
      if (mailing === undefined) return 0;
      const receivers = await store.takePending(tx, id, AT_ONCE);
      if (receivers.length === 0) return 0;
      // Whoever declined since the list was made is left out.
      const keys = receivers.map(({ addressKey }) => addressKey);
      const { declined, bouncing } = await excludedAmong(
        database,
        tx,
        whole.edition,
        mailing.necessary,
        keys,
      );
      const settled: Parameters<typeof store.settleReceivers>[3][number][] = [];
      for (const receiver of receivers) {
        const { position, addressKey: key } = receiver;
        if (declined.has(key) || bouncing.has(key)) {
          settled.push({ position, state: declined.has(key) ? 'declined' : 'bouncing', mailId: null });
          continue;
        }
        const { id: mailId } = await outbox.write(
          tx,
          mailFor(mailing, whole, receiver, {
            dedupeKey: `mailing:${id}:${key}`,
            now: mailing.approvedAt ?? clock.now(),
            unsubscribeUrl: (language) =>
              `${publicUrl}/${language}/unsubscribe?link=${declining.secretFor(receiver.address, whole.edition.id)}`,
          }),
        );
        settled.push({ position, state: 'written', mailId });
      }
      await store.settleReceivers(database, tx, id, settled);
      return receivers.length;
    });

  async function finish(id: string, editionId: string): Promise<void> {
    await changes.run(systemActor('mailings'), 'system', async (change) => {
      const mailing = await store.lockMailing(change.tx, id);
      if (mailing?.state !== 'approved' || (await store.countPending(change.tx, id)) > 0) return;
      const after = await store.updateMailing(change.tx, id, { state: 'sent', updatedAt: change.now });
      await change.record({
        action: 'message.sent',
        subject: { kind: 'message', id },
        editionId,
        before: mailing,
        after,
      });
    });
  }

  const run = async (): Promise<number> => {
    let written = 0;
    for (const { id, editionId } of await store.listApproved(database.db)) {
      const whole = await findEdition(database.db, editionId);
      if (whole === undefined) continue;
      for (let part = -1; part !== 0; written += part) part = await writePart(id, whole);
      await finish(id, editionId);
    }
    return written;
  };

  const dispatch: Dispatch = { run: () => database.seeing(everything, run) };
  jobs.every({ name: 'mailings', seconds: LOOK_SECONDS, work: async () => void (await dispatch.run()) });
  return dispatch;
}
