/** SQL of statements and their signatures. Counts are taken from the list that it gives, never beside it. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database, Db, Tx } from '../../../platform/database/index.ts';
import {
  participations,
  precedenceEntries,
  precedenceLists,
  precedenceVersions,
} from '../../delegations/tables.ts';
import { stateColumns } from '../../directory/index.ts';
import { bodies, states } from '../../directory/tables.ts';
import { sessions } from '../../programme/tables.ts';
import { editions, series } from '../../series/tables.ts';
import { outcomeDocuments, provisions, signatures, statements } from '../tables.ts';
import { partyBodyColumns } from './parties.ts';
import { one } from './rows.ts';

export type StatementRow = typeof statements.$inferSelect;
export type SignatureRow = typeof signatures.$inferSelect;

const statementsWhole = (db: Db) =>
  db
    .select({
      statement: statements,
      document: {
        id: outcomeDocuments.id,
        slug: outcomeDocuments.slug,
        title: outcomeDocuments.title,
        status: outcomeDocuments.status,
      },
      ceremony: { id: sessions.id, slug: sessions.slug, title: sessions.title, startsAt: sessions.startsAt },
      order: {
        id: precedenceVersions.id,
        listId: precedenceVersions.listId,
        number: precedenceVersions.number,
        state: precedenceVersions.state,
        occasion: precedenceLists.occasion,
      },
    })
    .from(statements)
    .leftJoin(
      outcomeDocuments,
      and(
        eq(outcomeDocuments.editionId, statements.editionId),
        eq(outcomeDocuments.id, statements.documentId),
      ),
    )
    .leftJoin(
      sessions,
      and(eq(sessions.editionId, statements.editionId), eq(sessions.id, statements.ceremonySessionId)),
    )
    .leftJoin(
      precedenceVersions,
      and(
        eq(precedenceVersions.editionId, statements.editionId),
        eq(precedenceVersions.id, statements.precedenceVersionId),
      ),
    )
    .leftJoin(
      precedenceLists,
      and(
        eq(precedenceLists.editionId, precedenceVersions.editionId),
        eq(precedenceLists.id, precedenceVersions.listId),
      ),
    );
/** A statement with its text, its ceremony and the order in which it is signed. */
export type StatementWhole = Awaited<ReturnType<typeof statementsWhole>>[number];

const inTurn = [
  sql`array_position(array['states', 'industry', 'organisations'], ${statements.constituency})`,
  asc(statements.id),
];

/** Statements of an edition by constituency; with `published` those alone that everybody may read. */
export const listStatements = (
  db: Db,
  editionId: string,
  { published = false }: { readonly published?: boolean } = {},
): Promise<StatementWhole[]> =>
  statementsWhole(db)
    .where(
      and(
        eq(statements.editionId, editionId),
        published
          ? sql`${statements.status} <> 'draft' and ${outcomeDocuments.status} = 'published'`
          : undefined,
      ),
    )
    .orderBy(...inTurn);

export const findStatement = async (db: Db, id: string): Promise<StatementWhole | undefined> =>
  (await statementsWhole(db).where(eq(statements.id, id)))[0];

export const lockStatement = async (tx: Tx, id: string): Promise<StatementRow | undefined> =>
  (await tx.select().from(statements).where(eq(statements.id, id)).for('update'))[0];

export const insertStatement = async (tx: Tx, row: typeof statements.$inferInsert): Promise<StatementRow> =>
  one(await tx.insert(statements).values(row).returning());

export const updateStatement = async (
  tx: Tx,
  id: string,
  row: Partial<StatementRow>,
): Promise<StatementRow> =>
  one(
    await tx
      .update(statements)
      .set({ ...row, version: sql`${statements.version} + 1` })
      .where(eq(statements.id, id))
      .returning(),
  );

const signaturesWhole = (db: Db) =>
  db
    .select({
      signature: signatures,
      state: stateColumns,
      body: partyBodyColumns,
      label: signatures.label,
      /** The party's participation, by which an order of precedence knows it. */
      participationId: participations.id,
    })
    .from(signatures)
    .leftJoin(states, eq(states.code, signatures.stateCode))
    .leftJoin(bodies, eq(bodies.id, signatures.bodyId))
    .leftJoin(
      participations,
      and(
        eq(participations.editionId, signatures.editionId),
        sql`(${participations.stateCode} = ${signatures.stateCode} or ${participations.bodyId} = ${signatures.bodyId})`,
      ),
    );
/** A signature with its party. */
export type SignatureWhole = Awaited<ReturnType<typeof signaturesWhole>>[number];

/** Statuses that everybody may know of. */
const given = sql`${signatures.status} in ('signed', 'withdrawn')`;

/** Signatures of statements by number; with `published` those alone that were given. */
export const listSignatures = (
  db: Db,
  which:
    | { readonly editionId: string }
    | { readonly statementId: string }
    | { readonly ids: readonly string[] },
  { published = false }: { readonly published?: boolean } = {},
): Promise<SignatureWhole[]> => {
  const where: SQL | undefined =
    'editionId' in which
      ? eq(signatures.editionId, which.editionId)
      : 'statementId' in which
        ? eq(signatures.statementId, which.statementId)
        : inArray(signatures.id, [...which.ids]);
  return signaturesWhole(db)
    .where(and(where, published ? given : undefined))
    .orderBy(asc(signatures.statementId), asc(signatures.number));
};

export const findSignature = async (db: Db, id: string): Promise<SignatureWhole | undefined> =>
  (await signaturesWhole(db).where(eq(signatures.id, id)))[0];

export const lockSignature = async (tx: Tx, id: string): Promise<SignatureRow | undefined> =>
  (await tx.select().from(signatures).where(eq(signatures.id, id)).for('update'))[0];

export const insertSignatures = async (
  tx: Tx,
  rows: readonly (typeof signatures.$inferInsert)[],
): Promise<SignatureRow[]> =>
  rows.length === 0
    ? []
    : tx
        .insert(signatures)
        .values([...rows])
        .returning();

export const updateSignature = async (
  tx: Tx,
  id: string,
  row: Partial<SignatureRow>,
): Promise<SignatureRow> =>
  one(
    await tx
      .update(signatures)
      .set({ ...row, version: sql`${signatures.version} + 1` })
      .where(eq(signatures.id, id))
      .returning(),
  );

/** The number that the next signature of a statement gets; the statement is locked meanwhile. */
export const nextSignatureNumber = async (tx: Tx, statementId: string): Promise<number> =>
  (one(
    await tx
      .select({ last: sql<number>`coalesce(max(${signatures.number}), 0)::int` })
      .from(signatures)
      .where(eq(signatures.statementId, statementId)),
  ).last ?? 0) + 1;

/** Who takes part in an edition, with what a constituency asks about. */
export const listParticipants = (db: Db, editionId: string) =>
  db
    .select({
      id: participations.id,
      stateCode: participations.stateCode,
      bodyId: participations.bodyId,
      bodyKind: bodies.kind,
      status: participations.status,
      state: stateColumns,
      body: partyBodyColumns,
    })
    .from(participations)
    .leftJoin(states, eq(states.code, participations.stateCode))
    .leftJoin(bodies, eq(bodies.id, participations.bodyId))
    .where(eq(participations.editionId, editionId))
    .orderBy(asc(sql`coalesce(${states.sortAr}, ${bodies.sortAr}) collate "C"`), asc(participations.id));
export type ParticipantRow = Awaited<ReturnType<typeof listParticipants>>[number];

/** Versions of an edition's orders of precedence that were signed off, the newest first. */
export const listSignedOffOrders = (db: Db, editionId: string) =>
  db
    .select({
      id: precedenceVersions.id,
      number: precedenceVersions.number,
      state: precedenceVersions.state,
      occasion: precedenceLists.occasion,
      uses: precedenceLists.uses,
    })
    .from(precedenceVersions)
    .innerJoin(
      precedenceLists,
      and(
        eq(precedenceLists.editionId, precedenceVersions.editionId),
        eq(precedenceLists.id, precedenceVersions.listId),
      ),
    )
    .where(and(eq(precedenceVersions.editionId, editionId), sql`${precedenceVersions.state} <> 'draft'`))
    .orderBy(sql`${precedenceVersions.signedOffAt} desc`, asc(precedenceVersions.id));

/** Participations of a version in its order. */
export const listOrder = async (db: Db, versionId: string): Promise<string[]> =>
  (
    await db
      .select({ id: precedenceEntries.participationId })
      .from(precedenceEntries)
      .where(eq(precedenceEntries.versionId, versionId))
      .orderBy(asc(precedenceEntries.position))
  ).map(({ id }) => id);

/** What delegations were asked to sign, the newest edition first. */
export const listOwnSignatures = (db: Db, delegationIds: readonly string[]) =>
  db
    .select({
      signature: signatures,
      statement: statements,
      delegationId: participations.id,
      edition: { id: editions.id, slug: editions.slug, title: editions.title, series: series.slug },
      state: stateColumns,
      body: partyBodyColumns,
      label: signatures.label,
    })
    .from(signatures)
    .innerJoin(
      statements,
      and(
        eq(statements.editionId, signatures.editionId),
        eq(statements.id, signatures.statementId),
        sql`${statements.status} <> 'draft'`,
      ),
    )
    .innerJoin(
      participations,
      and(
        eq(participations.editionId, signatures.editionId),
        sql`(${participations.stateCode} = ${signatures.stateCode} or ${participations.bodyId} = ${signatures.bodyId})`,
      ),
    )
    .innerJoin(editions, eq(editions.id, signatures.editionId))
    .innerJoin(series, eq(series.id, editions.seriesId))
    .leftJoin(states, eq(states.code, signatures.stateCode))
    .leftJoin(bodies, eq(bodies.id, signatures.bodyId))
    .where(inArray(participations.id, [...delegationIds]))
    .orderBy(sql`${editions.startsOn} desc`, asc(signatures.id));
export type OwnSignature = Awaited<ReturnType<typeof listOwnSignatures>>[number];

/** Whether one of the delegations is the signature's own party. */
export const isOwnSignature = async (
  database: Pick<Database, 'rows'>,
  db: Db,
  signatureId: string,
  delegationIds: readonly string[],
): Promise<boolean> =>
  delegationIds.length > 0 &&
  (
    await database.rows(
      db,
      sql`select 1 from signatures s join participations p on p.edition_id = s.edition_id
          and (p.state_code = s.state_code or p.body_id = s.body_id)
        where s.id = ${signatureId}::uuid
          and p.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(delegationIds)}::text::jsonb) as given(value))`,
    )
  ).length > 0;

/** Provisions of a text in order, for the paper that is signed. */
export const listSignedText = (db: Db, documentId: string) =>
  db
    .select({ id: provisions.id, kind: provisions.kind, number: provisions.number, text: provisions.text })
    .from(provisions)
    .where(and(eq(provisions.documentId, documentId), sql`${provisions.removedAt} is null`))
    .orderBy(asc(provisions.position));
