import type { Database } from '../../../platform/database/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import { stripInvisible } from '../../../platform/language/index.ts';
import type { ConflictSource } from '../../programme/index.ts';
import type { ReadFacts } from '../above.ts';
import { blockingOf } from '../rules/conflicts/index.ts';
import { voiceOf } from './present.ts';
import { readConflicts } from './reading.ts';
import { sentenceOf } from './sentences.ts';

/** Tells the pages of sessions what breaks the rules. */
export const createConflictSource = ({
  database,
  readFacts,
  translator,
}: {
  readonly readFacts: ReadFacts;
  readonly database: Database;
  readonly translator: Translator;
}): ConflictSource => ({
  async blocking(editionId) {
    const facts = await readFacts(database.db, editionId);
    const found = facts === undefined ? [] : blockingOf(facts);
    return { count: found.length, sessions: new Set(found.flatMap(({ sessions }) => sessions)) };
  },

  async told(whole, sessionId, language) {
    const { violations, names } = await readConflicts({ db: database.db, readFacts }, whole.edition.id);
    const voice = voiceOf(translator, whole, language);
    return violations
      .filter(
        ({ sessions, ignored, level }) =>
          sessions.includes(sessionId) && ignored === null && level !== 'wish',
      )
      .map((one) => stripInvisible(sentenceOf(one, names, voice)));
  },
});
