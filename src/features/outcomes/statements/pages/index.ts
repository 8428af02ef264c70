import { addCeremonyPages } from './ceremony.ts';
import { addStatementForms } from './forms.ts';
import type { StatementPages } from './frame.ts';
import { addStatementList } from './list.ts';
import { addOwnStatements } from './own.ts';
import { addPartyForms } from './parties.ts';
import { addPublicStatements } from './public.ts';
import { addStatementRecord } from './record.ts';
import { addSignaturePages } from './signature.ts';

/** Adds the pages of statements: the management's, a delegation's own, the public's. */
export function addStatementPages(deps: StatementPages): void {
  addStatementList(deps);
  addStatementForms(deps);
  addStatementRecord(deps);
  addPartyForms(deps);
  addSignaturePages(deps);
  addCeremonyPages(deps);
  addOwnStatements(deps);
  addPublicStatements(deps);
}
