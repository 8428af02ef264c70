import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Db } from '../../platform/database/index.ts';
import { dayOf, type LocalText } from '../../platform/language/index.ts';
import {
  type DocumentRow,
  listCarriedInto,
  listDocuments,
  listProvisions,
  listReservations,
  type ProvisionWhole,
  readStatementsOn,
} from '../outcomes/index.ts';
import { readAgenda } from '../programme/index.ts';
import {
  type EditionWhole,
  findEdition,
  listThemes,
  listVenues,
  type ThemeRow,
  type VenueRow,
} from '../series/index.ts';

/** The published texts of an edition with what their reports say around them. */
export interface PublishedTexts {
  readonly documents: readonly DocumentRow[];
  /** Of all of them. */
  readonly provisions: readonly ProvisionWhole[];
  readonly themes: readonly ThemeRow[];
  readonly venues: readonly VenueRow[];
  /** The public edition that the recommendations were handed over to; null while there is none. */
  readonly next: EditionWhole | null;
  /** Its published provisions: drafts are nobody else's to know. */
  readonly nextProvisions: readonly ProvisionWhole[];
  readonly earlier: Awaited<ReturnType<typeof listCarriedInto>>;
  readonly reservations: Awaited<ReturnType<typeof listReservations>>;
  /** Statements that carry them, with who signed by {@link today}. */
  readonly statements: Awaited<ReturnType<typeof readStatementsOn>>;
  /** `YYYY-MM-DD` in the edition. */
  readonly today: string;
  /** Title of a session that the public may know of. */
  sessionTitle(id: string | null): LocalText | null;
}

const publishedOf = async (db: Db, editionId: string) =>
  (await listDocuments(db, editionId)).filter(({ status }) => status === 'published');

const provisionsOf = async (db: Db, editionId: string, documents: readonly DocumentRow[]) => {
  const ids = new Set(documents.map(({ id }) => id));
  if (ids.size === 0) return [];
  return (await listProvisions(db, editionId)).filter(({ provision }) => ids.has(provision.documentId));
};

async function readNext(db: Db, provisions: readonly ProvisionWhole[]) {
  const id = provisions.find(({ disposition }) => disposition?.nextEditionId)?.disposition?.nextEditionId;
  const next = id == null ? undefined : await findEdition(db, id);
  if (next === undefined || next.edition.visibility !== 'public') return { next: null, nextProvisions: [] };
  const documents = await publishedOf(db, next.edition.id);
  return { next, nextProvisions: await provisionsOf(db, next.edition.id, documents) };
}

/** Reads the published texts of an edition; without any, nothing more is read. */
export async function readPublishedTexts(
  { database: { db }, clock }: { readonly database: Pick<Database, 'db'>; readonly clock: Clock },
  { edition }: EditionWhole,
): Promise<PublishedTexts | undefined> {
  const documents = await publishedOf(db, edition.id);
  if (documents.length === 0) return undefined;
  const provisions = await provisionsOf(db, edition.id, documents);
  const today = dayOf(clock.now(), edition.timeZone);
  const sessions = (await readAgenda(db, edition.id, { audience: 'public' }))?.sessions ?? [];
  return {
    documents,
    provisions,
    themes: await listThemes(db, edition.id),
    venues: await listVenues(db, edition.id),
    earlier: await listCarriedInto(db, edition.id),
    reservations: await listReservations(
      db,
      edition.id,
      documents.map(({ id }) => id),
    ),
    statements: await readStatementsOn(db, edition.id, today),
    today,
    sessionTitle: (id) => sessions.find((session) => session.id === id)?.title ?? null,
    ...(await readNext(db, provisions)),
  };
}
