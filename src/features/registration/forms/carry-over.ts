import { newId } from '../../../platform/database/index.ts';
import type { CarryOver } from '../../series/index.ts';
import * as store from '../store/forms.ts';
import { codeSigns } from './rules/code.ts';

/**
 * Forms with their questions go over to the next edition, unpublished: their times move by as much as the edition does,
 * or stay a year later where its days are not known.
 */
export const formsCarryOver: CarryOver = {
  key: 'forms',
  count: async (db, editionId) => (await store.formNames(db, editionId)).length,
  async carry({ tx }, from, to, ids) {
    const day = (date: string | null): number => (date === null ? Number.NaN : Date.parse(date));
    const shift = day(to.startsOn) - day(from.startsOn);
    const by = Number.isNaN(shift) ? 365 * 86_400_000 : shift;
    const later = (at: Date): Date => new Date(at.getTime() + by);
    const taken: string[] = [];
    for (const { form, questions } of await store.listForms(tx, from.id)) {
      let id = newId();
      while (taken.includes(codeSigns(id))) id = newId();
      taken.push(codeSigns(id));
      ids.set(form.id, id);
      const {
        slug,
        category,
        title,
        text,
        confirmation,
        capacity,
        waitingList,
        approval,
        walkIn,
        mostGuests,
        blocks,
      } = form;
      await store.insertForm(tx, {
        slug,
        category,
        title,
        text,
        confirmation,
        capacity,
        waitingList,
        approval,
        walkIn,
        mostGuests,
        blocks,
        id,
        editionId: to.id,
        published: false,
        opensAt: later(form.opensAt),
        closesAt: later(form.closesAt),
        editableUntil: form.editableUntil === null ? null : later(form.editableUntil),
      });
      const newIds = new Map(questions.map((question) => [question.id, newId()]));
      await store.insertQuestions(
        tx,
        questions.map(({ version: _version, ...question }) => ({
          ...question,
          id: newIds.get(question.id) ?? newId(),
          editionId: to.id,
          formId: id,
          condition:
            question.condition === null
              ? null
              : {
                  ...question.condition,
                  questionId: newIds.get(question.condition.questionId) ?? question.condition.questionId,
                },
        })),
      );
    }
  },
};
