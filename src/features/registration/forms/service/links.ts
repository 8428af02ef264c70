import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { behindWall } from '../../../../platform/database/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import type * as formStore from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import type { RegistrationKey } from '../context.ts';
import { ownRegistration } from '../policy.ts';
import { type Draft, readDraft } from '../rules/draft.ts';
import { recordDraft } from './drafts.ts';
import type { Mailing } from './mailing.ts';
import type { Opening } from './opening.ts';

export type LinksService = ReturnType<typeof createLinksService>;

/** A name to greet with, as typed so far. */
const greeted = ({ person }: Draft, language: 'ar' | 'en', email: string): string => {
  const { ar = '', en = '' } = person.name ?? {};
  return (language === 'ar' ? ar || en : en || ar).trim() || email;
};

/** The links of registrations, sent again to the address that each was made with. */
export function createLinksService(
  context: RegistrationContext,
  deps: { readonly opening: Opening; readonly mailing: Mailing },
) {
  const { database } = context;
  const { opening, mailing } = deps;

  /** Mails the link of one; a draft is greeted by what was typed of its name so far. */
  async function mailLink(
    change: Change,
    whole: EditionWhole,
    form: formStore.FormRow,
    row: store.RegistrationRow,
    attendee: Pick<store.AttendeeRow, 'name'> | undefined,
  ): Promise<void> {
    const { language, email } = row;
    if (row.state === 'draft') {
      await mailing.draft(change.tx, whole, form, row, greeted(readDraft(row.draft), language, email));
    } else {
      const name = attendee === undefined ? email : textIn(attendee.name, language).text;
      await mailing.link(change.tx, whole, form, row, name);
    }
    await recordDraft(change, row, 'resent');
  }

  return {
    /** Sends the link of one, to go on with it later. */
    send: (actor: Actor, key: RegistrationKey): Promise<void> =>
      opening.change(actor, key, null, ({ change, found, whole }) =>
        mailLink(change, whole, found.form, found.registration, found.attendee ?? undefined),
      ),

    /**
     * Mails the link of what is kept for an address in a form, before all of what was handed in; whoever asks learns
     * nothing of whether there is any.
     */
    sendOf: (actor: Actor, whole: EditionWhole, form: formStore.FormRow, email: string): Promise<void> =>
      opening.run(actor, ownRegistration.name, async (change) => {
        const rows = await store.ofAddress(change.tx, form.id, email.trim().toLowerCase());
        const row = rows.find(({ state }) => state !== 'draft') ?? rows[0];
        if (row === undefined) return;
        const [attendee] =
          row.attendeeId === null ? [] : await store.attendeesOf(change.tx, [row.attendeeId]);
        await mailLink(change, whole, form, row, attendee);
      }),

    /** Whether an address stands in a form already. */
    stands: (form: formStore.FormRow, email: string): Promise<boolean> =>
      behindWall(
        database,
        async (tx) => (await store.standing(tx, form.id, [email.trim().toLowerCase()])).emails.length > 0,
      ),
  };
}
