import { notFound } from '../../../platform/errors/index.ts';
import {
  dayLabel,
  formatList,
  gregorianDate,
  hijriDate,
  postLine,
  textIn,
  timeRange,
  zonePhrase,
} from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { ActionModel, FactModel, PersonModel } from '../../../platform/views/index.ts';
import { personWords } from '../../directory/index.ts';
import { type EditionWhole, editionPath, managementPath, placeOf, sentence } from '../../series/index.ts';
import { type AgendaData, type AgendaPerson, type AgendaSession, agendaDates } from '../agenda-data.ts';
import { manageProgramme } from '../policy.ts';
import { fullPerson, say, sizeText, themeModel } from '../say.ts';
import type { SessionRole } from '../tables.ts';
import { type AgendaWords, movedText } from './agenda-model.ts';
import { agendaWords } from './agenda-page.ts';
import type { PublicPages } from './index.ts';
import { starForm } from './stars.ts';

/** A text that a session led to, shown on its page. Higher features supply them. */
export interface SessionOutcome {
  readonly code: string | null;
  readonly text: string;
  /** Path below the edition. */
  readonly path: string;
}

/** What higher features know of a session. */
export interface SessionLinks {
  outcomes(editionId: string, sessionId: string, language: 'ar' | 'en'): Promise<readonly SessionOutcome[]>;
}

/** What a higher feature lets people do with a session: sign up for a place. */
export interface SessionSignUps {
  of(
    context: PageContext,
    whole: EditionWhole,
    session: AgendaSession,
  ): Promise<{ readonly facts: readonly FactModel[]; readonly actions: readonly ActionModel[] }>;
}

/** Adds the page of each announced session. */
export function addSessionPage(programme: PublicPages): void {
  const { shell, announced } = programme;
  shell.published({
    path: '/sessions/:session',
    async handle(context, whole) {
      const data = await announced(whole);
      const session = data.sessions.find(({ slug }) => slug === context.params.session);
      if (session === undefined) throw notFound('session-unknown');
      return sessionPage(programme, context, whole, data, session);
    },
  });
}

async function sessionPage(
  { shell, links, marks, signUps, documentsOf }: PublicPages,
  context: PageContext,
  whole: EditionWhole,
  data: AgendaData,
  session: AgendaSession,
): Promise<Page> {
  const { language } = context;
  const words = agendaWords(context, whole);
  const { t } = words;
  const settings = agendaDates(data, language);
  const base = context.href(editionPath(whole));
  const title = textIn(session.title, language);
  const documents = await documentsOf(context.actor, data.edition.id, session.id);
  const offered = await Promise.all(signUps.map((one) => one.of(context, whole, session)));
  const signUp = {
    facts: offered.flatMap(({ facts }) => facts),
    actions: offered.flatMap(({ actions }) => actions),
  };
  const outcomes = await links.outcomes(data.edition.id, session.id, language);
  const neighbours = inSameRoom(data, session);
  const own = `${base}/sessions/${session.slug}`;
  const works = manageProgramme.allows(context.actor, placeOf(whole.edition));
  return {
    template: 'programme/session',
    digits: whole.edition.digits,
    page: shell.publicPage(context, whole, {
      title: title.text,
      description: session.abstract === null ? undefined : say(session.abstract, language).slice(0, 300),
      heading: false,
      current: '/agenda',
      crumbs: [
        { label: t('common:nav.public.home'), href: base },
        { label: t('common:nav.public.agenda'), href: `${base}/agenda` },
        ...(session.day === null
          ? []
          : [{ label: dayLabel(session.day, settings), href: `${base}/agenda?day=${session.day}` }]),
        { label: t(`common:kind.session.${session.kind}`) },
      ],
      alternates: [{ href: `${own}.ics`, type: 'text/calendar', language }],
    }),
    data: {
      title,
      star: { ...(await marks.starsFor(context, whole))(session), labelled: true },
      stars: starForm(marks, context, whole),
      theme: session.theme === null ? undefined : themeModel(session.theme, language),
      cancelled: session.status === 'cancelled',
      tags: [
        ...(session.status === 'cancelled'
          ? [{ text: t('common:status.session.cancelled'), tone: 'bad' as const }]
          : []),
        { text: t(`common:kind.session.${session.kind}`) },
      ],
      notices: [
        session.status === 'cancelled' && {
          tone: 'bad',
          title: t('agenda:session.cancelled'),
          text: say(session.cancellationReason, language) || undefined,
        },
        session.status !== 'cancelled' &&
          movedText(data, session, words) !== '' && { tone: 'info', title: movedText(data, session, words) },
      ],
      actions: [
        ...signUp.actions,
        ...(session.liveUrl === null || session.status === 'cancelled'
          ? []
          : [{ label: t('agenda:session.live'), href: session.liveUrl, icon: 'play', tone: 'primary' }]),
        { label: t('agenda:calendar'), href: `${own}.ics`, icon: 'cal' },
        ...(works
          ? [
              {
                label: t('common:action.edit'),
                href: context.href(`${managementPath(whole)}/sessions/${session.id}`),
                icon: 'pen',
                tone: 'plain',
              },
            ]
          : []),
      ],
      facts: [...factsOf(data, session, words), ...signUp.facts],
      groups: groupsOf(session, words, base),
      abstract: session.abstract === null ? undefined : textIn(session.abstract, language),
      papers: session.papers.map(({ title: paperTitle, abstract, authors, startsAt, endsAt }) => ({
        title: textIn(paperTitle, language),
        time:
          startsAt === null || endsAt === null || session.status === 'cancelled'
            ? undefined
            : { datetime: startsAt.toISOString(), text: timeRange(startsAt, endsAt, settings) },
        abstract: abstract === null ? undefined : textIn(abstract, language),
        authors: formatList(
          authors.map((person) => fullPerson(person, language)),
          language,
          'roster',
        ),
      })),
      documents: documents.map(({ row, bytes, name }) => ({
        title: say(row.title, language),
        href: `/files/${row.fileId}`,
        note: [
          t(`session-files:kind.${row.kind}`),
          ...(row.language === null ? [] : [t(`common:language.${row.language}`)]),
          (name.split('.').at(-1) ?? '').toUpperCase(),
          sizeText(bytes, t),
        ].join(' · '),
        ...(row.title[language] === '' ? { language: row.title.authentic } : {}),
      })),
      links: session.links.map(({ title: label, url }) => ({ title: label, href: url, note: hostOf(url) })),
      outcomes: outcomes.map(({ code, text, path }) => ({ code, text, href: `${base}${path}` })),
      previous: neighbours.previous && {
        title: say(neighbours.previous.title, language),
        href: words.hrefOf(neighbours.previous),
      },
      next: neighbours.next && {
        title: say(neighbours.next.title, language),
        href: words.hrefOf(neighbours.next),
      },
    },
  };
}

const hostOf = (url: string): string => new URL(url).host;

function factsOf(data: AgendaData, session: AgendaSession, { language, t }: AgendaWords): FactModel[] {
  const settings = agendaDates(data, language);
  const languages = (list: readonly string[]): string =>
    formatList(
      list.map((one) => t(`common:language.${one}`)),
      language,
      'roster',
    );
  const { startsAt, endsAt, day, room } = session;
  return [
    ...(startsAt === null || endsAt === null || day === null
      ? []
      : [
          {
            label: t('agenda:session.when'),
            value: timeRange(startsAt, endsAt, settings),
            notes: [
              zonePhrase(settings),
              gregorianDate(day, settings, { weekday: true }),
              hijriDate(day, settings),
            ].filter((note) => note !== ''),
          },
        ]),
    ...(room === null
      ? []
      : [
          {
            label: t('agenda:session.where'),
            value: say(room.name, language),
            notes: [
              say(room.venue, language),
              session.capacity === null && room.capacity !== null
                ? t('common:count.seat', { count: room.capacity })
                : '',
            ].filter((note) => note !== ''),
          },
        ]),
    ...(room === null && session.place !== null
      ? [{ label: t('agenda:session.place'), value: say(session.place, language) }]
      : []),
    ...(session.level === null
      ? []
      : [{ label: t('programme:form.level'), value: sentence(t(`programme:level.${session.level}`)) }]),
    ...(session.capacity === null ? [] : [{ label: t('agenda:session.places'), value: session.capacity }]),
    ...(session.kind === 'break'
      ? []
      : [
          {
            label: t('agenda:session.open-to'),
            value: sentence(t(`common:kind.audience.${session.audience}`)),
          },
        ]),
    ...(session.languages.length === 0
      ? []
      : [{ label: t('agenda:session.languages'), value: languages(session.languages) }]),
    ...(session.interpretation.length === 0
      ? []
      : [{ label: t('agenda:session.interpretation'), value: languages(session.interpretation) }]),
    { label: t('agenda:session.code'), value: session.code, code: true },
  ];
}

/** A person as a list shows one: titles and name, post and body, state. */
export const personModel = (
  person: AgendaPerson,
  { language }: Pick<AgendaWords, 'language'>,
  href: string,
): PersonModel => {
  const words = personWords(person, language);
  return {
    name: fullPerson(person, language),
    href,
    post: postLine(words, language) || undefined,
    state: words.state || undefined,
    initial: undefined,
    ...(person.name[language] === '' ? { language: person.name.authentic } : {}),
  };
};

/** Order in which a page names the roles: whoever leads, whoever speaks, whoever serves. */
const rolesInOrder = [
  'chair',
  'moderator',
  'speaker',
  'panellist',
  'trainer',
  'rapporteur',
  'interpreter',
] as const satisfies readonly SessionRole[];

/** People by what they do, in the order of the roles; within a role as the programme names them. */
function groupsOf(session: AgendaSession, words: AgendaWords, base: string) {
  return rolesInOrder.flatMap((role) => {
    const held = session.roles.filter((one) => one.role === role);
    const [first] = held;
    if (first === undefined) return [];
    const { language, t } = words;
    return [
      {
        id: role,
        title: t(`common:session-role.${role}.${held.length === 1 ? first.person.gender : 'group'}`),
        count: held.length > 1 ? held.length : undefined,
        people: held.map(({ person, topic }) => ({
          ...personModel(person, words, `${base}/speakers/${person.slug}`),
          ...(role === 'interpreter' ? { href: undefined } : {}),
          ...(topic === null ? {} : { tag: { text: say(topic, language) } }),
        })),
      },
    ];
  });
}

/** What comes before and after in the same room on the same day. */
function inSameRoom(data: AgendaData, session: AgendaSession) {
  const inRoom = data.sessions.filter(
    (one) =>
      one.id === session.id ||
      (one.room !== null &&
        one.room.id === session.room?.id &&
        one.day === session.day &&
        one.status === 'scheduled'),
  );
  const at = inRoom.findIndex(({ id }) => id === session.id);
  return { previous: inRoom[at - 1], next: inRoom[at + 1] };
}
