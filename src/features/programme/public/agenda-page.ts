import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { dayLabel, gregorianDate, hijriDate, textIn } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryHref } from '../../../platform/views/index.ts';
import { type EditionShell, type EditionWhole, editionPath } from '../../series/index.ts';
import { type AgendaData, agendaDates } from '../agenda-data.ts';
import { readAgenda } from '../store/agenda.ts';
import { sessionKinds } from '../tables.ts';
import { agendaModel, isTimed, type TimedSession } from './agenda-model.ts';

interface Filters {
  readonly theme: string;
  readonly room: string;
  readonly kind: string;
  readonly language: string;
}

const one = (value: string | readonly string[] | undefined): string =>
  (typeof value === 'string' ? value : value?.[0]) ?? '';

const passes = (session: TimedSession, filters: Filters): boolean =>
  (filters.theme === '' || session.theme?.slug === filters.theme) &&
  (filters.room === '' || session.room?.slug === filters.room) &&
  (filters.kind === '' || session.kind === filters.kind) &&
  (filters.language === '' || (session.languages as readonly string[]).includes(filters.language));

/** Adds the agenda: a day at a time, narrowed by theme, room, kind and language, without any script. */
export function addAgendaPage({ shell, database }: { shell: EditionShell; database: Database }): void {
  shell.published({
    path: '/agenda',
    handle: async (context, whole) => {
      const data = await readAgenda(database.db, whole.edition.id, { audience: 'public' });
      if (data === undefined) throw notFound();
      return agendaPage(context, shell, whole, data);
    },
  });
}

function agendaPage(context: PageContext, shell: EditionShell, whole: EditionWhole, data: AgendaData): Page {
  const { t, language } = context;
  const words = context.words(data.edition.digits);
  const settings = agendaDates(data, language);
  const base = context.href(editionPath(whole));
  const timed = data.sessions.filter(isTimed);
  const days = data.days.filter((day) => timed.some((session) => session.day === day));
  const asked = one(context.query.day);
  const day = days.includes(asked) ? asked : (days[0] ?? '');
  const filters: Filters = {
    theme: one(context.query.theme),
    room: one(context.query.room),
    kind: one(context.query.kind),
    language: one(context.query.language),
  };
  const ofDay = timed.filter((session) => session.day === day);
  const shown = ofDay.filter((session) => passes(session, filters));
  const narrowed = Object.values(filters).some((value) => value !== '');
  const title = t('common:nav.public.agenda');
  const numberOf = (index: number): string => words('agenda:day', { number: index + 1 });
  return {
    template: 'programme/agenda',
    digits: data.edition.digits,
    page: shell.publicPage(context, whole, {
      title,
      current: '/agenda',
      description: textIn(whole.edition.title, language).text,
      alternates: [
        { href: `${base}/agenda.ics`, type: 'text/calendar' },
        { href: `${base}/agenda.json`, type: 'application/json' },
        { href: `${base}/schedule.xml`, type: 'application/xml' },
      ],
    }),
    data: {
      days: days.map((value, index) => ({
        title: numberOf(index),
        date: dayLabel(value, settings),
        href: queryHref(`${base}/agenda`, { ...context.query }, { day: index === 0 ? null : value }),
        current: value === day,
      })),
      heading: day === '' ? '' : gregorianDate(day, settings, { weekday: true }),
      hijri: day === '' ? '' : hijriDate(day, settings),
      counted: words('common:count.session', { count: shown.length }),
      agenda: shown.length === 0 ? null : agendaModel({ ...context, t: words }, data, shown, base),
      filters: filterModels(context, data, timed, filters),
      action: `${base}/agenda`,
      day: day === days[0] ? '' : day,
      narrowed,
      clearHref: queryHref(`${base}/agenda`, {}, { day: day === days[0] ? null : day }),
      formats: [
        ...(['ar', 'en', 'ar-en'] as const).map((mode) => ({
          label: t(`agenda:pdf.${mode}`),
          href: `${base}/agenda.${mode}.pdf`,
        })),
        { label: t('agenda:calendar'), href: `${base}/agenda.ics` },
      ],
    },
  };
}

function filterModels(
  context: PageContext,
  data: AgendaData,
  sessions: readonly TimedSession[],
  filters: Filters,
) {
  const { t, language } = context;
  const kinds = new Set(sessions.map(({ kind }) => kind));
  const rooms = new Set(sessions.map(({ room }) => room?.id));
  const languages = new Set(sessions.flatMap((session) => session.languages));
  const option = (value: string, label: string, current: string) => ({
    value,
    label,
    selected: value === current,
  });
  return [
    {
      name: 'theme',
      label: t('agenda:all-themes'),
      options: data.themes.map(({ slug, title }) =>
        option(slug, textIn(title, language).text, filters.theme),
      ),
    },
    {
      name: 'room',
      label: t('agenda:all-rooms'),
      options: data.rooms
        .filter(({ id }) => rooms.has(id))
        .map(({ slug, name }) => option(slug, textIn(name, language).text, filters.room)),
    },
    {
      name: 'kind',
      label: t('agenda:all-kinds'),
      options: sessionKinds
        .filter((kind) => kinds.has(kind))
        .map((kind) => option(kind, t(`common:kind.session.${kind}`), filters.kind)),
    },
    {
      name: 'language',
      label: t('agenda:all-languages'),
      options: [...languages].map((value) => option(value, t(`common:language.${value}`), filters.language)),
    },
  ].filter(({ options }) => options.length > 1);
}
