import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { findEdition, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as formStore from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import { said } from '../context.ts';
import type { DecisionInput } from '../contract.ts';
import { manageRegistrations } from '../policy.ts';
import { mayBecome } from '../rules/states.ts';
import { placesLeft } from '../rules/window.ts';
import type { Mailing } from './mailing.ts';
import { brokenRules } from './opening.ts';
import type { Promotion } from './promotion.ts';

export type DecidingService = ReturnType<typeof createDecidingService>;

/** How many went where. */
export interface Decided {
  readonly confirmed: number;
  readonly waiting: number;
  readonly refused: number;
}

/** Who may come, where a form asks for approval: one registration or many, all of them or none. */
export function createDecidingService(
  { changes, delegations }: RegistrationContext,
  { mailing, promotion }: { readonly mailing: Mailing; readonly promotion: Promotion },
) {
  return {
    /**
     * Approves or refuses. Who is approved takes a place in the order of the numbers; those beyond the capacity wait.
     * @throws 404 for one of another edition, 409 for one that was decided already or for a form without places
     */
    decide: (actor: Actor, editionId: string, input: DecisionInput): Promise<Decided> =>
      changes.run(actor, manageRegistrations.name, (change) =>
        guarded(brokenRules, async () => {
          const whole = await findEdition(change.tx, editionId);
          if (whole === undefined) throw notFound('edition-unknown');
          permit(manageRegistrations, actor, placeOf(whole.edition));
          const entry = createEntry();
          const reason = entry.plain('reason', input.reason, { required: input.decision === 'refuse' });
          entry.done();
          const ids = [...new Set(input.registrations)];
          const named = await store.formsOf(change.tx, editionId, ids);
          const forms = await formStore.lockForms(
            change.tx,
            named.map(({ formId }) => formId),
          );
          const rows = await store.lockRegistrations(change.tx, ids);
          if (rows.length < ids.length || rows.some((row) => row.editionId !== editionId)) {
            throw notFound('registration-unknown');
          }
          const decided = { confirmed: 0, waiting: 0, refused: 0 };
          const by = { decidedBy: accountIdOf(actor), decidedAt: change.now };
          for (const form of forms) {
            const asked = rows.filter(({ formId }) => formId === form.id);
            if (input.decision === 'refuse') {
              decided.refused += asked.length;
              for (const old of asked) {
                if (!mayBecome(old.state, 'refused')) throw conflict('registration-decided');
                const registration = await store.updateRegistration(change.tx, old.id, {
                  state: 'refused',
                  reason,
                  ...by,
                  updatedAt: change.now,
                });
                const attendee = await delegations.attendees.cancel(change, old.attendeeId ?? '');
                await change.record({
                  action: 'registration.refused',
                  subject: { kind: 'registration', id: old.id },
                  editionId,
                  before: said(old),
                  after: said(registration),
                  ...(reason === null ? {} : { reason }),
                });
                await mailing.state(change.tx, 'refused', whole, form, registration, attendee);
              }
              continue;
            }
            if (asked.some(({ state }) => state !== 'submitted')) throw conflict('registration-decided');
            const left = placesLeft(form);
            const before = left === null ? 0 : await store.countWaiting(change.tx, form.id);
            const fit = left === null ? asked.length : before > 0 ? 0 : left;
            const beyond = asked.slice(fit);
            if (beyond.length > 0 && !form.waitingList) throw conflict('form-full-for', { left: fit });
            await promotion.confirm(change, whole, form, asked.slice(0, fit), {
              template: 'confirmed',
              action: 'approved',
              decidedBy: by.decidedBy,
            });
            const people = await store.attendeesOf(
              change.tx,
              beyond.flatMap(({ attendeeId }) => attendeeId ?? []),
            );
            for (const old of beyond) {
              const registration = await store.updateRegistration(change.tx, old.id, {
                state: 'waiting',
                ...by,
                updatedAt: change.now,
              });
              await change.record({
                action: 'registration.approved',
                subject: { kind: 'registration', id: old.id },
                editionId,
                before: said(old),
                after: said(registration),
              });
              const attendee = people.find(({ id }) => id === old.attendeeId);
              if (attendee !== undefined) {
                await mailing.state(change.tx, 'waiting', whole, form, registration, attendee);
              }
            }
            decided.confirmed += asked.slice(0, fit).length;
            decided.waiting += beyond.length;
          }
          return decided;
        }),
      ),
  };
}
