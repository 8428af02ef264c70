import type { FieldError } from '../../../../platform/errors/index.ts';
import { cleanLine, cleanText } from '../../../../platform/language/index.ts';
import type { QuestionOption, QuestionType, SubmissionKind } from '../../tables.ts';

/** A question as far as its answers depend on it. */
export interface Question {
  readonly id: string;
  readonly type: QuestionType;
  readonly options: readonly Pick<QuestionOption, 'key'>[];
  readonly required: boolean;
  /** Asked of these kinds; empty: of all. */
  readonly kinds: readonly SubmissionKind[];
}

export type Answers = Readonly<Record<string, unknown>>;

/** Longest answers, in UTF-16 units. */
const LONGEST = { line: 300, text: 20_000, url: 2_000 } as const;

/** Whether a kind of submission is asked it. */
export const isAsked = ({ kinds }: Pick<Question, 'kinds'>, kind: SubmissionKind): boolean =>
  kinds.length === 0 || kinds.includes(kind);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

type Read = { readonly value: unknown } | { readonly code: string; readonly params?: FieldError['params'] };

function readString(value: unknown, type: 'line' | 'text' | 'url'): Read {
  if (typeof value !== 'string') return { code: 'answer-type-wrong' };
  const { text, refused } = (type === 'text' ? cleanText : cleanLine)(value);
  if (refused.length > 0)
    return { code: 'text-control-characters', params: { characters: refused.join(', ') } };
  if (text.length > LONGEST[type]) return { code: 'text-too-long', params: { limit: LONGEST[type] } };
  return { value: text };
}

function readUrl(value: unknown): Read {
  const read = readString(value, 'url');
  if (!('value' in read) || read.value === '') return read;
  const url = URL.canParse(String(read.value)) ? new URL(String(read.value)) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? read : { code: 'answer-url-wrong' };
}

function readAnswer({ type, options }: Question, value: unknown): Read {
  const known = (key: unknown): boolean => options.some((option) => option.key === key);
  switch (type) {
    case 'line':
    case 'text':
      return readString(value, type);
    case 'url':
      return readUrl(value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? { value } : { code: 'answer-type-wrong' };
    case 'yes-no':
      return typeof value === 'boolean' ? { value } : { code: 'answer-type-wrong' };
    case 'choice':
      return known(value) ? { value } : { code: 'answer-choice-unknown' };
    case 'choices':
      if (!Array.isArray(value)) return { code: 'answer-type-wrong' };
      return value.every(known) ? { value: [...new Set(value)] } : { code: 'answer-choice-unknown' };
    case 'file':
      // It is given by sending a file; what an answer says about it is not listened to.
      return { value: null };
  }
}

/**
 * Answers as they may be kept, and what is wrong with them. Questions of another kind are passed over; unknown ones are
 * refused. Answers that are files stay as they are: they come and go with the files.
 * @param old answers kept so far: what `given` leaves out stays
 */
export function readAnswers(
  questions: readonly Question[],
  kind: SubmissionKind,
  given: Answers,
  old: Answers = {},
): { readonly answers: Answers; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = Object.keys(given)
    .filter((id) => !questions.some((question) => question.id === id))
    .map((id) => ({ field: `answers.${id}`, code: 'question-unknown' }));
  const answers: Record<string, unknown> = {};
  for (const question of questions.filter((one) => isAsked(one, kind))) {
    const { id, type } = question;
    const before = old[id];
    const value = type === 'file' || !Object.hasOwn(given, id) ? before : given[id];
    if (isEmpty(value)) continue;
    if (value === before) {
      answers[id] = before;
      continue;
    }
    const read = readAnswer(question, value);
    if ('value' in read) {
      if (!isEmpty(read.value)) answers[id] = read.value;
    } else {
      errors.push({
        field: `answers.${id}`,
        code: read.code,
        ...(read.params === undefined ? {} : { params: read.params }),
      });
    }
  }
  return { answers, errors };
}

/** Questions that a submission of a kind must answer and does not. */
export const unanswered = <Q extends Question>(
  questions: readonly Q[],
  kind: SubmissionKind,
  answers: Answers,
): Q[] =>
  questions.filter(
    (question) => question.required && isAsked(question, kind) && isEmpty(answers[question.id]),
  );
