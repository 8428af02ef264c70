import type { Change } from '../../../../platform/changes/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { dayOf } from '../../../../platform/language/index.ts';
import { hashSecret } from '../../../../platform/vault/index.ts';
import { type NewAttendee, readAttendee } from '../../../delegations/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as formStore from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import type { RegistrationState } from '../../tables.ts';
import { said } from '../context.ts';
import type { RegistrationPatch } from '../contract.ts';
import { codeOf } from '../rules/code.ts';
import { type Content, checkComplete, nothing, type Sent } from '../rules/content.ts';
import { roomIn, windowOf } from '../rules/window.ts';
import { registrationSecret } from '../secrets.ts';
import type { Mailing } from './mailing.ts';
import { consentsChanged, consentsOf, readContent } from './reading.ts';

export type Entering = ReturnType<typeof createEntering>;

/** Somebody who comes in by a form. */
export interface Entrant {
  readonly id: string;
  readonly input: RegistrationPatch;
  readonly language: 'ar' | 'en';
  readonly accountId: string | null;
  readonly source: NewAttendee['source'];
  /** What the draft that is handed in has; null: without a draft. */
  readonly draft: { readonly row: store.RegistrationRow; readonly content: Content } | null;
  readonly photoId?: string | null;
  readonly sent?: Sent;
  readonly personId?: string | null;
  readonly sample?: boolean;
  /** When it came in, where that was not now. */
  readonly at?: Date;
}

export interface EnterOptions {
  /** By people who work there: whatever the window, and complete or not. Default false. */
  readonly staff?: boolean;
  /** Tell those who come in. Default true. */
  readonly mails?: boolean;
}

export interface Entered {
  readonly registration: store.RegistrationRow;
  readonly attendee: store.AttendeeRow;
  readonly position: number | null;
  /** Consents that were kept with it. */
  readonly consents: readonly store.KeptConsent[];
}

/** Whoever stands at the desk may have no address: a telephone number will do. */
const reachedByPhone = ({ source }: Entrant, { phone }: { readonly phone: string | null }): boolean =>
  source === 'walk-in' && phone !== null;

const mailOf = { submitted: 'received', confirmed: 'confirmed', waiting: 'waiting' } as const;

/**
 * The one way in. A form's row is locked while its numbers and places are given out: as many are confirmed as it has
 * places, the others wait in the order of their numbers. The database counts along and refuses one too many.
 */
export function createEntering(
  { database, delegations, translator, vault }: RegistrationContext,
  mailing: Mailing,
) {
  const requireOpen = (form: formStore.FormRow, now: Date): void => {
    const window = windowOf(form, now);
    if (window === 'hidden') throw notFound('form-unknown');
    if (window !== 'open') throw conflict(window === 'soon' ? 'form-not-open-yet' : 'form-closed');
  };

  return {
    requireOpen,

    /**
     * Takes people in within the caller's change, in their order; fields of several are led by their index: `3.name.ar`.
     * @throws 422 for what is wrong or lacks, 409 when the form is closed or full or somebody is in already
     */
    async enter(
      change: Change,
      whole: EditionWhole,
      { form: known, questions }: formStore.FormWhole,
      entrants: readonly Entrant[],
      options: EnterOptions = {},
    ): Promise<Entered[]> {
      const { staff = false, mails = true } = options;
      const { tx, now } = change;
      if (!staff) requireOpen(known, now);
      const entry = createEntry();
      const today = dayOf(now, whole.edition.timeZone);
      const read = entrants.map((entrant, index) => {
        const prefix = entrants.length === 1 ? '' : `${index}.`;
        const {
          answers: _a,
          guests: _g,
          arrival: _r,
          hotel: _h,
          dietary: _d,
          access: _c,
          ...person
        } = entrant.input;
        const content = readContent(
          entry,
          entrant.input,
          entrant.draft?.content ?? nothing,
          known,
          questions,
          prefix,
        );
        const row = readAttendee(entry, prefix, person, null, today);
        const own = createEntryBelow(entry, prefix);
        if (staff) own.check(row.email !== null || reachedByPhone(entrant, row), 'email', 'field-required');
        else {
          checkComplete(
            own,
            { blocks: known.blocks, questions },
            row,
            content,
            entrant.sent ?? { photo: entrant.photoId != null, identity: false },
          );
        }
        return { entrant, person, content, email: row.email ?? '' };
      });
      entry.done();

      const people = await delegations.attendees.add(
        change,
        whole.edition,
        read.map(({ entrant, person }) => ({
          ...person,
          language: person.language ?? entrant.language,
          category: known.category,
          source: entrant.source,
          accountId: entrant.accountId,
          personId: entrant.personId ?? null,
          photoId: entrant.photoId ?? null,
          sample: entrant.sample ?? false,
        })),
      );

      const addresses = read.map(({ email }) => email);
      // Both on one way to the database: the second is looked at behind the first, under the form's lock.
      const [form, there] = await Promise.all([
        formStore.giveNumbers(tx, known.id, read.length),
        store.standing(tx, known.id, addresses),
      ]);
      if (form === undefined) throw notFound('form-unknown');
      if (!staff) requireOpen(form, now);
      for (const [index, { email }] of read.entries()) {
        if (email === '') continue;
        if (there.emails.includes(email) || addresses.indexOf(email) !== index) {
          const prefix = entrants.length === 1 ? '' : `${index}.`;
          throw ruleBroken({ field: `${prefix}email`, code: 'registered-already' });
        }
      }
      const { lastNumber: last } = form;
      const waitingBefore = there.waiting;
      let taken = form.taken;
      let waiting = waitingBefore;
      const rows = read.map(({ entrant, content, email }, index) => {
        const attendee = people[index];
        if (attendee === undefined) throw new Error('The statement returned fewer rows.');
        const room = waitingBefore > 0 && form.capacity !== null ? 'waiting' : roomIn({ ...form, taken });
        const state: RegistrationState = form.approval
          ? 'submitted'
          : room === 'place'
            ? 'confirmed'
            : 'waiting';
        if (!form.approval && (room === 'none' || (state === 'waiting' && !form.waitingList))) {
          throw conflict('form-full');
        }
        if (state === 'confirmed') taken += 1;
        if (state === 'waiting') waiting += 1;
        const number = last - read.length + index + 1;
        const values: store.NewRegistration = {
          editionId: form.editionId,
          id: entrant.id,
          formId: form.id,
          attendeeId: attendee.id,
          code: codeOf(form.id, number),
          state,
          number,
          language: entrant.language,
          draft: null,
          email,
          accountId: entrant.accountId,
          ...content,
          guests: [...content.guests],
          secretHash: hashSecret(registrationSecret(vault, entrant.id)),
          submittedAt: entrant.at ?? now,
          decidedAt: state === 'confirmed' ? (entrant.at ?? now) : null,
          sample: entrant.sample ?? false,
          createdAt: entrant.draft?.row.createdAt ?? entrant.at ?? now,
          updatedAt: now,
        };
        return { values, attendee, entrant, content, position: state === 'waiting' ? waiting : null };
      });

      const fresh = await store.insertRegistrations(
        tx,
        rows.flatMap(({ values, entrant }) => (entrant.draft === null ? [values] : [])),
      );
      const entered: Entered[] = [];
      for (const { values, attendee, entrant, content, position } of rows) {
        const registration =
          entrant.draft === null
            ? fresh.find(({ id }) => id === entrant.id)
            : await store.updateRegistration(tx, entrant.id, values);
        if (registration === undefined) throw new Error('The statement returned fewer rows.');
        const words = translator.t(entrant.language)('registration:consent.list');
        const agreed = consentsOf(questions, content, attendee.listed, entrant.language, words);
        const at = (entrant.at ?? now).toISOString();
        const consents = consentsChanged(agreed, []).map((consent) => ({ ...consent, at }));
        entered.push({ registration, attendee, position, consents });
      }
      await store.insertConsents(
        tx,
        entered.flatMap(({ attendee, consents }) =>
          consents.map(({ at, ...consent }) => ({
            ...consent,
            editionId: form.editionId,
            attendeeId: attendee.id,
            at: new Date(at),
          })),
        ),
      );
      for (const { registration, attendee, position } of entered) {
        if (registration.state === 'confirmed') {
          await delegations.accreditation.request(change, attendee, registration.accountId);
        }
        await change.record({
          action: 'registration.submitted',
          subject: { kind: 'registration', id: registration.id },
          editionId: registration.editionId,
          after: said(registration),
        });
        if (mails && registration.state in mailOf) {
          const template = mailOf[registration.state as keyof typeof mailOf];
          change.meanwhile(
            mailing.state(tx, template, whole, form, registration, attendee, position ?? undefined),
          );
        }
      }
      return entered;
    },

    /** Runs what reads and writes registrations of people whom the second wall does not know. */
    widened: <T>(change: Change, work: () => Promise<T>): Promise<T> => database.widened(change.tx, work),
  };
}

/** Leads the fields of broken rules by the index of whom they belong to. */
function createEntryBelow(entry: ReturnType<typeof createEntry>, prefix: string) {
  return {
    ...entry,
    refuse: (field: string, code: string, params?: Readonly<Record<string, string | number>>) =>
      entry.refuse(`${prefix}${field}`, code, params),
    check: (
      holds: boolean,
      field: string,
      code: string,
      params?: Readonly<Record<string, string | number>>,
    ) => entry.check(holds, `${prefix}${field}`, code, params),
  };
}
