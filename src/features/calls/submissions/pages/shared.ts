import type { PageContext } from '../../../../platform/pages/index.ts';
import { type EditionWhole, listThemes } from '../../../series/index.ts';
import { listParticipants } from '../../store/people.ts';
import type { SubmissionPages } from './index.ts';

/** The edition that an address names, if the reader may know of it. */
export const editionOf = ({ finder }: SubmissionPages, context: PageContext): Promise<EditionWhole> =>
  finder.visible(context.actor, `${context.params.series}:${context.params.edition}`);

/** Themes and participants to choose from. */
export async function choicesOf({ database }: SubmissionPages, editionId: string) {
  return {
    themes: await listThemes(database.db, editionId),
    parties: await listParticipants(database.db, editionId),
  };
}

/** The version that a POST without a form of its own says it has seen. */
export function versionSent(context: PageContext): number | null {
  const { version } = (context.request.body ?? {}) as { version?: string };
  return /^\d{1,9}$/.test(version ?? '') ? Number(version) : null;
}
