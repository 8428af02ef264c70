import type { DelegationsPartContext } from '../context.ts';
import type { FocalPointsService } from '../nominations/service/focal-points.ts';

/** What letters and invitations stand on: besides the parts' own context, the door of focal points. */
export interface InvitationsContext extends DelegationsPartContext {
  readonly focalPoints: FocalPointsService;
}
