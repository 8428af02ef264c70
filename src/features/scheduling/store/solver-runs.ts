import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/index.ts';
import { accounts } from '../../accounts/tables.ts';
import type { Explanation } from '../engine/explain.ts';
import type { Scope } from '../solver/build.ts';
import { type PlaceSaid, solverRuns } from '../tables.ts';

type Row = typeof solverRuns.$inferSelect;

/** What a run was started with, and where everything was then. */
export interface RunOptions {
  readonly scope: Scope;
  readonly seconds: number;
  readonly seed: number;
  /** Versions of the sessions when it began. */
  readonly versions: Readonly<Record<string, number>>;
  /** Where they were. */
  readonly before: Readonly<Record<string, PlaceSaid | null>>;
  /** Whether the answer was proven to be the best, once it is there. */
  readonly proven?: boolean;
  /** Sessions whose new place was taken over. */
  readonly accepted?: readonly string[];
}

export type RunRow = Omit<Row, 'options' | 'unplaced'> & {
  readonly options: RunOptions;
  readonly unplaced: Readonly<Record<string, Explanation['reasons']>> | null;
};

const typed = (row: Row): RunRow => row as unknown as RunRow;

export async function insertRun(
  db: Db,
  run: Pick<RunRow, 'editionId' | 'options' | 'instance' | 'startedBy' | 'createdAt'>,
): Promise<RunRow> {
  const { options, ...rest } = run;
  const [row] = await db
    .insert(solverRuns)
    .values({ ...rest, options: { ...options }, state: 'queued' })
    .returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return typed(row);
}

export async function findRun(db: Db, editionId: string, id: string): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(solverRuns)
    .where(and(eq(solverRuns.editionId, editionId), eq(solverRuns.id, id)));
  return row === undefined ? undefined : typed(row);
}

/** Writes what has changed of a run that is in one of the states; whether it was. */
export async function updateRun(
  db: Db,
  { editionId, id }: Pick<RunRow, 'editionId' | 'id'>,
  set: Partial<Omit<RunRow, 'editionId' | 'id'>>,
  states: readonly RunRow['state'][] = ['queued', 'running', 'done', 'cancelled', 'failed', 'accepted'],
): Promise<boolean> {
  const rows = await db
    .update(solverRuns)
    .set(set as unknown as Partial<Row>)
    .where(
      and(eq(solverRuns.editionId, editionId), eq(solverRuns.id, id), inArray(solverRuns.state, [...states])),
    )
    .returning({ id: solverRuns.id });
  return rows.length > 0;
}

/** What a list of runs shows of one. */
export interface RunInList {
  readonly id: string;
  readonly state: Row['state'];
  readonly scope: Scope;
  readonly seconds: number;
  readonly seed: number;
  readonly sessions: number;
  readonly score: { readonly hard: number; readonly medium: number; readonly soft: number } | null;
  readonly startedBy: string | null;
  readonly createdAt: Date;
}

/** An edition's runs, the newest first. */
export const listRuns = (db: Db, editionId: string, most = 50): Promise<RunInList[]> =>
  db
    .select({
      id: solverRuns.id,
      state: solverRuns.state,
      scope: sql<Scope>`${solverRuns.options}->>'scope'`,
      seconds: sql<number>`(${solverRuns.options}->>'seconds')::int`,
      seed: sql<number>`(${solverRuns.options}->>'seed')::int`,
      sessions: sql<number>`jsonb_array_length(${solverRuns.instance}->'sessions')`,
      score: sql<RunInList['score']>`${solverRuns.solution}->'score'`,
      startedBy: accounts.name,
      createdAt: solverRuns.createdAt,
    })
    .from(solverRuns)
    .leftJoin(accounts, eq(accounts.id, solverRuns.startedBy))
    .where(eq(solverRuns.editionId, editionId))
    .orderBy(desc(solverRuns.createdAt), desc(solverRuns.id))
    .limit(most);

/** After so long a run that still waits or works has lost its task: it stands in nobody's way. */
const LOST = sql`now() - interval '15 minutes'`;

/** Whether a run of the edition waits or works. */
export async function runsNow(db: Db, editionId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: solverRuns.id })
    .from(solverRuns)
    .where(
      and(
        eq(solverRuns.editionId, editionId),
        inArray(solverRuns.state, ['queued', 'running']),
        gt(solverRuns.createdAt, LOST),
      ),
    )
    .limit(1);
  return row !== undefined;
}
