import type { PartPages } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import type { DecisionsService } from './decisions.ts';
import type { TextStream } from './live.ts';
import type { ReservationsService } from './reserving.ts';
import type { VotingService } from './voting.ts';

/** What the faces of adoption work with. */
export interface AdoptionContext extends OutcomesContext {
  readonly decisions: DecisionsService;
  readonly voting: VotingService;
  readonly reserving: ReservationsService;
  readonly stream: TextStream;
}

export type AdoptionPages = AdoptionContext & PartPages;
