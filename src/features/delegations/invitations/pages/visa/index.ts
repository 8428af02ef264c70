import type { InvitationPages } from '../shared.ts';
import { addVisaDecisions } from './deciding.ts';
import { addVisaList } from './list.ts';
import { addVisaRequest } from './requesting.ts';

/** Adds letters that support visas: who asked, who issued which, and the forms that issue or refuse one. */
export function addVisaPages(deps: InvitationPages): void {
  addVisaList(deps);
  addVisaRequest(deps);
  addVisaDecisions(deps);
}
