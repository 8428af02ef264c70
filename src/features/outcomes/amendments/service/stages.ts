import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict } from '../../../../platform/errors/index.ts';
import { createTextGate } from '../../drafting/service/gate.ts';
import type { Notices } from '../../notices/index.ts';
import { mayBecome, type OutcomeStatus } from '../../rules.ts';
import * as amending from '../../store/amendments.ts';
import * as store from '../../store/index.ts';
import type { OpeningInput } from '../contract.ts';

/** The stages of a text between its draft and the meeting that decides on it. */
export function createStagesService({
  changes,
  notices,
}: {
  readonly changes: Changes;
  readonly notices: Pick<Notices, 'circulated' | 'amendments'>;
}) {
  const gate = createTextGate(changes);
  const step = (
    actor: Actor,
    id: string,
    status: OutcomeStatus,
    prepare: (
      opened: Parameters<Parameters<typeof gate.text>[2]>[0],
    ) => Promise<Partial<store.DocumentRow>> | Partial<store.DocumentRow> = () => ({}),
    reason?: string | null,
    tell?: (change: Change, document: store.DocumentRow) => Promise<unknown>,
  ): Promise<store.DocumentRow> =>
    gate.text(actor, id, async (opened) => {
      const { change, document } = opened;
      if (!mayBecome(document.status, status)) {
        throw conflict('text-state', { from: document.status, to: status });
      }
      const row = await prepare(opened);
      const edited = await store.updateDocument(change.tx, id, { ...row, status, updatedAt: change.now });
      await change.record({
        action: `outcome-document.${status}`,
        quiet: true,
        subject: { kind: 'outcome-document', id },
        editionId: document.editionId,
        before: document,
        after: edited,
        ...(reason ? { reason } : {}),
      });
      await tell?.(change, edited);
      return edited;
    });

  return {
    /** Shows the draft to the delegations. @throws 409 `text-empty` */
    circulate: (actor: Actor, id: string) =>
      step(
        actor,
        id,
        'circulated',
        async ({ change }) => {
          if ((await store.provisionsOf(change.tx, id)).length === 0) throw conflict('text-empty');
          return {};
        },
        null,
        notices.circulated,
      ),

    /** Opens the window in which delegations submit amendments. */
    open: (actor: Actor, id: string, { opensAt, closesAt }: OpeningInput = {}) =>
      step(
        actor,
        id,
        'open-for-amendments',
        ({ change }) => {
          const entry = createEntry();
          const opens = opensAt ? new Date(opensAt) : change.now;
          const closes = closesAt ? new Date(closesAt) : null;
          entry.check(closes === null || closes > opens, 'closesAt', 'window-empty');
          entry.check(closes === null || closes > change.now, 'closesAt', 'window-past');
          entry.done();
          return { amendmentsOpenAt: opens, amendmentsCloseAt: closes };
        },
        null,
        (change, document) => notices.amendments(change, document, 'opened'),
      ),

    /** Ends it; whoever submits at the same time is in before it or refused after it. */
    close: (actor: Actor, id: string) =>
      step(actor, id, 'closed', ({ change, document }) => ({
        // The hour at which it was closed, where none was set or it was not reached yet.
        ...(document.amendmentsOpenAt !== null &&
        document.amendmentsOpenAt < change.now &&
        (document.amendmentsCloseAt === null || document.amendmentsCloseAt > change.now)
          ? { amendmentsCloseAt: change.now }
          : {}),
      })),

    /** Says that every amendment was dealt with. @throws 409 `amendments-open` naming those that were not */
    consolidate: (actor: Actor, id: string) =>
      step(actor, id, 'consolidated', async ({ change }) => {
        const open = await amending.amendmentsIn(change.tx, id, ['submitted', 'admissible']);
        if (open.length > 0) {
          const numbers = open.map(({ number }) => number ?? 0).toSorted((one, other) => one - other);
          throw conflict('amendments-open', { numbers: numbers.join(', ') });
        }
        return {};
      }),

    /** Puts the text before the meeting. */
    table: (actor: Actor, id: string) => step(actor, id, 'tabled'),

    /** Takes the text back; amendments to it that nothing was done about lapse with it. */
    withdraw: (actor: Actor, id: string, reason?: string | null) =>
      step(
        actor,
        id,
        'withdrawn',
        async ({ change }) => {
          const open = await amending.amendmentsIn(change.tx, id, [
            'submitted',
            'admissible',
            'put-to-decision',
          ]);
          for (const amendment of open) {
            await amending.updateAmendment(change.tx, amendment.id, {
              status: 'lapsed',
              decidedAt: change.now,
              updatedAt: change.now,
            });
          }
          return {};
        },
        reason,
      ),
  };
}
export type StagesService = ReturnType<typeof createStagesService>;
