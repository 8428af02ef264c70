import {
  isComplete,
  type Language,
  matches,
  parseSearch,
  type SearchQuery,
} from '../../platform/language/index.ts';
import type { AgendaData, AgendaSession } from './agenda-data.ts';
import { type Need, needsOf, type SessionStatus } from './rules/statuses.ts';
import type { SessionKind } from './tables.ts';

/** What a list of sessions is narrowed to; an empty list or a missing field narrows nothing. */
export interface SessionFilter {
  readonly q?: string | undefined;
  /** `YYYY-MM-DD`, or `none` for what has no time. */
  readonly day?: string | undefined;
  /** Slugs or ids. */
  readonly themes?: readonly string[] | undefined;
  readonly rooms?: readonly string[] | undefined;
  readonly kinds?: readonly SessionKind[] | undefined;
  readonly languages?: readonly Language[] | undefined;
  readonly statuses?: readonly SessionStatus[] | undefined;
}

const named = (thing: { readonly id: string; readonly slug: string } | null, wanted: readonly string[]) =>
  thing !== null && (wanted.includes(thing.id) || wanted.includes(thing.slug));

const some = <T>(wanted: readonly T[] | undefined): wanted is readonly T[] =>
  wanted !== undefined && wanted.length > 0;

/** Everything of a session that is searched: titles, code, people with post, body and state, papers, room, theme. */
const textOf = (session: AgendaSession): string => {
  const texts = [
    session.title,
    session.theme?.title,
    session.room?.name,
    ...session.roles.flatMap(({ person }) => [
      person.name,
      person.post,
      person.body?.name,
      person.state?.shortName,
    ]),
    ...session.papers.flatMap(({ title, authors }) => [title, ...authors.map(({ name }) => name)]),
  ];
  return [session.code, ...texts.flatMap((text) => (text ? [text.ar, text.en] : []))].join(' ');
};

// A programme is read once for many questions; its sessions' texts are put together once, too.
const searched = new WeakMap<AgendaSession, string>();
const searchedText = (session: AgendaSession): string => {
  const known = searched.get(session);
  if (known !== undefined) return known;
  const text = textOf(session);
  searched.set(session, text);
  return text;
};

const answers = (session: AgendaSession, query: SearchQuery, typed: string): boolean =>
  session.code.toLowerCase() === typed.toLowerCase() || matches(query, searchedText(session));

/** Sessions that a filter lets through, in their order. */
export function filterSessions(
  sessions: readonly AgendaSession[],
  filter: SessionFilter,
): readonly AgendaSession[] {
  const typed = filter.q?.trim() ?? '';
  const query = typed === '' ? undefined : parseSearch(typed);
  const { day, themes, rooms, kinds, languages, statuses } = filter;
  return sessions.filter(
    (session) =>
      (day === undefined || day === '' || (day === 'none' ? session.day === null : session.day === day)) &&
      (!some(themes) || named(session.theme, themes)) &&
      (!some(rooms) || named(session.room, rooms)) &&
      (!some(kinds) || kinds.includes(session.kind)) &&
      (!some(languages) ||
        languages.some(
          (language) => session.languages.includes(language) || session.interpretation.includes(language),
        )) &&
      (!some(statuses) || statuses.includes(session.status)) &&
      (query === undefined || answers(session, query, typed)),
  );
}

/** Whether title, abstract and papers are written in every language of the edition and up to date. */
export function isTranslated(session: AgendaSession, data: Pick<AgendaData, 'edition'>): boolean {
  if (data.edition.languages.length < 2) return true;
  const texts = [
    session.title,
    session.abstract,
    ...session.papers.flatMap(({ title, abstract }) => [title, abstract]),
  ];
  return texts.every((text) => text === null || isComplete(text));
}

/** What a session still needs. */
export const needsOfSession = (session: AgendaSession, data: Pick<AgendaData, 'edition'>): Need[] =>
  needsOf({
    ...session,
    equipment: session.planning?.equipment ?? [],
    declined: (session.planning?.declined.length ?? 0) > 0,
    roomId: session.room?.id ?? null,
    translated: isTranslated(session, data),
  });
