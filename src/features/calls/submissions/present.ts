import type { Static } from 'typebox';
import { presentBodyRef, presentStateRef } from '../../directory/index.ts';
import type { CallWhole, GraceRow, QuestionRow } from '../store/calls.ts';
import type { SubmissionAuthor, SubmissionFile, SubmissionWhole } from '../store/submissions.ts';
import type * as contract from './contract.ts';
import { windowOf } from './rules/deadline.ts';

/** @param manages whether it is for those who work on the call */
export const presentQuestion = (
  { id, position, type, label, hint, options, required, kinds, forReviewers, version }: QuestionRow,
  manages: boolean,
): Static<typeof contract.QuestionView> => ({
  id,
  position,
  type,
  label,
  hint,
  options: [...options],
  required,
  kinds,
  ...(manages ? { forReviewers } : {}),
  version,
});

/** A call; how it is reviewed is for those who work on it. */
export function presentCall(
  { call, questions }: CallWhole,
  now: Date,
  manages: boolean,
): Static<typeof contract.CallView> {
  const { id, slug, title, text, kinds, opensAt, closesAt, abstractWords, version } = call;
  return {
    id,
    slug,
    title,
    text,
    kinds,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    window: windowOf(call, now),
    abstractWords,
    questions: questions.map((question) => presentQuestion(question, manages)),
    version,
    ...(manages
      ? {
          published: call.published,
          maxScore: call.maxScore,
          blind: call.blind,
          reviewsWanted: call.reviewsWanted,
          reviewBy: call.reviewBy?.toISOString() ?? null,
        }
      : {}),
  };
}

/** A grace link without its secret. */
export const presentGrace = ({
  id,
  note,
  expiresAt,
  remaining,
  revokedAt,
  createdAt,
}: GraceRow): Static<typeof contract.GraceView> => ({
  id,
  note,
  expiresAt: expiresAt.toISOString(),
  remaining,
  revokedAt: revokedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

export const presentAuthor = ({ id, name, email, affiliation, presenting, state }: SubmissionAuthor) => ({
  id,
  name,
  email,
  affiliation,
  presenting,
  state,
});

export const presentFile = ({ id, questionId, name, mediaType, bytes }: SubmissionFile) => ({
  id,
  questionId,
  name,
  mediaType,
  bytes,
});

/** A submission, for its authors and for those who decide. */
export const presentPaper = ({
  submission: row,
  call,
  theme,
  body,
  state,
  authors,
  files,
  placedIn,
}: SubmissionWhole): Static<typeof contract.PaperView> => ({
  id: row.id,
  code: row.code,
  call: { id: call.id, slug: call.slug, title: call.title },
  kind: row.kind,
  state: row.state,
  title: row.title,
  titleOther: row.titleOther,
  abstract: row.abstract,
  abstractOther: row.abstractOther,
  language: row.language,
  theme: theme === null ? null : { id: theme.id, slug: theme.slug, title: theme.title },
  minutes: row.minutes,
  level: row.level,
  answers: row.answers,
  body: body === null ? null : presentBodyRef(body),
  participatingState: state === null ? null : presentStateRef(state),
  contact: { name: row.contactName, email: row.contactEmail, language: row.contactLanguage },
  authors: authors.map(presentAuthor),
  files: files.map(presentFile),
  submittedAt: row.submittedAt?.toISOString() ?? null,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decisionNote: row.decisionNote,
  sessionId: placedIn,
  version: row.version,
});
