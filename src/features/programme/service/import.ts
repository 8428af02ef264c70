import type { Actor } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import { type Database, type Db, guarded, newId } from '../../../platform/database/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { createNameIndex, type DirectoryFeature, listPersonNames } from '../../directory/index.ts';
import {
  type EditionWhole,
  findEdition,
  findSeries,
  listEditions,
  listRooms,
  listThemes,
  listVenues,
  manageSeries,
  placeOf,
  type SeriesFeature,
} from '../../series/index.ts';
import { type Bookings, bookingsOf } from '../../timetable/index.ts';
import type { ReadSchedule } from '../formats/index.ts';
import { changesOf } from '../import/changes.ts';
import { bookedAnew, conflictsAfter } from '../import/conflicts.ts';
import {
  acronymOf,
  factsOf,
  nameOf,
  ownFacts,
  requireDays,
  roomsOf,
  themesOf,
  venuesOf,
} from '../import/facts.ts';
import { type ImportPlan, type ImportState, planImport } from '../import/plan.ts';
import { type ImportReport, type NotCarried, notCarried } from '../import/report.ts';
import { manageProgramme } from '../policy.ts';
import * as store from '../store/sessions.ts';
import { listSources, noteSources } from '../store/sources.ts';
import { brokenRules } from './session-changes.ts';

/** A schedule to take in, and where. */
export interface ImportRequest {
  /** Slugs of series and edition. */
  readonly series: string;
  readonly edition: string;
  /** What `readSchedule` made of the file. */
  readonly file: ReadSchedule;
  /** Name of the file, for the audit. */
  readonly name?: string;
  /** Makes series and edition where they are missing, with the file's title, days and zone. Default false. */
  readonly create?: boolean;
  /** Says what would change and changes nothing. Default false. */
  readonly dryRun?: boolean;
}

export type ImportService = ReturnType<typeof createImportService>;

/** Takes schedule files into an edition: a second time changes nothing, a later delivery changes what differs. */
export function createImportService(deps: {
  database: Database;
  changes: Changes;
  bookings: Bookings;
  series: Pick<SeriesFeature, 'service' | 'parts'>;
  directory: Pick<DirectoryFeature, 'persons'>;
}) {
  const { database, changes, bookings, series, directory } = deps;

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

  /** Venues of the rooms to come, by the rooms' keys; what the edition has under a name is taken, the rest added. */
  async function placeRooms(
    change: Change,
    edition: EditionWhole['edition'],
    plan: ImportPlan,
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = venuesOf(plan.rooms);
    const standing = createNameIndex(wanted.length === 0 ? [] : await listVenues(change.tx, edition.id));
    const found = wanted.map(({ venue, rooms }) => ({
      rooms,
      venue,
      id: standing.find(venue.name).same[0]?.id,
    }));
    const missing = found.flatMap((one) => (one.id === undefined ? [{ ...one, id: newId() }] : []));
    await series.parts.createMany(
      change,
      'venue',
      edition,
      missing.map(({ id, venue }) => ({ id, ...venue })),
    );
    return new Map(
      [...found, ...missing].flatMap(({ id, rooms }) =>
        id === undefined ? [] : rooms.map((room) => [room, id] as const),
      ),
    );
  }

  async function apply(
    change: Change,
    edition: EditionWhole['edition'],
    { state, plan }: { readonly state: ImportState; readonly plan: ImportPlan },
  ): Promise<void> {
    const { tx } = change;
    const venueIds = await placeRooms(change, edition, plan);
    await series.parts.createMany(change, 'room', edition, roomsOf(plan.rooms, state.rooms, venueIds));
    await series.parts.createMany(change, 'theme', edition, themesOf(plan.themes, state.themes));
    await series.parts.editMany(change, 'room', edition, plan.edits.rooms as never);
    await series.parts.editMany(change, 'theme', edition, plan.edits.themes);
    await directory.persons.editMany(change, plan.edits.persons);
    await noteSources(tx, edition.id, plan.sources);
    const slugs = new Set(state.persons.flatMap(({ slug }) => slug ?? []));
    await directory.persons.createMany(
      change,
      plan.persons.map(({ id, thing }) => ({
        id,
        name: nameOf(thing.name),
        ...(thing.own === undefined || slugs.has(thing.own.slug) ? {} : { slug: thing.own.slug }),
        ...(thing.biography === undefined ? {} : { biography: thing.biography }),
      })),
    );
    const gone = plan.removed.map(({ session }) => session.id);
    await bookings.releaseAll(change, edition.id, 'session', [...plan.updated.map(({ id }) => id), ...gone]);
    await store.deleteSessions(tx, edition.id, gone);
    await store.insertSessions(
      tx,
      plan.created.map(({ row }) => ({ ...row, createdAt: change.now, updatedAt: change.now })),
    );
    for (const { id, row } of plan.updated) {
      const { version: _version, createdAt: _createdAt, ...fields } = row;
      await store.updateSession(tx, id, { ...fields, updatedAt: change.now });
    }
    const written = bookedAnew(plan);
    await store.replaceRoles(
      tx,
      written.map(({ id }) => id),
      written.flatMap(({ id, roles }) =>
        roles.map((role, index) => ({ ...role, editionId: edition.id, sessionId: id, position: index + 1 })),
      ),
    );
    const reread = written.flatMap(({ id, papers }) => (papers === undefined ? [] : [{ id, papers }]));
    await store.replacePapersOf(
      tx,
      reread.map(({ id }) => id),
      reread.flatMap(({ id: sessionId, papers }) =>
        papers.map(({ id, ...paper }, index) => ({
          ...paper,
          ...(id === undefined ? {} : { id }),
          editionId: edition.id,
          sessionId,
          position: index + 1,
        })),
      ),
    );
    await bookings.bookAll(
      change,
      written.flatMap(({ id, row, roles }) =>
        row.status !== 'scheduled' || !row.startsAt || !row.endsAt
          ? []
          : [
              {
                editionId: edition.id,
                source: { kind: 'session', id } as const,
                visibility: row.audience === 'invitation' ? ('private' as const) : ('public' as const),
                startsAt: row.startsAt,
                endsAt: row.endsAt,
                resources: [
                  ...(row.roomId ? [{ kind: 'room', id: row.roomId } as const] : []),
                  ...roles.map(({ personId }) => ({ kind: 'person', id: personId }) as const),
                ],
              },
            ],
      ),
    );
  }

  /** The edition with its series, made where they are missing: a draft, until somebody has looked at it. */
  async function makeEdition(change: Change, request: ImportRequest): Promise<EditionWhole['edition']> {
    const { conference } = request.file.model;
    const { own } = conference;
    const title = nameOf(conference.title, request.edition);
    const standing = await findSeries(change.tx, request.series);
    const { id: seriesId } =
      standing?.series ??
      (await series.service.insertSeries(change, {
        slug: request.series,
        acronym: own?.series.acronym ?? acronymOf(conference.acronym || request.series),
        noun: 'conference',
        name: own?.series.name ?? title,
      }));
    const others = await listEditions(change.tx, { all: true, seriesIds: [], editionIds: [] }, { seriesId });
    const facts = factsOf(request.file);
    const numbers = others.map(({ edition }) => edition.number);
    return series.service.insertEdition(change, seriesId, {
      slug: request.edition,
      number: own === undefined || numbers.includes(own.number) ? Math.max(0, ...numbers) + 1 : own.number,
      title,
      startsOn: facts.startsOn,
      endsOn: facts.endsOn,
      timeZone: facts.timeZone,
      authenticLanguage: facts.authenticLanguage,
      mode: 'in-person',
      visibility: 'draft',
      ...(conference.city === undefined ? {} : { city: { [facts.authenticLanguage]: conference.city } }),
      ...ownFacts(conference),
    });
  }

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

const refused = () => conflict('session-in-use');
const inUse = {
  outcome_documents_session_fk: refused,
  provision_sources_session_fk: refused,
  certificates_session_fk: refused,
};

/** What the file has no place for. */
function notCarriedBy({ format, model }: ReadSchedule): NotCarried[] {
  const ours = model.sessions.some(({ own }) => own !== undefined);
  return notCarried.filter((one) => (one !== 'people' || format === 'ics') && (one !== 'parts' || !ours));
}

type Counted = Omit<ImportReport, 'timeZone' | 'changes' | 'notCarried'>;

function reportOf(plan: ImportPlan, conflicts: ImportReport['conflicts']): Counted {
  const counts = (created: number, unchanged: number, updated = 0, removed = 0) => ({
    created,
    updated,
    unchanged,
    removed,
  });
  const things = (sort: 'rooms' | 'themes' | 'persons') => {
    const updated = plan.edits[sort].length;
    return counts(plan[sort].length, plan.found[sort] - updated, updated);
  };
  return {
    sessions: counts(plan.created.length, plan.unchanged.length, plan.updated.length, plan.removed.length),
    rooms: things('rooms'),
    themes: things('themes'),
    persons: things('persons'),
    notUnderstood: plan.notUnderstood,
    outside: plan.outside,
    conflicts,
  };
}
