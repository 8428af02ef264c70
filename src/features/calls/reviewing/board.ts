import type { Database } from '../../../platform/database/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import { type BoardPaper, listBoard } from '../store/reviewing-board.ts';
import { type CallRow, listCalls, listCriteriaOfEdition } from '../store/reviewing-criteria.ts';
import { readInterests } from '../store/reviewing-interests.ts';
import { type ScoreSummary, summariseScores, weightedScore } from './rules/score.ts';

/** A submission with what its reviews say together. A review of somebody in conflict of interest does not count. */
export interface JudgedPaper extends BoardPaper {
  readonly summary: ScoreSummary;
  readonly counts: Readonly<Record<'accept' | 'undecided' | 'reject', number>>;
  /** Assigned, begun or handed in, by reviewers without a conflict. */
  readonly assigned: number;
  readonly submitted: number;
  readonly conflicts: number;
}

export interface Board {
  readonly papers: readonly JudgedPaper[];
  readonly calls: readonly CallRow[];
}

/** The board of decisions of an edition, in six statements whatever its length. */
export async function readBoard(
  database: Pick<Database, 'rows' | 'db'>,
  { edition }: EditionWhole,
): Promise<Board> {
  const { db } = database;
  const calls = await listCalls(db, edition.id);
  const criteria = await listCriteriaOfEdition(db, edition.id);
  const papers = await listBoard(database, db, edition.id);
  const interests = await readInterests(database, db, edition.id, {
    submissionIds: papers.map(({ id }) => id),
    accountIds: papers.flatMap(({ reviews }) => reviews.map(({ reviewerId }) => reviewerId)),
  });
  const maxScores = new Map(calls.map(({ id, maxScore }) => [id, maxScore]));
  return {
    calls,
    papers: papers.map((paper) => {
      const own = criteria.filter(({ callId }) => callId === paper.callId);
      const standing = paper.reviews.filter(({ state }) => state !== 'declined' && state !== 'conflict');
      const counted = standing.filter(
        ({ reviewerId }) => interests.between(paper.id, reviewerId).length === 0,
      );
      const submitted = counted.filter(({ state }) => state === 'submitted');
      const count = (wanted: string): number =>
        submitted.filter(({ recommendation }) => recommendation === wanted).length;
      return {
        ...paper,
        assigned: counted.length,
        submitted: submitted.length,
        conflicts: standing.length - counted.length,
        counts: { accept: count('accept'), undecided: count('undecided'), reject: count('reject') },
        summary: summariseScores(
          submitted.map(({ scores }) => weightedScore(scores, own, maxScores.get(paper.callId) ?? 0)),
        ),
      };
    }),
  };
}
