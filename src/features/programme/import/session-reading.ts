import { isDeepStrictEqual } from 'node:util';
import {
  cleanLine,
  cleanText,
  type LocalText,
  languages,
  localText,
} from '../../../platform/language/index.ts';
import type { FileText, ReadSchedule, ScheduleSession } from '../formats/index.ts';
import { moved, movedFromAfter, type SessionStatus } from '../rules/statuses.ts';
import type { SessionWhole } from '../store/sessions.ts';
import { marked, papersOf, topicOf } from './own.ts';
import type { ImportState, PlannedRole, PlannedSession } from './plan.ts';
import type { createRemarks } from './remarks.ts';
import { notStanding, revised, textOf, withoutNames } from './texts.ts';
import { kindOf, roleOf, usualKind, usualRole } from './words.ts';

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

/** Key of a thing in the file → its id here. */
type Ids = ReadonlyMap<string, string>;

/** Reads one session after the other of a file: its fields, its roles, and what they change of one that stands. */
export function createSessionReading({
  file: { format, model },
  state,
  ids: { rooms: roomIds, themes: themeIds, persons: personIds },
  remarks,
}: {
  readonly file: Pick<ReadSchedule, 'format' | 'model'>;
  readonly state: ImportState;
  readonly ids: { readonly rooms: Ids; readonly themes: Ids; readonly persons: Ids };
  readonly remarks: ReturnType<typeof createRemarks>;
}) {
  const { edition } = state;
  const nameOfPerson = new Map(state.persons.map(({ id, name }) => [id, name]));

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

  return { sessionFields, rolesOf, changedFields };
}

const roleOnly = ({ personId, role, topic }: PlannedRole): PlannedRole => ({ personId, role, topic });
