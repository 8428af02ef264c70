import { type DocumentWords, datesIn, only, sayIn } from '../../../platform/document/index.ts';
import {
  dayLabel,
  dayOf,
  formatList,
  gregorianDate,
  hijriDate,
  inDigits,
  type Language,
  ordinal,
  type PersonWords,
  postLine,
  quote,
  time as timeOfDay,
  titledName,
  weekday,
} from '../../../platform/language/index.ts';
import { ltr, palette, type Span } from '../../../platform/pdf/index.ts';
import type { AgendaDocument, AgendaPaper, AgendaRole, AgendaSession } from './input.ts';
import type { PlannedDay, PlannedSession } from './plan.ts';

/** What the agenda says in one language. */
export interface Speech {
  readonly language: Language;
  say(key: string, params?: Readonly<Record<string, string | number>>): string;
  /** «إلى 10:15». */
  until(planned: PlannedSession): string;
  /** A number or time in the digits of this side. */
  digits(text: string): string;
  /** «اليوم الأول»; the weekday for a day without number. */
  dayName(day: PlannedDay): string;
  /** Date in both calendars: the leading one, and the other (empty when there is none). */
  dayDates(day: PlannedDay): readonly [leading: string, other: string];
  /** «14 نوفمبر». */
  dayMonth(day: PlannedDay): string;
  kind(session: AgendaSession): string;
  /** Room or place; empty when it has none. */
  place(planned: PlannedSession): string;
  title(session: AgendaSession): string;
  /** Only what is written in this language. */
  abstract(session: AgendaSession): string;
  cancelled(): string;
  /** Label of one or several holders of a role: «رئيسة الجلسة», «المتحدثون». */
  role(holders: readonly [AgendaRole, ...AgendaRole[]]): string;
  /** Name in medium, then post, body and state. */
  person(holder: AgendaRole): Span[];
  name(holder: AgendaRole): string;
  topic(holder: AgendaRole): string;
  /** «10:00–10:20»: when a paper is read. */
  paperTime(paper: AgendaPaper): string;
  paperTitle(paper: AgendaPaper): string;
  authors(paper: AgendaPaper): string;
  /** From where and when it was moved; empty when it was not. */
  movedFrom(planned: PlannedSession): string;
  /** «09:15–10:15». */
  timeRange(planned: PlannedSession): string;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The words of an agenda in a language. */
export const createSpeech = (input: AgendaDocument, language: Language, words: DocumentWords): Speech => {
  const say = words[language];
  const settings = datesIn(input.edition, language);
  const rooms = new Map(input.rooms.map((room) => [room.id, room]));
  const comma = language === 'ar' ? '، ' : ', ';
  const personWords = (holder: AgendaRole): PersonWords =>
    holder[language].name.trim() !== '' ? holder[language] : holder[language === 'ar' ? 'en' : 'ar'];
  const roomName = (id: string | null): string => {
    const room = rooms.get(id ?? '');
    return room ? sayIn(room.name, language) : '';
  };

  const remembered = new Map<string, string>();
  /** What is said again and again is made once: messages with parameters, and bodies that posts name already. */
  const once = (key: string, make: () => string): string => {
    const text = remembered.get(key) ?? make();
    remembered.set(key, text);
    return text;
  };

  return {
    language,
    say,
    until: (planned) =>
      once(`until ${planned.end}`, () =>
        say('printed-agenda:until', { time: inDigits(planned.end, settings) }),
      ),
    digits: (text) => inDigits(text, settings),
    dayName: ({ day, number }) =>
      once(`day ${day}`, () =>
        number === null
          ? weekday(day, settings)
          : say('printed-agenda:day', { ordinal: capitalised(ordinal(number, 'm', 'nom', language)) }),
      ),
    dayDates: ({ day, number }) => {
      const dates = [gregorianDate(day, settings, { weekday: number !== null }), hijriDate(day, settings)];
      const [leading = '', other = ''] =
        settings.hijri.first && dates[1] ? [dates[1], gregorianDate(day, settings)] : dates;
      const withDay =
        settings.hijri.first && dates[1] && number !== null
          ? `${weekday(day, settings)}${language === 'ar' ? ' ' : ', '}${leading}`
          : leading;
      return [withDay, other];
    },
    dayMonth: ({ day }) => gregorianDate(day, settings, { year: false }),
    kind: ({ kind, byInvitation }) => {
      const name = say(`common:kind.session.${kind}`);
      return byInvitation ? `${name} (${say('common:kind.audience.invitation')})` : name;
    },
    place: ({ session }) => roomName(session.roomId) || sayIn(session.place, language),
    title: ({ title }) => sayIn(title, language),
    abstract: ({ abstract }) => only(abstract, language),
    cancelled: () => capitalised(say('common:status.session.cancelled')),
    role: (holders) => {
      const [first] = holders;
      const form = holders.length > 1 ? 'group' : first.gender;
      return say(`common:session-role.${first.role}.${form}`);
    },
    person: (holder) => {
      const person = personWords(holder);
      const rest = once(`of ${person.post}|${person.body}|${person.state}`, () =>
        formatList([postLine(person, language), person.state], language, 'roster'),
      );
      return [
        { text: titledName(person), face: 'medium', colour: palette.ink },
        ...(rest === '' ? [] : [{ text: `${comma}${rest}`, colour: palette.soft }]),
      ];
    },
    name: (holder) => titledName(personWords(holder)),
    topic: ({ topic }) => {
      const said = sayIn(topic, language);
      return said === '' ? '' : quote(said, language);
    },
    paperTime: ({ startsAt, endsAt }) => `${timeOfDay(startsAt, settings)}–${timeOfDay(endsAt, settings)}`,
    paperTitle: ({ title }) => sayIn(title, language),
    authors: ({ authors }) =>
      formatList(
        authors.map((author) =>
          titledName(
            author[language].name.trim() !== '' ? author[language] : author[language === 'ar' ? 'en' : 'ar'],
          ),
        ),
        language,
        'roster',
      ),
    movedFrom: ({ session, day }) => {
      const from = session.movedFrom;
      if (!from) return '';
      const before = from.startsAt === null ? null : dayOf(from.startsAt, settings.timeZone);
      const room = from.roomId === session.roomId ? '' : roomName(from.roomId);
      const moved = from.startsAt !== null && from.startsAt.getTime() !== session.startsAt.getTime();
      const otherDay = before !== null && before !== day ? dayLabel(before, settings) : '';
      const time =
        moved && from.startsAt
          ? say('printed-agenda:time-of-day', { time: timeOfDay(from.startsAt, settings) })
          : '';
      const place = formatList([room, otherDay, time], language, 'roster');
      return place === '' ? '' : say('printed-agenda:moved-from', { place });
    },
    timeRange: ({ start, end }) => inDigits(`${start}–${end}`, settings),
  };
};

/** A session's code, kept left to right. */
export const codeOf = (session: AgendaSession): string => ltr(session.code);
