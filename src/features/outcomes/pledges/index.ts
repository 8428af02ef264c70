/** Pledges: what a state or body undertakes of its own will, alone or with partners that consented. */
import type { Actor } from '../../../platform/actor/index.ts';
import { behindWall } from '../../../platform/database/behind-wall.ts';
import type { Part } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import * as store from '../store/pledges.ts';
import { addPledgesApi } from './api.ts';
import { addPledgePages } from './pages/index.ts';
import { partiesOf } from './policy.ts';
import { createPledgesService, type PledgesService } from './service.ts';

/** What the two faces of pledges work with. */
export interface PledgesContext extends OutcomesContext {
  readonly pledges: PledgesService;
  /** Parties that somebody acts for, in the editions where they take part. */
  ownParties(actor: Actor): Promise<store.OwnParty[]>;
  /** Pledges of those parties, and those that they were asked to join. */
  ownIds(actor: Actor): Promise<string[]>;
  /** The same, whole: read beyond the wall once it is known that they are one's own. */
  own(ids: readonly string[]): Promise<store.PledgeWhole[]>;
}

export interface PledgesPart extends Part {
  readonly pledges: PledgesService;
}

export function createPledges(context: OutcomesContext): PledgesPart {
  const { database } = context;
  const ownParties = (actor: Actor): Promise<store.OwnParty[]> =>
    store.listOwnParties(database, database.db, partiesOf(actor));
  const own: PledgesContext = {
    ...context,
    pledges: createPledgesService(context),
    ownParties,
    async ownIds(actor) {
      const { delegationIds, bodyIds } = partiesOf(actor);
      if (delegationIds.length + bodyIds.length === 0) return [];
      const parties = await ownParties(actor);
      return behindWall(database, (tx) => store.listOwnPledgeIds(database, tx, parties, bodyIds));
    },
    own: (ids) =>
      ids.length === 0 ? Promise.resolve([]) : behindWall(database, (tx) => store.listPledges(tx, { ids })),
  };
  return {
    pledges: own.pledges,
    addApi: (api) => addPledgesApi(api, own),
    addPages: (deps) => addPledgePages({ ...own, ...deps }),
  };
}
