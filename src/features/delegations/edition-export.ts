import type { Database } from '../../platform/database/index.ts';
import { type EditionExport, jsonFile } from '../series/index.ts';
import { presentSummary } from './accreditation/present.ts';
import {
  presentInvitation,
  presentLetterSettings,
  presentTemplate,
  presentVisaLetter,
} from './invitations/present.ts';
import { presentDelegation, presentFocalPoint, presentNomination } from './nominations/present.ts';
import { presentList, presentVersion } from './precedence/present.ts';
import { presentParticipation } from './present.ts';
import { listQueue } from './store/accreditation.ts';
import { listDelegations } from './store/delegations.ts';
import { listFocalPoints } from './store/focal-points.ts';
import { listInvitations } from './store/invitations.ts';
import { listTemplates, readLetterSettings } from './store/letters.ts';
import { listNominations } from './store/nominations.ts';
import { listAllVersions, listLists, listPlaces } from './store/precedence-lists.ts';
import { listVisaLetters } from './store/visa-letters.ts';
import { listParticipations } from './store.ts';

/** More states and bodies than any edition has. */
const ALL = 100_000;

/** Orders of precedence with all their versions, each with its places. */
const precedenceExport: EditionExport = async ({ db }, { edition }) => {
  const lists = await listLists(db, { editionId: edition.id });
  const versions = await listAllVersions(db, edition.id);
  const places = await listPlaces(
    db,
    versions.map(({ id }) => id),
  );
  const placesOf = new Map<string, typeof places>(versions.map(({ id }) => [id, []]));
  for (const place of places) placesOf.get(place.versionId)?.push(place);
  const versionsOf = new Map<string, typeof versions>(lists.map(({ list }) => [list.id, []]));
  for (const version of versions) versionsOf.get(version.listId)?.push(version);
  return [
    jsonFile('precedence.json', {
      items: lists.map((whole) => ({
        ...presentList(whole),
        versions: (versionsOf.get(whole.list.id) ?? []).map((version) =>
          presentVersion(version, placesOf.get(version.id) ?? []),
        ),
      })),
    }),
  ];
};

/** Requests for accreditation as they stand. */
const accreditationsExport =
  (database: Pick<Database, 'rows'>): EditionExport =>
  async ({ db }, { edition }) => {
    const language = edition.authenticLanguage;
    const requests = await listQueue(database, db, edition.id, {}, { limit: ALL, language });
    return [jsonFile('accreditations.json', { items: requests.map(presentSummary) })];
  };

/** What delegations are made of. */
export const delegationsExports = (database: Pick<Database, 'rows'>): readonly EditionExport[] => [
  partiesExport,
  precedenceExport,
  accreditationsExport(database),
];

/** Who takes part, whatever the status, with who speaks for them, whom they name, and the letters to them. */
const partiesExport: EditionExport = async ({ db }, { edition }) => {
  const rows = await listParticipations(db, edition.id, edition.authenticLanguage, {}, { limit: ALL });
  const people = await listNominations(db, { editionId: edition.id });
  const delegations = await listDelegations(db, edition.id, edition.authenticLanguage);
  const now = new Date();
  const points = await listFocalPoints(
    db,
    delegations.map(({ participation }) => participation.id),
  );
  const invitations = await listInvitations(db, edition.id, edition.authenticLanguage);
  const templates = await listTemplates(db, edition.id);
  const visaLetters = await listVisaLetters(db, edition.id);
  return [
    jsonFile('delegations.json', {
      items: delegations.map((whole) => presentDelegation(whole, { works: true, now })),
    }),
    jsonFile('focal-points.json', { items: points.map((point) => presentFocalPoint(point, now)) }),
    jsonFile('invitations.json', { items: invitations.map(presentInvitation) }),
    jsonFile('letters.json', {
      settings: presentLetterSettings(await readLetterSettings(db, edition.id)),
      templates: templates.map(presentTemplate),
    }),
    jsonFile('nominations.json', { items: people.map((whole) => presentNomination(whole, [])) }),
    jsonFile('participations.json', { items: rows.map((row) => presentParticipation(row, { works: true })) }),
    jsonFile('visa-letters.json', { items: visaLetters.map(presentVisaLetter) }),
  ];
};
