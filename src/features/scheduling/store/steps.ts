import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import { accounts } from '../../accounts/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { scheduleSteps } from '../tables.ts';

export type StepRow = typeof scheduleSteps.$inferSelect;

/** Adds a step after the last of its edition; the programme is locked. What its account took back before is forgotten. */
export async function insertStep(
  tx: Tx,
  step: Pick<StepRow, 'editionId' | 'accountId' | 'kind' | 'moves' | 'createdAt'>,
): Promise<StepRow> {
  const { editionId, accountId } = step;
  if (accountId !== null) {
    await tx
      .delete(scheduleSteps)
      .where(
        and(
          eq(scheduleSteps.editionId, editionId),
          eq(scheduleSteps.accountId, accountId),
          eq(scheduleSteps.undone, true),
        ),
      );
  }
  const [row] = await tx
    .insert(scheduleSteps)
    .values({
      ...step,
      number: sql`(select coalesce(max(number), 0) + 1 from ${scheduleSteps} where edition_id = ${step.editionId})`,
    })
    .returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

export const findStep = async (db: Db, editionId: string, id: string): Promise<StepRow | undefined> =>
  (
    await db
      .select()
      .from(scheduleSteps)
      .where(and(eq(scheduleSteps.editionId, editionId), eq(scheduleSteps.id, id)))
  )[0];

export async function setUndone(tx: Tx, { editionId, id }: StepRow, undone: boolean): Promise<void> {
  await tx
    .update(scheduleSteps)
    .set({ undone })
    .where(and(eq(scheduleSteps.editionId, editionId), eq(scheduleSteps.id, id)));
}

/** Own steps that can be taken back or done again next. */
export interface NextSteps {
  readonly undo: string | null;
  readonly redo: string | null;
}

/** An account's last step, and the one that it took back last. */
export async function nextSteps(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  editionId: string,
  accountId: string,
): Promise<NextSteps> {
  const [row] = await rows<{ undo: string | null; redo: string | null }>(
    db,
    sql`with own as (select id, number, undone from ${scheduleSteps}
        where edition_id = ${editionId} and account_id = ${accountId})
      select (select id from own where not undone order by number desc limit 1) as undo,
        (select id from own where undone
          and number > coalesce((select max(number) from own where not undone), 0) order by number limit 1) as redo`,
  );
  return { undo: row?.undo ?? null, redo: row?.redo ?? null };
}

/** The last step, by whoever, after a number that moved a session; for saying who did. */
export async function lastMoverOf(
  db: Db,
  editionId: string,
  sessionId: string,
): Promise<{ readonly name: string | null; readonly accountId: string | null } | undefined> {
  const [row] = await db
    .select({ name: accounts.name, accountId: scheduleSteps.accountId })
    .from(scheduleSteps)
    .leftJoin(accounts, eq(accounts.id, scheduleSteps.accountId))
    .where(
      and(
        eq(scheduleSteps.editionId, editionId),
        sql`${scheduleSteps.moves} @> ${JSON.stringify([{ sessionId }])}::text::jsonb`,
      ),
    )
    .orderBy(desc(scheduleSteps.number))
    .limit(1);
  return row;
}

/** The session that was moved last, by whoever; undefined where none ever was. */
export async function lastMovedSession(db: Db, editionId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ moves: scheduleSteps.moves })
    .from(scheduleSteps)
    .where(eq(scheduleSteps.editionId, editionId))
    .orderBy(desc(scheduleSteps.number))
    .limit(1);
  return row?.moves[0]?.sessionId;
}

/** A step as the other organisers hear of it. */
export interface ToldStep {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly by: string | null;
  readonly accountId: string | null;
  readonly undone: boolean;
  /** Codes of the sessions that it moved. */
  readonly codes: readonly string[];
}

/** Steps since a number, in order; the last fifty at most. */
export async function stepsAfter(db: Db, editionId: string, number: number): Promise<ToldStep[]> {
  const rows = await db
    .select({
      id: scheduleSteps.id,
      number: scheduleSteps.number,
      kind: scheduleSteps.kind,
      by: accounts.name,
      accountId: scheduleSteps.accountId,
      undone: scheduleSteps.undone,
      codes: sql<string[]>`(select coalesce(json_agg(s.code order by s.code), '[]') from ${sessions} s
        where s.edition_id = "schedule_steps"."edition_id"
          and s.id in (select (m ->> 'sessionId')::uuid from jsonb_array_elements("schedule_steps"."moves") m))`,
    })
    .from(scheduleSteps)
    .leftJoin(accounts, eq(accounts.id, scheduleSteps.accountId))
    .where(and(eq(scheduleSteps.editionId, editionId), gt(scheduleSteps.number, number)))
    .orderBy(desc(scheduleSteps.number))
    .limit(50);
  return rows.reverse();
}

/** The number of an edition's last step; 0 before the first. */
export async function lastStepNumber(db: Db, editionId: string): Promise<number> {
  const [row] = await db
    .select({ last: sql<number | string>`coalesce(max(${scheduleSteps.number}), 0)` })
    .from(scheduleSteps)
    .where(eq(scheduleSteps.editionId, editionId));
  return Number(row?.last ?? 0);
}
