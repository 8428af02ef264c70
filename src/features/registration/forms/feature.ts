import type { Tx } from '../../../platform/database/index.ts';
import type { OnlineService } from '../check-in/online/service.ts';
import type { RegistrationContext } from '../context.ts';
import * as formStore from '../store/forms.ts';
import * as store from '../store/registrations.ts';
import { createDecidingService } from './service/deciding.ts';
import { createDraftsService } from './service/drafts.ts';
import { createEntering } from './service/entering.ts';
import { createRegistrationFiles } from './service/files.ts';
import { createFormsService } from './service/forms.ts';
import { createImportingService } from './service/importing.ts';
import { createLinksService } from './service/links.ts';
import { createMailing } from './service/mailing.ts';
import { createOpening } from './service/opening.ts';
import { createOwnService } from './service/own.ts';
import { createPromotion } from './service/promotion.ts';
import { createQuestionsService } from './service/questions.ts';
import { createTakingService } from './service/taking.ts';

/** What forms ask of other parts: somebody's own links into sessions that meet online. */
export interface FormParts {
  readonly joins: OnlineService['ownLinks'];
}

export type FormServices = ReturnType<typeof createFormServices>;

/** The services of this part, each on those before it. */
export function createFormServices(context: RegistrationContext, { joins }: FormParts) {
  const { changes, database } = context;
  const mailing = createMailing(context);
  const promotion = createPromotion(context, mailing);
  const opening = createOpening(context);
  const entering = createEntering(context, mailing);
  const taking = createTakingService(context, { entering });
  return {
    ...context,
    joins,
    mailing,
    opening,
    entering,
    forms: createFormsService({ changes, promotion }),
    questions: createQuestionsService({ changes }),
    drafts: createDraftsService(context, { opening, entering }),
    links: createLinksService(context, { opening, mailing }),
    own: createOwnService(context, { opening, entering, mailing, promotion }),
    taking,
    importing: createImportingService(context, { taking }),
    deciding: createDecidingService(context, { mailing, promotion }),
    registrationFiles: createRegistrationFiles(context, { opening }),

    /** A form with its questions. */
    findForm: (id: string, tx?: Tx) => formStore.findForm(tx ?? database.db, id),
    /** Forms of an edition with their questions. */
    listForms: (editionId: string, tx?: Tx) => formStore.listForms(tx ?? database.db, editionId),
    /** Registrations of an edition that were handed in, newest first, in one statement. */
    list: (editionId: string, filter: store.RegistrationFilter = {}, tx?: Tx) =>
      store.listRegistrations(tx ?? database.db, editionId, filter),
  };
}
