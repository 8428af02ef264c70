import { addAnsweringPages } from './answering.ts';
import { addFeedbackDeletion } from './manage/deletion.ts';
import { addFeedbackFormForm } from './manage/form.ts';
import { addFeedbackList } from './manage/list.ts';
import { addFeedbackPreview } from './manage/preview.ts';
import { addFeedbackQuestionForms } from './manage/questions.ts';
import { addFeedbackRecord } from './manage/record.ts';
import { addFeedbackResults } from './manage/results.ts';
import type { FeedbackPages } from './shared.ts';

/** Adds the pages of feedback: management, results, and those on which people answer. */
export function addFeedbackPages(deps: FeedbackPages): void {
  addFeedbackList(deps);
  addFeedbackFormForm(deps);
  addFeedbackQuestionForms(deps);
  addFeedbackRecord(deps);
  addFeedbackPreview(deps);
  addFeedbackDeletion(deps);
  addFeedbackResults(deps);
  addAnsweringPages(deps);
}
