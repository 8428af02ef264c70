import type { ScheduleFacts } from '../facts.ts';
import { byTime, type Emit, type Frame, type Placed, settled, violation } from './frame.ts';
import { overlap, shared } from './intervals.ts';
import { roomsOf } from './twice.ts';

type Relation = ScheduleFacts['relations'][number];

/**
 * `break`: something beside what is for everybody (a break, a ceremony, a prayer), once per pair. Two that are for
 * everybody may be side by side, and an exhibition stays open meanwhile. Call it for two that overlap.
 */
export function duringCommon({ facts }: Frame, one: Placed, other: Placed, emit: Emit): void {
  if (one.session.common === other.session.common) return;
  const [common, beside] = one.session.common ? [one, other] : [other, one];
  if (beside.session.kind === 'exhibition-hours') return;
  emit(
    violation(facts, {
      rule: 'break',
      sessions: [common.id, beside.id],
      rooms: roomsOf(beside, beside),
      during: shared(one, other),
    }),
  );
}

/** `theme-at-once`: two sessions of a theme that overlap, neither for everybody; once per pair. */
export function themeAtOnce({ facts }: Frame, one: Placed, other: Placed, emit: Emit): void {
  if (one.session.common || other.session.common) return;
  emit(
    violation(facts, {
      rule: 'theme-at-once',
      sessions: settled(one, other).map(({ id }) => id),
      rooms: roomsOf(one, other),
      during: shared(one, other),
      params: { theme: one.session.themeId ?? '' },
    }),
  );
}

/**
 * What a relation between two sessions says, once per relation: `order` where the first has not ended when the second
 * begins, `apart` and `shared-audience` where the two overlap. The last costs as much as people are in common.
 */
export function checkRelation(
  { facts }: Frame,
  relation: Relation,
  first: Placed,
  second: Placed,
  emit: Emit,
): void {
  const rooms = roomsOf(first, second);
  if (relation.kind === 'before') {
    if (first.end <= second.start) return;
    const [earlier, later] = [first, second].sort(byTime);
    emit(
      violation(facts, {
        rule: 'order',
        sessions: [first.id, second.id],
        rooms,
        during: { start: earlier?.start ?? first.start, end: later?.end ?? second.end },
        params: { first: first.id, second: second.id },
        key: [first.id],
      }),
    );
    return;
  }
  if (!overlap(first, second)) return;
  emit(
    violation(facts, {
      rule: relation.kind === 'apart' ? 'apart' : 'shared-audience',
      sessions: settled(first, second).map(({ id }) => id),
      rooms,
      during: shared(first, second),
      params: relation.kind === 'shared' ? { people: relation.weight } : {},
      size: relation.kind === 'shared' ? relation.weight : 1,
      // The relation may be written from either side, and twice.
      key: [relation.first],
    }),
  );
}

/** Kinds that may be before the opening and after the closing: doors open, people eat, guests see the city, bodies are honoured. */
export const aroundCeremonies: ReadonlySet<string> = new Set([
  'break',
  'ceremony',
  'exhibition-hours',
  'cultural-visit',
]);

/**
 * `opening-first`, `closing-last`: something begins before the opening ceremony does, or ends after the closing one;
 * once per session. Breaks, exhibition hours, visits and other ceremonies may.
 */
export function checkCeremony({ facts }: Frame, ceremony: Placed, other: Placed, emit: Emit): void {
  const { ceremony: which } = ceremony.session;
  if (which == null || ceremony.id === other.id || aroundCeremonies.has(other.session.kind)) return;
  const wrong = which === 'opening' ? other.start < ceremony.start : other.end > ceremony.end;
  if (!wrong) return;
  emit(
    violation(facts, {
      rule: which === 'opening' ? 'opening-first' : 'closing-last',
      sessions: [ceremony.id, other.id],
      rooms: roomsOf(other, other),
      during: { start: other.start, end: other.end },
      key: [ceremony.id],
    }),
  );
}
