import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, type FieldError, ruleBroken } from '../../../../platform/errors/index.ts';
import { dayOf } from '../../../../platform/language/index.ts';
import { hashSecret } from '../../../../platform/vault/index.ts';
import { readAttendee } from '../../../delegations/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import type { RegistrationContext } from '../../context.ts';
import type * as formStore from '../../store/forms.ts';
import * as store from '../../store/registrations.ts';
import type { RegistrationKey } from '../context.ts';
import type { RegistrationPatch } from '../contract.ts';
import { ownRegistration } from '../policy.ts';
import { checkComplete, fieldsOfPage } from '../rules/content.ts';
import { type Draft, readDraft } from '../rules/draft.ts';
import { registrationSecret } from '../secrets.ts';
import type { Entered, Entering } from './entering.ts';
import type { Opening } from './opening.ts';
import { personOf, readContent } from './reading.ts';

export type DraftsService = ReturnType<typeof createDraftsService>;

/** Notes in the trail what became of a draft; what was typed into it stays out. */
export const recordDraft = (change: Change, row: store.RegistrationRow, action: string) =>
  change.record({
    action: `form-draft.${action}`,
    subject: { kind: 'form-draft', id: row.id },
    editionId: row.editionId,
    after: { id: row.id, formId: row.formId, version: row.version, at: change.now.toISOString() },
  });

/** Drafts of registrations: begun with a form's first page, kept page by page, handed in, or deleted. */
export function createDraftsService(
  context: RegistrationContext,
  deps: { readonly opening: Opening; readonly entering: Entering },
) {
  const { vault, files } = context;
  const { opening, entering } = deps;

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

  return {
    /** Begins a draft with the form's first page. @throws 409 when the form is closed or full */
    begin: (
      actor: Actor,
      whole: EditionWhole,
      found: formStore.FormWhole,
      patch: RegistrationPatch,
      language: 'ar' | 'en',
      done: readonly string[],
    ): Promise<{ readonly registration: store.RegistrationRow; readonly secret: string }> =>
      opening.run(actor, ownRegistration.name, async (change) => {
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
  };
}
