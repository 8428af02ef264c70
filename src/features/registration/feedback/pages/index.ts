import { addAnsweringPages } from './answering.ts';
import { addFeedbackFormForm } from './manage/form.ts';
import { addFeedbackQuestionForms } from './manage/questions.ts';
import { addFeedbackRecord } from './manage/record.ts';
import { addFeedbackResults } from './manage/results.ts';
import type { FeedbackPages } from './shared.ts';

/** Adds the pages of feedback: management, results, and those on which people answer. */
export function addFeedbackPages(deps: FeedbackPages): void {
  addFeedbackFormForm(deps);
  addFeedbackQuestionForms(deps);
  addFeedbackRecord(deps);
  addFeedbackResults(deps);
  addAnsweringPages(deps);
}
