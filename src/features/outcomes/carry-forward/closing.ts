import { ruleBroken } from '../../../platform/errors/index.ts';
import type { ClosingCondition } from '../../series/index.ts';
import { listOpen } from '../store/index.ts';

/** Numbers that an error names before it counts the rest. */
const NAMED = 5;

/** An edition closes when each of its recommendations has a disposition; the database holds the same. */
export const recommendationsClosed: ClosingCondition = async ({ tx }, edition) => {
  const open = await listOpen(tx, edition.id);
  if (open.length === 0) return;
  throw ruleBroken({
    field: 'status',
    code: 'recommendations-open',
    params: {
      count: open.length,
      codes: open
        .slice(0, NAMED)
        .map(({ code }) => code)
        .join(', '),
    },
  });
};
