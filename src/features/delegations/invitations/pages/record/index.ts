import type { InvitationPages } from '../shared.ts';
import { addPaperAnswer } from './answer.ts';
import { addInvitationLetter } from './letter.ts';
import { addInvitationPage } from './page.ts';

/** Adds the page of one invitation: its letter, what became of it, its draft, an answer that came on paper. */
export function addRecordPages(deps: InvitationPages): void {
  addInvitationPage(deps);
  addInvitationLetter(deps);
  addPaperAnswer(deps);
}
