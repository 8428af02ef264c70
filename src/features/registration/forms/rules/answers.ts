import type { FieldError } from '../../../../platform/errors/index.ts';
import { cleanLine, cleanText, parseDigits, toLatinDigits } from '../../../../platform/language/index.ts';
import type { FormCondition, FormOption, FormQuestionType } from '../../tables.ts';

/** A question as far as its answers depend on it. */
export interface Question {
  readonly id: string;
  readonly type: FormQuestionType;
  readonly options: readonly Pick<FormOption, 'key'>[];
  readonly required: boolean;
  readonly condition: FormCondition | null;
}

export type Answers = Readonly<Record<string, unknown>>;

/** Longest answers, in UTF-16 units. */
const LONGEST = { line: 300, text: 20_000, url: 2_000 } as const;

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** An answer as conditions know it: keys of options, `yes` and `no`. */
function keysOf({ type }: Pick<Question, 'type'>, value: unknown): readonly string[] {
  if (type === 'yes-no') return value === true ? ['yes'] : value === false ? ['no'] : [];
  if (type === 'consent') return [value === true ? 'yes' : 'no'];
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}

/**
 * Which questions are asked of somebody who answered so: those without a condition, and those whose question is asked
 * itself and was answered with one of theirs.
 * @param questions in their order: a condition names an earlier one
 */
export function askedOf<Q extends Question>(questions: readonly Q[], answers: Answers): Q[] {
  const asked: Q[] = [];
  for (const question of questions) {
    const { condition } = question;
    const parent = asked.find(({ id }) => id === condition?.questionId);
    const met =
      condition === null ||
      (parent !== undefined &&
        keysOf(parent, answers[parent.id]).some((key) => condition.answers.includes(key)));
    if (met) asked.push(question);
  }
  return asked;
}

/** What a question may be answered with, as a condition names it; empty: nothing can depend on it. */
export const conditionKeys = ({ type, options }: Pick<Question, 'type' | 'options'>): readonly string[] =>
  type === 'choice' || type === 'choices'
    ? options.map(({ key }) => key)
    : type === 'yes-no' || type === 'consent'
      ? ['yes', 'no']
      : [];

type Read = { readonly value: unknown } | { readonly code: string; readonly params?: FieldError['params'] };

function readString(value: unknown, type: 'line' | 'text' | 'url'): Read {
  if (typeof value !== 'string') return { code: 'answer-type-wrong' };
  const { text, refused } = (type === 'text' ? cleanText : cleanLine)(value);
  if (refused.length > 0) {
    return { code: 'text-control-characters', params: { characters: refused.join(', ') } };
  }
  if (text.length > LONGEST[type]) return { code: 'text-too-long', params: { limit: LONGEST[type] } };
  return { value: text };
}

function readUrl(value: unknown): Read {
  const read = readString(value, 'url');
  if (!('value' in read) || read.value === '') return read;
  const url = URL.canParse(String(read.value)) ? new URL(String(read.value)) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? read : { code: 'answer-url-wrong' };
}

function readNumber(value: unknown): Read {
  const number = typeof value === 'string' ? parseDigits(value.trim()) : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? { value: number }
    : { code: 'answer-number-wrong' };
}

function readDay(value: unknown): Read {
  if (typeof value !== 'string') return { code: 'answer-type-wrong' };
  const text = toLatinDigits(value.trim());
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  const exists = at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  return exists ? { value: text } : { code: 'answer-date-wrong' };
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
      return readNumber(value);
    case 'date':
      return readDay(value);
    case 'yes-no':
    case 'consent':
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
 * Answers as they may be kept, and what is wrong with them. What is not asked of somebody is not kept, whatever they
 * sent; unknown questions are refused.
 * @param old answers kept so far: what `given` leaves out stays
 */
export function readAnswers(
  questions: readonly Question[],
  given: Answers,
  old: Answers = {},
): { readonly answers: Answers; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = Object.keys(given)
    .filter((id) => !questions.some((question) => question.id === id))
    .map((id) => ({ field: `answers.${id}`, code: 'form-question-unknown' }));
  const read: Record<string, unknown> = {};
  const faults = new Map<string, FieldError>();
  for (const question of questions) {
    const { id, type } = question;
    const value = type === 'file' || !Object.hasOwn(given, id) ? old[id] : given[id];
    if (isEmpty(value)) continue;
    if (value === old[id]) {
      read[id] = value;
      continue;
    }
    const result = readAnswer(question, value);
    if ('value' in result) {
      if (!isEmpty(result.value)) read[id] = result.value;
    } else {
      const { code, params } = result;
      faults.set(id, { field: `answers.${id}`, code, ...(params === undefined ? {} : { params }) });
    }
  }
  const asked = askedOf(questions, read);
  return {
    answers: Object.fromEntries(asked.flatMap(({ id }) => (Object.hasOwn(read, id) ? [[id, read[id]]] : []))),
    errors: [...errors, ...asked.flatMap(({ id }) => faults.get(id) ?? [])],
  };
}

/** Questions that are asked of somebody, must be answered and are not. A consent that is needed must be given. */
export const unanswered = <Q extends Question>(questions: readonly Q[], answers: Answers): Q[] =>
  askedOf(questions, answers).filter(
    ({ id, type, required }) =>
      required && (type === 'consent' ? answers[id] !== true : isEmpty(answers[id])),
  );
