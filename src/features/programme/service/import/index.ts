import type { Actor } from '../../../../platform/actor/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { findEdition, manageSeries, placeOf } from '../../../series/index.ts';
import { requireDays } from '../../import/facts.ts';
import type { ImportReport } from '../../import/report.ts';
import { manageProgramme } from '../../policy.ts';
import * as store from '../../store/sessions.ts';
import { brokenRules } from '../session-changes.ts';
import { createEditionMaking } from './edition.ts';
import { createPreparing } from './preparing.ts';
import type { ImportDeps, ImportRequest } from './request.ts';
import { createWriting } from './writing.ts';

const refused = () => conflict('session-in-use');
const inUse = {
  outcome_documents_session_fk: refused,
  provision_sources_session_fk: refused,
  certificates_session_fk: refused,
};

export type ImportService = ReturnType<typeof createImportService>;

/** Takes schedule files into an edition: a second time changes nothing, a later delivery changes what differs. */
export function createImportService(deps: ImportDeps) {
  const { database, changes } = deps;
  const prepare = createPreparing(deps);
  const apply = createWriting(deps);
  const makeEdition = createEditionMaking(deps);

  return {
    /**
     * Brings a schedule into an edition: sessions by their identity in the file, rooms, themes and persons by name. All
     * of it in one transaction, or nothing. Overlaps come in as conflicts.
     * @throws 404 for an edition that is missing and not to be made; 422 for a file without days
     */
    async importSchedule(actor: Actor, request: ImportRequest): Promise<ImportReport> {
      const { dryRun = false, create = false } = request;
      const reference = `${request.series}:${request.edition}`;
      const found = await findEdition(database.db, reference);
      if (found === undefined) {
        if (!create) throw notFound('edition-unknown');
        permit(manageSeries, actor);
        requireDays(request.file);
      } else {
        permit(manageProgramme, actor, placeOf(found.edition));
      }
      if (dryRun) return (await prepare(database.db, found?.edition, request)).report;
      const authority = found === undefined ? manageSeries.name : manageProgramme.name;
      return changes.run(actor, authority, (change) =>
        guarded({ ...brokenRules, ...inUse }, async () => {
          const whole = await findEdition(change.tx, reference);
          if (whole === undefined && !create) throw notFound('edition-unknown');
          const edition = whole?.edition ?? (await makeEdition(change, request));
          await store.lockProgramme(database, change.tx, edition.id);
          const { state, plan, report } = await prepare(change.tx, edition, request);
          await apply(change, edition, { state, plan });
          await change.record({
            action: 'schedule.imported',
            subject: { kind: 'edition', id: edition.id },
            editionId: edition.id,
            after: {
              file: request.name ?? null,
              format: request.file.format,
              sessions: report.sessions,
              created: plan.created.map(({ id }) => id),
              updated: plan.updated.map(({ id }) => id),
              removed: plan.removed.map(({ session }) => ({ id: session.id, code: session.code })),
            },
          });
          return report;
        }),
      );
    },
  };
}
