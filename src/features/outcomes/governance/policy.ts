import { holds } from '../../../platform/actor/index.ts';
import { type Policy, seriesPolicy } from '../../../platform/http/policy.ts';

const staff = ['organiser', 'secretariat'] as const;

/** Bodies with seats belong to a series, so a right in one of its editions is not enough. */
export const manageGovernance: Policy = {
  ...seriesPolicy('governance.manage', staff),
  allows: (actor, { seriesId }) => holds(actor, staff, { seriesId, editionId: null }),
};
