/** Governing bodies of a series, their seats and tenures: who sat where on any day. */
import { dayOf } from '../../../platform/language/index.ts';
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import * as store from '../store/governance.ts';
import { addGovernanceApi } from './api.ts';
import { addGovernancePages } from './pages/index.ts';
import type { Seating } from './present.ts';
import { createGovernanceService, type GovernanceService } from './service.ts';

/** What the two faces of governance work with. */
export interface GovernanceContext extends OutcomesContext {
  readonly governance: GovernanceService;
  /** The day of today; a series has no zone of its own. */
  today(edition?: { readonly timeZone: string }): string;
  /** All seats and tenures of a series: two statements, however many bodies it has. */
  seatingOf(seriesId: string): Promise<Seating>;
}

export interface GovernancePart extends Part {
  readonly governance: GovernanceService;
}

export function createGovernance(context: OutcomesContext): GovernancePart {
  const { db } = context.database;
  const own: GovernanceContext = {
    ...context,
    governance: createGovernanceService(context),
    today: (edition) => dayOf(context.clock.now(), edition?.timeZone ?? 'UTC'),
    seatingOf: async (seriesId) => ({
      seats: await store.listSeats(db, { seriesId }),
      tenures: await store.listTenures(db, { seriesId }),
    }),
  };
  return {
    governance: own.governance,
    addApi: (api) => addGovernanceApi(api, own),
    addPages: (deps) => addGovernancePages({ ...own, ...deps }),
  };
}
