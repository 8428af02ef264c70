import type { Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import type { Language } from '../../platform/language/index.ts';
import { listParticipations } from '../delegations/index.ts';
import { findState } from '../directory/index.ts';
import { listStands } from '../exhibition/index.ts';
import { listDocuments, listProvisions } from '../outcomes/index.ts';
import { readAgenda } from '../programme/index.ts';
import { type EditionWhole, listEditions, listVenues } from '../series/index.ts';

/** Most states and bodies that one edition has. */
const PARTIES = 1_000;
/** What any reader may see: public editions alone. */
const everybody = { all: false, seriesIds: [], editionIds: [] } as const;

/** All that an edition's home is made of, in a handful of statements. */
export async function readHome(
  { db }: Pick<Database, 'db'>,
  { edition, series }: EditionWhole,
  language: Language,
) {
  const agenda = await readAgenda(db, edition.id, { audience: 'public' });
  if (agenda === undefined) throw notFound('edition-unknown');
  const documents = (await listDocuments(db, edition.id)).filter(({ status }) => status === 'published');
  const recommending = new Set(
    documents.filter(({ kind }) => kind === 'recommendations').map(({ id }) => id),
  );
  const provisions =
    recommending.size === 0
      ? []
      : (await listProvisions(db, edition.id)).filter(
          ({ provision }) => provision.kind === 'recommendation' && recommending.has(provision.documentId),
        );
  const parties = await listParticipations(
    db,
    edition.id,
    language,
    { status: 'accepted' },
    { limit: PARTIES },
  );
  return {
    agenda,
    documents,
    recommendations: provisions.length,
    parties,
    /** How many stands of the exhibition are confirmed. */
    stands: (await listStands(db, edition.id, { confirmedOnly: true })).length,
    venues: await listVenues(db, edition.id),
    hostState: edition.hostStateCode === null ? undefined : await findState(db, edition.hostStateCode),
    siblings: (await listEditions(db, everybody, { seriesId: series.id })).filter(
      ({ edition: { id } }) => id !== edition.id,
    ),
  };
}
export type HomeData = Awaited<ReturnType<typeof readHome>>;
