import {
  type DemoEdition,
  type DemoPerson,
  type DemoSession,
  demonstration,
} from '../../../../src/demonstration/index.ts';
import { stateFacts } from '../../../../src/features/directory/states-data.ts';
import type {
  AgendaDocument,
  AgendaRole,
  AgendaSession,
} from '../../../../src/features/programme/render/index.ts';
import { versionText } from '../../../../src/platform/document/index.ts';
import { createTranslator } from '../../../../src/platform/i18n/index.ts';
import type { Digits } from '../../../../src/platform/language/index.ts';
import { catalogues } from '../../../../src/words.ts';

const translator = createTranslator(catalogues);

/** Translators as the application passes them. */
export const words = (digits: Digits = 'latn') => ({
  ar: translator.t('ar', { digits }),
  en: translator.t('en'),
});

const content = demonstration('2026-11-22');
const bodies = new Map(content.bodies.map((body) => [body.key, body]));
const persons = new Map(content.persons.map((person) => [person.key, person]));
const states = new Map(stateFacts.map((facts) => [facts[0], { ar: facts[4], en: facts[7] }]));

const personWords = (person: DemoPerson, language: 'ar' | 'en') => {
  const { honorific, rank, academicTitle, name, post } = person[language];
  return {
    honorific: honorific ?? '',
    rank: rank ?? '',
    academicTitle: academicTitle ?? '',
    name,
    post: post ?? '',
    body: bodies.get(person.body ?? '')?.name[language] ?? '',
    state: states.get(person.state ?? '')?.[language] ?? '',
  };
};

const kinds: Record<string, string> = { 'opening-ceremony': 'opening', 'closing-ceremony': 'closing' };

const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+03:00`);

const sessionOf = (edition: DemoEdition, session: DemoSession, index: number): AgendaSession[] => {
  const { slot, change } = session;
  if (!slot) return [];
  const roles = session.roles.flatMap(({ role, person }): AgendaRole[] => {
    const known = persons.get(person);
    if (!known || role === 'interpreter') return [];
    const paper = session.papers.find(({ authors }) => authors[0] === person);
    return [
      {
        role,
        gender: known.gender,
        ar: personWords(known, 'ar'),
        en: personWords(known, 'en'),
        topic: role === 'speaker' ? (paper?.title ?? null) : null,
      },
    ];
  });
  const pause = session.kind === 'break' || session.kind === 'prayer-break';
  const number = String(index + 1).padStart(2, '0');
  return [
    {
      code: `D${edition.sessions.length > 0 ? Number(slot.day.slice(8)) - Number(edition.from.slice(8)) + 1 : 1}-${number}`,
      kind: kinds[session.kind] ?? session.kind,
      title: session.title,
      abstract: session.abstract,
      roomId: slot.room,
      place: session.place,
      themeId: session.theme,
      startsAt: instantOf(slot.day, slot.start),
      endsAt: instantOf(slot.day, slot.end),
      common: pause || session.kind.endsWith('ceremony') || session.kind === 'plenary',
      cancelled: change?.kind === 'cancelled',
      byInvitation: session.access === 'invitation',
      movedFrom:
        change?.kind === 'moved'
          ? { startsAt: instantOf(change.from.day, change.from.start), roomId: change.from.room }
          : null,
      roles,
    },
  ];
};

/** The first national forum as an agenda: 66 sessions in three days. */
export const nationalAgenda = (digits: Digits = 'latn'): AgendaDocument => {
  const edition = content.editions.find(({ key }) => key === 'national-forum/2016');
  if (!edition) throw new Error('the demonstration has lost its first forum');
  const [venue] = edition.venues;
  const patron = persons.get(edition.patron ?? '');
  const line = (language: 'ar' | 'en'): string => {
    if (!patron) return '';
    const said = patron[language];
    return [[said.honorific, said.rank, said.academicTitle, said.name], [said.post]]
      .map((parts) => parts.filter((part) => part !== null).join(' '))
      .filter((part) => part !== '')
      .join(language === 'ar' ? '، ' : ', ');
  };
  const facts = {
    title: edition.title,
    number: edition.number,
    slogan: edition.slogan,
    patron: patron ? { ar: line('ar'), en: line('en') } : null,
    venue: venue?.name ?? null,
    city: edition.city,
    organiser: bodies.get(edition.organiser)?.name ?? null,
    coOrganisers: edition.coOrganisers.flatMap((key) => bodies.get(key)?.name ?? []),
    from: edition.from,
    to: edition.to,
    authentic: edition.authentic,
    dates: {
      timeZone: edition.zone,
      digits,
      monthNames: 'gulf',
      hijri: { show: true, first: false, adjust: 0 },
    },
  } as const;
  return {
    edition: facts,
    symbol: 'NF/1/AG/Rev.2',
    version: versionText('3', '2016-11-10', facts, words(digits)),
    createdAt: new Date('2016-11-10T09:00:00Z'),
    days: ['2016-11-14', '2016-11-15', '2016-11-16'],
    rooms: (venue?.rooms ?? []).map(({ key, name }) => ({ id: key, name })),
    themes: edition.themes.map(({ key, number, title }) => ({ id: key, number, title })),
    sessions: edition.sessions.flatMap((session, index) => sessionOf(edition, session, index)),
  };
};
