import type { FeedbackQuestion } from '../../tables.ts';
import { type FeedbackAnswers, marks } from './answers.ts';

/** Fewer answers are shown to nobody: among so few, who said what could be guessed. */
export const LEAST_ANSWERS = 5;

/** An answer as results are drawn from it. */
export interface Answered {
  readonly sessionId: string | null;
  readonly answers: FeedbackAnswers;
}

/** What a question brought. */
export interface QuestionResult {
  readonly question: FeedbackQuestion;
  readonly answered: number;
  /** Mean and standard deviation of a rating. */
  readonly mean: number | null;
  readonly spread: number | null;
  readonly counts: readonly { readonly key: string; readonly count: number }[];
  readonly texts: readonly string[];
}

/** How many answers each session has; the edition's own have the key null. */
export function countBySession(rows: readonly Answered[]): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { sessionId } of rows) counts.set(sessionId, (counts.get(sessionId) ?? 0) + 1);
  return counts;
}

/**
 * Answers that may be shown: those of sessions with enough of them, so that neither a session's few nor the difference
 * of two sums tells what somebody said.
 */
export function showable<Row extends Answered>(rows: readonly Row[], sessionId?: string): Row[] {
  const counts = countBySession(rows);
  return rows.filter(
    (row) =>
      (sessionId === undefined || row.sessionId === sessionId) &&
      (counts.get(row.sessionId) ?? 0) >= LEAST_ANSWERS,
  );
}

/** Mean and standard deviation of numbers; of none there is neither. */
export function meanAndSpread(values: readonly number[]): { mean: number | null; spread: number | null } {
  if (values.length === 0) return { mean: null, spread: null };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(square) };
}

function resultOf(question: FeedbackQuestion, rows: readonly Answered[]): QuestionResult {
  const values = rows.map(({ answers }) => answers[question.id]).filter((value) => value !== undefined);
  const chosen = values.flatMap((value) => (Array.isArray(value) ? value : [value])).map(String);
  const keys =
    question.type === 'rating' ? marks.map(String) : (question.options ?? []).map(({ key }) => key);
  const numbers = question.type === 'rating' ? values.map(Number) : [];
  return {
    question,
    answered: values.length,
    ...meanAndSpread(numbers),
    counts:
      question.type === 'text'
        ? []
        : keys.map((key) => ({ key, count: chosen.filter((value) => value === key).length })),
    texts: question.type === 'text' ? chosen.toSorted() : [],
  };
}

/** What each question brought, in their order. */
export const resultsOf = (
  questions: readonly FeedbackQuestion[],
  rows: readonly Answered[],
): QuestionResult[] => questions.map((question) => resultOf(question, rows));
