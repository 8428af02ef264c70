import type { Tx } from '../../../platform/database/index.ts';
import * as calls from '../store/calls.ts';
import * as submissions from '../store/submissions.ts';
import type { SubmissionContext } from './context.ts';
import { createExtensions } from './extensions.ts';
import { createHandOver } from './hand-over.ts';
import { createCallsService } from './service/calls.ts';
import { createCoAuthorsService } from './service/co-authors.ts';
import { createPaperFilesService } from './service/files.ts';
import { createGraceService } from './service/grace.ts';
import { createLinksService } from './service/links.ts';
import { createMailing } from './service/mailing.ts';
import { createOpening } from './service/opening.ts';
import { createPapersService } from './service/papers.ts';
import { createQuestionsService } from './service/questions.ts';
import { createReminders } from './service/reminders.ts';
import { setState } from './service/states.ts';

export type SubmissionServices = ReturnType<typeof createSubmissionServices>;

/** The services of this part, each on those before it. */
export function createSubmissionServices(context: SubmissionContext) {
  const { database, changes } = context;
  const opening = createOpening(context);
  const mailing = createMailing(context);
  return {
    ...context,
    opening,
    mailing,
    calls: createCallsService({ changes }),
    questions: createQuestionsService({ changes }),
    grace: createGraceService({ changes }),
    papers: createPapersService(context, { opening, mailing }),
    coAuthors: createCoAuthorsService(context, { opening, mailing }),
    links: createLinksService(context, { mailing }),
    paperFiles: createPaperFilesService(context, { opening }),
    handOver: createHandOver(context),
    reminders: createReminders(context, { mailing }),
    extensions: createExtensions(),

    /** A submission whole, by its id; undefined for none. Default: outside of any transaction. */
    find: (id: string, tx?: Tx) => submissions.findSubmission(tx ?? database.db, id),
    /** Submissions of an edition by code, in one statement. */
    list: (editionId: string, filter: submissions.SubmissionFilter = {}, tx?: Tx) =>
      submissions.listSubmissions(tx ?? database.db, editionId, filter),
    /** A call with its questions. */
    findCall: (id: string, tx?: Tx) => calls.findCall(tx ?? database.db, id),
    /** Calls of an edition with their questions. */
    listCalls: (editionId: string, tx?: Tx) => calls.listCalls(tx ?? database.db, editionId),
    /** Brings a submission into another state within the caller's change; see the table of states. */
    setState,
    /** Address of a submission's page for its contact; for mails alone, since whoever has it may change it. */
    linkOf: mailing.linkOf,
  };
}
