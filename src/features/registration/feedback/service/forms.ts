import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry, type Entry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { type Language, type LocalText, slugFrom } from '../../../../platform/language/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/feedback.ts';
import type { FeedbackQuestion } from '../../tables.ts';
import type { FeedbackFormInput, FeedbackFormPatch, QuestionInput } from '../contract.ts';
import { manageFeedback } from '../policy.ts';

export type FeedbackFormsService = ReturnType<typeof createFeedbackForms>;

const brokenRules = {
  feedback_forms_close_after_open: () =>
    ruleBroken({ field: 'closesAt', code: 'form-closes-before-opening' }),
  feedback_answers_form_fk: () => conflict('feedback-form-answered'),
};

/** Choices keep the key that answers name; new ones get one of their words. */
function readOptions(
  entry: Entry,
  path: string,
  given: NonNullable<QuestionInput['options']>,
  old: NonNullable<FeedbackQuestion['options']>,
  authentic: Language,
) {
  const taken = new Set<string>(given.flatMap(({ key }) => key ?? []));
  const seen = new Set<string>();
  return given.map((option, index) => {
    const label = entry.line(`${path}options.${index}.label`, option.label, {
      required: true,
      old: old.find(({ key }) => key === option.key)?.label ?? null,
      authentic,
    }) as LocalText;
    const base = option.key ?? (slugFrom(label?.en || label?.ar || '').slice(0, 36) || 'choice');
    let key = base;
    for (let count = 2; option.key === undefined && taken.has(key); count += 1) key = `${base}-${count}`;
    entry.check(!seen.has(key), `${path}options.${index}.label`, 'option-twice');
    taken.add(key);
    seen.add(key);
    return { key, label };
  });
}

function readQuestions(
  entry: Entry,
  given: readonly QuestionInput[],
  old: readonly FeedbackQuestion[],
  answered: ReadonlySet<string>,
  authentic: Language,
): FeedbackQuestion[] {
  const ids = new Set<string>();
  const read = given.map((input, index): FeedbackQuestion => {
    const path = `questions.${index}.`;
    const before = old.find(({ id }) => id === input.id);
    const id = before?.id ?? newId();
    entry.check(input.id === undefined || before !== undefined, `${path}id`, 'form-question-unknown');
    entry.check(!ids.has(id), `${path}id`, 'form-question-unknown');
    ids.add(id);
    const held = before !== undefined && answered.has(id);
    entry.check(!held || before.type === input.type, `${path}type`, 'feedback-question-answered');
    const label = entry.text(`${path}label`, input.label, {
      required: true,
      old: before?.label ?? null,
      authentic,
    }) as LocalText;
    const required = input.required ?? before?.required ?? false;
    if (input.type !== 'choice' && input.type !== 'choices') return { id, type: input.type, label, required };
    const options =
      input.options === undefined
        ? (before?.options ?? [])
        : readOptions(entry, path, input.options, before?.options ?? [], authentic);
    entry.check(options.length >= 2, `${path}options`, 'options-too-few');
    const kept = new Set(options.map(({ key }) => key));
    entry.check(
      !held || (before.options ?? []).every(({ key }) => kept.has(key)),
      `${path}options`,
      'feedback-question-answered',
    );
    return { id, type: input.type, label, options, required };
  });
  entry.check(
    [...answered].every((id) => !old.some((one) => one.id === id) || ids.has(id)),
    'questions',
    'feedback-question-answered',
  );
  return read;
}

const instant = (given: string | null | undefined, old: Date | null): Date | null =>
  given === undefined ? old : given === null ? null : new Date(given);

function readForm(
  entry: Entry,
  given: FeedbackFormPatch,
  old: store.FeedbackFormRow | null,
  answered: ReadonlySet<string>,
  authentic: Language,
) {
  const opensAt = instant(given.opensAt, old?.opensAt ?? null);
  const closesAt = instant(given.closesAt, old?.closesAt ?? null);
  entry.check(
    opensAt === null || closesAt === null || closesAt > opensAt,
    'closesAt',
    'form-closes-before-opening',
  );
  const questions =
    given.questions === undefined
      ? (old?.questions ?? [])
      : readQuestions(entry, given.questions, old?.questions ?? [], answered, authentic);
  const published = given.published ?? old?.published ?? false;
  entry.check(!published || questions.length > 0, 'published', 'feedback-without-questions');
  return {
    title: entry.line('title', given.title, {
      required: true,
      old: old?.title ?? null,
      authentic,
    }) as LocalText,
    text: entry.text('text', given.text, { old: old?.text ?? null, authentic }),
    questions,
    opensAt,
    closesAt,
    published,
  };
}

const record = (
  change: Change,
  action: string,
  row: store.FeedbackFormRow,
  before: store.FeedbackFormRow | null,
  after: store.FeedbackFormRow | null,
): Promise<void> =>
  change.record({
    action: `feedback-form.${action}`,
    subject: { kind: 'feedback-form', id: row.id },
    editionId: row.editionId,
    before,
    after,
  });

/** What a change of a feedback form stands on. */
export interface FeedbackFormChange {
  readonly change: Change;
  readonly whole: EditionWhole;
  readonly form: store.FeedbackFormRow;
}

/** Opens a change of one form, at the version that was read; null: whichever it is. */
export const createFeedbackChanges = (changes: Changes) => ({
  ofForm: <T>(
    actor: Actor,
    id: string,
    version: number | null,
    work: (known: FeedbackFormChange) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageFeedback.name, (change) =>
      guarded(brokenRules, async () => {
        const form = await store.lockFeedbackForm(change.tx, id);
        const whole = form && (await findEdition(change.tx, form.editionId));
        if (form === undefined || whole === undefined) throw notFound('feedback-form-unknown');
        permit(manageFeedback, actor, placeOf(whole.edition));
        requireVersion(form.version, version);
        return work({ change, whole, form });
      }),
    ),
});

/** Feedback forms: written, published, closed, deleted as long as nobody has answered. */
export function createFeedbackForms({ changes }: { readonly changes: Changes }) {
  const { ofForm } = createFeedbackChanges(changes);
  return {
    create: (actor: Actor, editionId: string, input: FeedbackFormInput): Promise<store.FeedbackFormRow> =>
      changes.run(actor, manageFeedback.name, (change) =>
        guarded(brokenRules, async () => {
          const whole = await findEdition(change.tx, editionId);
          if (whole === undefined) throw notFound('edition-unknown');
          permit(manageFeedback, actor, placeOf(whole.edition));
          const entry = createEntry();
          const row = readForm(entry, input, null, new Set(), whole.edition.authenticLanguage);
          entry.done();
          const form = await store.insertFeedbackForm(change.tx, {
            ...row,
            editionId,
            perSession: input.perSession,
          });
          await record(change, 'created', form, null, form);
          return form;
        }),
      ),

    /** Edits a form. Questions that have answers stay, of their type, with the choices that were there. */
    edit: (
      actor: Actor,
      id: string,
      version: number | null,
      patch: FeedbackFormPatch,
    ): Promise<store.FeedbackFormRow> =>
      ofForm(actor, id, version, async ({ change, whole, form: old }) => {
        const answered =
          patch.questions === undefined ? new Set<string>() : await store.answeredQuestions(change.tx, old);
        const entry = createEntry();
        const row = readForm(entry, patch, old, answered, whole.edition.authenticLanguage);
        entry.done();
        const form = await store.updateFeedbackForm(change.tx, id, { ...row, updatedAt: change.now });
        await record(change, 'edited', form, old, form);
        return form;
      }),

    /** @throws 409 when somebody has answered */
    remove: (actor: Actor, id: string, version: number | null): Promise<void> =>
      ofForm(actor, id, version, async ({ change, form }) => {
        await store.deleteFeedbackForm(change.tx, id);
        await record(change, 'deleted', form, form, null);
      }),
  };
}
