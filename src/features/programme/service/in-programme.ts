import type { Actor } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { findEdition, placeOf } from '../../series/index.ts';
import { manageProgramme } from '../policy.ts';
import { lockProgramme } from '../store/sessions.ts';
import type { EditionFacts } from './read.ts';

/** One change of an edition's programme, by somebody who may. */
export type InProgramme = <T>(
  actor: Actor,
  editionId: string,
  work: (change: Change, edition: EditionFacts) => Promise<T>,
) => Promise<T>;

export const inProgramme =
  ({ database, changes }: { database: Database; changes: Changes }): InProgramme =>
  (actor, editionId, work) =>
    changes.run(actor, manageProgramme.name, async (change) => {
      const whole = await findEdition(change.tx, editionId);
      if (whole === undefined) throw notFound('edition-unknown');
      permit(manageProgramme, actor, placeOf(whole.edition));
      await lockProgramme(database, change.tx, editionId);
      return work(change, whole.edition);
    });
