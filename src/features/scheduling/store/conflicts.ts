import { crc32 } from 'node:zlib';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { accounts } from '../../accounts/tables.ts';
import type { Level, RuleName } from '../rules/facts.ts';
import { ignoredConflicts, scheduleRules } from '../tables.ts';

/** A conflict that somebody accepted. */
export interface AcceptedRow {
  readonly id: string;
  readonly editionId: string;
  readonly rule: RuleName;
  readonly fingerprint: string;
  readonly sessionIds: readonly string[];
  readonly reason: string;
  /** Name of whoever accepted it; null where that account is no more. */
  readonly by: string | null;
  readonly at: Date;
}

const acceptedColumns = {
  id: ignoredConflicts.id,
  editionId: ignoredConflicts.editionId,
  rule: ignoredConflicts.rule,
  fingerprint: ignoredConflicts.fingerprint,
  sessionIds: ignoredConflicts.sessionIds,
  reason: ignoredConflicts.reason,
  by: accounts.name,
  at: ignoredConflicts.createdAt,
};

/** What an edition has accepted, the earliest first, whether or not it still occurs. */
export const listAccepted = (db: Db, editionId: string): Promise<AcceptedRow[]> =>
  db
    .select(acceptedColumns)
    .from(ignoredConflicts)
    .leftJoin(accounts, eq(accounts.id, ignoredConflicts.ignoredBy))
    .where(eq(ignoredConflicts.editionId, editionId))
    .orderBy(asc(ignoredConflicts.createdAt), asc(ignoredConflicts.id));

export async function findAccepted(db: Db, id: string): Promise<AcceptedRow | undefined> {
  const [row] = await db
    .select(acceptedColumns)
    .from(ignoredConflicts)
    .leftJoin(accounts, eq(accounts.id, ignoredConflicts.ignoredBy))
    .where(eq(ignoredConflicts.id, id));
  return row;
}

/** @returns the id of the row; undefined where the conflict was accepted before */
export async function insertAccepted(
  tx: Tx,
  row: typeof ignoredConflicts.$inferInsert,
): Promise<string | undefined> {
  const [made] = await tx
    .insert(ignoredConflicts)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: ignoredConflicts.id });
  return made?.id;
}

/** @returns whether it was there */
export async function deleteAccepted(tx: Tx, editionId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(ignoredConflicts)
    .where(and(eq(ignoredConflicts.editionId, editionId), eq(ignoredConflicts.id, id)))
    .returning({ id: ignoredConflicts.id });
  return gone.length > 0;
}

/** How an edition takes a rule, where that is not the rule's own default. */
export interface RuleRow {
  readonly rule: RuleName;
  readonly level: Level;
  readonly weight: number;
}

export const listRules = (db: Db, editionId: string): Promise<RuleRow[]> =>
  db
    .select({ rule: scheduleRules.rule, level: scheduleRules.level, weight: scheduleRules.weight })
    .from(scheduleRules)
    .where(eq(scheduleRules.editionId, editionId));

export async function saveRules(tx: Tx, editionId: string, rows: readonly RuleRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(scheduleRules)
    .values(rows.map((row) => ({ editionId, ...row })))
    .onConflictDoUpdate({
      target: [scheduleRules.editionId, scheduleRules.rule],
      set: { level: sql`excluded.level`, weight: sql`excluded.weight` },
    });
}

/** A number that changes with an edition's rules, of nine digits at most: their version, for entity tags and forms. */
export const versionOfRules = (rules: readonly RuleRow[]): number =>
  crc32(
    rules
      .map(({ rule, level, weight }) => [rule, level, weight].join(' '))
      .toSorted()
      .join(),
  ) % 1_000_000_000;

/** Gives rules their defaults again. */
export async function forgetRules(tx: Tx, editionId: string, rules: readonly RuleName[]): Promise<void> {
  if (rules.length === 0) return;
  await tx
    .delete(scheduleRules)
    .where(and(eq(scheduleRules.editionId, editionId), inArray(scheduleRules.rule, [...rules])));
}
