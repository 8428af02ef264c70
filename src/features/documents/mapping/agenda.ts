import {
  type DocumentWords,
  datesIn,
  type EditionFacts,
  type TextPair,
} from '../../../platform/document/index.ts';
import { gregorianDate, type Language } from '../../../platform/language/index.ts';
import { personWords } from '../../directory/index.ts';
import {
  type AgendaData,
  type AgendaDocument,
  type AgendaSession,
  lastChangeOf,
} from '../../programme/index.ts';
import type { EditionWhole, VenueRow } from '../../series/index.ts';
import { editionFactsOf, symbolOf } from './edition.ts';

type PrintedSession = AgendaDocument['sessions'][number];
type PrintedRole = PrintedSession['roles'][number];
type PrintedPaper = NonNullable<PrintedSession['papers']>[number];

/** Interpreters work in a session and are not announced with it. */
const announced = ({ role }: AgendaSession['roles'][number]): boolean => role !== 'interpreter';

/** Papers with their times: all of a session's, or none. */
const papersOf = ({ papers, status }: AgendaSession): PrintedPaper[] =>
  status === 'cancelled'
    ? []
    : papers.flatMap(({ title, authors, startsAt, endsAt }) =>
        startsAt === null || endsAt === null
          ? []
          : [
              {
                title,
                startsAt,
                endsAt,
                authors: authors.map((person) => ({
                  ar: personWords(person, 'ar'),
                  en: personWords(person, 'en'),
                })),
              },
            ],
      );

function rolesOf({ roles, papers }: AgendaSession): PrintedRole[] {
  // Papers with times stand in a list of their own.
  const unlisted = papers.filter(({ startsAt }) => startsAt === null);
  return roles.filter(announced).map(({ role, person, topic }) => ({
    role,
    gender: person.gender,
    ar: personWords(person, 'ar'),
    en: personWords(person, 'en'),
    topic:
      topic ??
      (role === 'speaker'
        ? (unlisted.find(({ authors }) => authors[0]?.id === person.id)?.title ?? null)
        : null),
  }));
}

const sessionOf = (session: AgendaSession): PrintedSession[] => {
  const { startsAt, endsAt, movedFrom } = session;
  if (startsAt === null || endsAt === null) return [];
  return [
    {
      code: session.code,
      kind: session.kind,
      title: session.title,
      abstract: session.abstract,
      roomId: session.room?.id ?? null,
      themeId: session.theme?.id ?? null,
      startsAt,
      endsAt,
      common: session.common,
      cancelled: session.status === 'cancelled',
      byInvitation: session.audience === 'invitation',
      movedFrom:
        movedFrom === null ? null : { startsAt: movedFrom.startsAt, roomId: movedFrom.room?.id ?? null },
      place: session.place,
      roles: rolesOf(session),
      papers: papersOf(session),
    },
  ];
};

/** As of when a document speaks, in both languages: «كما في 14 نوفمبر 2016». */
export const asOf = (at: Date, edition: EditionFacts, words: DocumentWords): TextPair => {
  const say = (language: Language): string =>
    words[language]('documents:as-of', { date: gregorianDate(at, datesIn(edition, language)) });
  return { ar: say('ar'), en: say('en') };
};

/** Which release a document shows: «الإصدار 1.2 بتاريخ 14 نوفمبر 2016». */
const ofRelease = (
  { version, releasedAt }: NonNullable<AgendaData['release']>,
  edition: EditionFacts,
  words: DocumentWords,
): TextPair => {
  const say = (language: Language): string =>
    words[language]('documents:of-release', {
      version,
      date: gregorianDate(releasedAt, datesIn(edition, language)),
    });
  return { ar: say('ar'), en: say('en') };
};

/** How many sessions the reader of the first agenda finds changed: cancelled, or at another time or place. */
const revisionsOf = ({ sessions }: AgendaData): number =>
  sessions.filter(({ status, movedFrom }) => status === 'cancelled' || movedFrom !== null).length;

/** The programme as the printed agenda takes it. @param data what the public may see of it */
export function agendaDocumentOf(
  data: AgendaData,
  whole: EditionWhole,
  venues: readonly VenueRow[],
  words: DocumentWords,
): AgendaDocument {
  const edition = editionFactsOf(whole, venues);
  const changedAt = lastChangeOf(data);
  return {
    edition,
    symbol: symbolOf(whole, 'AG', revisionsOf(data)),
    version:
      data.release === null ? asOf(changedAt, edition, words) : ofRelease(data.release, edition, words),
    createdAt: data.release?.releasedAt ?? changedAt,
    days: data.days,
    rooms: data.rooms.map(({ id, name }) => ({ id, name })),
    themes: data.themes.map(({ id, number, title }) => ({ id, number, title })),
    sessions: data.sessions.flatMap(sessionOf),
  };
}
