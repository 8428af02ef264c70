import { type EditionExport, jsonFile } from '../series/index.ts';
import {
  presentInvitation,
  presentLetterSettings,
  presentTemplate,
  presentVisaLetter,
} from './invitations/present.ts';
import { presentDelegation, presentFocalPoint, presentNomination } from './nominations/present.ts';
import { presentParticipation } from './present.ts';
import { listDelegations } from './store/delegations.ts';
import { listFocalPoints } from './store/focal-points.ts';
import { listInvitations } from './store/invitations.ts';
import { listTemplates, readLetterSettings } from './store/letters.ts';
import { listNominations } from './store/nominations.ts';
import { listVisaLetters } from './store/visa-letters.ts';
import { listParticipations } from './store.ts';

/** More states and bodies than any edition has. */
const ALL = 100_000;

/** Who takes part, whatever the status, with who speaks for them, whom they name, and the letters to them. */
export const delegationsExport: EditionExport = async ({ db }, { edition }) => {
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
