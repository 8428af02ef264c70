import type { AuditEventDetail, AuditEventView } from './contract.ts';
import type { EventRow, EventWhole } from './store.ts';

/** An event as the API shows it in lists: without what was before and after, and from where. */
export const presentEvent = (event: EventRow): AuditEventView => ({
  id: event.id,
  at: event.at.toISOString(),
  action: event.action,
  editionId: event.editionId,
  subject: { kind: event.subjectKind, id: event.subjectId, title: event.title },
  actor: { accountId: event.accountId, name: event.actorName, via: event.via },
  authority: event.authority,
  reason: event.reason,
  erased: event.actorErased || event.detailsErased,
});

export const presentDetail = (event: EventWhole): AuditEventDetail => ({
  ...presentEvent(event),
  before: event.before,
  after: event.after,
  origin: event.origin,
  requestId: event.requestId,
  credentialId: event.credentialId,
  chain: event.chain,
  seq: event.seq,
  previous: event.previous,
  hash: event.hash,
});
