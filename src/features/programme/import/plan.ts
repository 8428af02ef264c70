import { newId } from '../../../platform/database/index.ts';
import { dayOf, type LocalText } from '../../../platform/language/index.ts';
import type { HasName } from '../../directory/index.ts';
import type {
  FileText,
  Notice,
  ReadSchedule,
  SchedulePerson,
  ScheduleRoom,
  ScheduleTrack,
} from '../formats/index.ts';
import { codePrefix, createNames } from '../rules/codes.ts';
import type { SessionStatus } from '../rules/statuses.ts';
import { type EditionFacts, slugOfTitle } from '../service/read.ts';
import type { NewSession, SessionWhole } from '../store/sessions.ts';
import type { SessionRole, SourceKind } from '../tables.ts';
import { type Match, matchByName } from './match.ts';
import { type PlannedPaper, papersOf, personsOf } from './own.ts';
import { createRemarks } from './remarks.ts';
import type { OutsideSession } from './report.ts';
import { createSessionReading } from './session-reading.ts';
import {
  type Changeable,
  type ImportSources,
  identitiesOf,
  type PlannedEdits,
  planEdits,
  sourceKey,
} from './things.ts';

/** A room, theme or person that stands. */
export interface Standing extends HasName {
  readonly id: string;
  readonly slug?: string;
}

/** What an import meets in the edition, and in the directory. */
export interface ImportState {
  readonly edition: EditionFacts;
  readonly rooms: readonly (Standing & Changeable & { readonly slug: string })[];
  readonly themes: readonly (Standing & { readonly slug: string })[];
  readonly persons: readonly Standing[];
  readonly sessions: readonly SessionWhole[];
  /** What earlier deliveries made. */
  readonly sources: ImportSources;
  /** Texts of the persons among them. */
  readonly biographies: ReadonlyMap<string, LocalText | null>;
}

/** A session to write, with its roles; `old` is absent for a new one. */
export interface PlannedSession {
  readonly id: string;
  readonly old?: SessionWhole;
  readonly row: NewSession & {
    readonly id: string;
    readonly title: LocalText;
    readonly status: SessionStatus;
  };
  readonly roles: readonly PlannedRole[];
  /** In place of those that stand; undefined to leave them. */
  readonly papers?: readonly PlannedPaper[] | undefined;
}

export interface PlannedRole {
  readonly personId: string;
  readonly role: SessionRole;
  readonly topic: LocalText | null;
}

/** A thing to add, with the id that sessions already refer to. */
export interface Planned<T> {
  readonly id: string;
  readonly thing: T;
}

/** All that an import will do. */
export interface ImportPlan {
  readonly rooms: readonly Planned<ScheduleRoom>[];
  readonly themes: readonly Planned<ScheduleTrack>[];
  readonly persons: readonly Planned<SchedulePerson>[];
  /** What the file says otherwise of things that came with an earlier delivery. */
  readonly edits: PlannedEdits;
  /** What the new things are known by in the next delivery. */
  readonly sources: readonly { readonly kind: SourceKind; readonly key: string; readonly thingId: string }[];
  /** Found among what stands. */
  readonly found: { readonly rooms: number; readonly themes: number; readonly persons: number };
  readonly created: readonly PlannedSession[];
  readonly updated: readonly PlannedSession[];
  readonly unchanged: readonly SessionWhole[];
  /** Came with an earlier delivery of the file and are in it no more. */
  readonly removed: readonly SessionWhole[];
  readonly notUnderstood: readonly Notice[];
  readonly outside: readonly OutsideSession[];
}

/** Gives ids to what is new, so that sessions can refer to it before it is written. */
const withIds = <T extends { readonly key: string }>(match: Match<T & { name: FileText }>): Planned<T>[] =>
  match.fresh.map((thing) => ({ id: newId(), thing }));

const idsOf = (match: Match<never>, planned: readonly Planned<{ readonly key: string }>[]) =>
  new Map([...match.known, ...planned.map(({ id, thing }) => [thing.key, id] as const)]);

/** What a file asks for, compared with what stands. Writes nothing. */
export function planImport(file: ReadSchedule, state: ImportState): ImportPlan {
  const { format } = file;
  const model = { ...file.model, persons: personsOf(file.model) };
  const { edition } = state;
  const onProgramme = new Set(
    state.sessions.flatMap(({ roles, papers }) => [
      ...roles.map(({ personId }) => personId),
      ...papers.flatMap(({ authorIds }) => authorIds),
    ]),
  );
  const identities = identitiesOf(model);
  const sourceOf =
    (kind: SourceKind) =>
    ({ key }: { readonly key: string }): string | undefined =>
      state.sources.get(sourceKey(kind, identities[kind].get(key) ?? key));
  const roomMatch = matchByName(model.rooms, state.rooms, { sourceOf: sourceOf('room') });
  const themeMatch = matchByName(model.tracks, state.themes, { sourceOf: sourceOf('theme') });
  const personMatch = matchByName(model.persons, state.persons, {
    prefer: [
      ({ slug }, { own }) => slug !== undefined && slug === own?.slug,
      ({ id }) => onProgramme.has(id),
    ],
    sourceOf: sourceOf('person'),
  });
  const [rooms, themes, persons] = [withIds(roomMatch), withIds(themeMatch), withIds(personMatch)];
  const roomIds = idsOf(roomMatch as Match<never>, rooms);
  const themeIds = idsOf(themeMatch as Match<never>, themes);
  const personIds = idsOf(personMatch as Match<never>, persons);

  const remarks = createRemarks(file);
  const { sessionFields, rolesOf, changedFields } = createSessionReading({
    file: { format, model },
    state,
    ids: { rooms: roomIds, themes: themeIds, persons: personIds },
    remarks,
  });
  const byKey = new Map(state.sessions.map((whole) => [whole.session.importKey ?? whole.session.id, whole]));
  const byId = new Map(state.sessions.map((whole) => [whole.session.id, whole]));
  const codes = new Set(state.sessions.map(({ session }) => session.code));
  // Codes that a new session brings are its own: one made here must not take them first.
  const names = createNames({
    codes: [...codes, ...model.sessions.flatMap(({ own }) => own?.code ?? [])],
    slugs: state.sessions.map(({ session }) => session.slug),
  });
  const roomByGuid = new Map(
    model.rooms.flatMap(({ guid, key }) => (guid === undefined ? [] : [[guid, roomIds.get(key) ?? null]])),
  );
  const created: PlannedSession[] = [];
  const updated: PlannedSession[] = [];
  const unchanged: SessionWhole[] = [];
  const met = new Set<string>();

  for (const session of model.sessions) {
    const old = byKey.get(session.key) ?? byId.get(session.key);
    if (old !== undefined) met.add(old.session.id);
    const wanted = sessionFields(session, old);
    const roles = rolesOf(session, old);
    if (old === undefined) {
      const day = wanted.startsAt === null ? null : dayOf(wanted.startsAt, edition.timeZone);
      const { own } = session;
      const code =
        own === undefined || codes.has(own.code) ? names.code(codePrefix(day, edition.startsOn)) : own.code;
      const slug = names.slug(own?.slug ?? slugOfTitle(wanted.title, code));
      codes.add(code);
      const id = newId();
      created.push({
        id,
        row: {
          ...wanted,
          id,
          editionId: edition.id,
          code,
          slug,
          importKey: session.key,
          sequence: session.sequence ?? 0,
          movedFrom: own?.movedFrom
            ? { startsAt: own.movedFrom.startsAt, roomId: roomByGuid.get(own.movedFrom.room ?? '') ?? null }
            : null,
        },
        roles,
        papers: papersOf(own, [], personIds),
      });
      continue;
    }
    const change = changedFields(old, wanted, roles, session);
    if (change === undefined) unchanged.push(old);
    else updated.push(change);
  }
  const removed = model.conference.part
    ? []
    : state.sessions.filter(({ session }) => session.importKey !== null && !met.has(session.id));
  const known = { rooms: roomMatch.known, themes: themeMatch.known, persons: personMatch.known };
  const sourcesOf = (kind: SourceKind, planned: readonly Planned<{ readonly key: string }>[]) =>
    planned.map(({ id, thing: { key } }) => ({ kind, key: identities[kind].get(key) ?? key, thingId: id }));
  return {
    rooms,
    themes,
    persons,
    edits: planEdits(model, state, known),
    sources: [...sourcesOf('room', rooms), ...sourcesOf('theme', themes), ...sourcesOf('person', persons)],
    found: { rooms: roomMatch.known.size, themes: themeMatch.known.size, persons: personMatch.known.size },
    created,
    updated,
    unchanged,
    removed,
    notUnderstood: [...file.notUnderstood, ...remarks.notices()],
    outside: remarks.outside(),
  };
}
