import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import { type Change, partsChanged } from '../../../../platform/changes/index.ts';
import { behindWall, guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, type FieldError, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { dayOf, textIn } from '../../../../platform/language/index.ts';
import { hashSecret } from '../../../../platform/vault/index.ts';
import { readAttendee } from '../../../delegations/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as formStore from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import { type RegistrationKey, said } from '../context.ts';
import type { RegistrationInput, RegistrationPatch } from '../contract.ts';
import { manageRegistrations, ownRegistration } from '../policy.ts';
import { type Content, checkComplete, fieldsOfPage } from '../rules/content.ts';
import { type Draft, readDraft } from '../rules/draft.ts';
import { mayBecome } from '../rules/states.ts';
import { registrationSecret } from '../secrets.ts';
import type { Entered, Entering } from './entering.ts';
import type { Mailing } from './mailing.ts';
import { brokenRules, type OpenedChange, type Opening } from './opening.ts';
import type { Promotion } from './promotion.ts';
import { consentsChanged, consentsOf, readContent } from './reading.ts';

export type OwnService = ReturnType<typeof createOwnService>;

/** The parts of a patch that are the person's; the others are the form's. */
export function personOf(patch: RegistrationPatch): Draft['person'] {
  const { answers: _a, guests: _g, arrival: _r, hotel: _h, dietary: _d, access: _c, ...person } = patch;
  return person;
}

/** What a registration that was handed in holds beside its person. */
export const contentOf = ({ registration }: store.RegistrationWhole): Content => ({
  answers: registration.answers,
  guests: registration.guests,
  arrival: registration.arrival,
  hotel: registration.hotel,
  dietary: registration.dietary,
  access: registration.access,
});

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

/** A name to greet with, as typed so far. */
const greeted = ({ person }: Draft, language: 'ar' | 'en', email: string): string => {
  const { ar = '', en = '' } = person.name ?? {};
  return (language === 'ar' ? ar || en : en || ar).trim() || email;
};

/** Registrations as people make them: begun, kept, handed in, edited, cancelled. */
export function createOwnService(
  context: RegistrationContext,
  deps: {
    readonly opening: Opening;
    readonly entering: Entering;
    readonly mailing: Mailing;
    readonly promotion: Promotion;
  },
) {
  const { database, changes, delegations, translator, vault, files } = context;
  const { opening, entering, mailing, promotion } = deps;

  const run = <T>(actor: Actor, authority: string, work: (change: Change) => Promise<T>): Promise<T> =>
    changes.run(actor, authority, (change) =>
      guarded(brokenRules, () => database.widened(change.tx, () => work(change))),
    );

  const recordDraft = (change: Change, row: store.RegistrationRow, action: string) =>
    change.record({
      action: `form-draft.${action}`,
      subject: { kind: 'form-draft', id: row.id },
      editionId: row.editionId,
      after: { id: row.id, formId: row.formId, version: row.version, at: change.now.toISOString() },
    });

  /**
   * Refuses what is wrong with a page of a draft, and says what the page lacks.
   * @param done what was gone through by it: the page, and `q:` with each question that it showed
   */
  function readPage(
    draft: Draft,
    patch: RegistrationPatch,
    { form, questions }: formStore.FormWhole,
    whole: EditionWhole,
    now: Date,
    done: readonly string[],
  ): { readonly page: Pick<Draft, 'person' | 'content'>; readonly lacks: readonly FieldError[] } {
    const entry = createEntry();
    const person = { ...draft.person, ...personOf(patch) };
    const read = readAttendee(entry, '', person, null, dayOf(now, whole.edition.timeZone));
    const content = readContent(entry, patch, draft.content, form, questions);
    entry.done();
    const asked = fieldsOfPage(
      done,
      done.flatMap((mark) => (mark.startsWith('q:') ? mark.slice(2) : [])),
    );
    const lacks: FieldError[] = [];
    const whatLacks = createEntry();
    checkComplete(
      {
        ...whatLacks,
        refuse: (field, code) => void lacks.push({ field, code }),
        check: (holds, field, code) => void (holds || lacks.push({ field, code })),
      },
      { blocks: form.blocks, questions },
      read,
      content,
      { photo: true, identity: true },
    );
    return {
      page: {
        // The check shows what will be kept: Latin digits of a phone, the day that a Hijri date stands for.
        person: {
          ...person,
          ...(person.phone == null ? {} : { phone: read.phone }),
          ...(person.birthDate == null ? {} : { birthDate: read.birthDate }),
        },
        content,
      },
      lacks: lacks.filter(({ field }) => asked.has(field)),
    };
  }

  async function cancelOne(opened: OpenedChange, reason: string | null): Promise<store.RegistrationRow> {
    const { change, found, whole } = opened;
    const { registration: old, attendee } = found;
    if (!mayBecome(old.state, 'cancelled')) throw conflict('registration-over');
    const registration = await store.updateRegistration(change.tx, old.id, {
      state: 'cancelled',
      cancelledAt: change.now,
      reason,
      updatedAt: change.now,
    });
    if (attendee !== null) await delegations.attendees.cancel(change, attendee.id);
    await change.record({
      action: 'registration.cancelled',
      subject: { kind: 'registration', id: old.id },
      editionId: old.editionId,
      before: said(old),
      after: said(registration),
      ...(reason === null ? {} : { reason }),
    });
    const form = await formStore.lockForm(change.tx, old.formId);
    if (form === undefined) throw new Error('The form is gone.');
    if (attendee !== null) {
      await mailing.state(change.tx, 'cancelled', whole, form, registration, attendee);
    }
    // Nobody moves up any more once the edition is over.
    await promotion.fill(change, whole, form);
    return registration;
  }

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
      return run(actor, staff ? manageRegistrations.name : ownRegistration.name, async (change) => {
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

    /** Begins a draft with the form's first page. @throws 409 when the form is closed or full */
    begin: (
      actor: Actor,
      whole: EditionWhole,
      found: formStore.FormWhole,
      patch: RegistrationPatch,
      language: 'ar' | 'en',
      done: readonly string[],
    ): Promise<{ readonly registration: store.RegistrationRow; readonly secret: string }> =>
      run(actor, ownRegistration.name, async (change) => {
        const { form } = found;
        entering.requireOpen(form, change.now);
        const { page, lacks } = readPage(readDraft(null), patch, found, whole, change.now, done);
        if (lacks.length > 0) throw ruleBroken(lacks);
        const email = page.person.email?.trim().toLowerCase() ?? '';
        if (email === '') throw ruleBroken({ field: 'email', code: 'field-required' });
        const id = newId();
        const secret = registrationSecret(vault, id);
        const [registration] = await store.insertRegistrations(change.tx, [
          {
            editionId: form.editionId,
            id,
            formId: form.id,
            state: 'draft',
            language,
            draft: { ...page, done },
            email,
            accountId: accountIdOf(actor),
            secretHash: hashSecret(secret),
            createdAt: change.now,
            updatedAt: change.now,
          },
        ]);
        if (registration === undefined) throw new Error('The statement returned no row.');
        await recordDraft(change, registration, 'started');
        return { registration, secret };
      }),

    /**
     * Keeps a page of a draft, whole or not.
     * @param done what was gone through by it; a page that lacks something was not
     * @returns the draft, and what the page lacks
     */
    keep: (
      actor: Actor,
      key: RegistrationKey,
      patch: RegistrationPatch,
      done: readonly string[],
    ): Promise<{ readonly registration: store.RegistrationRow; readonly lacks: readonly FieldError[] }> =>
      opening.change(actor, key, null, async ({ change, found, questions, whole }) => {
        const { registration: old, form } = found;
        if (old.state !== 'draft') throw conflict('registration-handed-in');
        const draft = readDraft(old.draft);
        const { page, lacks } = readPage(draft, patch, { form, questions }, whole, change.now, done);
        const email = page.person.email?.trim().toLowerCase() ?? old.email;
        const registration = await store.updateRegistration(change.tx, old.id, {
          draft: {
            ...draft,
            ...page,
            done: lacks.length > 0 ? draft.done : [...new Set([...draft.done, ...done])],
          },
          email: email === '' ? old.email : email,
          updatedAt: change.now,
        });
        await recordDraft(change, registration, 'edited');
        return { registration, lacks };
      }),

    /** Sends the link of a draft, to go on with it later. */
    sendLink: (actor: Actor, key: RegistrationKey): Promise<void> =>
      opening.change(actor, key, null, async ({ change, found, whole }) => {
        const { registration: row, form, attendee } = found;
        if (row.state === 'draft') {
          const name = greeted(readDraft(row.draft), row.language, row.email);
          await mailing.draft(change.tx, whole, form, row, name);
        } else {
          const name = attendee === null ? row.email : textIn(attendee.name, row.language).text;
          await mailing.link(change.tx, whole, form, row, name);
        }
        await recordDraft(change, row, 'resent');
      }),

    /**
     * Mails the links of what is kept for an address in a form; whoever asks learns nothing of whether there is any.
     * @returns whether somebody is registered there, which is for the caller's own decision and not to be shown
     */
    sendLinksOf: (actor: Actor, whole: EditionWhole, form: formStore.FormRow, email: string): Promise<void> =>
      run(actor, ownRegistration.name, async (change) => {
        const rows = await store.ofAddress(change.tx, form.id, email.trim().toLowerCase());
        const handedIn = rows.find(({ state }) => state !== 'draft');
        const row = handedIn ?? rows[0];
        if (row === undefined) return;
        if (row.state === 'draft') {
          await mailing.draft(
            change.tx,
            whole,
            form,
            row,
            greeted(readDraft(row.draft), row.language, email),
          );
        } else {
          const [attendee] = await store.attendeesOf(change.tx, [row.attendeeId ?? '']);
          const name = attendee === undefined ? email : textIn(attendee.name, row.language).text;
          await mailing.link(change.tx, whole, form, row, name);
        }
        await recordDraft(change, row, 'resent');
      }),

    /** Whether an address stands in a form already. */
    stands: (form: formStore.FormRow, email: string): Promise<boolean> =>
      behindWall(
        database,
        async (tx) => (await store.standing(tx, form.id, [email.trim().toLowerCase()])).emails.length > 0,
      ),

    /** Hands a draft in. */
    submit: (actor: Actor, key: RegistrationKey, version: number | null): Promise<Entered> =>
      opening.change(actor, key, version, async ({ change, found, questions, whole }) => {
        const { registration: row, form } = found;
        if (row.state !== 'draft') throw conflict('registration-handed-in');
        const draft = readDraft(row.draft);
        const photo = found.files.find(({ id }) => id === draft.photo);
        const identity = found.files.find(({ id }) => id === draft.identity);
        const [entered] = await entering.enter(change, whole, { form, questions }, [
          {
            id: row.id,
            input: { ...draft.person, email: row.email },
            language: row.language,
            accountId: row.accountId ?? accountIdOf(actor),
            source: 'registration',
            draft: { row, content: draft.content },
            photoId: photo?.fileId ?? null,
            sent: { photo: photo !== undefined, identity: identity !== undefined },
          },
        ]);
        if (entered === undefined) throw new Error('Nobody came in.');
        if (identity !== undefined) {
          await store.insertAttendeeFile(change.tx, {
            editionId: row.editionId,
            attendeeId: entered.attendee.id,
            kind: 'passport',
            fileId: identity.fileId,
            createdAt: change.now,
          });
        }
        // They are the attendee's now.
        await store.deleteFiles(
          change.tx,
          [photo, identity].flatMap((file) => file?.id ?? []),
        );
        return entered;
      }),

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
        if (opened.found.registration.state === 'draft') throw conflict('registration-not-handed-in');
        opening.requireOpen(opened);
        const entry = createEntry();
        const why = entry.plain('reason', reason);
        entry.done();
        return cancelOne(opened, why);
      }),

    /** Deletes a draft with its files. @throws 409 for what was handed in */
    async discard(actor: Actor, key: RegistrationKey): Promise<void> {
      const gone = await opening.change(actor, key, null, async ({ change, found }) => {
        const { registration: row } = found;
        if (row.state !== 'draft') throw conflict('registration-handed-in');
        await store.deleteRegistration(change.tx, row.id);
        const checksums = await files.remove(
          change.tx,
          found.files.map(({ fileId }) => fileId),
        );
        await recordDraft(change, row, 'deleted');
        return checksums;
      });
      await files.sweep(gone);
    },

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
