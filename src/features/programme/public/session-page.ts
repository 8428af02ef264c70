import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import {
  formatList,
  gregorianDate,
  hijriDate,
  textIn,
  time,
  zonePhrase,
} from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FactModel } from '../../../platform/views/index.ts';
import { type EditionShell, type EditionWhole, editionPath } from '../../series/index.ts';
import { type AgendaData, type AgendaPerson, type AgendaSession, agendaDates } from '../agenda-data.ts';
import { readAgenda } from '../store/agenda.ts';
import { cardOf, instantText, isTimed, tagsOf } from './agenda-model.ts';
import { lineOf, nameOf, roleWord } from './words.ts';

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

/** Adds the pages of sessions and speakers. */
export function addSessionPages(deps: {
  shell: EditionShell;
  database: Database;
  links: SessionLinks;
}): void {
  const { shell, database, links } = deps;

  const agendaOf = async (whole: EditionWhole): Promise<AgendaData> => {
    const data = await readAgenda(database.db, whole.edition.id, { audience: 'public' });
    if (data === undefined) throw notFound();
    return data;
  };

  shell.published({
    path: '/sessions/:session',
    handle: async (context, whole) => {
      const data = await agendaOf(whole);
      const session = data.sessions.find(({ slug }) => slug === context.params.session);
      if (session === undefined) throw notFound();
      const outcomes = await links.outcomes(whole.edition.id, session.id, context.language);
      return sessionPage(context, shell, whole, data, session, outcomes);
    },
  });

  shell.published({
    path: '/speakers',
    handle: async (context, whole) => speakersPage(context, shell, whole, await agendaOf(whole)),
  });

  shell.published({
    path: '/speakers/:person',
    handle: async (context, whole) => {
      const data = await agendaOf(whole);
      const person = data.persons.find(({ slug }) => slug === context.params.person);
      if (person === undefined || !isSpeaker(data, person)) throw notFound();
      return speakerPage(context, shell, whole, data, person);
    },
  });
}

const isSpeaker = (data: AgendaData, person: AgendaPerson): boolean =>
  data.sessions.some(
    ({ roles, papers }) =>
      roles.some(({ person: holder, role }) => holder.id === person.id && role !== 'interpreter') ||
      papers.some(({ authors }) => authors.some(({ id }) => id === person.id)),
  );

function sessionPage(
  context: PageContext,
  shell: EditionShell,
  whole: EditionWhole,
  data: AgendaData,
  session: AgendaSession,
  outcomes: readonly SessionOutcome[],
): Page {
  const { language } = context;
  const t = context.words(data.edition.digits);
  const base = context.href(editionPath(whole));
  const title = textIn(session.title, language);
  const person = (holder: AgendaPerson) => ({
    name: nameOf(holder, language),
    href: `${base}/speakers/${holder.slug}`,
    post: lineOf(holder, language),
    state: holder.state === null ? undefined : textIn(holder.state.shortName, language).text,
  });
  return {
    template: 'programme/session',
    digits: data.edition.digits,
    page: shell.publicPage(context, whole, {
      title: title.text,
      current: '/agenda',
      crumbs: [
        {
          label: t('common:nav.public.agenda'),
          href: `${base}/agenda${session.day === null ? '' : `?day=${session.day}`}`,
        },
        { label: title.text },
      ],
      alternates: [{ href: `${base}/sessions/${session.slug}.ics`, type: 'text/calendar' }],
    }),
    data: {
      session: {
        code: session.code,
        title,
        kind: t(`common:kind.session.${session.kind}`),
        theme:
          session.theme === null
            ? null
            : {
                number: session.theme.number,
                name: textIn(session.theme.title, language).text,
                href: `${base}/agenda?theme=${session.theme.slug}`,
              },
        tags: tagsOf({ ...context, t }, data, session),
        cancelled: session.status === 'cancelled',
        cancellationReason:
          session.cancellationReason === null ? null : textIn(session.cancellationReason, language).text,
        abstract: session.abstract === null ? null : textIn(session.abstract, language),
        people: session.roles.map((role) => ({
          role: roleWord(context, role),
          ...person(role.person),
        })),
        papers: session.papers.map((paper) => ({
          title: textIn(paper.title, language),
          abstract: paper.abstract === null ? null : textIn(paper.abstract, language),
          authors: formatList(
            paper.authors.map((author) => nameOf(author, language)),
            language,
            'roster',
          ),
        })),
        links: session.links,
        facts: factsOf({ ...context, t }, data, session),
        live: session.liveUrl,
        calendar: isTimed(session) ? `${base}/sessions/${session.slug}.ics` : null,
      },
      outcomes: outcomes.map(({ code, text, path }) => ({ code, text, href: `${base}${path}` })),
    },
  };
}

function factsOf(context: PageContext, data: AgendaData, session: AgendaSession): FactModel[] {
  const { t, language } = context;
  const settings = agendaDates(data, language);
  const facts: FactModel[] = [];
  if (isTimed(session)) {
    const { startsAt, endsAt } = session;
    facts.push({
      label: t('agenda:when'),
      value: gregorianDate(startsAt, settings, { weekday: true }),
      datetime: instantText(startsAt),
      notes: [
        hijriDate(startsAt, settings),
        t('agenda:from-to', { from: time(startsAt, settings), to: time(endsAt, settings) }),
        zonePhrase(settings),
      ],
    });
  }
  if (session.room !== null) {
    const { name, venue, capacity } = session.room;
    facts.push({
      label: t('agenda:where'),
      value: textIn(name, language).text,
      notes: [
        ...(venue === null ? [] : [textIn(venue, language).text]),
        ...(capacity === null ? [] : [t('common:count.seat', { count: capacity })]),
      ],
    });
  }
  const named = (list: readonly string[]): string =>
    formatList(
      list.map((one) => t(`common:language.${one}`)),
      language,
      'roster',
    );
  if (session.languages.length > 0)
    facts.push({ label: t('agenda:languages'), value: named(session.languages) });
  if (session.interpretation.length > 0) {
    facts.push({ label: t('agenda:interpretation'), value: named(session.interpretation) });
  }
  if (session.capacity !== null) {
    facts.push({ label: t('agenda:places'), value: t('common:count.seat', { count: session.capacity }) });
  }
  if (session.audience !== 'public') {
    facts.push({ label: t('agenda:open-to'), value: t(`common:kind.audience.${session.audience}`) });
  }
  facts.push({ label: t('agenda:code'), value: session.code, code: true });
  return facts;
}

function speakersPage(
  context: PageContext,
  shell: EditionShell,
  whole: EditionWhole,
  data: AgendaData,
): Page {
  const { language } = context;
  const t = context.words(data.edition.digits);
  const base = context.href(editionPath(whole));
  const key = ({ sortAr, sortEn }: AgendaPerson): string => (language === 'ar' ? sortAr : sortEn);
  const speakers = data.persons
    .filter((person) => isSpeaker(data, person))
    .toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
  return {
    template: 'programme/speakers',
    digits: data.edition.digits,
    page: shell.publicPage(context, whole, {
      title: t('common:nav.public.speakers'),
      current: '/speakers',
      lede: t('common:count.speaker', { count: speakers.length }),
    }),
    data: {
      people: speakers.map((person) => ({
        name: nameOf(person, language),
        href: `${base}/speakers/${person.slug}`,
        post: lineOf(person, language),
        state: person.state === null ? undefined : textIn(person.state.shortName, language).text,
      })),
    },
  };
}

function speakerPage(
  context: PageContext,
  shell: EditionShell,
  whole: EditionWhole,
  data: AgendaData,
  person: AgendaPerson,
): Page {
  const { language } = context;
  const t = context.words(data.edition.digits);
  const base = context.href(editionPath(whole));
  const settings = agendaDates(data, language);
  const name = nameOf(person, language);
  const own = data.sessions.filter(
    ({ roles, papers }) =>
      roles.some(({ person: holder }) => holder.id === person.id) ||
      papers.some(({ authors }) => authors.some(({ id }) => id === person.id)),
  );
  return {
    template: 'programme/speaker',
    digits: data.edition.digits,
    page: shell.publicPage(context, whole, {
      title: name,
      current: '/speakers',
      lede: [
        lineOf(person, language),
        person.state === null ? '' : textIn(person.state.shortName, language).text,
      ]
        .filter((part) => part !== '')
        .join(language === 'ar' ? '، ' : ', '),
      crumbs: [{ label: t('common:nav.public.speakers'), href: `${base}/speakers` }, { label: name }],
    }),
    data: {
      biography: person.biography === null ? null : textIn(person.biography, language),
      sessions: own.filter(isTimed).map((session) => {
        const role = session.roles.find(({ person: holder }) => holder.id === person.id);
        return {
          ...cardOf({ ...context, t }, data, session, base),
          day: gregorianDate(session.startsAt, settings, { weekday: true }),
          who: role === undefined ? t('agenda:author') : roleWord(context, role),
        };
      }),
    },
  };
}
