import type { Db } from '../../../../platform/database/index.ts';
import { listPersonNames } from '../../../directory/index.ts';
import { type EditionWhole, listRooms, listThemes } from '../../../series/index.ts';
import { bookingsOf } from '../../../timetable/index.ts';
import { changesOf } from '../../import/changes.ts';
import { bookedAnew, conflictsAfter } from '../../import/conflicts.ts';
import { factsOf } from '../../import/facts.ts';
import { type ImportPlan, type ImportState, planImport } from '../../import/plan.ts';
import { type ImportReport, notCarriedBy, reportOf } from '../../import/report.ts';
import * as store from '../../store/sessions.ts';
import { listSources } from '../../store/sources.ts';
import type { ImportDeps, ImportRequest } from './request.ts';

/** What stands in an edition, and what a file would change of it. */
export function createPreparing({ directory }: ImportDeps) {
  async function stateOf(db: Db, edition: ImportState['edition'] | undefined, facts: ImportState['edition']) {
    const own = edition ?? facts;
    const persons = await listPersonNames(db);
    if (edition === undefined) {
      return {
        ...{ edition: own, rooms: [], themes: [], sessions: [], persons },
        ...{ sources: new Map<string, string>(), biographies: new Map() },
      };
    }
    const sources = await listSources(db, edition.id);
    const themes = await listThemes(db, edition.id);
    return {
      edition: own,
      rooms: await listRooms(db, edition.id),
      themes: themes.map(({ id, slug, title }) => ({ id, slug, name: title })),
      sessions: await store.allSessions(db, edition.id),
      persons,
      sources,
      biographies: await directory.persons.biographiesOf(db, [...sources.values()]),
    };
  }

  /** The plan, and the report on it: the same whether it is carried out or not. */
  async function prepare(
    db: Db,
    edition: EditionWhole['edition'] | undefined,
    request: ImportRequest,
  ): Promise<{ state: ImportState; plan: ImportPlan; report: ImportReport }> {
    const state: ImportState = await stateOf(db, edition, factsOf(request.file));
    const plan = planImport(request.file, state);
    // Those of sessions that stay as they are, too: a conflict that is there already is told again.
    const wanted = [
      ...state.rooms.map(({ id }) => id),
      ...state.sessions.flatMap(({ roles }) => roles.map(({ personId }) => personId)),
      ...bookedAnew(plan).flatMap(({ row, roles }) => [
        ...(row.roomId ? [row.roomId] : []),
        ...roles.map(({ personId }) => personId),
      ]),
    ];
    const standing = await bookingsOf(db, [...new Set(wanted)]);
    return {
      state,
      plan,
      report: {
        ...reportOf(plan, conflictsAfter(plan, state, standing, state.edition.authenticLanguage)),
        timeZone: state.edition.timeZone,
        changes: changesOf(plan, state),
        notCarried: notCarriedBy(request.file),
      },
    };
  }

  return prepare;
}
