import type { Database } from '../../../platform/database/index.ts';
import type { EditionShell } from '../../series/index.ts';
import { addAgendaPage } from './agenda-page.ts';
import { addOutputs } from './outputs.ts';
import { addSessionPages, type SessionLinks } from './session-page.ts';

export { lastChangeOf, scheduleFileOf } from './export-model.ts';
export type { SessionLinks, SessionOutcome } from './session-page.ts';

/** Adds the public face of the programme: agenda, sessions, speakers, and the programme in other forms. */
export function addPublicProgramme(deps: {
  shell: EditionShell;
  database: Database;
  publicUrl: string;
  links: SessionLinks;
}): void {
  addAgendaPage(deps);
  addSessionPages(deps);
  addOutputs(deps);
}
