import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { assignments, provisionLinks, provisionSources } from '../tables.ts';
import type { LinkRow, ProvisionRow } from './rows.ts';

export interface ProvisionRelations {
  readonly sessionIds?: readonly string[] | undefined;
  readonly leadBodyId?: string | null | undefined;
  readonly supportingBodyIds?: readonly string[] | undefined;
  readonly links?:
    | readonly {
        readonly relation: LinkRow['relation'];
        readonly editionId: string;
        readonly documentId: string;
        readonly provisionId?: string | null | undefined;
      }[]
    | undefined;
}

/** Writes what a provision is linked to; what is left out stays. */
export async function replaceRelations(
  tx: Tx,
  { editionId, id: provisionId }: Pick<ProvisionRow, 'editionId' | 'id'>,
  { sessionIds, leadBodyId, supportingBodyIds, links }: ProvisionRelations,
): Promise<void> {
  const key = { editionId, provisionId };
  if (sessionIds !== undefined) {
    await tx
      .delete(provisionSources)
      .where(and(eq(provisionSources.editionId, editionId), eq(provisionSources.provisionId, provisionId)));
    const rows = sessionIds.map((sessionId, index) => ({ ...key, sessionId, position: index + 1 }));
    if (rows.length > 0) await tx.insert(provisionSources).values(rows);
  }
  const replaceBodies = async (role: 'lead' | 'supporting', bodyIds: readonly string[]): Promise<void> => {
    await tx
      .delete(assignments)
      .where(
        and(
          eq(assignments.editionId, editionId),
          eq(assignments.provisionId, provisionId),
          eq(assignments.role, role),
        ),
      );
    const rows = bodyIds.map((bodyId, index) => ({ ...key, bodyId, role, position: index + 1 }));
    if (rows.length > 0) await tx.insert(assignments).values(rows).onConflictDoNothing();
  };
  if (leadBodyId !== undefined) await replaceBodies('lead', leadBodyId === null ? [] : [leadBodyId]);
  if (supportingBodyIds !== undefined) {
    await replaceBodies(
      'supporting',
      supportingBodyIds.filter((bodyId) => bodyId !== leadBodyId),
    );
  }
  if (links === undefined) return;
  await tx
    .delete(provisionLinks)
    .where(and(eq(provisionLinks.editionId, editionId), eq(provisionLinks.provisionId, provisionId)));
  if (links.length === 0) return;
  await tx.insert(provisionLinks).values(
    links.map((link) => ({
      ...key,
      relation: link.relation,
      targetEditionId: link.editionId,
      targetDocumentId: link.documentId,
      targetProvisionId: link.provisionId ?? null,
    })),
  );
}

/** All that a provision refers to, hidden editions among it, as the log of changes keeps it. */
export async function relationsOf(tx: Tx, { editionId, id }: Pick<ProvisionRow, 'editionId' | 'id'>) {
  const sources = await tx
    .select({ sessionId: provisionSources.sessionId })
    .from(provisionSources)
    .where(and(eq(provisionSources.editionId, editionId), eq(provisionSources.provisionId, id)))
    .orderBy(asc(provisionSources.position));
  const bodies = await tx
    .select({ bodyId: assignments.bodyId, role: assignments.role })
    .from(assignments)
    .where(and(eq(assignments.editionId, editionId), eq(assignments.provisionId, id)))
    .orderBy(asc(assignments.position));
  const of = (role: 'lead' | 'supporting') => bodies.flatMap((one) => (one.role === role ? one.bodyId : []));
  const links = await tx
    .select({
      relation: provisionLinks.relation,
      editionId: provisionLinks.targetEditionId,
      documentId: provisionLinks.targetDocumentId,
      provisionId: provisionLinks.targetProvisionId,
    })
    .from(provisionLinks)
    .where(and(eq(provisionLinks.editionId, editionId), eq(provisionLinks.provisionId, id)))
    .orderBy(
      asc(provisionLinks.relation),
      asc(provisionLinks.targetDocumentId),
      asc(provisionLinks.targetProvisionId),
    );
  return {
    sessionIds: sources.map(({ sessionId }) => sessionId),
    leadBodyId: of('lead')[0] ?? null,
    supportingBodyIds: of('supporting'),
    links,
  };
}
