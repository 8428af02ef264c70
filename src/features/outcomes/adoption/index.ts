/** Decisions, votes, reservations, and the text on the screen while it is decided. */
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { createNotices } from '../notices/index.ts';
import { addAdoptionApi } from './api.ts';
import type { AdoptionContext } from './context.ts';
import { createDecisionsService, type DecisionsService } from './decisions.ts';
import { createTextStream, type TextStream } from './live.ts';
import { addDecisionManagement } from './pages/managed/index.ts';
import { addOwnDecisions } from './pages/own.ts';
import { addOwnReservations } from './pages/own-reservations.ts';
import { addReservationPages } from './pages/reservations.ts';
import { addTextScreen } from './pages/screen.ts';
import { createReservationsService, type ReservationsService } from './reserving.ts';
import { createVotingService, type VotingService } from './voting.ts';

export interface AdoptionPart extends Part {
  readonly decisions: DecisionsService;
  readonly voting: VotingService;
  readonly reserving: ReservationsService;
  /** Streams of the screens; closed before the server is. */
  readonly stream: TextStream;
}

export function createAdoption(context: OutcomesContext): AdoptionPart {
  const own: AdoptionContext = {
    ...context,
    decisions: createDecisionsService({ ...context, notices: createNotices(context) }),
    voting: createVotingService(context),
    reserving: createReservationsService(context),
    stream: createTextStream(context),
  };
  const { decisions, voting, reserving } = own;
  return {
    decisions,
    voting,
    reserving,
    stream: own.stream,
    addApi: (api) => addAdoptionApi(api, own),
    addPages(deps) {
      const pages = { ...own, ...deps };
      addDecisionManagement(pages);
      addTextScreen(pages);
      addOwnDecisions(pages);
      addOwnReservations(pages);
      addReservationPages(pages);
    },
  };
}
