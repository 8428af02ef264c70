import type { Language } from '../../platform/language/index.ts';
import type { EditionWhole } from '../series/index.ts';

/** What breaks the rules of the schedule, as the pages of sessions tell it. The next rung knows the rules. */
export interface ConflictSource {
  /** What stops a release and nobody has accepted: how many, and of which sessions. One statement. */
  blocking(editionId: string): Promise<{ readonly count: number; readonly sessions: ReadonlySet<string> }>;
  /** What a session breaks where it is now, in sentences, blocking ones first; wishes and what was accepted are left out. */
  told(whole: EditionWhole, sessionId: string, language: Language): Promise<readonly string[]>;
}
