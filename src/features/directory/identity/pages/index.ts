import { addIdentityForms } from './forms.ts';
import { addIdentityList } from './list.ts';
import { addIdentityRecord } from './record.ts';
import type { IdentityPages } from './shared.ts';

export type { IdentityPages } from './shared.ts';

/** Adds the management pages of an edition's identity documents. */
export function addIdentityPages(deps: IdentityPages): void {
  addIdentityList(deps);
  addIdentityForms(deps);
  addIdentityRecord(deps);
}
