import { createEntry, type Entry } from '../../../platform/entry/index.ts';
import { type Language, type LocalText, slugFrom } from '../../../platform/language/index.ts';
import type { PaperInput, RoleInput, SessionInput, SessionPatch } from '../contract.ts';
import { paperFaults } from '../rules/papers.ts';
import { lengthOf as keptLength } from '../rules/placements.ts';
import { periodFault } from '../rules/times.ts';
import type { PaperRow, RoleRow, SessionRow } from '../store/sessions.ts';

/** What a session's edition says about its time and its texts. */
export interface EditionFacts {
  readonly id: string;
  readonly seriesId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly timeZone: string;
  readonly languages: readonly Language[];
  readonly authenticLanguage: Language;
}

/** Columns that an organiser writes; the service adds code, slug, status and what follows from a move. */
export type WrittenSession = Pick<
  SessionRow,
  | 'kind'
  | 'title'
  | 'abstract'
  | 'themeId'
  | 'roomId'
  | 'startsAt'
  | 'endsAt'
  | 'common'
  | 'languages'
  | 'interpretation'
  | 'capacity'
  | 'audience'
  | 'liveUrl'
  | 'links'
  | 'place'
  | 'level'
  | 'minutes'
  | 'pinned'
  | 'needs'
  | 'expected'
  | 'pauseMinutes'
  | 'allowedRoomIds'
  | 'barredRoomIds'
  | 'preferredRoomIds'
  | 'undesiredRoomIds'
>;

/** A role or paper before it belongs to a session. */
export type WrittenRole = Pick<RoleRow, 'personId' | 'role' | 'topic'>;
export type WrittenPaper = Pick<
  PaperRow,
  'title' | 'abstract' | 'authorIds' | 'startsAfter' | 'minutes' | 'submissionId'
> & { readonly id?: string };

/** Input → columns, with every broken rule noted. For an edit, what the patch leaves out stays. */
export function readSession(
  entry: Entry,
  given: SessionPatch,
  old: SessionRow | null,
  edition: EditionFacts,
): WrittenSession {
  const authentic = edition.authenticLanguage;
  const instant = (field: 'startsAt' | 'endsAt'): Date | null => {
    const value = given[field];
    return value === undefined ? (old?.[field] ?? null) : value === null ? null : new Date(value);
  };
  const kept = <K extends keyof WrittenSession>(
    field: K,
    value: WrittenSession[K] | undefined,
    none: WrittenSession[K],
  ) => (value === undefined ? (old?.[field] ?? none) : value);
  const row: WrittenSession = {
    kind: given.kind ?? old?.kind ?? 'plenary',
    title: entry.line('title', given.title, {
      required: true,
      old: old?.title ?? null,
      authentic,
    }) as LocalText,
    abstract: entry.text('abstract', given.abstract, { old: old?.abstract ?? null, authentic }),
    themeId: kept('themeId', given.themeId, null),
    roomId: kept('roomId', given.roomId, null),
    startsAt: instant('startsAt'),
    endsAt: instant('endsAt'),
    common: kept('common', given.common, given.kind === 'break'),
    languages: kept('languages', given.languages, given.kind === 'break' ? [] : [authentic]),
    interpretation: kept('interpretation', given.interpretation, []),
    capacity: kept('capacity', given.capacity, null),
    audience: kept('audience', given.audience, 'public'),
    liveUrl: kept('liveUrl', given.liveUrl, null),
    links: readLinks(entry, given, old),
    place: entry.line('place', given.place, { old: old?.place ?? null, authentic }),
    level: kept('level', given.level, null),
    minutes: kept('minutes', given.minutes, null),
    pinned: kept('pinned', given.pinned, false),
    needs: kept('needs', given.equipment, []),
    expected: kept('expected', given.expected, null),
    pauseMinutes: kept('pauseMinutes', given.pauseMinutes, 0),
    allowedRoomIds: kept('allowedRoomIds', given.allowedRoomIds, []),
    barredRoomIds: kept('barredRoomIds', given.barredRoomIds, []),
    preferredRoomIds: kept('preferredRoomIds', given.preferredRoomIds, []),
    undesiredRoomIds: kept('undesiredRoomIds', given.undesiredRoomIds, []),
  };
  checkRooms(entry, row);
  checkPeriod(entry, row, old, edition);
  // Taken back to the pool it stays as long as it was.
  const waits = old !== null && old.startsAt !== null && row.startsAt === null && given.minutes == null;
  return waits ? { ...row, minutes: keptLength(old) } : row;
}

/** No room is said two ways at once. */
function checkRooms(entry: Entry, row: WrittenSession): void {
  const apart = (one: readonly string[], other: readonly string[]) => !one.some((id) => other.includes(id));
  const { allowedRoomIds, barredRoomIds, preferredRoomIds, undesiredRoomIds } = row;
  entry.check(apart(barredRoomIds, allowedRoomIds), 'barredRoomIds', 'room-allowed-and-barred');
  entry.check(apart(preferredRoomIds, barredRoomIds), 'preferredRoomIds', 'room-preferred-and-barred');
  entry.check(apart(undesiredRoomIds, preferredRoomIds), 'undesiredRoomIds', 'room-preferred-and-undesired');
}

function readLinks(entry: Entry, given: SessionPatch, old: SessionRow | null): SessionRow['links'] {
  if (given.links === undefined) return old?.links ?? [];
  return given.links.map(({ url, title }, index) => ({
    url,
    title: entry.plain(`links.${index}.title`, title, { required: true }) ?? '',
  }));
}

/** The rules of time. A time that the patch did not touch stands, even if the edition's days have moved away from it. */
function checkPeriod(entry: Entry, row: WrittenSession, old: SessionRow | null, edition: EditionFacts): void {
  const { startsAt, endsAt } = row;
  if (startsAt === null && endsAt === null) return;
  if (startsAt === null || endsAt === null) {
    entry.refuse(startsAt === null ? 'startsAt' : 'endsAt', 'time-incomplete');
    return;
  }
  const same = (one: Date | null | undefined, other: Date) => one?.getTime() === other.getTime();
  if (same(old?.startsAt, startsAt) && same(old?.endsAt, endsAt)) return;
  const fault = periodFault(startsAt, endsAt, edition);
  if (fault === undefined) return;
  entry.refuse(fault === 'outside-edition' ? 'startsAt' : 'endsAt', fault, {
    from: edition.startsOn,
    to: edition.endsOn,
  });
}

/** The roles in their order; a person may hold several in one session, each once. */
export function readRoles(
  entry: Entry,
  given: readonly RoleInput[],
  old: readonly WrittenRole[],
  authentic: Language,
): WrittenRole[] {
  const keyOf = ({ personId, role }: Pick<WrittenRole, 'personId' | 'role'>) => `${personId} ${role}`;
  const before = new Map(old.map((role) => [keyOf(role), role]));
  const seen = new Set<string>();
  return given.map((role, index) => {
    entry.check(!seen.has(keyOf(role)), `roles.${index}.personId`, 'role-twice');
    seen.add(keyOf(role));
    return {
      personId: role.personId,
      role: role.role,
      topic: entry.line(`roles.${index}.topic`, role.topic, {
        old: before.get(keyOf(role))?.topic ?? null,
        authentic,
      }),
    };
  });
}

/** A paper as it is given; what came by a call names its submission, which nobody outside may say. */
export type GivenPaper = PaperInput & { readonly submissionId?: string };

/** The papers in their order. One that names its id keeps what the input leaves out. */
export function readPapers(
  entry: Entry,
  given: readonly GivenPaper[],
  old: readonly PaperRow[],
  authentic: Language,
): WrittenPaper[] {
  return given.map((paper, index) => {
    const before = old.find(({ id }) => id === paper.id);
    return {
      ...(before === undefined ? {} : { id: before.id }),
      title: entry.line(`papers.${index}.title`, paper.title, {
        required: true,
        old: before?.title ?? null,
        authentic,
      }) as LocalText,
      abstract: entry.text(`papers.${index}.abstract`, paper.abstract, {
        old: before?.abstract ?? null,
        authentic,
      }),
      authorIds: paper.authorIds ?? before?.authorIds ?? [],
      startsAfter: paper.startsAfter === undefined ? (before?.startsAfter ?? null) : paper.startsAfter,
      minutes: paper.minutes === undefined ? (before?.minutes ?? null) : paper.minutes,
      submissionId: before?.submissionId ?? paper.submissionId ?? null,
    };
  });
}

const MINUTE = 60_000;

/** Minutes that a session has for its papers: as long as it lasts, or is meant to; null: nobody said it. */
const lengthOf = ({ startsAt, endsAt, minutes }: WrittenSession): number | null =>
  startsAt !== null && endsAt !== null && endsAt > startsAt
    ? (endsAt.getTime() - startsAt.getTime()) / MINUTE
    : minutes;

/** Papers lie inside their session and one after the other. Those of a session that stands are looked at when either changes. */
export function checkPaperTimes(
  entry: Entry,
  session: WrittenSession,
  papers: readonly WrittenPaper[],
  old: WrittenSession | null,
): void {
  const length = lengthOf(session);
  if (old !== null && lengthOf(old) === length) return;
  for (const { index, field, code } of paperFaults(papers, length)) {
    entry.refuse(`papers.${index}.${field}`, code, { minutes: length ?? 0 });
  }
}

/** What an address is made of when nobody gives one: the English title, else the Arabic one letter by letter. */
export const slugOfTitle = (title: LocalText, fallback: string): string =>
  slugFrom(title.en || title.ar) || slugFrom(fallback) || 'session';

/** The reason for a cancellation, in at least one language. */
export function readReason(reason: SessionInput['title'], authentic: Language): LocalText {
  const entry = createEntry();
  const read = entry.text('reason', reason, { required: true, authentic });
  entry.done();
  return read as LocalText;
}
