import type { Database } from '../../platform/database/index.ts';
import { textIn } from '../../platform/language/index.ts';
import type { SessionLinks } from '../programme/index.ts';
import { anchorOf } from './rules.ts';
import { listDocuments, listProvisions } from './store/index.ts';

/** The published recommendations that a session led to, for its page. */
export const sessionOutcomes = ({ db }: Pick<Database, 'db'>): SessionLinks => ({
  async outcomes(editionId, sessionId, language) {
    const published = new Set(
      (await listDocuments(db, editionId)).filter(({ status }) => status === 'published').map(({ id }) => id),
    );
    return (await listProvisions(db, editionId))
      .filter(
        ({ provision, sessions }) =>
          published.has(provision.documentId) && sessions.some(({ id }) => id === sessionId),
      )
      .map(({ provision }) => ({
        code: provision.code,
        text: textIn(provision.title ?? provision.text, language).text,
        path: `/recommendations#${anchorOf(provision)}`,
      }));
  },
});
