/** SQL of focal points. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import { files } from '../../../platform/files/tables.ts';
import type { Language } from '../../../platform/language/index.ts';
import { focalPoints } from '../tables.ts';

export type FocalPointRow = typeof focalPoints.$inferSelect;
export type NewFocalPointRow = typeof focalPoints.$inferInsert;

const wholes = (db: Db) =>
  db
    .select({ row: focalPoints, letter: { id: files.id, name: files.name, bytes: files.bytes } })
    .from(focalPoints)
    .leftJoin(files, eq(files.id, focalPoints.fileId));
/** A focal point with the letter of appointment. */
export type FocalPointWhole = Awaited<ReturnType<typeof wholes>>[number];

/** Focal points of delegations: those in force first, the newest first. */
export const listFocalPoints = (db: Db, delegationIds: readonly string[]): Promise<FocalPointWhole[]> =>
  delegationIds.length === 0
    ? Promise.resolve([])
    : wholes(db)
        .where(inArray(focalPoints.delegationId, [...delegationIds]))
        .orderBy(
          asc(
            sql`case ${focalPoints.state} when 'appointed' then 0 when 'proposed' then 1 when 'ended' then 2 else 3 end`,
          ),
          desc(focalPoints.createdAt),
          asc(focalPoints.id),
        );

export const findFocalPoint = async (db: Db, id: string): Promise<FocalPointWhole | undefined> =>
  (await wholes(db).where(eq(focalPoints.id, id)))[0];

/** The focal point whose letter a file is. */
export const findByLetter = async (db: Db, fileId: string): Promise<FocalPointRow | undefined> =>
  (await db.select().from(focalPoints).where(eq(focalPoints.fileId, fileId)))[0];

/** The open proposal of an address for a delegation. */
export const findProposal = async (
  tx: Tx,
  delegationId: string,
  email: string,
): Promise<FocalPointRow | undefined> =>
  (
    await tx
      .select()
      .from(focalPoints)
      .where(
        and(
          eq(focalPoints.delegationId, delegationId),
          eq(focalPoints.state, 'proposed'),
          eq(focalPoints.email, email),
        ),
      )
      .orderBy(asc(focalPoints.createdAt), asc(focalPoints.id))
      .limit(1)
      .for('update')
  )[0];

export async function insertFocalPoint(tx: Tx, values: NewFocalPointRow): Promise<FocalPointRow> {
  const [row] = await tx.insert(focalPoints).values(values).returning();
  if (row === undefined) throw new Error('The statement returned no row.');
  return row;
}

export async function lockFocalPoint(tx: Tx, id: string): Promise<FocalPointRow | undefined> {
  const [row] = await tx.select().from(focalPoints).where(eq(focalPoints.id, id)).for('update');
  return row;
}

export async function updateFocalPoint(
  tx: Tx,
  id: string,
  values: Partial<NewFocalPointRow>,
): Promise<FocalPointRow> {
  const [row] = await tx
    .update(focalPoints)
    .set({ ...values, version: sql`${focalPoints.version} + 1` })
    .where(eq(focalPoints.id, id))
    .returning();
  if (row === undefined) throw new Error('The focal point is gone.');
  return row;
}

/** Those appointed for delegations at an address now have an account. */
export const linkAccount = async (
  tx: Tx,
  { delegationIds, email, accountId }: { delegationIds: readonly string[]; email: string; accountId: string },
): Promise<void> => {
  await tx
    .update(focalPoints)
    .set({ accountId })
    .where(
      and(
        inArray(focalPoints.delegationId, [...delegationIds]),
        eq(focalPoints.email, email),
        eq(focalPoints.state, 'appointed'),
      ),
    );
};

/** A focal point in force who is to be told of a date. */
export interface ToRemind {
  readonly id: string;
  readonly editionId: string;
  readonly delegationId: string;
  readonly name: string;
  readonly email: string;
  readonly accountId: string | null;
  readonly language: Language;
  /** That nomination closes, or that the letter of appointment ends. */
  readonly about: 'freeze' | 'letter';
  readonly at: Date;
}

/** Keeps reminders apart: one of each date. */
export const reminderKey = ({ id, about, at }: Pick<ToRemind, 'id' | 'about' | 'at'>): string =>
  `focal-${about}:${id}:${at.toISOString().slice(0, 10)}`;

/**
 * Focal points in force for whom a date is near and who were not told of it yet: nomination closes while somebody is not
 * confirmed, or their letter ends before the edition. Invented ones have no address that leads anywhere.
 */
export async function listToRemind(
  { rows }: Pick<Database, 'rows'>,
  db: Db,
  {
    now,
    freezesBefore,
    endsBefore,
  }: { readonly now: Date; readonly freezesBefore: Date; readonly endsBefore: Date },
): Promise<ToRemind[]> {
  const at = (date: Date) => sql`${date.toISOString()}::timestamptz`;
  const found = await rows<Omit<ToRemind, 'at'> & { readonly at: string } & Record<string, unknown>>(
    db,
    sql`with points as (
        select f.id, f.edition_id, f.delegation_id, f.name, f.email, f.account_id, f.language, f.expires_at,
          coalesce(d.freezes_at, s.freezes_at) as freezes_at,
          (e.ends_on + 1)::timestamp at time zone e.time_zone as over_at
        from focal_points f join editions e on e.id = f.edition_id
          left join delegations d on d.edition_id = f.edition_id and d.id = f.delegation_id
          left join delegation_settings s on s.edition_id = f.edition_id
        where f.state = 'appointed' and not f.sample and f.expires_at > ${at(now)}),
      due as (
        select p.*, 'freeze' as about, p.freezes_at as due_at from points p
          where p.freezes_at > ${at(now)} and p.freezes_at <= ${at(freezesBefore)}
            and not exists (select 1 from nominations n where n.edition_id = p.edition_id
              and n.delegation_id = p.delegation_id and n.state = 'confirmed'
              and not exists (select 1 from nominations o where o.edition_id = n.edition_id
                and o.delegation_id = n.delegation_id and o.state in ('draft', 'nominated')))
        union all
        select p.*, 'letter', p.expires_at from points p
          where p.expires_at <= ${at(endsBefore)} and p.expires_at < p.over_at and p.over_at > ${at(now)})
      select id, edition_id as "editionId", delegation_id as "delegationId", name, email, account_id as "accountId",
        language, about, due_at as at
      from due where not exists (select 1 from mails m where m.dedupe_key = 'focal-' || about || ':' || id::text || ':'
        || to_char(due_at at time zone 'UTC', 'YYYY-MM-DD'))
      order by due_at, id limit 500`,
  );
  return found.map((row) => ({ ...row, at: new Date(row.at) }));
}
