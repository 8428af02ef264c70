import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { createEntry, type Entry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { type Language, type LocalText, slugFrom } from '../../../../platform/language/index.ts';
import * as store from '../../store/calls.ts';
import type { QuestionOption } from '../../tables.ts';
import { QUESTIONS, type QuestionInput, type QuestionPatch } from '../contract.ts';
import { createCallChanges } from './calls.ts';

export type QuestionsService = ReturnType<typeof createQuestionsService>;

/** Choices keep the key that answers name; new ones get one of their words. */
function readOptions(
  entry: Entry,
  given: NonNullable<QuestionInput['options']>,
  old: readonly QuestionOption[],
  authentic: Language,
): QuestionOption[] {
  const keys = new Set<string>();
  const seen = new Set<string>();
  return given.map((option, index) => {
    const before = old.find(({ key }) => key === option.key);
    const label = entry.line(`options.${index}.label`, option.label, {
      required: true,
      old: before?.label ?? null,
      authentic,
    }) as LocalText | null;
    // In either language: an answer would not say which of the two it is.
    const texts = [label?.ar && `ar ${label.ar}`, label?.en && `en ${label.en}`].flatMap(
      (text) => text || [],
    );
    const twice = texts.find((text) => seen.has(text));
    entry.check(twice === undefined, 'options', 'option-label-twice', { value: twice?.slice(3) ?? '' });
    for (const text of texts) seen.add(text);
    const base = option.key ?? (slugFrom(label?.en || label?.ar || '').slice(0, 36) || 'choice');
    let key = base;
    for (let count = 2; option.key === undefined && keys.has(key); count += 1) key = `${base}-${count}`;
    entry.check(twice !== undefined || !keys.has(key), `options.${index}.key`, 'option-twice');
    keys.add(key);
    return { key, label: label as LocalText };
  });
}

function readQuestion(
  entry: Entry,
  given: QuestionPatch,
  old: store.QuestionRow | null,
  authentic: Language,
) {
  const type = given.type ?? old?.type ?? 'line';
  const chooses = type === 'choice' || type === 'choices';
  const options =
    given.options === undefined
      ? (old?.options ?? [])
      : readOptions(entry, given.options, old?.options ?? [], authentic);
  entry.check(!chooses || options.length >= 2, 'options', 'options-too-few');
  return {
    type,
    label: entry.line('label', given.label, {
      required: true,
      old: old?.label ?? null,
      authentic,
    }) as LocalText,
    hint: entry.text('hint', given.hint, { old: old?.hint ?? null, authentic }),
    options: chooses ? options : [],
    required: given.required ?? old?.required ?? false,
    kinds: given.kinds ?? old?.kinds ?? [],
    forReviewers: given.forReviewers ?? old?.forReviewers ?? true,
  };
}

/** What a call asks: added, edited, ordered, removed. Answers to a question that was removed are shown no more. */
export function createQuestionsService(deps: { readonly changes: Changes }) {
  const { ofCall } = createCallChanges(deps.changes);

  const record = (
    change: Change,
    action: string,
    { id, editionId }: store.QuestionRow,
    before: unknown,
    after: unknown,
  ) =>
    change.record({
      action: `call-question.${action}`,
      subject: { kind: 'call-question', id },
      editionId,
      before,
      after,
    });

  /** A change of one question under the lock of its call. */
  async function ofQuestion<T>(
    actor: Actor,
    callId: string,
    id: string,
    version: number | null,
    work: (
      change: Change,
      old: store.QuestionRow,
      all: readonly store.QuestionRow[],
      authentic: Language,
    ) => Promise<T>,
  ): Promise<T> {
    return ofCall(actor, callId, null, async ({ change, edition, old: { questions } }) => {
      const old = questions.find((one) => one.id === id);
      if (old === undefined) throw notFound('question-unknown');
      requireVersion(old.version, version);
      return work(change, old, questions, edition.authenticLanguage);
    });
  }

  return {
    add: (actor: Actor, callId: string, input: QuestionInput): Promise<store.QuestionRow> =>
      ofCall(actor, callId, null, async ({ change, edition, old: { call, questions } }) => {
        if (questions.length >= QUESTIONS) throw conflict('too-many-questions', { limit: QUESTIONS });
        const entry = createEntry();
        const row = readQuestion(entry, input, null, edition.authenticLanguage);
        entry.done();
        const question = await store.insertQuestion(change.tx, {
          ...row,
          editionId: call.editionId,
          callId,
          position: Math.max(0, ...questions.map(({ position }) => position)) + 1,
        });
        await record(change, 'created', question, null, question);
        return question;
      }),

    /** Edits it, and moves it to a place when the patch names one. */
    edit: (
      actor: Actor,
      callId: string,
      id: string,
      version: number | null,
      { position, ...patch }: QuestionPatch,
    ): Promise<store.QuestionRow> =>
      ofQuestion(actor, callId, id, version, async (change, old, all, authentic) => {
        const entry = createEntry();
        const row = readQuestion(entry, patch, old, authentic);
        entry.done();
        let question = await store.updateQuestion(change.tx, id, row);
        if (position !== undefined) {
          const others = all.filter((one) => one.id !== id).map((one) => one.id);
          const order = [...others.slice(0, position - 1), id, ...others.slice(position - 1)];
          await store.orderQuestions(change.tx, old.editionId, order);
          question = { ...question, position: order.indexOf(id) + 1 };
        }
        await record(change, 'edited', question, old, question);
        return question;
      }),

    remove: (actor: Actor, callId: string, id: string, version: number | null): Promise<void> =>
      ofQuestion(actor, callId, id, version, async (change, old) => {
        await store.deleteQuestion(change.tx, id);
        await record(change, 'deleted', old, old, null);
      }),
  };
}
