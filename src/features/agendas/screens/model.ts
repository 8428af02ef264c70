import type { Translate, Translator } from '../../../platform/i18n/index.ts';
import { dayLabel, type Language, textIn, timeRange, titledName } from '../../../platform/language/index.ts';
import { personWords } from '../../directory/index.ts';
import {
  type AgendaData,
  type AgendaRoom,
  type AgendaSession,
  agendaDates,
  cardOf,
  isTimed,
} from '../../programme/index.ts';
import type { Said, ScreenData, ScreenSession, ScreenWords } from '../rules/now-next.ts';

/** Names that can still be read from afar. */
const NAMES = 6;
const leaders: readonly string[] = ['chair', 'moderator', 'trainer'];
const speakers: readonly string[] = ['speaker', 'panellist'];

/** Whoever leads with the word for it, then whoever speaks. */
function peopleOf(session: AgendaSession, language: Language, t: Translate): string[] {
  const name = (role: AgendaSession['roles'][number]): string =>
    titledName(personWords(role.person, language), { abbreviated: true });
  const leading = session.roles.filter(({ role }) => leaders.includes(role));
  const speaking = session.roles.filter(({ role }) => speakers.includes(role));
  return [
    ...leading.map((held) => `${t(`common:session-role.${held.role}.${held.person.gender}`)}: ${name(held)}`),
    ...speaking.map(name),
  ].slice(0, NAMES);
}

/** The announced programme as screens take it. @param room null for the whole edition */
export function screenData(translator: Translator, data: AgendaData, room: AgendaRoom | null): ScreenData {
  const { edition } = data;
  const wordsOf = (language: Language) => translator.t(language, { digits: edition.digits });

  const said = (session: AgendaSession, language: Language): Said => {
    const t = wordsOf(language);
    const settings = agendaDates(data, language);
    const card = cardOf({ language, t }, data, session, '');
    const { startsAt, endsAt, day } = session;
    const marks = (card.tags ?? []).filter(({ tone }) => tone === 'bad' || tone === 'info');
    return {
      title: card.title,
      // A break called a break is said once; the screen of a room need not name it.
      kind: card.kind === card.title ? '' : (card.kind ?? ''),
      room: room === null ? (card.room ?? '') : '',
      time: startsAt === null || endsAt === null ? '' : timeRange(startsAt, endsAt, settings),
      day: day === null ? '' : dayLabel(day, settings),
      people: peopleOf(session, language, t),
      mark: marks.map(({ text }) => text).join(language === 'ar' ? '، ' : ', '),
    };
  };
  const screenWords = (language: Language): ScreenWords => {
    const t = wordsOf(language);
    return {
      place: room === null ? textIn(edition.title, language).text : textIn(room.name, language).text,
      now: t('screens:now'),
      next: t('screens:next'),
      nothingNow: t('screens:nothing-now'),
      over: t('screens:over'),
      left: t('screens:left', { minutes: '{minutes}' }),
      stale: t('screens:stale', { time: '{time}' }),
    };
  };
  const shown = ({ room: own, common }: AgendaSession): boolean =>
    room === null || common || own?.id === room.id;
  return {
    zone: edition.timeZone,
    digits: edition.digits,
    words: { ar: screenWords('ar'), en: screenWords('en') },
    sessions: data.sessions
      .filter(isTimed)
      .filter(shown)
      .map((session): ScreenSession => {
        const number = session.theme?.number ?? 0;
        return {
          id: session.id,
          room: session.room?.slug ?? null,
          common: session.common,
          start: session.startsAt.toISOString(),
          end: session.endsAt.toISOString(),
          day: session.day ?? '',
          cancelled: session.status === 'cancelled',
          moved: session.movedFrom !== null && session.status !== 'cancelled',
          theme: number <= 8 ? number : 0,
          ar: said(session, 'ar'),
          en: said(session, 'en'),
        };
      }),
  };
}
