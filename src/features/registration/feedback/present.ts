import type * as store from '../store/feedback.ts';
import type { FeedbackFormView, ResultsView } from './contract.ts';
import type { FeedbackResults } from './reading.ts';
import { LEAST_ANSWERS } from './rules/results.ts';
import { windowOf } from './rules/window.ts';

/** A form as those see it who may. */
export const presentFeedbackForm = (form: store.FeedbackFormRow, now: Date): FeedbackFormView => ({
  id: form.id,
  perSession: form.perSession,
  title: form.title,
  text: form.text,
  questions: form.questions.map(({ id, type, label, options = [], required = false }) => ({
    id,
    type,
    label,
    options: options.map((option) => ({ ...option })),
    required,
  })),
  opensAt: form.opensAt?.toISOString() ?? null,
  closesAt: form.closesAt?.toISOString() ?? null,
  published: form.published,
  window: windowOf(form, now),
  version: form.version,
});

/** What was answered, where there is enough of it. */
export const presentResults = ({ rows, shown, results, sessions }: FeedbackResults): ResultsView => {
  const days = shown.map(({ answeredOn }) => answeredOn).toSorted();
  return {
    answers: rows.length,
    least: LEAST_ANSWERS,
    shown: shown.length > 0,
    questions: results.map(({ question, answered, mean, spread, counts, texts }) => ({
      id: question.id,
      answered,
      mean,
      spread,
      counts: counts.map((count) => ({ ...count })),
      texts: [...texts],
    })),
    sessions: sessions.map(({ id, code, title, answers }) => ({ id, code, title, answers })),
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
  };
};
