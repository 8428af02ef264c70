import type { Entry } from '../../../../platform/entry/index.ts';
import { cleanText } from '../../../../platform/language/index.ts';
import type { CallRow, QuestionRow } from '../../store/calls.ts';
import type { Party } from '../../store/people.ts';
import type { SubmissionRow } from '../../store/submissions.ts';
import type { PaperPatch } from '../contract.ts';
import { readAnswers, unanswered } from '../rules/answers.ts';
import { countWords } from '../rules/words.ts';

/** What the reading of a submission depends on. */
export interface Asked {
  readonly call: CallRow;
  readonly questions: readonly QuestionRow[];
  /** States and bodies that take part. */
  readonly parties: readonly Party[];
  /** Whether the edition has themes to choose from. */
  readonly themed: boolean;
}

/** Columns that authors write. */
export type WrittenSubmission = Pick<
  SubmissionRow,
  | 'kind'
  | 'title'
  | 'titleOther'
  | 'abstract'
  | 'abstractOther'
  | 'language'
  | 'themeId'
  | 'minutes'
  | 'level'
  | 'answers'
  | 'bodyId'
  | 'stateCode'
  | 'contactName'
  | 'contactEmail'
  | 'contactLanguage'
>;

/** Text of several lines in one language. */
function textOf(entry: Entry, field: string, given: string | null | undefined): string {
  const { text, refused } = cleanText(given ?? '');
  if (refused.length > 0) entry.refuse(field, 'text-control-characters', { characters: refused.join(', ') });
  return text.trim();
}

/** Input → columns, with every broken rule noted. For an edit, what the patch leaves out stays. */
export function readPaper(
  entry: Entry,
  given: PaperPatch,
  old: SubmissionRow | null,
  { call, questions, parties }: Asked,
): WrittenSubmission {
  const line = (field: 'title' | 'titleOther' | 'contactName', required: boolean): string | null =>
    given[field] === undefined ? (old?.[field] ?? null) : entry.plain(field, given[field], { required });
  const text = (field: 'abstract' | 'abstractOther'): string =>
    given[field] === undefined ? (old?.[field] ?? '') : textOf(entry, field, given[field]);
  const kept = <K extends 'themeId' | 'minutes' | 'level' | 'bodyId' | 'stateCode'>(field: K) =>
    given[field] === undefined ? (old?.[field] ?? null) : given[field];
  const kind = given.kind ?? old?.kind ?? 'paper';
  entry.check(call.kinds.includes(kind), 'kind', 'kind-not-asked');
  const bodyId = kept('bodyId');
  const stateCode = kept('stateCode');
  entry.check(bodyId === null || stateCode === null, 'bodyId', 'behalf-one');
  const takesPart = parties.some((party) => party.bodyId === bodyId && party.stateCode === stateCode);
  const behalfAsBefore = old !== null && bodyId === old.bodyId && stateCode === old.stateCode;
  entry.check(
    (bodyId === null && stateCode === null) || behalfAsBefore || takesPart,
    bodyId === null ? 'stateCode' : 'bodyId',
    'behalf-not-participating',
  );
  const { answers, errors } = readAnswers(questions, kind, given.answers ?? {}, old?.answers ?? {});
  for (const { field, code, params } of errors) entry.refuse(field, code, params);
  const language = given.language ?? old?.language ?? 'ar';
  const contactEmail = given.contactEmail?.trim() ?? old?.contactEmail ?? '';
  entry.check(contactEmail !== '', 'contactEmail', 'field-required');
  return {
    kind,
    title: line('title', true) ?? '',
    titleOther: line('titleOther', false),
    abstract: text('abstract'),
    abstractOther: text('abstractOther') || null,
    language,
    themeId: kept('themeId'),
    minutes: kept('minutes'),
    level: kept('level'),
    answers,
    bodyId,
    stateCode,
    contactName: line('contactName', true) ?? '',
    contactEmail,
    contactLanguage: given.contactLanguage ?? old?.contactLanguage ?? language,
  };
}

/** Notes what a submission still lacks: drafts may lack it, what is sent may not. */
export function checkComplete(
  entry: Entry,
  row: WrittenSubmission,
  { call, questions, themed }: Asked,
): void {
  entry.check(row.abstract !== '', 'abstract', 'field-required');
  entry.check(!themed || row.themeId !== null, 'themeId', 'field-required');
  const limit = call.abstractWords;
  for (const field of ['abstract', 'abstractOther'] as const) {
    const count = countWords(row[field] ?? '');
    if (limit !== null && count > limit) entry.refuse(field, 'too-many-words', { count, limit });
  }
  for (const { id, type } of unanswered(questions, row.kind, row.answers)) {
    entry.refuse(`answers.${id}`, type === 'file' ? 'answer-file-needed' : 'field-required');
  }
}
