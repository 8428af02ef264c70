import { systemActor } from '../../platform/actor/index.ts';
import type { Demonstration } from '../model.ts';
import { loadAccounts, type SignIn } from './accounts.ts';
import { loadAccreditation } from './accreditation.ts';
import { loadBadges, openAccreditation } from './badges.ts';
import { loadCalls } from './calls.ts';
import { loadCheckIns } from './check-ins.ts';
import { loadConfirmations } from './confirmations.ts';
import { loadDelegations } from './delegations.ts';
import { loadDeliberation } from './deliberation/index.ts';
import { loadDirectory } from './directory.ts';
import { loadEdition, loadParts, loadSeries } from './editions.ts';
import { loadExhibition } from './exhibition.ts';
import { loadFeedback } from './feedback.ts';
import { loadFollowUps } from './follow-up.ts';
import { loadGovernance } from './governance.ts';
import { loadAttendanceCertificates, loadHonoursAndCertificates } from './honours.ts';
import { loadIdentityDocuments } from './identities.ts';
import { loadInvitations } from './invitations.ts';
import { createKeyring } from './keyring.ts';
import type { Loading, Services } from './loading.ts';
import { loadMailings } from './mailings.ts';
import { loadOnline } from './online.ts';
import { closeDecided, loadAdoptions, loadDispositions, loadLinks, loadTexts } from './outcomes.ts';
import { loadParticipations } from './participations.ts';
import { loadPlaces } from './places.ts';
import { loadParticipantLists, loadPrecedence } from './precedence.ts';
import { loadProgramme } from './programme.ts';
import { loadRegistrations } from './registrations.ts';
import { loadStatements } from './statements.ts';
import { loadVisaLetters } from './visa-letters.ts';

/**
 * Enters the demonstration through the services that people use, in the order in which the content refers to itself:
 * every rule holds for it, and the audit tells of it.
 * @returns how to sign in
 */
export async function loadDemonstration(
  services: Services,
  content: Demonstration,
  { today, hour }: Pick<Loading, 'today' | 'hour'>,
): Promise<SignIn[]> {
  const loading: Loading = {
    services,
    content,
    today,
    hour,
    actor: systemActor('demonstration'),
    keys: createKeyring(),
  };
  await loadDirectory(loading);
  await loadSeries(loading);
  for (const edition of content.editions) {
    await loadEdition(loading, edition);
    await loadParts(loading, edition);
    await loadParticipations(loading, edition);
    await loadInvitations(loading, edition);
    await loadPrecedence(loading, edition);
    await loadProgramme(loading, edition);
    await openAccreditation(loading, edition);
    await loadRegistrations(loading, edition);
    await loadExhibition(loading, edition);
    await loadTexts(loading, edition);
    await loadHonoursAndCertificates(loading, edition);
    await loadIdentityDocuments(loading, edition);
  }
  // Texts refer to those of any edition.
  for (const edition of content.editions) await loadLinks(loading, edition);
  for (const edition of content.editions) await loadAdoptions(loading, edition);
  for (const edition of content.editions) await loadFollowUps(loading, edition);
  for (const edition of content.editions) await loadDispositions(loading, edition);
  for (const edition of content.editions) await closeDecided(loading, edition);
  for (const edition of content.editions) await loadStatements(loading, edition);
  for (const edition of content.editions) await loadGovernance(loading, edition);
  const signIns = await loadAccounts(loading);
  for (const edition of content.editions) await loadCalls(loading, edition);
  for (const edition of content.editions) await loadConfirmations(loading, edition);
  for (const edition of content.editions) await loadDelegations(loading, edition);
  for (const edition of content.editions) await loadAccreditation(loading, edition);
  for (const edition of content.editions) await loadVisaLetters(loading, edition);
  for (const edition of content.editions) await loadParticipantLists(loading, edition);
  for (const edition of content.editions) await loadPlaces(loading, edition);
  for (const edition of content.editions) await loadOnline(loading, edition);
  for (const edition of content.editions) await loadBadges(loading, edition);
  for (const edition of content.editions) await loadFeedback(loading, edition);
  for (const edition of content.editions) await loadCheckIns(loading, edition);
  for (const edition of content.editions) await loadAttendanceCertificates(loading, edition);
  for (const edition of content.editions) await loadDeliberation(loading, edition);
  for (const edition of content.editions) await loadMailings(loading, edition);
  return signIns;
}
