import type { MovedFrom } from '../../tables.ts';
import { contentOf, type RawSession, type SessionContent, sameSession } from './content.ts';

/** What earlier releases said of a session that was in any of them. */
export interface ReleasedBefore {
  readonly id: string;
  /** Where the release in which it first appeared had it. */
  readonly first: MovedFrom;
  /** The highest SEQUENCE that it had. */
  readonly sequence: number;
}

export interface Frozen {
  readonly contents: readonly SessionContent[];
  /** Drafts that are on the programme from now on. */
  readonly scheduled: readonly string[];
}

/** Where it was released first, for one that is somewhere else now. */
const movedFrom = (session: SessionContent, first: MovedFrom | undefined): MovedFrom | null =>
  first === undefined || (first.roomId === session.roomId && first.startsAt === session.startsAt)
    ? null
    : first;

/**
 * The working schedule as a release keeps it: everything that has a time, but for drafts held back and for cancelled
 * sessions that no release ever showed. Sessions in which a reader finds nothing new stay as the last release had them,
 * to the byte; the others get a higher SEQUENCE and the release's time, so that calendars take them in.
 * @param previous null for the first release, which shows what was announced as cancelled too
 */
export function freezeSchedule(
  working: readonly RawSession[],
  previous: readonly SessionContent[] | null,
  earlier: readonly ReleasedBefore[],
  { heldBack, now }: { readonly heldBack: ReadonlySet<string>; readonly now: Date },
): Frozen {
  const last = new Map(previous?.map((session) => [session.id, session]));
  const known = new Map(earlier.map((session) => [session.id, session]));
  const scheduled: string[] = [];
  const contents = working.flatMap((session): SessionContent[] => {
    const content = contentOf(session);
    if (content === null) return [];
    const draft = content.status === 'draft';
    if (draft && heldBack.has(content.id)) return [];
    if (content.status === 'cancelled' && previous !== null && !known.has(content.id)) return [];
    if (draft) scheduled.push(content.id);
    const before = known.get(content.id);
    const turned: SessionContent = draft
      ? {
          ...content,
          status: 'scheduled',
          sequence: content.sequence + 1,
          version: content.version + 1,
          updatedAt: now.toISOString(),
        }
      : content;
    const was = last.get(content.id);
    if (was !== undefined && sameSession(was, turned)) return [was];
    return [
      {
        ...turned,
        movedFrom: movedFrom(turned, before?.first),
        sequence: before === undefined ? turned.sequence : Math.max(turned.sequence, before.sequence + 1),
        updatedAt: previous === null ? turned.updatedAt : now.toISOString(),
      },
    ];
  });
  return { contents, scheduled };
}

/**
 * The version that follows: the last number of the last version that has one, plus one (`1.0`, `1.1`, `1.2`), and `1.0`
 * at the beginning. Never one that was given already.
 * @param versions those given, the newest first
 */
export function nextVersion(versions: readonly string[]): string {
  const given = new Set(versions);
  for (const version of versions) {
    const found = /^(.*?)(\d{1,9})$/.exec(version);
    if (found === null) continue;
    for (let number = Number(found[2]) + 1; ; number += 1) {
      const next = `${found[1]}${number}`;
      if (!given.has(next)) return next;
    }
  }
  return given.has('1.0') ? nextVersion(['1.0', ...versions]) : '1.0';
}
