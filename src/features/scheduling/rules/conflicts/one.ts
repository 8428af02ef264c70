import type { PlacedAt, ScheduleFacts, Violation } from '../facts.ts';
import { byTime, dayAt, type Emit, type Frame, frameOf, type Placed, placedOf } from './frame.ts';
import { eachOverlapping, overlap } from './intervals.ts';
import { checkCeremony, checkRelation, duringCommon, themeAtOnce } from './side-by-side.ts';
import { checkDaysApart, checkLanguages } from './together.ts';
import { pauseTooShort, personTwice, roomTwice } from './twice.ts';
import { checkAlone, checkTheme, collected } from './whole.ts';

const frames = new WeakMap<ScheduleFacts, Frame>();

/** The facts by what the rules ask for, made once and remembered as long as the facts are. */
export function indexFacts(facts: ScheduleFacts): Frame {
  const known = frames.get(facts);
  if (known !== undefined) return known;
  const frame = frameOf(facts);
  frames.set(facts, frame);
  return frame;
}

/**
 * What one session would break at a place, the others staying where they are: exactly what the schedule with it there
 * has more, by fingerprint, than the schedule with it in the pool. Facts are indexed at the first question, and each
 * question looks only at the room, people, theme, day and relations of the session.
 * @param at null, an unknown or a cancelled session: nothing
 */
export function violationsOf(
  facts: ScheduleFacts,
  sessionId: string,
  at: PlacedAt | null,
): readonly Violation[] {
  const frame = indexFacts(facts);
  const session = frame.sessions.get(sessionId);
  const placed = session === undefined ? undefined : placedOf(session, at);
  if (placed === undefined) return [];
  return collected((emit) => {
    checkAlone(frame, placed, emit);
    checkPairs(frame, placed, emit);
    checkGroups(frame, placed, emit);
  });
}

function checkPairs(frame: Frame, placed: Placed, emit: Emit): void {
  const { session } = placed;
  const eachOf = (list: readonly Placed[] | undefined, visit: (other: Placed) => void): void => {
    for (const other of list ?? []) if (other.id !== placed.id) visit(other);
  };
  if (placed.roomId !== null) {
    eachOf(frame.inRoom.get(placed.roomId), (other) => {
      if (overlap(placed, other)) roomTwice(frame, placed, other, emit);
    });
  }
  for (const person of new Set(session.people)) {
    eachOf(frame.ofPerson.get(person), (other) => {
      if (overlap(placed, other)) personTwice(frame, person, placed, other, emit);
      else if (placed.end <= other.start) pauseTooShort(frame, person, placed, other, emit);
      else pauseTooShort(frame, person, other, placed, emit);
    });
  }
  if (session.common) {
    eachOf(frame.placed, (other) => {
      if (overlap(placed, other)) duringCommon(frame, placed, other, emit);
    });
  } else {
    eachOverlapping(frame.common, placed, (common) => {
      if (common.id !== placed.id) duringCommon(frame, common, placed, emit);
    });
  }
  for (const relation of frame.relations.get(placed.id) ?? []) {
    const first = relation.first === placed.id ? placed : frame.byId.get(relation.first);
    const second = relation.second === placed.id ? placed : frame.byId.get(relation.second);
    if (first !== undefined && second !== undefined) checkRelation(frame, relation, first, second, emit);
  }
  eachOf(frame.ceremonies, (ceremony) => checkCeremony(frame, ceremony, placed, emit));
  if (session.ceremony != null) {
    eachOf(frame.placed, (other) => checkCeremony(frame, placed, other, emit));
  }
  if (session.themeId !== null) {
    eachOf(frame.ofTheme.get(session.themeId), (other) => {
      if (overlap(placed, other)) themeAtOnce(frame, placed, other, emit);
    });
  }
}

/** Rules that look at many sessions together: what they find with it there and not without it. */
function checkGroups(frame: Frame, placed: Placed, emit: Emit): void {
  const compareWith = (
    list: readonly Placed[] | undefined,
    check: (list: readonly Placed[], emit: Emit) => void,
  ): void => {
    const without = (list ?? []).filter(({ id }) => id !== placed.id);
    const known = new Set<string>();
    check(without, (found) => found !== undefined && known.add(found.fingerprint));
    const position = without.findIndex((other) => byTime(placed, other) < 0);
    const withIt = without.toSpliced(position === -1 ? without.length : position, 0, placed);
    check(withIt, (found) => {
      if (found !== undefined && !known.has(found.fingerprint)) emit(found);
    });
  };
  const { themeId } = placed.session;
  if (themeId !== null) {
    compareWith(frame.ofTheme.get(themeId), (list, found) => checkTheme(frame, themeId, list, found));
  }
  const day = dayAt(frame.facts.days, placed.start);
  compareWith(frame.onDay.get(day), (list, found) => checkLanguages(frame, day, list, found));
  for (const person of new Set(placed.session.people)) {
    compareWith(frame.ofPerson.get(person), (list, found) => checkDaysApart(frame, person, list, found));
  }
}
