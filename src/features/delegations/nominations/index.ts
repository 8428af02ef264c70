/** Delegations: quotas, focal points, nominations, substitution, confirmation. */
import type { Subscriber } from '../../../platform/changes/index.ts';
import type { InvitationAccepted } from '../../accounts/index.ts';
import type { Part } from '../../series/index.ts';
import type { DelegationsPartContext } from '../context.ts';
import { linkAccount } from '../store/focal-points.ts';
import { addNominationsApi } from './api/index.ts';
import type { NominationsContext } from './context.ts';
import { createNominationImport, type NominationImport } from './import/index.ts';
import { addNominationPages } from './pages/index.ts';
import { createDelegationsService, type DelegationsService } from './service/delegations.ts';
import { createNominationFilesService, type NominationFilesService } from './service/files.ts';
import { createFocalPointsService, type FocalPointsService } from './service/focal-points.ts';
import { createGate } from './service/gate.ts';
import { createNominationsService, type NominationsService } from './service/nominations.ts';
import { createFocalReminders } from './service/reminding.ts';

export { nominationMails } from './mails.ts';

export interface NominationsPart extends Part {
  readonly delegations: DelegationsService;
  readonly focalPoints: FocalPointsService;
  readonly nominations: NominationsService;
  readonly nominationFiles: NominationFilesService;
  readonly nominationImport: NominationImport;
  /** Tells focal points of dates that are near. */
  readonly reminders: ReturnType<typeof createFocalReminders>;
  /** Whoever accepted the invitation of an appointment is known by their account from then on. */
  readonly subscriber: Subscriber;
}

export function createNominations(context: DelegationsPartContext): NominationsPart {
  const gate = createGate(context);
  const nominations = createNominationsService(context, gate);
  const own: NominationsContext = {
    ...context,
    gate,
    nominations,
    delegations: createDelegationsService(context),
    focalPoints: createFocalPointsService(context, gate),
    nominationFiles: createNominationFilesService(context, gate),
    nominationImport: createNominationImport(gate, nominations),
  };
  const { delegations, focalPoints, nominationFiles, nominationImport } = own;
  return {
    delegations,
    focalPoints,
    nominations,
    nominationFiles,
    nominationImport,
    reminders: createFocalReminders(context),
    async subscriber(change, event) {
      if (event.type !== 'invitation.accepted') return;
      const { accountId, email, grants } = event as InvitationAccepted;
      const delegationIds = grants.flatMap(({ role, scopeKind, scopeId }) =>
        role === 'focal-point' && scopeKind === 'delegation' && scopeId !== null ? [scopeId] : [],
      );
      if (delegationIds.length === 0) return;
      // Whoever accepts has no right yet by which to see the appointment.
      await context.database.widened(change.tx, () =>
        linkAccount(change.tx, { delegationIds, email, accountId }),
      );
    },
    addApi: (api) => addNominationsApi(api, own),
    addPages: (deps) => addNominationPages({ ...own, ...deps }),
  };
}
