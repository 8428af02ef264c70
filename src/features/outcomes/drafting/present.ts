import type { LocalText } from '../../../platform/language/index.ts';
import type { CommentWhole, SessionReportWhole, VersionWhole } from '../store/drafting.ts';
import type { CommentView, ReportView, VersionView } from './contract.ts';
import { diffWords } from './rules/diff.ts';

export const presentReport = (
  report: NonNullable<SessionReportWhole['report']>,
  { session, points }: Pick<SessionReportWhole, 'session' | 'points'>,
): ReportView => ({
  id: report.id,
  session: { id: session.id, code: session.code, title: session.title },
  status: report.status,
  summary: report.summary,
  returnReason: report.returnReason,
  submittedAt: report.submittedAt?.toISOString() ?? null,
  points: points.map(({ id, position, kind, text, fate, provisionId, fateReason }) => ({
    id,
    position,
    kind,
    text,
    fate,
    provisionId,
    reason: fateReason,
  })),
  sample: report.sample,
  version: report.version,
});

export const presentVersion = (version: VersionWhole, before: VersionWhole | undefined): VersionView => ({
  revision: version.revision,
  title: version.title,
  text: version.text,
  origin: version.origin,
  comment: version.comment,
  writtenAt: version.createdAt.toISOString(),
  changes: {
    ar: diffWords(before?.text.ar ?? '', version.text.ar),
    en: diffWords(before?.text.en ?? '', version.text.en),
  },
});

export const presentComment = (comment: CommentWhole): CommentView => ({
  id: comment.id,
  provisionId: comment.provisionId,
  revision: comment.revision,
  answersId: comment.answersId,
  text: comment.text,
  author: comment.author,
  writtenAt: comment.createdAt.toISOString(),
  resolvedAt: comment.resolvedAt?.toISOString() ?? null,
});

/** A text in one language, paragraph by paragraph, to be compared. */
export const paragraphsIn = (
  provisions: readonly { readonly id: string; readonly text: LocalText }[],
  language: 'ar' | 'en',
) => provisions.map(({ id, text }) => ({ id, text: text[language] }));
