import type { PartPages } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import type { CorrectionsService } from './corrections.ts';
import type { ReleasesService } from './releases.ts';

/** What the faces of publication work with. */
export interface PublicationContext extends OutcomesContext {
  readonly releases: ReleasesService;
  readonly corrections: CorrectionsService;
}

export type PublicationPages = PublicationContext & PartPages;
