import type { PageContext } from '../../../platform/pages/index.ts';
import type { StarModel } from '../../../platform/views/index.ts';
import type { EditionWhole } from '../../series/index.ts';
import type { AgendaSession } from '../agenda-data.ts';

/** The marks that a reader put on sessions. A higher feature keeps them; these pages show the stars. */
export interface SessionMarks {
  /** Below the edition: the page that gathers what is marked. */
  readonly path: string;
  /** Address that a program marks sessions at, the session's id after it. */
  api(whole: EditionWhole): string;
  /** The stars of a page for its reader; nobody's marks are in the page of an anonymous reader. */
  starsFor(context: PageContext, whole: EditionWhole): Promise<Stars>;
}

/** The star of each session. */
export type Stars = (session: Pick<AgendaSession, 'id' | 'slug'>) => StarModel;

/** The form that every star of a page belongs to. */
export const starForm = (marks: SessionMarks, context: PageContext, whole: EditionWhole) => ({
  api: marks.api(whole),
  back: context.request.url,
});
