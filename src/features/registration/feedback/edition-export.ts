import { type EditionExport, jsonFile } from '../../series/index.ts';
import { listAnswers, listFeedbackForms } from '../store/feedback.ts';
import { presentFeedbackForm } from './present.ts';
import { showable } from './rules/results.ts';

/** Feedback forms, and what was answered where there is enough of it; nothing in it says who. */
export const feedbackExport: EditionExport = async ({ db }, { edition }) => {
  const items = [];
  for (const form of await listFeedbackForms(db, edition.id)) {
    const answers = await listAnswers(db, form);
    const shown = showable(answers);
    items.push({
      ...presentFeedbackForm(form, form.closesAt ?? form.updatedAt),
      withheld: answers.length - shown.length,
      answers: shown.map(({ sessionId, answeredOn, answers: given }) => ({
        sessionId,
        answeredOn,
        answers: given,
      })),
    });
  }
  return [jsonFile('feedback.json', { items })];
};
