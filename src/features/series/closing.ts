import type { Change } from '../../platform/changes/index.ts';
import type { EditionRow } from './store.ts';

/**
 * What must hold before an edition is closed. Each feature exports its own; they run in the transaction that closes it and
 * refuse by throwing.
 */
export type ClosingCondition = (change: Change, edition: EditionRow) => Promise<void>;
