import type { AboveProgramme } from '../../programme/index.ts';

/** What the parts of reviewing stand on. */
export type ReviewingContext = Pick<
  AboveProgramme,
  'database' | 'changes' | 'clock' | 'outbox' | 'files' | 'translator' | 'finder' | 'publicUrl'
>;
