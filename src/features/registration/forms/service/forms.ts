import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry, type Entry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { type Language, type LocalText, slugFrom } from '../../../../platform/language/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/forms.ts';
import type { FormInput, FormPatch } from '../contract.ts';
import { manageForms } from '../policy.ts';
import { codeSigns } from '../rules/code.ts';
import { windowOf } from '../rules/window.ts';
import type { Promotion } from './promotion.ts';

export type FormsService = ReturnType<typeof createFormsService>;

const brokenRules = {
  registration_forms_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  registration_forms_close_after_open: () =>
    ruleBroken({ field: 'closesAt', code: 'form-closes-before-opening' }),
  registration_forms_never_overfull: () => ruleBroken({ field: 'capacity', code: 'capacity-below-taken' }),
};
const brokenByDeletion = { registrations_form_fk: () => conflict('form-in-use') };

/** What a change of a form stands on. */
export interface FormChange {
  readonly change: Change;
  readonly whole: EditionWhole;
  readonly old: store.FormWhole;
}

/** Opens a change of an edition's forms, by somebody who may. */
export const createFormChanges = (changes: Changes) => ({
  inEdition: <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, whole: EditionWhole) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageForms.name, (change) =>
      guarded(brokenRules, async () => {
        const whole = await findEdition(change.tx, editionId);
        if (whole === undefined) throw notFound('edition-unknown');
        permit(manageForms, actor, placeOf(whole.edition));
        return work(change, whole);
      }),
    ),

  /** One change of one form, at the version that was read; null: whichever it is. */
  ofForm: <T>(
    actor: Actor,
    id: string,
    version: number | null,
    work: (known: FormChange) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageForms.name, (change) =>
      guarded(brokenRules, async () => {
        const old = await store.lockFormWhole(change.tx, id);
        const whole = old && (await findEdition(change.tx, old.form.editionId));
        if (old === undefined || whole === undefined) throw notFound('form-unknown');
        permit(manageForms, actor, placeOf(whole.edition));
        requireVersion(old.form.version, version);
        return work({ change, whole, old });
      }),
    ),
});
export type FormChanges = ReturnType<typeof createFormChanges>;

/** Input → columns; for an edit, what the patch leaves out stays. */
function readForm(entry: Entry, given: FormPatch, old: store.FormRow | null, authentic: Language) {
  const kept = <K extends keyof FormPatch & keyof store.FormRow>(
    field: K,
    none: store.FormRow[K],
  ): store.FormRow[K] =>
    given[field] === undefined ? (old?.[field] ?? none) : (given[field] as unknown as store.FormRow[K]);
  const instant = (field: 'opensAt' | 'closesAt'): Date =>
    given[field] === undefined ? (old?.[field] ?? new Date(Number.NaN)) : new Date(given[field]);
  const opensAt = instant('opensAt');
  const closesAt = instant('closesAt');
  entry.check(closesAt > opensAt, 'closesAt', 'form-closes-before-opening');
  const capacity = kept('capacity', null);
  entry.check(capacity === null || capacity >= (old?.taken ?? 0), 'capacity', 'capacity-below-taken', {
    taken: old?.taken ?? 0,
  });
  return {
    category: kept('category', 'public'),
    title: entry.line('title', given.title, {
      required: true,
      old: old?.title ?? null,
      authentic,
    }) as LocalText,
    text: entry.text('text', given.text, { old: old?.text ?? null, authentic }),
    confirmation: entry.text('confirmation', given.confirmation, {
      old: old?.confirmation ?? null,
      authentic,
    }),
    published: kept('published', false),
    opensAt,
    closesAt,
    capacity,
    waitingList: kept('waitingList', true),
    approval: kept('approval', false),
    walkIn: kept('walkIn', false),
    editableUntil:
      given.editableUntil === undefined
        ? (old?.editableUntil ?? null)
        : given.editableUntil === null
          ? null
          : new Date(given.editableUntil),
    mostGuests: kept('mostGuests', 0),
    blocks: kept('blocks', {}),
  };
}

const record = (
  change: Change,
  action: string,
  form: store.FormRow,
  before: unknown,
  after: unknown,
): Promise<void> =>
  change.record({
    action: `registration-form.${action}`,
    subject: { kind: 'registration-form', id: form.id },
    editionId: form.editionId,
    before,
    after,
  });

/** Forms: written, published, closed, opened again, deleted as long as nobody has registered by them. */
export function createFormsService(deps: { readonly changes: Changes; readonly promotion: Promotion }) {
  const { inEdition, ofForm } = createFormChanges(deps.changes);

  const edit = (
    actor: Actor,
    id: string,
    version: number | null,
    patch: FormPatch,
    action = 'edited',
  ): Promise<store.FormRow> =>
    ofForm(actor, id, version, async ({ change, whole, old: { form: old } }) => {
      const entry = createEntry();
      const row = readForm(entry, patch, old, whole.edition.authenticLanguage);
      entry.check(row.category === old.category || old.lastNumber === 0, 'category', 'form-category-kept');
      entry.done();
      const form = await store.updateForm(change.tx, id, {
        ...row,
        ...(patch.slug === undefined ? {} : { slug: patch.slug }),
        updatedAt: change.now,
      });
      await record(change, action, form, old, form);
      // More places: those who wait come in, in their order.
      await deps.promotion.fill(change, whole, form);
      return form;
    });

  return {
    create: (actor: Actor, editionId: string, input: FormInput): Promise<store.FormRow> =>
      inEdition(actor, editionId, async (change, { edition }) => {
        const entry = createEntry();
        const row = readForm(entry, input, null, edition.authenticLanguage);
        entry.done();
        const others = await store.formNames(change.tx, editionId);
        const base = slugFrom(row.title.en || row.title.ar) || row.category;
        let slug = input.slug ?? base;
        for (let count = 2; input.slug === undefined && others.some((one) => one.slug === slug); count += 1)
          slug = `${base}-${count}`;
        let id = newId();
        while (others.some((one) => codeSigns(one.id) === codeSigns(id))) id = newId();
        const form = await store.insertForm(change.tx, {
          ...row,
          id,
          editionId,
          slug,
          createdAt: change.now,
          updatedAt: change.now,
        });
        await record(change, 'created', form, null, form);
        return form;
      }),

    edit: (actor: Actor, id: string, version: number | null, patch: FormPatch): Promise<store.FormRow> =>
      edit(actor, id, version, patch),

    /** Shows it on the public face, or takes it off. */
    publish: (actor: Actor, id: string, version: number | null, published: boolean) =>
      edit(actor, id, version, { published }, published ? 'published' : 'withdrawn'),

    /** Closes an open form now; another end opens it again. @throws 409 when it is not open */
    close: (actor: Actor, id: string, version: number | null): Promise<store.FormRow> =>
      ofForm(actor, id, version, async ({ change, old: { form: old } }) => {
        if (windowOf({ ...old, published: true }, change.now) !== 'open') throw conflict('form-not-open');
        const form = await store.updateForm(change.tx, id, {
          closesAt: new Date(Math.max(change.now.getTime() - 1, old.opensAt.getTime() + 1)),
          updatedAt: change.now,
        });
        await record(change, 'closed', form, old, form);
        return form;
      }),

    /** @throws 409 when somebody has registered by it, or begun to */
    remove: (actor: Actor, id: string, version: number | null): Promise<void> =>
      guarded(brokenByDeletion, () =>
        ofForm(actor, id, version, async ({ change, old }) => {
          await store.deleteForm(change.tx, id);
          await record(change, 'deleted', old.form, old, null);
        }),
      ),
  };
}
