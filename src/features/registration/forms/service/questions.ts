import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { createEntry, type Entry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { type Language, type LocalText, slugFrom } from '../../../../platform/language/index.ts';
import * as store from '../../store/forms.ts';
import type { FormCondition, FormOption } from '../../tables.ts';
import { QUESTIONS, type QuestionInput, type QuestionPatch } from '../contract.ts';
import { conditionKeys } from '../rules/answers.ts';
import { createFormChanges } from './forms.ts';

export type QuestionsService = ReturnType<typeof createQuestionsService>;

/** Choices keep the key that answers and conditions name; new ones get one of their words. */
function readOptions(
  entry: Entry,
  given: NonNullable<QuestionInput['options']>,
  old: readonly FormOption[],
  authentic: Language,
): FormOption[] {
  const keys = new Set<string>(given.flatMap(({ key }) => key ?? []));
  const seen = new Set<string>();
  return given.map((option, index) => {
    const before = old.find(({ key }) => key === option.key);
    const label = entry.line(`options.${index}.label`, option.label, {
      required: true,
      old: before?.label ?? null,
      authentic,
    }) as LocalText;
    const base = option.key ?? (slugFrom(label?.en || label?.ar || '').slice(0, 36) || 'choice');
    let key = base;
    for (let count = 2; option.key === undefined && keys.has(key); count += 1) key = `${base}-${count}`;
    entry.check(!seen.has(key), `options.${index}.key`, 'option-twice');
    keys.add(key);
    seen.add(key);
    return { key, label };
  });
}

/** A condition names an earlier question, and answers that it can have. */
function checkCondition(
  entry: Entry,
  condition: FormCondition | null,
  earlier: readonly store.QuestionRow[],
): void {
  if (condition === null) return;
  const parent = earlier.find(({ id }) => id === condition.questionId);
  if (parent === undefined) {
    entry.refuse('condition', 'condition-not-earlier');
    return;
  }
  const possible = conditionKeys(parent);
  entry.check(
    condition.answers.every((answer) => possible.includes(answer)),
    'condition',
    'condition-answer-unknown',
  );
}

/** @param earlier the questions before it */
function readQuestion(
  entry: Entry,
  given: QuestionPatch,
  old: store.QuestionRow | null,
  earlier: readonly store.QuestionRow[],
  authentic: Language,
) {
  const type = given.type ?? old?.type ?? 'line';
  const chooses = type === 'choice' || type === 'choices';
  const options =
    given.options === undefined
      ? (old?.options ?? [])
      : readOptions(entry, given.options, old?.options ?? [], authentic);
  entry.check(!chooses || options.length >= 2, 'options', 'options-too-few');
  const condition = given.condition === undefined ? (old?.condition ?? null) : given.condition;
  checkCondition(entry, condition, earlier);
  return {
    type,
    label: entry.text('label', given.label, {
      required: true,
      old: old?.label ?? null,
      authentic,
    }) as LocalText,
    hint: entry.text('hint', given.hint, { old: old?.hint ?? null, authentic }),
    options: chooses ? options : [],
    required: given.required ?? old?.required ?? false,
    condition,
  };
}

/** Conditions of the questions in an order: each must still name an earlier question and an answer that it can have. */
function checkOrder(entry: Entry, field: string, questions: readonly store.QuestionRow[]): void {
  for (const [index, { condition }] of questions.entries()) {
    if (condition === null) continue;
    const parent = questions.slice(0, index).find(({ id }) => id === condition.questionId);
    const holds =
      parent !== undefined && condition.answers.every((answer) => conditionKeys(parent).includes(answer));
    entry.check(holds, field, 'condition-broken');
  }
}

/** What a form asks: added, edited, ordered, removed. Answers to a question that was removed are shown no more. */
export function createQuestionsService(deps: { readonly changes: Changes }) {
  const { ofForm } = createFormChanges(deps.changes);

  const record = (
    change: Change,
    action: string,
    { id, editionId }: store.QuestionRow,
    before: unknown,
    after: unknown,
  ) =>
    change.record({
      action: `form-question.${action}`,
      subject: { kind: 'form-question', id },
      editionId,
      before,
      after,
    });

  /** A change of one question under the lock of its form. */
  const ofQuestion = <T>(
    actor: Actor,
    formId: string,
    id: string,
    version: number | null,
    work: (
      change: Change,
      old: store.QuestionRow,
      all: readonly store.QuestionRow[],
      authentic: Language,
    ) => Promise<T>,
  ): Promise<T> =>
    ofForm(actor, formId, null, async ({ change, whole, old: { questions } }) => {
      const old = questions.find((one) => one.id === id);
      if (old === undefined) throw notFound('form-question-unknown');
      requireVersion(old.version, version);
      return work(change, old, questions, whole.edition.authenticLanguage);
    });

  return {
    add: (actor: Actor, formId: string, input: QuestionInput): Promise<store.QuestionRow> =>
      ofForm(actor, formId, null, async ({ change, whole, old: { form, questions } }) => {
        if (questions.length >= QUESTIONS) throw conflict('form-questions-most', { limit: QUESTIONS });
        const entry = createEntry();
        const row = readQuestion(entry, input, null, questions, whole.edition.authenticLanguage);
        entry.done();
        const [question] = await store.insertQuestions(change.tx, [
          {
            ...row,
            editionId: form.editionId,
            formId,
            position: Math.max(0, ...questions.map(({ position }) => position)) + 1,
          },
        ]);
        if (question === undefined) throw new Error('The statement returned no row.');
        await record(change, 'created', question, null, question);
        return question;
      }),

    /** Edits it, and moves it to a place when the patch names one. */
    edit: (
      actor: Actor,
      formId: string,
      id: string,
      version: number | null,
      { position, ...patch }: QuestionPatch,
    ): Promise<store.QuestionRow> =>
      ofQuestion(actor, formId, id, version, async (change, old, all, authentic) => {
        const entry = createEntry();
        const others = all.filter((one) => one.id !== id);
        const place = position === undefined ? all.indexOf(old) : Math.min(position - 1, others.length);
        const row = readQuestion(entry, patch, old, others.slice(0, place), authentic);
        const order = [...others.slice(0, place), { ...old, ...row }, ...others.slice(place)];
        checkOrder(entry, position === undefined ? 'options' : 'position', order);
        entry.done();
        let question = await store.updateQuestion(change.tx, id, row);
        if (position !== undefined) {
          await store.orderQuestions(
            change.tx,
            old.editionId,
            order.map((one) => one.id),
          );
          question = { ...question, position: place + 1 };
        }
        await record(change, 'edited', question, old, question);
        return question;
      }),

    /** @throws 409 when another question depends on it */
    remove: (actor: Actor, formId: string, id: string, version: number | null): Promise<void> =>
      ofQuestion(actor, formId, id, version, async (change, old, all) => {
        if (all.some(({ condition }) => condition?.questionId === id))
          throw conflict('question-has-followers');
        await store.deleteQuestion(change.tx, id);
        await record(change, 'deleted', old, old, null);
      }),
  };
}
