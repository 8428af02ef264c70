import { createHash } from 'node:crypto';
import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import { behindWall, newId, type Tx } from '../../../../platform/database/index.ts';
import { conflict, type FieldError } from '../../../../platform/errors/index.ts';
import { dayOf, type LocalText } from '../../../../platform/language/index.ts';
import { readSheet } from '../../../../platform/spreadsheet/index.ts';
import type { RegistrationContext } from '../../context.ts';
import * as store from '../../store/attendance-imports.ts';
import { putAttendances, type TimedOnline } from '../../store/online.ts';
import type { OnlineService } from '../online/service.ts';
import { manageAttendance } from '../policy.ts';
import { createMatching, identityOf, type Match } from './matching.ts';
import { type ReadRow, readRows } from './rows.ts';
import { minutesWithin } from './times.ts';

/** Somebody whom a row may be. */
export interface Candidate {
  readonly id: string;
  readonly name: LocalText;
  readonly category: string;
}

/** What a row says, and whom it is of. */
export interface ReportRow {
  readonly row: number;
  readonly name: string;
  readonly email: string;
  /** `outside`: they were there before or after the session alone. */
  readonly result: 'matched' | 'unmatched' | 'ambiguous' | 'outside' | 'refused';
  readonly by: 'email' | 'name' | 'choice' | null;
  readonly person: Candidate | null;
  /** Whom to choose from; the first row of each identity alone. */
  readonly candidates: readonly Candidate[];
  /** Of the whole session, by all rows of the person; null where nothing is counted. */
  readonly minutes: number | null;
  readonly errors: readonly FieldError[];
}

/** What a file did, or would do. */
export interface AttendanceReport {
  /** False for a check, and when a row was refused: then nothing was written. */
  readonly saved: boolean;
  /** The very same file was taken in before; what it says stands already. */
  readonly repeated: boolean;
  /** People whose attendance is, or would be, written. */
  readonly people: number;
  readonly unmatched: number;
  readonly ambiguous: number;
  readonly refused: number;
  readonly rows: readonly ReportRow[];
}

export type ImportsService = ReturnType<typeof createImportsService>;

/** Takes in files of meeting software: who was in a session, for how long. */
export function createImportsService(
  { changes, database }: Pick<RegistrationContext, 'changes' | 'database'>,
  { online }: { readonly online: OnlineService },
) {
  /** Whom rows are of, and for how many minutes each was there. */
  function plan(
    rows: readonly ReadRow[],
    people: readonly store.KnownPerson[],
    session: TimedOnline,
    choices: Readonly<Record<string, string>>,
  ) {
    const match = createMatching(people);
    const byId = new Map(people.map(({ id, name, category }) => [id, { id, name, category }]));
    const chosen = new Map(
      rows.flatMap((row): [string, string][] => {
        const id = choices[String(row.row)];
        return id !== undefined && byId.has(id) ? [[identityOf(row), id]] : [];
      }),
    );
    const time = { from: Date.parse(session.startsAt), until: Date.parse(session.endsAt) };
    const matches = rows.map((row): Match => {
      const found = match(row.name, row.email);
      const id = chosen.get(identityOf(row));
      return found.result === 'ambiguous' && id !== undefined && found.ids.includes(id)
        ? { result: 'matched', by: 'choice', id }
        : found;
    });
    const minutesOf = new Map<string, number>();
    for (const id of new Set(matches.flatMap((one) => (one.result === 'matched' ? [one.id] : [])))) {
      const own = rows.filter((_, index) => {
        const one = matches[index];
        return one?.result === 'matched' && one.id === id;
      });
      const told = own.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
      const within = minutesWithin(
        own.flatMap(({ span }) => span ?? []),
        time,
      );
      minutesOf.set(id, Math.min(Math.round((time.until - time.from) / 60_000), within + Math.round(told)));
    }
    const offered = new Set<string>();
    const report = rows.map((row, index): ReportRow => {
      const found: Match = matches[index] ?? { result: 'unmatched' };
      const identity = identityOf(row);
      const first = !offered.has(identity);
      offered.add(identity);
      const minutes = found.result === 'matched' ? (minutesOf.get(found.id) ?? 0) : null;
      return {
        row: row.row,
        name: row.name,
        email: row.email,
        result: row.errors.length > 0 ? 'refused' : minutes === 0 ? 'outside' : found.result,
        by: found.result === 'matched' ? found.by : null,
        person: found.result === 'matched' ? (byId.get(found.id) ?? null) : null,
        candidates:
          found.result === 'ambiguous' && first ? found.ids.flatMap((id) => byId.get(id) ?? []) : [],
        minutes,
        errors: row.errors,
      };
    });
    return { report, minutesOf: new Map([...minutesOf].filter(([, minutes]) => minutes > 0)) };
  }

  return {
    /**
     * Reads a file, says of every row whom it is of, and writes what it says: all of it, or nothing.
     * @param options.choices whom a row is of that may be several, by its number
     * @param options.dryRun reads and reports alone
     * @throws 404, 403 as the session says; 422 for a file that cannot be read or has no times
     */
    importFile: (
      actor: Actor,
      sessionId: string,
      file: Buffer,
      options: { readonly dryRun?: boolean; readonly choices?: Readonly<Record<string, string>> } = {},
    ): Promise<AttendanceReport> =>
      changes.run(actor, manageAttendance.name, (change) =>
        database.widened(change.tx, async () => {
          const { session, whole } = await online.open(change.tx, actor, sessionId);
          const { editionId } = session;
          // Nobody was there yet, whatever a file says.
          if (Date.parse(session.startsAt) > change.now.getTime()) throw conflict('attendance-early');
          await store.holdImports(change.tx, sessionId);
          const rows = readRows(
            readSheet(file, { wide: true }),
            {
              day: dayOf(new Date(session.startsAt), whole.edition.timeZone),
              timeZone: whole.edition.timeZone,
            },
            new Date(session.endsAt),
          );
          const people = await store.listKnownPeople(database, change.tx, editionId);
          const { report, minutesOf } = plan(rows, people, session, options.choices ?? {});
          const count = (result: ReportRow['result']): number =>
            report.filter((row) => row.result === result).length;
          const refused = count('refused');
          const fileHash = createHash('sha256').update(file).digest('hex');
          const before = await store.findImport(change.tx, editionId, sessionId, fileHash);
          const there = new Map(
            (await store.listImported(change.tx, editionId, sessionId)).map((one) => [
              one.attendeeId,
              one.minutes,
            ]),
          );
          const fresh = [...minutesOf].filter(([id, minutes]) => there.get(id) !== minutes);
          const repeated = before !== undefined && fresh.length === 0;
          const saved = options.dryRun !== true && refused === 0 && !repeated;
          const result: AttendanceReport = {
            saved,
            repeated,
            people: minutesOf.size,
            unmatched: count('unmatched'),
            ambiguous: count('ambiguous'),
            refused,
            rows: report,
          };
          if (!saved) return result;
          const by = accountIdOf(actor);
          await putAttendances(
            change.tx,
            fresh.map(([attendeeId, minutes]) => ({
              editionId,
              id: newId(),
              attendeeId,
              sessionId,
              source: 'online' as const,
              minutes,
              byAccountId: by,
              createdAt: change.now,
            })),
            true,
          );
          const kept = await store.putImport(change.tx, {
            editionId,
            id: newId(),
            sessionId,
            fileHash,
            rows: rows.length,
            people: result.people,
            unmatched: result.unmatched,
            ambiguous: result.ambiguous,
            byAccountId: by,
            createdAt: change.now,
          });
          await change.record({
            action: 'attendances.imported',
            subject: { kind: 'attendances', id: kept.id },
            editionId,
            after: {
              sessionId,
              fileHash,
              rows: kept.rows,
              people: kept.people,
              unmatched: kept.unmatched,
              ambiguous: kept.ambiguous,
              written: fresh.length,
            },
          });
          return result;
        }),
      ),

    /** Files that were taken in for a session, newest first. */
    list: (actor: Actor, sessionId: string) =>
      behindWall(database, async (tx: Tx) => {
        const { session } = await online.open(tx, actor, sessionId);
        return store.listImports(tx, session.editionId, sessionId);
      }),
  };
}
