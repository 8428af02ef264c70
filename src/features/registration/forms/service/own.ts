import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import { partsChanged } from '../../../../platform/changes/index.ts';
import { behindWall, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { dayOf } from '../../../../platform/language/index.ts';
import { readAttendee } from '../../../delegations/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as formStore from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import { type RegistrationKey, said } from '../context.ts';
import type { RegistrationInput, RegistrationPatch } from '../contract.ts';
import { manageRegistrations, ownRegistration } from '../policy.ts';
import { checkComplete } from '../rules/content.ts';
import { mayBecome } from '../rules/states.ts';
import { registrationSecret } from '../secrets.ts';
import type { Entered, Entering } from './entering.ts';
import type { Mailing } from './mailing.ts';
import type { Opening } from './opening.ts';
import type { Promotion } from './promotion.ts';
import { consentsChanged, consentsOf, contentOf, personOf, readContent } from './reading.ts';

export type OwnService = ReturnType<typeof createOwnService>;

/** What somebody says of themselves, without what follows from it. */
const personSaid = ({
  sortAr: _a,
  sortEn: _e,
  search: _s,
  nameKeys: _k,
  version: _v,
  updatedAt: _u,
  ...told
}: store.AttendeeRow) => told;

/** Registrations as people make them at once, and what becomes of those that were handed in: edited, cancelled. */
export function createOwnService(
  context: RegistrationContext,
  deps: {
    readonly opening: Opening;
    readonly entering: Entering;
    readonly mailing: Mailing;
    readonly promotion: Promotion;
  },
) {
  const { database, delegations, translator, vault } = context;
  const { opening, entering, mailing, promotion } = deps;

  return {
    /**
     * Registers somebody at once, or keeps a draft.
     * @param staff in somebody's name, by those who work there: complete or not, open or not
     * @returns the registration with the secret of its link
     */
    register: (
      actor: Actor,
      whole: EditionWhole,
      form: formStore.FormWhole,
      { form: _form, draft: _draft, ...input }: RegistrationInput,
      options: { readonly language: 'ar' | 'en'; readonly staff?: boolean },
    ): Promise<Entered & { readonly secret: string }> => {
      const { language, staff = false } = options;
      return opening.run(actor, staff ? manageRegistrations.name : ownRegistration.name, async (change) => {
        if (staff) permit(manageRegistrations, actor, placeOf(whole.edition));
        const id = newId();
        const [entered] = await entering.enter(
          change,
          whole,
          form,
          [
            {
              id,
              input,
              language: input.language ?? language,
              accountId: staff ? null : accountIdOf(actor),
              source: staff ? 'staff' : 'registration',
              draft: null,
            },
          ],
          { staff },
        );
        if (entered === undefined) throw new Error('Nobody came in.');
        return { ...entered, secret: registrationSecret(vault, id) };
      });
    },

    /** Edits what was handed in: those whose it is until the form's time, those who work there at any. */
    edit: (
      actor: Actor,
      key: RegistrationKey,
      version: number | null,
      patch: RegistrationPatch,
    ): Promise<store.RegistrationRow> =>
      opening.change(actor, key, version, async (opened) => {
        const { change, found, questions, whole, standing } = opened;
        const { registration: old, form, attendee } = found;
        opening.requireOpen(opened);
        if (attendee === null) throw conflict('registration-not-handed-in');
        const entry = createEntry();
        const row = readAttendee(
          entry,
          '',
          personOf(patch),
          attendee,
          dayOf(change.now, whole.edition.timeZone),
        );
        const content = readContent(entry, patch, contentOf(found), form, questions);
        if (standing === 'own') {
          checkComplete(entry, { blocks: form.blocks, questions }, row, content, {
            photo: attendee.photoId !== null,
            identity: found.hasIdentity,
          });
        } else entry.check(row.email !== null, 'email', 'field-required');
        entry.done();
        const email = row.email ?? old.email;
        if (email !== old.email) {
          const there = await store.standing(change.tx, form.id, [email]);
          if (there.emails.length > 0) throw ruleBroken({ field: 'email', code: 'registered-already' });
        }
        const { before, after } = await delegations.attendees.edit(
          change,
          whole.edition,
          attendee.id,
          personOf(patch),
        );
        const registration = await store.updateRegistration(change.tx, old.id, {
          ...content,
          guests: [...content.guests],
          email,
          updatedAt: change.now,
        });
        await store.insertConsents(
          change.tx,
          consentsChanged(
            consentsOf(
              questions,
              content,
              after.listed,
              old.language,
              translator.t(old.language)('registration:consent.list'),
            ),
            found.consents,
          ).map((consent) => ({
            ...consent,
            editionId: old.editionId,
            attendeeId: attendee.id,
            at: change.now,
          })),
        );
        await change.record({
          action: 'registration.edited',
          subject: { kind: 'registration', id: old.id },
          editionId: old.editionId,
          before: said(old),
          after: {
            ...said(registration),
            changed: partsChanged(
              { ...personSaid(before), ...contentOf(found) },
              { ...personSaid(after), ...content },
            ),
          },
        });
        return registration;
      }),

    /** Cancels it: the place is free, and goes to whoever waits first. */
    cancel: (
      actor: Actor,
      key: RegistrationKey,
      version: number | null,
      reason?: string | null,
    ): Promise<store.RegistrationRow> =>
      opening.change(actor, key, version, async (opened) => {
        const { change, found, whole } = opened;
        const { registration: old, attendee } = found;
        if (old.state === 'draft') throw conflict('registration-not-handed-in');
        opening.requireOpen(opened);
        const entry = createEntry();
        const why = entry.plain('reason', reason);
        entry.done();
        if (!mayBecome(old.state, 'cancelled')) throw conflict('registration-over');
        const registration = await store.updateRegistration(change.tx, old.id, {
          state: 'cancelled',
          cancelledAt: change.now,
          reason: why,
          updatedAt: change.now,
        });
        if (attendee !== null) await delegations.attendees.cancel(change, attendee.id);
        await change.record({
          action: 'registration.cancelled',
          subject: { kind: 'registration', id: old.id },
          editionId: old.editionId,
          before: said(old),
          after: said(registration),
          ...(why === null ? {} : { reason: why }),
        });
        const form = await formStore.lockForm(change.tx, old.formId);
        if (form === undefined) throw new Error('The form is gone.');
        if (attendee !== null) {
          await mailing.state(change.tx, 'cancelled', whole, form, registration, attendee);
        }
        // Nobody moves up any more once the edition is over.
        await promotion.fill(change, whole, form);
        return registration;
      }),

    /** What is the actor's own, newest first. */
    listOwn: async (actor: Actor): Promise<store.RegistrationWhole[]> =>
      actor.kind !== 'account'
        ? []
        : behindWall(database, async (tx) => {
            const account = await store.findAccount(tx, actor.accountId);
            return store.listOwn(tx, actor.accountId, account?.email ?? null);
          }),

    /** Who is signed in, to fill a form with. */
    account: (actor: Actor) =>
      actor.kind === 'account' ? store.findAccount(database.db, actor.accountId) : Promise.resolve(undefined),
  };
}
