import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/database/index.ts';
import { accounts, type LinkPurpose, oneTimeLinks } from '../tables.ts';

export type LinkRow = typeof oneTimeLinks.$inferSelect;
export type NewLink = typeof oneTimeLinks.$inferInsert;
export type AccountRow = typeof accounts.$inferSelect;

/** A link with the account that it is of and the name of who made it. */
export interface LinkWhole {
  readonly link: LinkRow;
  readonly account: AccountRow | null;
  readonly maker: { readonly id: string; readonly name: string; readonly disabledAt: Date | null } | null;
}

const maker = sql`accounts maker`;
const whole = (db: Db) =>
  db
    .select({
      link: oneTimeLinks,
      account: accounts,
      maker: sql<{
        id: string;
        name: string;
        disabledAt: string | null;
      } | null>`case when maker.id is not null
        then json_build_object('id', maker.id, 'name', maker.name, 'disabledAt', maker.disabled_at) end`,
    })
    .from(oneTimeLinks)
    .leftJoin(accounts, eq(accounts.id, oneTimeLinks.accountId))
    .leftJoin(maker, sql`maker.id = ${oneTimeLinks.createdBy}`);

const read = (row: Awaited<ReturnType<typeof whole>>[number] | undefined): LinkWhole | undefined =>
  row === undefined
    ? undefined
    : {
        ...row,
        maker:
          row.maker === null
            ? null
            : {
                ...row.maker,
                disabledAt: row.maker.disabledAt === null ? null : new Date(row.maker.disabledAt),
              },
      };

export async function insertLink(tx: Tx, row: NewLink): Promise<LinkRow> {
  const [link] = await tx.insert(oneTimeLinks).values(row).returning();
  if (link === undefined) throw new Error('The statement returned no row.');
  return link;
}

export const findLink = async (db: Db, secretHash: string): Promise<LinkWhole | undefined> =>
  read((await whole(db).where(eq(oneTimeLinks.secretHash, secretHash)))[0]);

/** The same, locked: of those who use a link at once, each but one finds it used. */
export const lockLink = async (tx: Tx, secretHash: string): Promise<LinkWhole | undefined> =>
  read(
    (await whole(tx).where(eq(oneTimeLinks.secretHash, secretHash)).for('update', { of: oneTimeLinks }))[0],
  );

export const lockLinkById = async (
  tx: Tx,
  id: string,
  purpose: LinkPurpose,
): Promise<LinkWhole | undefined> =>
  read(
    (
      await whole(tx)
        .where(and(eq(oneTimeLinks.id, id), eq(oneTimeLinks.purpose, purpose)))
        .for('update', { of: oneTimeLinks })
    )[0],
  );

export const updateLink = async (tx: Tx, secretHash: string, values: Partial<LinkRow>): Promise<void> => {
  await tx.update(oneTimeLinks).set(values).where(eq(oneTimeLinks.secretHash, secretHash));
};

const open = and(isNull(oneTimeLinks.usedAt), isNull(oneTimeLinks.withdrawnAt));

/** Open links of an account stop working: of one purpose, or of all. */
export const withdrawOf = async (
  tx: Tx,
  { accountId, purpose, now }: { accountId: string; purpose?: LinkPurpose; now: Date },
): Promise<void> => {
  await tx
    .update(oneTimeLinks)
    .set({ withdrawnAt: now })
    .where(
      and(
        open,
        eq(oneTimeLinks.accountId, accountId),
        purpose === undefined ? undefined : eq(oneTimeLinks.purpose, purpose),
      ),
    );
};

/** Undo links made later than this one stop working: they were sent to where the account should not have gone. */
export const withdrawLaterUndos = async (tx: Tx, link: LinkRow, now: Date): Promise<void> => {
  await tx
    .update(oneTimeLinks)
    .set({ withdrawnAt: now })
    .where(
      and(
        open,
        eq(oneTimeLinks.purpose, 'email-change-undo'),
        sql`${oneTimeLinks.accountId} = ${link.accountId}`,
        gt(oneTimeLinks.createdAt, link.createdAt),
        ne(oneTimeLinks.secretHash, link.secretHash),
      ),
    );
};

/** How many links of a purpose went to an address since an instant. */
export async function countSent(
  db: Db,
  { email, purpose, since }: { email: string; purpose: LinkPurpose; since: Date },
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(oneTimeLinks)
    .where(
      and(
        eq(oneTimeLinks.email, email),
        eq(oneTimeLinks.purpose, purpose),
        gt(oneTimeLinks.createdAt, since),
      ),
    );
  return Number(row?.count ?? 0);
}

/** Which invitations are asked for. */
export type InvitationsWhere =
  | { readonly editionId: string }
  /** Loans that somebody offered. */
  | { readonly lenderId: string }
  /** Of the installation: those that concern no edition. */
  | { readonly installation: true };

/** Invitations neither accepted nor withdrawn, the oldest first; those that are over as well, to be sent again. */
export const listInvitations = async (db: Db, where: InvitationsWhere): Promise<LinkWhole[]> =>
  (
    await whole(db)
      .where(
        and(
          open,
          eq(oneTimeLinks.purpose, 'invitation'),
          'editionId' in where
            ? and(
                eq(oneTimeLinks.editionId, where.editionId),
                sql`${oneTimeLinks.payload} ->> 'lentFrom' is null`,
              )
            : undefined,
          'lenderId' in where
            ? and(
                eq(oneTimeLinks.createdBy, where.lenderId),
                sql`${oneTimeLinks.payload} ->> 'lentFrom' is not null`,
              )
            : undefined,
          'installation' in where
            ? and(isNull(oneTimeLinks.editionId), sql`${oneTimeLinks.payload} ->> 'lentFrom' is null`)
            : undefined,
        ),
      )
      .orderBy(asc(oneTimeLinks.createdAt), asc(oneTimeLinks.id))
  ).flatMap((row) => read(row) ?? []);

/** Open invitations to an address. */
export const listInvitationsTo = (db: Db, email: string): Promise<LinkRow[]> =>
  db
    .select()
    .from(oneTimeLinks)
    .where(and(open, eq(oneTimeLinks.purpose, 'invitation'), eq(oneTimeLinks.email, email)))
    .orderBy(asc(oneTimeLinks.createdAt));
