import type { Db } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import * as adoption from '../store/adoption.ts';
import * as store from '../store/index.ts';

/** A published text with all that stands beside it. */
export interface PublicText {
  readonly whole: EditionWhole;
  readonly document: store.DocumentRow;
  readonly provisions: readonly store.ProvisionWhole[];
  readonly reservations: readonly adoption.ReservationWhole[];
  /** By which it was adopted; null where the fact was recorded. */
  readonly decision: {
    readonly row: adoption.DecisionRow;
    readonly electors: readonly adoption.ElectorRow[];
  } | null;
  /** Published texts that correct or revise it. */
  readonly corrections: readonly store.DocumentRow[];
  /** The published text that it corrects or revises. */
  readonly corrected: store.DocumentRow | null;
}

/** @throws 404 alike for a text that is not there and for one that is not published */
export async function readPublicText(db: Db, whole: EditionWhole, slug: string): Promise<PublicText> {
  const { edition } = whole;
  const published = (await store.listDocuments(db, edition.id)).filter(
    ({ status }) => status === 'published',
  );
  const document = published.find((one) => one.slug === slug);
  if (document === undefined) throw notFound();
  const provisions = (await store.listProvisions(db, edition.id)).filter(
    ({ provision }) => provision.documentId === document.id,
  );
  const decisions = await adoption.listDecisions(db, edition.id, [document.id]);
  const row = decisions.find(({ id }) => id === document.adoptingDecisionId);
  return {
    whole,
    document,
    provisions,
    reservations: await adoption.listReservations(db, edition.id, [document.id]),
    decision: row === undefined ? null : { row, electors: await adoption.listElectors(db, [row.id]) },
    corrections: published.filter(({ correctsDocumentId }) => correctsDocumentId === document.id),
    corrected: published.find(({ id }) => id === document.correctsDocumentId) ?? null,
  };
}
