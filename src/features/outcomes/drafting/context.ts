import type { OutcomesContext } from '../context.ts';
import type { CommentsService } from './service/comments.ts';
import type { ImportsService } from './service/imports.ts';
import type { ReportsService } from './service/reports.ts';
import type { StructureService } from './service/structure.ts';
import type { WordingsService } from './service/wordings.ts';

/** What drafting offers and stands on. */
export interface DraftingContext extends OutcomesContext {
  readonly reports: ReportsService;
  readonly wordings: WordingsService;
  readonly structure: StructureService;
  readonly comments: CommentsService;
  readonly imports: ImportsService;
}
