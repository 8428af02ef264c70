import { isDeepStrictEqual } from 'node:util';
import { newId } from '../../../platform/database/index.ts';
import {
  cleanLine,
  cleanText,
  dayOf,
  type LocalText,
  languages,
  localText,
} from '../../../platform/language/index.ts';
import type { HasName } from '../../directory/index.ts';
import type {
  FileText,
  Notice,
  ReadSchedule,
  SchedulePerson,
  ScheduleRoom,
  ScheduleSession,
  ScheduleTrack,
} from '../formats/index.ts';
import { codePrefix, createNames } from '../rules/codes.ts';
import { moved, movedFromAfter, type SessionStatus } from '../rules/statuses.ts';
import { type EditionFacts, slugOfTitle } from '../service/read.ts';
import type { NewSession, SessionWhole } from '../store/sessions.ts';
import type { SessionRole, SourceKind } from '../tables.ts';
import { type Match, matchByName } from './match.ts';
import { marked, type PlannedPaper, papersOf, personsOf, topicOf } from './own.ts';
import { createRemarks } from './remarks.ts';
import type { OutsideSession } from './report.ts';
import { notStanding, revised, textOf, withoutNames } from './texts.ts';
import {
  type Changeable,
  type ImportSources,
  identitiesOf,
  type PlannedEdits,
  planEdits,
  sourceKey,
} from './things.ts';
import { kindOf, roleOf, usualKind, usualRole } from './words.ts';

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

const untitled = { ar: 'بلا عنوان', en: 'Untitled' };

/** Subtitle, abstract and description one under the other: we keep one text. */
const abstractOf = ({ subtitle, abstract, description }: ScheduleSession): FileText => {
  const joined: FileText = {};
  for (const language of languages) {
    const parts = [subtitle, abstract, description].flatMap((text) => text?.[language] ?? []);
    if (parts.length > 0) joined[language] = [...new Set(parts)].join('\n\n');
  }
  return joined;
};

const linksOf = ({ links, attachments, recordingUrl }: ScheduleSession) => [
  ...[...links, ...attachments].map(({ url, title, type }) => ({ url, title: title ?? type ?? url })),
  ...(recordingUrl === undefined ? [] : [{ url: recordingUrl, title: recordingUrl }]),
];

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

  const nameOfPerson = new Map(state.persons.map(({ id, name }) => [id, name]));
  const remarks = createRemarks(file);
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

  function sessionFields(session: ScheduleSession, old: SessionWhole | undefined) {
    const before = old?.session;
    const startsAt = session.start ?? null;
    const minutes = session.duration > 0 ? session.duration : model.conference.slotDuration;
    if (startsAt !== null && session.duration <= 0) remarks.length(session.key, minutes);
    const endsAt = startsAt === null ? null : new Date(startsAt.getTime() + minutes * 60_000);
    const kind = session.kind === undefined ? before?.kind : kindOf(session.kind);
    if (session.kind !== undefined && kind === undefined) {
      remarks.kind(session.key, session.kind, before?.kind ?? usualKind);
    }
    const { own } = session;
    const spoken = (['ar', 'en'] as const).find((one) => session.language?.toLowerCase().startsWith(one));
    if (session.language !== undefined && spoken === undefined) {
      remarks.language(session.key, session.language);
    }
    const held = before?.languages ?? [];
    const said = (text: FileText, standing: LocalText | null | undefined): FileText =>
      format === 'ics' ? notStanding(text, standing ?? null) : text;
    const named = textOf(said(session.title, before?.title), edition.authenticLanguage, cleanLine);
    if (!session.title.ar && !session.title.en) remarks.title(session.key, untitled.en);
    const title = named ?? before?.title ?? localText(untitled);
    if (startsAt !== null && endsAt !== null) {
      remarks.period({ key: session.key, title }, { startsAt, endsAt }, edition);
    }
    const people = (old?.roles ?? []).flatMap(({ personId }) => nameOfPerson.get(personId) ?? []);
    const described =
      format === 'ics'
        ? withoutNames(abstractOf(session), before?.abstract ?? null, people)
        : abstractOf(session);
    const abstract = textOf(said(described, before?.abstract), edition.authenticLanguage, cleanText);
    const status: SessionStatus = startsAt === null ? 'draft' : session.cancelled ? 'cancelled' : 'scheduled';
    const cancelled = status === 'cancelled';
    return {
      kind: kind ?? before?.kind ?? usualKind,
      title: revised(before?.title ?? null, before ? title : marked(title, own?.title)) ?? title,
      abstract: revised(
        before?.abstract ?? null,
        before || !abstract ? abstract : marked(abstract, own?.abstract),
      ),
      themeId:
        model.tracks.length === 0 ? (before?.themeId ?? null) : (themeIds.get(session.track ?? '') ?? null),
      roomId: roomIds.get(session.room ?? '') ?? null,
      startsAt,
      endsAt,
      common: own?.common ?? before?.common ?? (kind === 'break' && session.room === undefined),
      languages:
        own !== undefined && own.languages[0] === spoken
          ? own.languages
          : spoken === undefined || held[0] === spoken
            ? held
            : [spoken, ...held.filter((one) => one !== spoken)],
      interpretation: own?.interpretation ?? before?.interpretation ?? [],
      capacity: own === undefined ? (before?.capacity ?? null) : own.capacity,
      place:
        own === undefined
          ? (before?.place ?? null)
          : revised(before?.place ?? null, own.place === undefined ? null : localText(own.place)),
      level: own === undefined ? (before?.level ?? null) : (own.level ?? null),
      audience: own?.audience ?? before?.audience ?? ('public' as const),
      liveUrl: own?.liveUrl === undefined ? (before?.liveUrl ?? null) : own.liveUrl,
      // A calendar has no room for links: what is not in it says nothing about them.
      links: format === 'ics' && before !== undefined ? before.links : linksOf(session),
      status,
      cancellationReason: cancelled
        ? revised(
            before?.cancellationReason ?? null,
            own?.cancellationReason ? localText(own.cancellationReason) : null,
          )
        : null,
    };
  }

  function rolesOf(session: ScheduleSession, old: SessionWhole | undefined): PlannedRole[] {
    if (format === 'ics' && session.roles.length === 0) return [...(old?.roles ?? [])].map(roleOnly);
    const seen = new Set<string>();
    return session.roles.flatMap(({ person, role }): PlannedRole[] => {
      const personId = personIds.get(person);
      if (personId === undefined) return [];
      const held = old?.roles.filter((one) => one.personId === personId) ?? [];
      const said = role === undefined ? held[0]?.role : roleOf(role);
      if (role !== undefined && said === undefined) {
        remarks.role(session.key, role, usualRole);
      }
      const kept = said ?? usualRole;
      if (seen.has(`${personId} ${kept}`)) return [];
      seen.add(`${personId} ${kept}`);
      const standing = held.find((one) => one.role === kept)?.topic ?? null;
      const topic = revised(standing, topicOf(session.own, person, kept) ?? null);
      return [{ personId, role: kept, topic }];
    });
  }

  function changedFields(
    old: SessionWhole,
    wanted: ReturnType<typeof sessionFields>,
    roles: readonly PlannedRole[],
    session: ScheduleSession,
  ): PlannedSession | undefined {
    const before = old.session;
    const fields = Object.keys(wanted) as (keyof typeof wanted)[];
    const differs = fields.some((field) => !isDeepStrictEqual(wanted[field], before[field]));
    const papers = papersOf(session.own, old.papers, personIds);
    const sameParts = papers === undefined && isDeepStrictEqual(roles, old.roles.map(roleOnly));
    if (!differs && sameParts) return undefined;
    const shifted = moved(before, wanted) || wanted.status !== before.status;
    return {
      id: before.id,
      old,
      row: {
        ...before,
        ...wanted,
        movedFrom: movedFromAfter(before, wanted),
        sequence: shifted ? Math.max(before.sequence + 1, session.sequence ?? 0) : before.sequence,
      },
      roles,
      papers,
    };
  }
}

const roleOnly = ({ personId, role, topic }: PlannedRole): PlannedRole => ({ personId, role, topic });
