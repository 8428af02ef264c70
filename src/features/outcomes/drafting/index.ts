/** Session reports of rapporteurs, versions of provisions, comments, and texts brought in from elsewhere. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { createNotices } from '../notices/index.ts';
import { addDraftingApi } from './api.ts';
import type { DraftingContext } from './context.ts';
import { addDraftingPages } from './pages/index.ts';
import { addReportsApi } from './reports-api.ts';
import { type CommentsService, createCommentsService } from './service/comments.ts';
import { createTextGate } from './service/gate.ts';
import { createImportsService, type ImportsService } from './service/imports.ts';
import { createReportsService, type ReportsService } from './service/reports.ts';
import { createStructureService, type StructureService } from './service/structure.ts';
import { createWordingsService, type WordingsService } from './service/wordings.ts';

export interface DraftingPart extends Part {
  readonly reports: ReportsService;
  readonly wordings: WordingsService;
  readonly structure: StructureService;
  readonly comments: CommentsService;
  readonly imports: ImportsService;
}

export function createDrafting(context: OutcomesContext): DraftingPart {
  const gate = createTextGate(context.changes);
  const services = {
    reports: createReportsService({ changes: context.changes, notices: createNotices(context) }),
    wordings: createWordingsService(gate),
    structure: createStructureService(gate),
    comments: createCommentsService(context.changes),
    imports: createImportsService(context.changes),
  };
  const own: DraftingContext = { ...context, ...services };
  return {
    ...services,
    addApi(api) {
      addReportsApi(api, own);
      addDraftingApi(api, own);
    },
    addPages: (deps) => addDraftingPages({ ...own, ...deps }),
  };
}
