import type { Language } from '../../../platform/language/index.ts';
import type { AboveProgramme } from '../../programme/index.ts';
import type { Access } from './access.ts';
import type { AssigningService } from './service/assigning.ts';
import type { CriteriaService } from './service/criteria.ts';
import type { DecidingService } from './service/deciding.ts';
import type { ReviewersService } from './service/reviewers.ts';
import type { ReviewsService } from './service/reviewing.ts';

/** What the parts of reviewing stand on. */
export type ReviewingContext = Pick<
  AboveProgramme,
  'database' | 'changes' | 'clock' | 'outbox' | 'files' | 'translator' | 'finder' | 'publicUrl'
> & {
  /** Address of the page on which a submission's authors see it; for mails alone. */
  linkOf(submission: { readonly id: string; readonly contactLanguage: Language }): string;
};

/** What the faces of reviewing are made with. */
export interface Reviewing extends ReviewingContext {
  readonly access: Access;
  readonly criteria: CriteriaService;
  readonly reviewers: ReviewersService;
  readonly reviews: ReviewsService;
  readonly assigning: AssigningService;
  readonly deciding: DecidingService;
}
