import { type RuleName, type ScheduleFacts, scheduleRuleDefaults, type Violation } from '../facts.ts';
import { compare, type Emit, type Frame, frameOf, type Placed } from './frame.ts';
import { eachOverlapping, eachPair } from './intervals.ts';
import { checkOwnTime, checkPeopleTime } from './own-time.ts';
import { checkRoom } from './room-needs.ts';
import { checkCeremony, checkRelation, duringCommon, themeAtOnce } from './side-by-side.ts';
import { checkContentFlow, checkDaysApart, checkLanguages, checkThemeRooms } from './together.ts';
import { checkBusy, pauseTooShort, personTwice, roomTwice } from './twice.ts';

const ruleOrder = new Map<RuleName, number>(
  (Object.keys(scheduleRuleDefaults) as RuleName[]).map((rule, index) => [rule, index]),
);
const levelOrder = { blocking: 0, warning: 1, wish: 2 } as const;

/** Blocking ones first, then by time, rule and fingerprint: one order for one schedule. */
const inOrder = (one: Violation, other: Violation): number =>
  levelOrder[one.level] - levelOrder[other.level] ||
  (one.during?.start ?? Number.MAX_SAFE_INTEGER) - (other.during?.start ?? Number.MAX_SAFE_INTEGER) ||
  (ruleOrder.get(one.rule) ?? 0) - (ruleOrder.get(other.rule) ?? 0) ||
  compare(one.fingerprint, other.fingerprint);

/** Collects what the rules emit, and gives it in order. */
export function collected(check: (emit: Emit) => void): Violation[] {
  const found: Violation[] = [];
  check((one) => {
    if (one !== undefined) found.push(one);
  });
  return found.sort(inOrder);
}

/**
 * Everything that breaks a rule of the schedule, blocking ones first, then by time. Sessions that are cancelled or wait
 * in the pool break nothing. It takes as many steps as n log n sessions and the violations that it finds.
 */
export const findViolations = (facts: ScheduleFacts): readonly Violation[] =>
  collected((emit) => {
    const frame = frameOf(facts);
    for (const placed of frame.placed) checkAlone(frame, placed, emit);
    for (const list of frame.inRoom.values()) {
      eachPair(list, (one, other) => roomTwice(frame, one, other, emit));
    }
    for (const [person, list] of frame.ofPerson) checkPerson(frame, person, list, emit);
    for (const placed of frame.placed) {
      if (placed.session.common) continue;
      eachOverlapping(frame.common, placed, (common) => duringCommon(frame, common, placed, emit));
    }
    for (const relation of facts.relations) {
      const [first, second] = [frame.byId.get(relation.first), frame.byId.get(relation.second)];
      if (first !== undefined && second !== undefined) checkRelation(frame, relation, first, second, emit);
    }
    for (const ceremony of frame.ceremonies) {
      for (const other of frame.placed) checkCeremony(frame, ceremony, other, emit);
    }
    for (const [theme, list] of frame.ofTheme) {
      eachPair(list, (one, other) => themeAtOnce(frame, one, other, emit));
      checkTheme(frame, theme, list, emit);
    }
    for (const [day, list] of frame.onDay) checkLanguages(frame, day, list, emit);
  });

/** What refuses a release: what blocks and nobody has accepted. */
export const blockingOf = (facts: ScheduleFacts): readonly Violation[] =>
  findViolations(facts).filter(({ level, ignored }) => level === 'blocking' && ignored === null);

/** What a session breaks by itself. */
export function checkAlone(frame: Frame, placed: Placed, emit: Emit): void {
  checkRoom(frame, placed, emit);
  checkOwnTime(frame, placed, emit);
  checkPeopleTime(frame, placed, emit);
  checkBusy(frame, placed, emit);
}

/** What the sessions of a theme break together; `list` in order of time. */
export function checkTheme(frame: Frame, theme: string, list: readonly Placed[], emit: Emit): void {
  checkThemeRooms(frame, theme, list, emit);
  checkContentFlow(frame, list, emit);
}

function checkPerson(frame: Frame, person: string, list: readonly Placed[], emit: Emit): void {
  eachPair(list, (one, other) => personTwice(frame, person, one, other, emit));
  list.forEach((first, index) => {
    if (first.session.pause === 0) return;
    const until = first.end + first.session.pause * 60_000;
    for (let next = index + 1; next < list.length; next += 1) {
      const other = list[next];
      if (other === undefined || other.start >= until) break;
      pauseTooShort(frame, person, first, other, emit);
    }
  });
  checkDaysApart(frame, person, list, emit);
}
