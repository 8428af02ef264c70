import type { Database } from '../../../platform/database/index.ts';
import * as store from '../store/feedback.ts';
import { countBySession, type QuestionResult, resultsOf, showable } from './rules/results.ts';

/** What a form brought, of all it asks about or of one session. */
export interface FeedbackResults {
  readonly form: store.FeedbackFormRow;
  /** All that was answered in the scope. */
  readonly rows: readonly store.FeedbackAnswerRow[];
  /** What of it may be shown. */
  readonly shown: readonly store.FeedbackAnswerRow[];
  readonly results: readonly QuestionResult[];
  /** Sessions with answers, in the order of the programme, whatever the scope. */
  readonly sessions: readonly (store.FeedbackSession & {
    readonly answers: number;
    readonly results: readonly QuestionResult[];
  })[];
}

/** Reads results: two statements, whatever the number of sessions. */
export async function readResults(
  { db }: Pick<Database, 'db'>,
  form: store.FeedbackFormRow,
  sessionId?: string,
): Promise<FeedbackResults> {
  const all = await store.listAnswers(db, form);
  const counts = countBySession(all);
  const sessions = await store.listFeedbackSessions(
    db,
    form.editionId,
    [...counts.keys()].flatMap((id) => id ?? []),
  );
  const shown = showable(all, sessionId);
  return {
    form,
    rows: sessionId === undefined ? all : all.filter((row) => row.sessionId === sessionId),
    shown,
    results: shown.length === 0 ? [] : resultsOf(form.questions, shown),
    sessions: sessions.map((session) => {
      const theirs = showable(all, session.id);
      return {
        ...session,
        answers: counts.get(session.id) ?? 0,
        results: theirs.length === 0 ? [] : resultsOf(form.questions, theirs),
      };
    }),
  };
}
