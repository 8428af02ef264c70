import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import type { Describe } from '../../../platform/http/index.ts';
import type { Pages } from '../../../platform/pages/index.ts';
import type { EditionFinder, EditionShell, EditionWhole } from '../../series/index.ts';
import type { AgendaData } from '../agenda-data.ts';
import type { ConflictSource } from '../conflict-source.ts';
import { readProgramme } from '../policy.ts';
import type { AnswersService } from '../service/answers.ts';
import type { AvailabilityService } from '../service/availability.ts';
import type { ConfirmationsService } from '../service/confirmations.ts';
import type { SessionFilesService } from '../service/files.ts';
import type { ImportService } from '../service/import/index.ts';
import type { RelationsService } from '../service/relations.ts';
import type { SessionsService } from '../service/sessions.ts';
import type { UploadsService } from '../service/uploads.ts';
import { readAgenda } from '../store/agenda.ts';
import type { ListWithdrawn } from '../withdrawals.ts';
import { addAnswerPages } from './answer.ts';
import { addAvailabilityPages } from './availability.ts';
import { addBulkPages } from './bulk.ts';
import { addSessionFilePages } from './file.ts';
import { addSessionFilesPages } from './files.ts';
import { addImportPages } from './import.ts';
import { addRelationsPages } from './relations.ts';
import { addSessionActs } from './session-acts.ts';
import { addSessionForms } from './session-form.ts';
import { addSpeakerPage } from './speaker.ts';
import { addSpeakersPages } from './speakers.ts';
import { workbenchPage } from './workbench.ts';

/** What the feature's pages are made with. */
export interface ProgrammePages {
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly database: Database;
  readonly sessions: SessionsService;
  readonly imports: ImportService;
  readonly uploads: UploadsService;
  readonly availability: AvailabilityService;
  readonly relations: RelationsService;
  readonly confirmations: ConfirmationsService;
  readonly answers: AnswersService;
  readonly sessionFiles: SessionFilesService;
  readonly finder: EditionFinder;
  readonly conflicts: ConflictSource;
  readonly withdrawn: ListWithdrawn;
  /** Words for errors that come with a file. */
  readonly describe: Describe;
  /** The programme as it is worked on. */
  dataOf(whole: EditionWhole): Promise<AgendaData>;
}

/** Adds every page of the programme. */
export function addProgrammePages(deps: Omit<ProgrammePages, 'dataOf'>): void {
  const { shell, database } = deps;
  const programme: ProgrammePages = {
    ...deps,
    async dataOf(whole) {
      const data = await readAgenda(database.db, whole.edition.id, { audience: 'work' });
      if (data === undefined) throw notFound('edition-unknown');
      return data;
    },
  };

  shell.managed({
    path: '/sessions',
    policy: readProgramme,
    handle: async (context, whole) => {
      const data = await programme.dataOf(whole);
      const { count, sessions } = await deps.conflicts.blocking(whole.edition.id);
      const told = data.sessions.map((session) => ({ ...session, contested: sessions.has(session.id) }));
      return workbenchPage(programme, context, whole, { ...data, sessions: told }, count);
    },
  });
  addBulkPages(programme);
  addImportPages(programme);
  addSessionForms(programme);
  addSessionActs(programme);
  addAvailabilityPages(programme);
  addRelationsPages(programme);
  addSpeakersPages(programme);
  addSpeakerPage(programme);
  addAnswerPages(programme);
  addSessionFilesPages(programme);
  addSessionFilePages(programme);
}
