import { addDays, daysBetween } from '../../../platform/language/index.ts';
import type {
  findings,
  followUpPlans,
  progressReportStatuses,
  responseKinds,
  selfReportedStates,
} from '../tables.ts';

export type ReportStatus = (typeof progressReportStatuses)[number];
export type SelfReported = (typeof selfReportedStates)[number];
export type Finding = (typeof findings)[number];
export type ResponseKind = (typeof responseKinds)[number];
export type PlanRow = typeof followUpPlans.$inferSelect;

/** What may follow a state of a report. Accepted and published, it stays; what was said wrongly, the next report says anew. */
export const reportTransitions: Readonly<Record<ReportStatus, readonly ReportStatus[]>> = {
  draft: ['submitted'],
  submitted: ['returned', 'accepted'],
  returned: ['submitted'],
  accepted: ['published'],
  published: [],
};

export const mayBecomeReport = (from: ReportStatus, to: ReportStatus): boolean =>
  reportTransitions[from].includes(to);

/** Whether its body still writes it. */
export const isOpenReport = (status: ReportStatus): boolean => status === 'draft' || status === 'returned';

/**
 * Squares of the two axes: 0 silence, 1–4 from light to dark, 5 given up, 6 nothing to be said yet. The axes never meet:
 * no state of the one is computed from the other.
 */
export type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What the body says, or that it says nothing; a report that is not published says only that it came. */
export const selfStates = [
  'fulfilled',
  'in-progress',
  'planning',
  'not-started',
  'discontinued',
  'pending',
  'silent',
] as const;
export type SelfState = (typeof selfStates)[number];
export const selfLevels: Readonly<Record<SelfState, Level>> = {
  fulfilled: 4,
  'in-progress': 3,
  planning: 2,
  'not-started': 1,
  discontinued: 5,
  pending: 6,
  silent: 0,
};

/** What the assessor finds, or that nobody looked yet. */
export const assessedStates = [
  'complete',
  'substantial',
  'limited',
  'not-started',
  'no-evidence',
  'unassessed',
] as const;
export type AssessedState = (typeof assessedStates)[number];
export const assessedLevels: Readonly<Record<AssessedState, Level>> = {
  complete: 4,
  substantial: 3,
  limited: 2,
  'not-started': 1,
  'no-evidence': 0,
  unassessed: 6,
};

/** Findings that need an accepted report with evidence. */
export const needsEvidence = (finding: Finding): boolean =>
  finding === 'substantial' || finding === 'complete';

/** How a round of reporting stands: a draft clears nothing, a returned report is asked for again. */
export const roundStates = ['accepted', 'submitted', 'returned', 'silent', 'coming', 'waived'] as const;
export type RoundState = (typeof roundStates)[number];

export interface Round {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly state: RoundState;
}

/** Whether something is still expected of the round. */
export const isUnmet = ({ state }: Pick<Round, 'state'>): boolean =>
  state === 'silent' || state === 'coming' || state === 'returned';

/** A day so many months later; the last day of a shorter month where there is none. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const whole = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(whole / 12), (whole % 12) + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** No plan asks for more rounds than these. */
const MOST_ROUNDS = 200;

/** Due days of a plan: all that have passed, and the next one. */
export function dueDays(
  plan: Pick<PlanRow, 'firstDueOn' | 'cadenceMonths'>,
  today: string,
): readonly string[] {
  const { firstDueOn, cadenceMonths } = plan;
  if (firstDueOn === null) return [];
  const days: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const day = monthsAfter(firstDueOn, round * cadenceMonths);
    days.push(day);
    if (day >= today) break;
  }
  return days;
}

/** How long before its due day a round is what a report is about, rather than one that was missed. */
const AHEAD_DAYS = 120;

/** The round that a new report answers: the next one if it is near, else the last that was missed, else the next. */
export function roundToAnswer(rounds: readonly Round[], today: string): Round | null {
  const unmet = rounds.filter(isUnmet).toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  const next = unmet.find(({ dueOn }) => dueOn >= today);
  const missed = unmet.findLast(({ dueOn }) => dueOn < today);
  if (next !== undefined && daysBetween(today, next.dueOn) <= AHEAD_DAYS) return next;
  return missed ?? next ?? null;
}

/** The reminder that is due today for a round: the one nearest to its due day; null for none. */
export function reminderDue(
  plan: { readonly reminderDays: readonly number[] },
  dueOn: string,
  today: string,
): number | null {
  if (today > dueOn) return null;
  const left = daysBetween(today, dueOn);
  const reached = plan.reminderDays.filter((days) => left <= days);
  return reached.length === 0 ? null : Math.min(...reached);
}

/** Silence that is old enough to be told, and not so old that nobody would know why it is told now. */
const TOLD_WITHIN_DAYS = 60;
export function escalationDue(plan: Pick<PlanRow, 'escalationDays'>, dueOn: string, today: string): boolean {
  const from = addDays(dueOn, plan.escalationDays + 1);
  return today >= from && today <= addDays(from, TOLD_WITHIN_DAYS);
}

/** The code in an address, where a slash would part it. @example codeSlug('1/REC/04') // '1-rec-04' */
export const codeSlug = (code: string): string => code.toLowerCase().replaceAll('/', '-');
