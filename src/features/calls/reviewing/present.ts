import type { Language, LocalText } from '../../../platform/language/index.ts';
import type { CriterionRow } from '../store/reviewing-criteria.ts';
import type { PaperFacts } from '../store/reviewing-papers.ts';
import type { ReviewerFacts } from '../store/reviewing-people.ts';
import type { ReviewRow, SaidComment } from '../store/reviewing-reviews.ts';
import type { SeenPaper } from './access.ts';
import type { PaperView, ReviewerView } from './contract.ts';
import { type WeighedCriterion, weightedScore } from './rules/score.ts';

/** Whether its reader may learn who wrote it. */
export const isHidden = ({ paper, as }: Pick<SeenPaper, 'paper' | 'as'>): boolean =>
  as === 'reviewer' && paper.call.blind;

/** A file with the name under which its reader gets it: in a blind call, names of files tell nothing. */
export interface ShownFile {
  readonly id: string;
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
}

const extensionOf = (name: string): string => /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '';

/** Files that the reader may open: the text itself, and answers meant for reviewers. */
export function shownFiles(seen: Pick<SeenPaper, 'paper' | 'as'>): ShownFile[] {
  const { paper } = seen;
  const open = new Set(
    paper.questions.filter(({ forReviewers }) => seen.as === 'decider' || forReviewers).map(({ id }) => id),
  );
  return paper.files
    .filter(({ questionId }) => questionId === null || open.has(questionId))
    .map(({ id, fileId, name, bytes }, index) => ({
      id,
      fileId,
      bytes,
      name: isHidden(seen) ? `${paper.code ?? 'paper'}-${index + 1}${extensionOf(name)}` : name,
    }));
}

const inWords = (value: unknown, labels: ReadonlyMap<string, LocalText>, language: Language): string => {
  if (Array.isArray(value))
    return value.map((one) => inWords(one, labels, language)).join(language === 'ar' ? '، ' : ', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const label = labels.get(text);
  return label === undefined ? text : label[language] || label[label.authentic];
};

/** Answers that the reader may see; files are a list of their own. `yes` and `no` stay for the caller to say. */
export function shownAnswers({ paper, as }: Pick<SeenPaper, 'paper' | 'as'>, language: Language) {
  return paper.questions.flatMap(({ id, type, label, options, forReviewers }) => {
    const value = paper.answers[id];
    if (type === 'file' || value === undefined || value === null || value === '') return [];
    if (as === 'reviewer' && !forReviewers) return [];
    const labels = new Map(options.map((option) => [option.key, option.label]));
    return [{ label, type, value: inWords(value, labels, language) }];
  });
}

/** A submission as its reader may see it: of a blind call, a reviewer learns nothing of who wrote it. */
export function presentPaper(seen: Pick<SeenPaper, 'paper' | 'as'>, language: Language): PaperView {
  const { paper } = seen;
  const { id, code, kind, state, title, titleOther, abstract, abstractOther, minutes } = paper;
  const hidden = isHidden(seen);
  return {
    id,
    code,
    kind,
    state,
    title,
    titleOther,
    abstract,
    abstractOther,
    language: paper.language,
    minutes,
    themeId: paper.theme?.id ?? null,
    answers: shownAnswers(seen, language).map(({ label, value }) => ({ label, value })),
    files: shownFiles(seen).map(({ fileId: _, ...file }) => file),
    authors: hidden ? null : paper.authors.map(({ name, affiliation }) => ({ name, affiliation })),
    behalf: hidden ? null : (paper.body ?? paper.behalfOf),
  };
}

/** A review without its words. */
export const presentReview = (
  review: Pick<
    ReviewRow,
    'id' | 'submissionId' | 'reviewerId' | 'state' | 'scores' | 'recommendation' | 'version'
  > &
    Partial<Pick<ReviewRow, 'assignedAt' | 'submittedAt'>>,
  paper: Pick<PaperFacts, 'code' | 'title'>,
  criteria: readonly WeighedCriterion[],
  maxScore: number,
) => ({
  id: review.id,
  paperId: review.submissionId,
  paperCode: paper.code,
  paperTitle: paper.title,
  reviewerId: review.reviewerId,
  state: review.state,
  scores: review.scores,
  score: weightedScore(review.scores, criteria, maxScore),
  recommendation: review.recommendation,
  assignedAt: review.assignedAt?.toISOString() ?? null,
  submittedAt: review.submittedAt?.toISOString() ?? null,
  version: review.version,
});

export const presentCriterion = ({ id, label, hint, weight }: CriterionRow) => ({ id, label, hint, weight });

export const presentReviewer = ({
  language: _,
  body: __,
  state: ___,
  ...reviewer
}: ReviewerFacts): ReviewerView => ({
  ...reviewer,
  themeIds: [...reviewer.themeIds],
});

/** Who said something, as its reader may know them. */
export interface Speaker {
  /** Null: a reviewer who is not named. */
  readonly name: string | null;
  /** Which reviewer of the submission, from 1; null: one who decides. */
  readonly reviewer: number | null;
  readonly own: boolean;
}

/**
 * Who is who in the discussion of a submission. Reviewers are numbered in the order of their assignment, so that a
 * number stays theirs; in a blind call reviewers do not learn each other's names.
 */
export function speakerOf(
  seen: Pick<SeenPaper, 'paper' | 'as'>,
  readerId: string | null,
  reviews: readonly Pick<ReviewRow, 'reviewerId'>[],
): (accountId: string, name: string) => Speaker {
  const order = [...new Set(reviews.map(({ reviewerId }) => reviewerId))];
  return (accountId, name) => {
    const place = order.indexOf(accountId);
    const own = accountId === readerId;
    const unnamed = isHidden(seen) && place >= 0 && !own;
    return { name: unnamed ? null : name, reviewer: place < 0 ? null : place + 1, own };
  };
}

export const presentComment = (
  { id, authorId, authorName, text, createdAt }: SaidComment,
  speaker: (accountId: string, name: string) => Speaker,
) => ({ id, author: speaker(authorId, authorName), text, createdAt: createdAt.toISOString() });
