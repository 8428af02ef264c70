import type { Change } from '../../../../platform/changes/index.ts';
import type { BadgeRow } from '../../store/badge-changes.ts';

/** The code is for whoever wears it; the log of changes does without it. */
export const withoutCode = (row: BadgeRow): Omit<BadgeRow, 'code'> => {
  const { code: _, ...rest } = row;
  return rest;
};

/** What happens to badges, as the log of changes says it. */
export type BadgeVerb =
  | 'issued'
  | 'collected'
  | 'activated'
  | 'printed'
  | 'suspended'
  | 'reinstated'
  | 'lost'
  | 'revoked'
  | 'replaced';

export const recordBadge = (
  change: Change,
  verb: BadgeVerb,
  before: BadgeRow | null,
  after: BadgeRow,
): Promise<void> =>
  change.record({
    action: `badge.${verb}`,
    subject: { kind: 'badge', id: after.id },
    editionId: after.editionId,
    before: before === null ? null : withoutCode(before),
    after: withoutCode(after),
    ...(after.reason === null || after.reason === before?.reason ? {} : { reason: after.reason }),
  });
