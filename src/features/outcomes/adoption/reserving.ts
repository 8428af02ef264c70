import { type Actor, accountIdOf } from '../../../platform/actor/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { requireVersion } from '../../../platform/http/index.ts';
import { dayOf, type LocalText } from '../../../platform/language/index.ts';
import { findEdition, placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import * as adoption from '../store/adoption.ts';
import * as store from '../store/index.ts';
import { brokenByDecision } from './broken.ts';
import type { ReservationInput, WithdrawalInput } from './contract.ts';
import { recordReservations, spokenFor } from './policy.ts';
import { takesReservations } from './rules.ts';

export type ReservationsService = ReturnType<typeof createReservationsService>;

/** Reservations and explanations of position: put on record, withdrawn, never deleted. */
export function createReservationsService({
  changes,
  database,
}: Pick<OutcomesContext, 'changes' | 'database'>) {
  return {
    /** Puts one on record: the secretariat anybody's, a delegation its own. */
    make(
      actor: Actor,
      documentId: string,
      input: ReservationInput & { readonly sample?: boolean },
    ): Promise<adoption.ReservationRow> {
      return changes.run(actor, recordReservations.name, (change) =>
        guarded(brokenByDecision, async () => {
          // A delegation does not see an adopted text before it is published; that it may speak of it is known here.
          const document = await database.widened(change.tx, () => store.findDocument(change.tx, documentId));
          const whole = document && (await findEdition(change.tx, document.editionId));
          if (document === undefined || whole === undefined) throw notFound();
          const { edition } = whole;
          const accepted = (
            await adoption.listEntitled(database, change.tx, edition.id, edition.authenticLanguage)
          ).some(({ participationId }) => participationId === input.participationId);
          if (!recordReservations.allows(actor, placeOf(edition))) {
            if (!spokenFor(actor).includes(input.participationId) || !accepted) throw notFound();
          }
          if (!accepted) throw ruleBroken({ field: 'participationId', code: 'elector-unknown' });
          if (!takesReservations(document.status)) {
            throw conflict('text-state', { from: document.status, to: document.status });
          }
          const entry = createEntry();
          const text = entry.text('text', input.text, {
            required: true,
            authentic: edition.authenticLanguage,
          });
          const madeOn = input.madeOn ?? dayOf(change.now, edition.timeZone);
          entry.check(madeOn <= dayOf(change.now, edition.timeZone), 'madeOn', 'day-to-come');
          if (input.provisionId != null) {
            const provisions = await database.widened(change.tx, () =>
              store.provisionsOf(change.tx, documentId),
            );
            entry.check(
              provisions.some(({ id }) => id === input.provisionId),
              'provisionId',
              'provision-unknown',
            );
          }
          entry.done();
          const made = await adoption.insertReservation(change.tx, {
            editionId: document.editionId,
            documentId,
            provisionId: input.provisionId ?? null,
            participationId: input.participationId,
            kind: input.kind,
            text: text as LocalText,
            madeOn,
            recordedBy: accountIdOf(actor),
            sample: input.sample ?? false,
          });
          await change.record({
            action: 'reservation.recorded',
            subject: { kind: 'reservation', id: made.id },
            editionId: document.editionId,
            before: null,
            after: made,
            quiet: document.status !== 'published',
          });
          return made;
        }),
      );
    },

    /** Withdraws one; it stays on record with the day. */
    withdraw(
      actor: Actor,
      id: string,
      version: number | null,
      input: WithdrawalInput,
    ): Promise<adoption.ReservationRow> {
      return changes.run(actor, recordReservations.name, (change) =>
        guarded(brokenByDecision, async () => {
          const old = await adoption.lockReservation(change.tx, id);
          const whole = old && (await findEdition(change.tx, old.editionId));
          if (old === undefined || whole === undefined) throw notFound();
          const { edition } = whole;
          if (
            !recordReservations.allows(actor, placeOf(edition)) &&
            !spokenFor(actor).includes(old.participationId)
          ) {
            throw notFound();
          }
          requireVersion(old.version, version);
          if (old.withdrawnOn !== null) throw conflict('reservation-withdrawn');
          const document = await database.widened(change.tx, () =>
            store.findDocument(change.tx, old.documentId),
          );
          const entry = createEntry();
          const today = dayOf(change.now, edition.timeZone);
          const withdrawnOn = input.withdrawnOn ?? today;
          entry.check(withdrawnOn <= today, 'withdrawnOn', 'day-to-come');
          entry.check(withdrawnOn >= old.madeOn, 'withdrawnOn', 'withdrawn-before');
          entry.done();
          const edited = await adoption.updateReservation(change.tx, id, {
            withdrawnOn,
            updatedAt: change.now,
          });
          await change.record({
            action: 'reservation.withdrawn',
            subject: { kind: 'reservation', id },
            editionId: old.editionId,
            before: old,
            after: edited,
            quiet: document?.status !== 'published',
          });
          return edited;
        }),
      );
    },
  };
}
