import { type Language, type LocalText, textIn } from '../../../platform/language/index.ts';
import { type BookingRow, grantInOrder, overlap } from '../../timetable/index.ts';
import type { ImportPlan, ImportState, PlannedSession } from './plan.ts';
import type { ImportConflict } from './report.ts';

interface Claim {
  readonly resourceId: string;
  readonly kind: 'room' | 'person';
  readonly sessionId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Rooms and persons that a planned session takes. */
const claimsOf = ({ id, row, roles }: PlannedSession): Claim[] => {
  const { startsAt, endsAt, roomId, status } = row;
  if (status !== 'scheduled' || !startsAt || !endsAt) return [];
  const time = { sessionId: id, startsAt, endsAt };
  const people = [...new Set(roles.map(({ personId }) => personId))];
  return [
    ...(roomId ? [{ ...time, kind: 'room' as const, resourceId: roomId }] : []),
    ...people.map((resourceId) => ({ ...time, kind: 'person' as const, resourceId })),
  ];
};

/** Sessions whose bookings are made anew: the created and the updated, in the order in which they are granted. */
export const bookedAnew = (plan: ImportPlan): readonly PlannedSession[] => [...plan.updated, ...plan.created];

/**
 * Conflicts as they will stand after an import: what overlaps something that has the time already comes in contested.
 * @param standing bookings of the rooms and persons that the file names
 */
export function conflictsAfter(
  plan: ImportPlan,
  state: ImportState,
  standing: readonly BookingRow[],
  language: Language,
): ImportConflict[] {
  const gone = new Set([
    ...plan.updated.map(({ id }) => id),
    ...plan.removed.map(({ session }) => session.id),
  ]);
  const staying = standing.filter(({ source }) => !gone.has(source.id));
  const asClaim = ({ resource, source, startsAt, endsAt }: BookingRow): Claim => ({
    resourceId: resource.id,
    kind: resource.kind,
    sessionId: source.id,
    startsAt,
    endsAt,
  });
  const firm = staying.filter(({ contested }) => !contested).map(asClaim);
  const claims = [
    ...staying.filter(({ contested }) => contested).map(asClaim),
    ...bookedAnew(plan).flatMap(claimsOf),
  ];
  const granted = grantInOrder(claims, firm);
  const holders = new Map<string, Claim[]>();
  for (const claim of [...firm, ...claims.filter((_, index) => granted[index])]) {
    const list = holders.get(claim.resourceId);
    if (list === undefined) holders.set(claim.resourceId, [claim]);
    else list.push(claim);
  }

  const say = (text: LocalText): string => textIn(text, language).text;
  const titles = new Map([
    ...state.sessions.map(({ session }) => [session.id, say(session.title)] as const),
    ...bookedAnew(plan).map(({ id, row }) => [id, say(row.title)] as const),
  ]);
  const names = new Map([
    ...[...state.rooms, ...state.persons].map(
      ({ id, name }) => [id, name[language] || name.ar || name.en] as const,
    ),
    ...[...plan.rooms, ...plan.persons].map(
      ({ id, thing }) => [id, thing.name[language] ?? thing.name.ar ?? thing.name.en ?? ''] as const,
    ),
  ]);
  return claims.flatMap((claim, index) => {
    if (granted[index]) return [];
    const others = (holders.get(claim.resourceId) ?? []).filter((other) => overlap(claim, other));
    return others.map((other) => ({
      resource: claim.kind,
      name: names.get(claim.resourceId) ?? '',
      session: titles.get(claim.sessionId) ?? '',
      with: titles.get(other.sessionId) ?? '',
      from: new Date(Math.max(claim.startsAt.getTime(), other.startsAt.getTime())).toISOString(),
      to: new Date(Math.min(claim.endsAt.getTime(), other.endsAt.getTime())).toISOString(),
    }));
  });
}
