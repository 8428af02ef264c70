import { presentStateRef } from '../present.ts';
import type { IdentityView } from './contract.ts';
import { masked, remarksOf } from './rules.ts';
import type { IdentityDays, IdentityWhole } from './store.ts';

/** A document as everybody sees it who may know of it. */
export const presentIdentity = (
  { document, person, state }: IdentityWhole,
  days: IdentityDays,
): IdentityView => ({
  id: document.id,
  person: { id: person.id, slug: person.slug, name: person.name },
  kind: document.kind,
  issuingState: presentStateRef(state),
  number: masked(document.tail),
  namesTaken: document.namesTaken,
  expiresOn: document.expiresOn,
  remarks: remarksOf(document, days),
  version: document.version,
});
