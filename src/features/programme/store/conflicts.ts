import { inArray } from 'drizzle-orm';
import type { Database } from '../../../platform/database/index.ts';
import type { LocalText } from '../../../platform/language/index.ts';
import { listContested } from '../../timetable/index.ts';
import type { AgendaData } from '../agenda-data.ts';
import { sessions } from '../tables.ts';

/** One of two sessions that want a room or a person at the same time. */
export interface ConflictSession {
  readonly id: string;
  readonly code: string;
  readonly title: LocalText;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** False for a session of another edition. */
  readonly own: boolean;
}

/** Two sessions, one room or person, one time. */
export interface Conflict {
  readonly resource: {
    readonly kind: 'room' | 'person';
    readonly id: string;
    readonly name: LocalText;
  };
  readonly from: Date;
  readonly to: Date;
  /** The one that came in with a file and takes no time until it is moved. */
  readonly session: ConflictSession;
  readonly with: ConflictSession;
}

/** Conflicts of an edition in order of time. `data` are those of the edition, for whoever works on it. */
export async function listConflicts(database: Database, data: AgendaData): Promise<Conflict[]> {
  const pairs = await listContested(database, database.db, data.edition.id);
  if (pairs.length === 0) return [];
  const own = new Map(data.sessions.map((session) => [session.id, session]));
  const foreign = pairs.flatMap(({ firm }) => (own.has(firm.source.id) ? [] : [firm.source.id]));
  const known = new Map<string, { readonly code: string; readonly title: LocalText }>(own);
  if (foreign.length > 0) {
    const rows = await database.db
      .select({ id: sessions.id, code: sessions.code, title: sessions.title })
      .from(sessions)
      .where(inArray(sessions.id, foreign));
    for (const row of rows) known.set(row.id, row);
  }
  const names = new Map([...data.rooms, ...data.persons].map(({ id, name }) => [id, name]));
  const side = (booking: (typeof pairs)[number]['firm']): ConflictSession | undefined => {
    const { id } = booking.source;
    const session = known.get(id);
    if (session === undefined) return undefined;
    return {
      id,
      code: session.code,
      title: session.title,
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      own: own.has(id),
    };
  };
  return pairs.flatMap(({ contested, firm }): Conflict[] => {
    const [session, other, name] = [side(contested), side(firm), names.get(contested.resource.id)];
    if (session === undefined || other === undefined || name === undefined) return [];
    return [
      {
        resource: { ...contested.resource, name },
        from: new Date(Math.max(contested.startsAt.getTime(), firm.startsAt.getTime())),
        to: new Date(Math.min(contested.endsAt.getTime(), firm.endsAt.getTime())),
        session,
        with: other,
      },
    ];
  });
}
