import { notFound } from '../../../platform/errors/index.ts';
import {
  compareKeys,
  dayLabel,
  type Language,
  matches,
  postLine,
  textIn,
} from '../../../platform/language/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../platform/pages/sheet-file.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import { personWords } from '../../directory/index.ts';
import { editionPath } from '../../series/index.ts';
import type { AgendaData, AgendaPerson, AgendaSession } from '../agenda-data.ts';
import { agendaDates } from '../agenda-data.ts';
import { fullPerson, say } from '../say.ts';
import { sessionCard } from './agenda-model.ts';
import { agendaWords } from './agenda-page.ts';
import type { PublicPages } from './index.ts';
import { personModel } from './session-page.ts';
import { speakersSheet } from './speakers-sheet.ts';

/** Somebody who speaks or leads, and in which sessions. Interpreters serve the programme and are not on this list. */
export interface Speaker {
  readonly person: AgendaPerson;
  readonly sessions: readonly AgendaSession[];
}

/** Those who appear in the announced programme, in the order of a language. */
function speakersOf(data: AgendaData, language: Language): Speaker[] {
  const sessions = new Map<AgendaPerson, AgendaSession[]>();
  for (const session of data.sessions) {
    const people = [
      ...session.roles.flatMap(({ role, person }) => (role === 'interpreter' ? [] : [person])),
      ...session.papers.flatMap(({ authors }) => authors),
    ];
    for (const person of new Set(people)) {
      const own = sessions.get(person);
      if (own === undefined) sessions.set(person, [session]);
      else own.push(session);
    }
  }
  const keyOf = ({ person }: Speaker): string => (language === 'ar' ? person.sortAr : person.sortEn);
  return [...sessions]
    .map(([person, own]) => ({ person, sessions: own }))
    .sort((a, b) => compareKeys(keyOf(a), keyOf(b)) || (a.person.id < b.person.id ? -1 : 1));
}

/** Adds the list of speakers and the page of each. */
export function addSpeakerPages({ shell, announced }: PublicPages): void {
  shell.published({
    path: '/speakers',
    async handle(context, whole) {
      const { language } = context;
      const words = agendaWords(context, whole);
      const { t } = words;
      const data = await announced(whole);
      const base = context.href(editionPath(whole));
      const q = queryValue(context, 'q').slice(0, 200);
      const all = speakersOf(data, language);
      const found = q === '' ? all : all.filter((speaker) => matches(q, textOf(speaker), { names: true }));
      return {
        template: 'programme/speakers',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: t('common:nav.public.speakers'),
          current: '/speakers',
          lede: all.length === 0 ? undefined : t('common:count.speaker', { count: all.length }),
          actions: all.length === 0 ? [] : sheetActions(`${base}/speakers`),
          alternates: [{ href: `${base}/speakers.csv`, type: 'text/csv' }],
          crumbs: [
            { label: t('common:nav.public.home'), href: base },
            { label: t('common:nav.public.speakers') },
          ],
        }),
        data: {
          q,
          path: `${base}/speakers`,
          empty: all.length === 0,
          speakers: found.map(({ person, sessions }) => ({
            person: personModel(person, words, `${base}/speakers/${person.slug}`),
            sessions: sessions.map((session) => ({
              title: say(session.title, language),
              href: words.hrefOf(session),
              cancelled: session.status === 'cancelled',
            })),
          })),
        },
      };
    },
  });

  for (const format of sheetFormats) {
    shell.published({
      path: `/speakers.${format}`,
      handle: async (context, whole) =>
        sheetFile(
          'speakers',
          format,
          speakersSheet(context, speakersOf(await announced(whole), context.language)),
        ),
    });
  }

  shell.published({
    path: '/speakers/:person',
    async handle(context, whole) {
      const { language } = context;
      const words = agendaWords(context, whole);
      const { t } = words;
      const data = await announced(whole);
      const speaker = speakersOf(data, language).find(({ person }) => person.slug === context.params.person);
      if (speaker === undefined) throw notFound('speaker-unknown');
      const { person, sessions } = speaker;
      const base = context.href(editionPath(whole));
      const settings = agendaDates(data, language);
      const own = personWords(person, language);
      const roleIn = (session: AgendaSession): string[] =>
        session.roles.flatMap((held) =>
          held.person === person ? [t(`common:session-role.${held.role}.${person.gender}`)] : [],
        );
      return {
        template: 'programme/speaker',
        digits: whole.edition.digits,
        page: shell.publicPage(context, whole, {
          title: fullPerson(person, language),
          current: '/speakers',
          lede: postLine(own, language) || undefined,
          crumbs: [
            { label: t('common:nav.public.home'), href: base },
            { label: t('common:nav.public.speakers'), href: `${base}/speakers` },
            { label: say(person.name, language) },
          ],
          ...(sessions.some(({ startsAt }) => startsAt !== null)
            ? {
                actions: [
                  { label: t('agenda:calendar'), href: `${base}/speakers/${person.slug}.ics`, icon: 'cal' },
                ],
              }
            : {}),
        }),
        data: {
          state: own.state,
          biography: person.biography === null ? undefined : textIn(person.biography, language),
          sessions: sessions.map((session) => ({
            ...sessionCard(data, session, words),
            who: roleIn(session).join(language === 'ar' ? '، ' : ', ') || t('agenda:speakers.author'),
            ...(session.day === null ? {} : { day: dayLabel(session.day, settings) }),
          })),
        },
      };
    },
  });
}

const textOf = ({ person, sessions }: Speaker): string =>
  [
    person.name,
    person.post,
    person.body?.name,
    person.state?.shortName,
    ...sessions.map(({ title }) => title),
  ]
    .flatMap((text) => (text ? [text.ar, text.en] : []))
    .join(' ');
