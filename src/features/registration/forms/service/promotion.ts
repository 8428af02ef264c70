import type { Change } from '../../../../platform/changes/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import type { FormRow } from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import { said } from '../context.ts';
import type { StateMail } from '../mails.ts';
import { placesLeft } from '../rules/window.ts';
import type { Mailing } from './mailing.ts';

export type Promotion = ReturnType<typeof createPromotion>;

/** Who gets a place: confirmed, handed in for accreditation, told. Callers hold the form's lock. */
export function createPromotion(
  { database, delegations }: Pick<RegistrationContext, 'database' | 'delegations'>,
  mailing: Mailing,
) {
  /** Confirms registrations of a form that has places for all of them. */
  async function confirm(
    change: Change,
    whole: EditionWhole,
    form: FormRow,
    rows: readonly store.RegistrationRow[],
    more: {
      readonly template: StateMail;
      readonly decidedBy?: string | null;
      readonly action: string;
    },
  ): Promise<void> {
    const people = new Map(
      (
        await store.attendeesOf(
          change.tx,
          rows.flatMap(({ attendeeId }) => attendeeId ?? []),
        )
      ).map((attendee) => [attendee.id, attendee]),
    );
    for (const old of rows) {
      const attendee = people.get(old.attendeeId ?? '');
      if (attendee === undefined) continue;
      const registration = await store.updateRegistration(change.tx, old.id, {
        state: 'confirmed',
        decidedAt: change.now,
        ...(more.decidedBy === undefined ? {} : { decidedBy: more.decidedBy }),
        updatedAt: change.now,
      });
      await delegations.accreditation.request(change, attendee, null);
      await change.record({
        action: `registration.${more.action}`,
        subject: { kind: 'registration', id: old.id },
        editionId: old.editionId,
        before: said(old),
        after: said(registration),
      });
      await mailing.state(change.tx, more.template, whole, form, registration, attendee);
    }
  }

  return {
    confirm,

    /** Gives the free places of a form to those who wait, in their order. @param form as it is now */
    async fill(change: Change, whole: EditionWhole, form: FormRow): Promise<number> {
      const left = placesLeft(form);
      if (left === 0) return 0;
      return database.widened(change.tx, async () => {
        const first = await store.firstWaiting(change.tx, form.id, left ?? 10_000);
        await confirm(change, whole, form, first, { template: 'promoted', action: 'promoted' });
        return first.length;
      });
    },
  };
}
