/** A submission that waits for reviewers. */
export interface WaitingSubmission {
  readonly id: string;
  readonly themeId: string | null;
  /** Reviews that it still lacks. */
  readonly lacking: number;
  /** Who reviews it already. */
  readonly reviewerIds: readonly string[];
  /** Who was asked and declined, or said that there is a conflict: they are not asked again. */
  readonly declinedIds: readonly string[];
}

/** Somebody who takes reviews. */
export interface ReadyReviewer {
  readonly id: string;
  /** Empty: every theme. */
  readonly themeIds: readonly string[];
  /** Reviews that they have. */
  readonly load: number;
  /** Most that they take; null: no limit. */
  readonly most: number | null;
}

/** Why a submission gets fewer reviewers than it lacks: how many of all reviewers fall away, and by what. */
export interface Shortage {
  readonly submissionId: string;
  readonly missing: number;
  /** Not of its theme. */
  readonly otherTheme: number;
  readonly inConflict: number;
  readonly declined: number;
  /** Could review it, and take no more. */
  readonly full: number;
}

export interface AssignmentPlan {
  /** In the order of the submissions. */
  readonly assignments: readonly { readonly submissionId: string; readonly reviewerId: string }[];
  readonly shortages: readonly Shortage[];
}

/** Whether a reviewer knows the theme. A submission without one is anybody's. */
export const knowsTheme = ({ themeIds }: ReadyReviewer, themeId: string | null): boolean =>
  themeIds.length === 0 || themeId === null || themeIds.includes(themeId);

/**
 * Spreads submissions over reviewers: as many reviews as can be had at all, and among the ways to have them one whose
 * loads differ least. Each review wanted looks, over reviewers who could hand one on, for the least loaded who can take
 * it (an optimal semi-matching: Harvey, Ladner, Lovász, Tamir 2006). What is assigned already stays.
 * @param inConflict whether the reviewer may never see the submission
 */
export function planAssignments(
  submissions: readonly WaitingSubmission[],
  reviewers: readonly ReadyReviewer[],
  inConflict: (submissionId: string, reviewerId: string) => boolean,
): AssignmentPlan {
  const eligible = submissions.map((submission) =>
    reviewers.flatMap((reviewer, index) =>
      whyNot(submission, reviewer, inConflict) === null ? [index] : [],
    ),
  );
  const spread = createSpread(eligible, reviewers);
  const shortages: Shortage[] = [];
  for (const [index, submission] of submissions.entries()) {
    let missing = Math.max(0, submission.lacking);
    while (missing > 0 && spread.giveOne(index)) missing -= 1;
    if (missing > 0) shortages.push(shortageOf(submission, missing, reviewers, inConflict));
  }
  return {
    assignments: submissions.flatMap(({ id: submissionId }, index) =>
      spread
        .reviewersOf(index)
        .flatMap((one) =>
          reviewers[one] === undefined ? [] : [{ submissionId, reviewerId: reviewers[one].id }],
        ),
    ),
    shortages,
  };
}

/** Assignments being made, by positions in the lists. */
function createSpread(
  eligible: readonly (readonly number[])[],
  reviewers: readonly ReadyReviewer[],
): { giveOne(submission: number): boolean; reviewersOf(submission: number): number[] } {
  const loads = reviewers.map(({ load }) => load);
  const given = eligible.map(() => new Set<number>());
  const held = reviewers.map(() => new Set<number>());
  const loadOf = (reviewer: number): number => loads[reviewer] ?? 0;
  const hasRoom = (reviewer: number): boolean =>
    loadOf(reviewer) < (reviewers[reviewer]?.most ?? Number.POSITIVE_INFINITY);

  return {
    reviewersOf: (submission) => [...(given[submission] ?? [])].sort((one, other) => one - other),
    /** Gives one more reviewer to a submission, where need be by others handing theirs on. */
    giveOne(start) {
      /** By which submission a reviewer was reached, and by which reviewer a submission. */
      const askedBy = new Map<number, number>();
      const handedBy = new Map<number, number>();
      const reached = new Set([start]);
      let best: number | undefined;
      for (const submission of reached) {
        for (const reviewer of eligible[submission] ?? []) {
          if (askedBy.has(reviewer) || given[submission]?.has(reviewer)) continue;
          askedBy.set(reviewer, submission);
          if (hasRoom(reviewer) && (best === undefined || loadOf(reviewer) < loadOf(best))) best = reviewer;
          for (const other of held[reviewer] ?? []) {
            if (reached.has(other)) continue;
            reached.add(other);
            handedBy.set(other, reviewer);
          }
        }
      }
      if (best === undefined) return false;
      loads[best] = loadOf(best) + 1;
      for (let taker: number | undefined = best; taker !== undefined; ) {
        const submission = askedBy.get(taker);
        if (submission === undefined) break;
        given[submission]?.add(taker);
        held[taker]?.add(submission);
        const giver = handedBy.get(submission);
        if (giver !== undefined) {
          given[submission]?.delete(giver);
          held[giver]?.delete(submission);
        }
        taker = giver;
      }
      return true;
    },
  };
}

type Obstacle = 'otherTheme' | 'inConflict' | 'declined' | 'already';

/** Why a reviewer cannot be asked for a submission, whatever they have to do; null: they can. */
function whyNot(
  submission: WaitingSubmission,
  reviewer: ReadyReviewer,
  inConflict: (submissionId: string, reviewerId: string) => boolean,
): Obstacle | null {
  if (submission.reviewerIds.includes(reviewer.id)) return 'already';
  if (inConflict(submission.id, reviewer.id)) return 'inConflict';
  if (submission.declinedIds.includes(reviewer.id)) return 'declined';
  return knowsTheme(reviewer, submission.themeId) ? null : 'otherTheme';
}

function shortageOf(
  submission: WaitingSubmission,
  missing: number,
  reviewers: readonly ReadyReviewer[],
  inConflict: (submissionId: string, reviewerId: string) => boolean,
): Shortage {
  const obstacles = reviewers.map((reviewer) => whyNot(submission, reviewer, inConflict));
  const count = (wanted: Obstacle | null): number => obstacles.filter((one) => one === wanted).length;
  const asked = Math.max(0, submission.lacking) - missing;
  return {
    submissionId: submission.id,
    missing,
    otherTheme: count('otherTheme'),
    inConflict: count('inConflict'),
    declined: count('declined'),
    full: Math.max(0, count(null) - asked),
  };
}
