import { presentParty } from '../parties.ts';
import type { PledgeWhole } from '../store/pledges.ts';
import type { PledgeView } from './contract.ts';
import { type PledgeStatus, publicStatusOn, statusOn } from './rules.ts';

/** A pledge with where it stood on the day of a list. */
export interface Listed {
  readonly whole: PledgeWhole;
  readonly status: PledgeStatus;
}

/** What everybody could read of pledges on a day. */
export const publicOn = (all: readonly PledgeWhole[], on: string): Listed[] =>
  all.flatMap((whole) => {
    const status = publicStatusOn(whole.steps, on);
    return status === null ? [] : [{ whole, status }];
  });

/** Every pledge that there was on a day; drafts have no day. */
export const allOn = (all: readonly PledgeWhole[], on: string): Listed[] =>
  all.flatMap((whole) => {
    const status = whole.pledge.status === 'draft' ? 'draft' : statusOn(whole.steps, on);
    return status === null ? [] : [{ whole, status }];
  });

/** How many of a list have which status: counts are taken from the list. */
export function countsOf(listed: readonly Listed[]): Partial<Record<PledgeStatus, number>> {
  const counts: Partial<Record<PledgeStatus, number>> = {};
  for (const { status } of listed) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** @param on the steps after that day are left out */
export const presentPledge = ({ whole, status }: Listed, on: string, open: boolean): PledgeView => {
  const { pledge } = whole;
  const until = whole.steps.filter(({ takenOn }) => takenOn <= on);
  const announced = until.findIndex((step) => step.status === 'announced');
  return {
    id: pledge.id,
    editionId: pledge.editionId,
    number: pledge.number,
    pledger: presentParty(whole),
    title: pledge.title,
    text: pledge.text,
    originalWording: pledge.originalWording,
    target: pledge.target,
    dueOn: pledge.dueOn,
    themeId: pledge.themeId,
    statementId: pledge.statementId,
    provisionId: pledge.provisionId,
    status,
    partners: whole.partners
      .filter(({ consented }) => consented || !open)
      .map(({ body: { id, slug, name, shortName }, consented, declined }) => ({
        body: { id, slug, name, shortName },
        consented,
        declined,
      })),
    // What came before the announcement is between the party and the secretariat.
    steps: open ? until.slice(Math.max(announced, 0)) : until,
    sample: pledge.sample,
    version: pledge.version,
  };
};
