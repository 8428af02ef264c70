import type { AgendaPaper, AgendaRole, AgendaSession } from '../../agenda-data.ts';
import type { MovedFrom } from '../../tables.ts';

/** A session as the store reads it: everything of the agenda's, with persons, room and theme by id. */
export type RawSession = Omit<
  AgendaSession,
  'theme' | 'room' | 'startsAt' | 'endsAt' | 'day' | 'movedFrom' | 'roles' | 'papers' | 'updatedAt'
> & {
  readonly themeId: string | null;
  readonly roomId: string | null;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly movedFrom: MovedFrom | null;
  readonly updatedAt: string;
  readonly roles: readonly RawRole[] | null;
  readonly papers: readonly RawPaper[] | null;
};
export type RawRole = Omit<AgendaRole, 'person'> & { readonly personId: string };
export type RawPaper = Omit<AgendaPaper, 'authors' | 'startsAt' | 'endsAt'> & {
  readonly authorIds: readonly string[];
};

/**
 * A session as it was released. What is not here (live address, links) is read from the working session, since it is
 * put right at any time without a new release; how it was planned is nobody's business but the organiser's.
 */
export type SessionContent = Omit<
  RawSession,
  'startsAt' | 'endsAt' | 'roles' | 'papers' | 'liveUrl' | 'links' | 'contested' | 'planning'
> & {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roles: readonly RawRole[];
  readonly papers: readonly RawPaper[];
};

const iso = (text: string): string => new Date(text).toISOString();

/** What a release keeps of a session; null for one without a time. */
export function contentOf({
  liveUrl: _,
  links: __,
  contested: ___,
  planning: ____,
  ...session
}: RawSession): SessionContent | null {
  if (session.startsAt === null || session.endsAt === null) return null;
  return {
    ...session,
    startsAt: iso(session.startsAt),
    endsAt: iso(session.endsAt),
    updatedAt: iso(session.updatedAt),
    movedFrom: session.movedFrom && {
      ...session.movedFrom,
      startsAt: session.movedFrom.startsAt && iso(session.movedFrom.startsAt),
    },
    roles: session.roles ?? [],
    papers: session.papers ?? [],
  };
}

/** A value whose fields stand in one order, so that two of the same content are the same text. */
const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, held]) => held !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, held]) => [key, ordered(held)]),
        )
      : value;

/** Whether two values say the same, in whatever order their fields stand. */
export const saysTheSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** What a reader sees of a session: without the counters and marks that follow from its history. */
const visible = ({ version: _, updatedAt: __, sequence: ___, movedFrom: ____, ...said }: SessionContent) =>
  said;

/** Whether a reader finds no difference between two versions of a session. */
export const sameSession = (one: SessionContent, other: SessionContent): boolean =>
  saysTheSame(visible(one), visible(other));
