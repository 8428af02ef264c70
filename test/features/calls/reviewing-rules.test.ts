import { describe, expect, it } from 'vitest';
import {
  planAssignments,
  type ReadyReviewer,
  type WaitingSubmission,
} from '../../../src/features/calls/reviewing/rules/assignment.ts';
import {
  type Belonging,
  conflictsBetween,
} from '../../../src/features/calls/reviewing/rules/conflicts-of-interest.ts';
import { decisionFault } from '../../../src/features/calls/reviewing/rules/decisions.ts';
import {
  fillPlaceholders,
  placeholderFaults,
} from '../../../src/features/calls/reviewing/rules/mail-text.ts';
import { summariseScores, weightedScore } from '../../../src/features/calls/reviewing/rules/score.ts';

describe('the score of a review', () => {
  const criteria = [
    { id: 'method', weight: 3 },
    { id: 'language', weight: 1 },
  ];

  it('is the mean of its criteria by their weights, in percent', () => {
    expect(weightedScore({ method: 5, language: 0 }, criteria, 5)).toBe(75);
    expect(weightedScore({ method: 10, language: 10 }, criteria, 10)).toBe(100);
  });

  it('leaves out what was not scored, and is none without any', () => {
    expect(weightedScore({ language: 4, gone: 1 }, criteria, 5)).toBe(80);
    expect(weightedScore({}, criteria, 5)).toBeNull();
  });

  it('is averaged over reviews, with the distance from the lowest to the highest', () => {
    expect(summariseScores([80, null, 40, 60])).toEqual({ count: 3, average: 60, spread: 40 });
    expect(summariseScores([55])).toEqual({ count: 1, average: 55, spread: null });
    expect(summariseScores([null])).toEqual({ count: 0, average: null, spread: null });
  });
});

describe('a conflict of interest', () => {
  const nobody: Belonging = { accountIds: [], emails: [], personIds: [], bodyLines: [], stateCodes: [] };
  const between = (
    reviewer: Partial<Belonging>,
    submission: Partial<Belonging>,
    hostState: string | null = null,
  ) => conflictsBetween({ ...nobody, ...reviewer }, { ...nobody, ...submission }, hostState);

  it.each<[string, Partial<Belonging>]>([
    ['account', { accountIds: ['a'] }],
    ['address', { emails: ['a@example.org'] }],
    ['person', { personIds: ['p'] }],
  ])('is there for an author, known by %s', (_, known) => {
    expect(between(known, known)).toEqual(['author']);
  });

  it('is there for the same body, one above it and one below it, and not for one beside it', () => {
    const department = ['department', 'ministry'];

    expect(between({ bodyLines: [department] }, { bodyLines: [department] })).toEqual(['own-body']);
    expect(between({ bodyLines: [['ministry']] }, { bodyLines: [department] })).toEqual(['own-body']);
    expect(between({ bodyLines: [department] }, { bodyLines: [['ministry']] })).toEqual(['own-body']);
    expect(between({ bodyLines: [department] }, { bodyLines: [['other', 'ministry']] })).toEqual([]);
  });

  it('is there for the same state, and not where nothing is known', () => {
    expect(between({ stateCodes: ['JO'] }, { stateCodes: ['SA', 'JO'] })).toEqual(['own-state']);
    expect(between({}, {})).toEqual([]);
  });

  it('is not there for the state that is host, which nearly everybody at a national forum has', () => {
    expect(between({ stateCodes: ['SA'] }, { stateCodes: ['SA'] }, 'SA')).toEqual([]);
    expect(between({ stateCodes: ['SA', 'JO'] }, { stateCodes: ['SA', 'JO'] }, 'SA')).toEqual(['own-state']);
    expect(between({ stateCodes: ['JO'] }, { stateCodes: ['JO'] }, 'SA')).toEqual(['own-state']);
  });
});

describe('the plan of assignments', () => {
  const paper = (id: string, more: Partial<WaitingSubmission> = {}): WaitingSubmission => ({
    id,
    themeId: null,
    lacking: 2,
    reviewerIds: [],
    declinedIds: [],
    ...more,
  });
  const person = (id: string, more: Partial<ReadyReviewer> = {}): ReadyReviewer => ({
    id,
    themeIds: [],
    load: 0,
    most: null,
    ...more,
  });
  const never = (): boolean => false;
  const loadsOf = (plan: ReturnType<typeof planAssignments>): number[] => {
    const loads = new Map<string, number>();
    for (const { reviewerId } of plan.assignments) loads.set(reviewerId, (loads.get(reviewerId) ?? 0) + 1);
    return [...loads.values()].sort((one, other) => one - other);
  };

  it('gives every paper the reviews that it lacks, by different reviewers, with equal loads', () => {
    const papers = Array.from({ length: 9 }, (_, index) => paper(`p${index}`));
    const people = ['a', 'b', 'c'].map((id) => person(id));

    const plan = planAssignments(papers, people, never);

    expect(plan.shortages).toEqual([]);
    expect(new Set(plan.assignments.map((one) => `${one.submissionId} ${one.reviewerId}`)).size).toBe(18);
    expect(loadsOf(plan)).toEqual([6, 6, 6]);
  });

  it('evens out what reviewers had before', () => {
    const plan = planAssignments(
      ['p', 'q', 's'].map((id) => paper(id, { lacking: 1 })),
      [person('busy', { load: 5 }), person('free'), person('other', { load: 1 })],
      never,
    );

    expect(plan.assignments.map(({ reviewerId }) => reviewerId).sort()).toEqual(['free', 'free', 'other']);
  });

  it('lets a reviewer hand one on to free room for a paper that only they know', () => {
    const plan = planAssignments(
      [paper('any', { lacking: 1 }), paper('water', { lacking: 1, themeId: 'water' })],
      [
        person('expert', { themeIds: ['water'], most: 1 }),
        person('late', { themeIds: ['law'], most: 1, load: 0 }),
      ],
      never,
    );

    expect(plan).toEqual({
      assignments: [
        { submissionId: 'any', reviewerId: 'late' },
        { submissionId: 'water', reviewerId: 'expert' },
      ],
      shortages: [],
    });
  });

  it('never asks whoever is in conflict, gave it back, knows another theme or takes no more, and says so', () => {
    const plan = planAssignments(
      [paper('p', { themeId: 'water', lacking: 3, declinedIds: ['declined'], reviewerIds: ['has'] })],
      [
        person('has'),
        person('author'),
        person('declined'),
        person('law', { themeIds: ['law'] }),
        person('full', { most: 2, load: 2 }),
        person('free', { themeIds: ['water'] }),
      ],
      (_, reviewerId) => reviewerId === 'author',
    );

    expect(plan).toEqual({
      assignments: [{ submissionId: 'p', reviewerId: 'free' }],
      shortages: [{ submissionId: 'p', missing: 2, otherTheme: 1, inConflict: 1, declined: 1, full: 1 }],
    });
  });

  it('is found for 500 papers and 60 reviewers in a moment', () => {
    const papers = Array.from({ length: 500 }, (_, index) =>
      paper(`p${index}`, { themeId: `t${index % 6}`, lacking: 3 }),
    );
    const people = Array.from({ length: 60 }, (_, index) =>
      person(`r${index}`, { themeIds: [`t${index % 6}`, `t${(index + 1) % 6}`], most: 25 }),
    );
    const begin = performance.now();

    const plan = planAssignments(papers, people, (one, other) => (one.length + other.length) % 7 === 0);

    expect(plan.assignments.length + plan.shortages.reduce((sum, { missing }) => sum + missing, 0)).toBe(
      1500,
    );
    expect(Math.max(...loadsOf(plan))).toBeLessThanOrEqual(25);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});

describe('a decision', () => {
  it('is made while a paper is reviewed, and turned with a reason alone', () => {
    expect(decisionFault('under-review', 'accepted', null)).toBeNull();
    expect(decisionFault('submitted', 'rejected', null)).toBeNull();
    expect(decisionFault('accepted', 'rejected', null)).toBe('decision-needs-reason');
    expect(decisionFault('accepted', 'rejected', 'A mistake.')).toBeNull();
    expect(decisionFault('rejected', 'rejected', 'Twice.')).toBe('decision-same');
    for (const state of ['draft', 'withdrawn', 'confirmed', 'scheduled'] as const)
      expect(decisionFault(state, 'accepted', 'Late.')).toBe('submission-not-decidable');
  });

  it('is told in a mail whose placeholders are checked, and whose values are no placeholders', () => {
    const values = { name: '{{title}}', title: 'T', code: 'P-1', call: 'C', forum: 'F' };

    expect(placeholderFaults('Dear {{ name }}, {{code}}: {{call}} {{forum}} {{title}}')).toEqual([]);
    expect(placeholderFaults('{{nmae}} {{name {{code}} }}')).toEqual(['{{nmae}}', '{{', '}}']);
    expect(fillPlaceholders('{{name}} {{ code }}', values)).toBe('{{title}} P-1');
  });
});
