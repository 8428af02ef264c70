import {
  dayLabel,
  gregorianDate,
  hijriDate,
  type Language,
  ordinal,
  zonePhrase,
} from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { queryValue } from '../../../platform/pages/workbench.ts';
import { queryHref } from '../../../platform/views/index.ts';
import { type EditionWhole, editionPath } from '../../series/index.ts';
import { type AgendaData, type AgendaSession, agendaDates } from '../agenda-data.ts';
import { filterSessions, type SessionFilter } from '../filter.ts';
import { say, themeModel } from '../say.ts';
import { sessionKinds } from '../tables.ts';
import { type AgendaWords, agendaDay, sessionCard } from './agenda-model.ts';
import type { PublicPages } from './index.ts';
import { type Stars, starForm } from './stars.ts';

/** Filters of the public agenda, all in the address. */
interface AgendaQuery extends SessionFilter {
  readonly view: 'rooms' | 'list';
  /** What links of the page carry along. */
  readonly carried: Readonly<Record<string, string | readonly string[]>>;
  readonly narrowed: boolean;
}

const listed = (context: PageContext, name: string): string[] =>
  [context.query[name] ?? []]
    .flat()
    .filter((value) => value !== '')
    .slice(0, 30);

function agendaQuery(context: PageContext): AgendaQuery {
  const q = queryValue(context, 'q').slice(0, 200);
  const themes = listed(context, 'theme');
  const [room, kind, language] = [
    queryValue(context, 'room'),
    queryValue(context, 'kind'),
    queryValue(context, 'language'),
  ];
  const view = queryValue(context, 'view') === 'list' ? 'list' : 'rooms';
  const release = queryValue(context, 'release');
  return {
    q,
    themes,
    rooms: room === '' ? [] : [room],
    kinds: sessionKinds.filter((one) => one === kind),
    languages: (['ar', 'en'] as const).filter((one) => one === language),
    view,
    narrowed: q !== '' || themes.length > 0 || room !== '' || kind !== '' || language !== '',
    carried: {
      ...(q === '' ? {} : { q }),
      ...(themes.length === 0 ? {} : { theme: themes }),
      ...(room === '' ? {} : { room }),
      ...(kind === '' ? {} : { kind }),
      ...(language === '' ? {} : { language }),
      ...(view === 'list' ? { view } : {}),
      ...(release === '' ? {} : { release }),
    },
  };
}

/** Words and addresses of an edition's public pages. */
export const agendaWords = (context: PageContext, whole: EditionWhole): AgendaWords => ({
  language: context.language,
  t: context.words(whole.edition.digits),
  hrefOf: ({ slug }) => context.href(`${editionPath(whole)}/sessions/${slug}`),
});

/** «اليوم الأول», “Day 1”: days of the edition by their number, days before it by their date alone. */
const dayTitle = (data: AgendaData, day: string, words: AgendaWords): string => {
  const number = data.days.filter((one) => one >= data.edition.startsOn && one <= day).length;
  if (day < data.edition.startsOn || number === 0) return words.t('agenda:before');
  return words.t('agenda:day', {
    number: words.language === 'ar' ? ordinal(number, 'm', 'nom', 'ar') : number,
  });
};

/** The calendar of what is shown: of one room or one theme where the agenda is narrowed to it, else the whole. */
const calendarOf = (
  base: string,
  { rooms = [], themes = [] }: Pick<AgendaQuery, 'rooms' | 'themes'>,
): string => {
  const [room, theme] = [rooms[0], themes[0]];
  if (room !== undefined && themes.length === 0) return `${base}/rooms/${encodeURIComponent(room)}.ics`;
  if (theme !== undefined && themes.length === 1 && rooms.length === 0) {
    return `${base}/themes/${encodeURIComponent(theme)}.ics`;
  }
  return `${base}/agenda.ics`;
};

/** The agenda by day, in the reader's language. */
export function agendaPage(
  { shell, marks }: PublicPages,
  context: PageContext,
  whole: EditionWhole,
  data: AgendaData,
  starOf: Stars,
): Page {
  const { language } = context;
  const words = { ...agendaWords(context, whole), starOf };
  const { t } = words;
  const settings = agendaDates(data, language);
  const base = context.href(editionPath(whole));
  const path = `${base}/agenda`;
  const query = agendaQuery(context);
  const busy = new Set(data.sessions.flatMap(({ day }) => day ?? []));
  const days = data.days.filter((day) => busy.has(day));
  const asked = queryValue(context, 'day');
  const noSuchDay = asked !== '' && !days.includes(asked) && days.length > 0;
  const day = days.includes(asked) ? asked : (days[0] ?? data.edition.startsOn);
  const found = filterSessions(data.sessions, query);
  const today = found.filter((session) => session.day === day);
  const model = agendaDay(data, today, words);
  const list = query.view === 'list' || model?.wide === true;
  const elsewhere = query.narrowed
    ? days.flatMap((other) => {
        const count = found.filter((session) => session.day === other).length;
        return other === day || count === 0
          ? []
          : [
              {
                href: queryHref(path, { day: other, ...query.carried }),
                text: `${dayLabel(other, settings)}: ${t('common:count.session', { count })}`,
              },
            ];
      })
    : [];
  return {
    template: 'programme/agenda',
    digits: whole.edition.digits,
    page: shell.publicPage(context, whole, {
      title: t('common:nav.public.agenda'),
      description: say(data.edition.title, language),
      current: '/agenda',
      lede: [
        ...(data.release === null
          ? []
          : [
              t('agenda:release', {
                version: data.release.version,
                date: gregorianDate(data.release.releasedAt, settings),
              }),
            ]),
        t('agenda:times', { zone: zonePhrase(settings) }),
      ].join('\u00a0· '),
      crumbs: [{ label: t('common:nav.public.home'), href: base }, { label: t('common:nav.public.agenda') }],
      // An edition without sessions has nothing to print or to subscribe to.
      ...(data.sessions.length === 0
        ? {}
        : {
            actions: [
              { label: t('agenda:mine'), href: `${base}${marks.path}`, icon: 'star' },
              { label: t('agenda:calendar'), href: calendarOf(base, query), icon: 'cal' },
              {
                label: 'PDF',
                href: ofRelease(`${base}/agenda.${language}.pdf`, data.release),
                icon: 'down',
              },
              ...(data.release === null
                ? []
                : [{ label: t('agenda:changes'), href: `${base}/changes`, icon: 'log' as const }]),
            ],
            alternates: agendaAlternates(base, language),
          }),
    }),
    data: {
      formats: formatsOf(base, words, data),
      stars: starForm(marks, context, whole),
      dayCalendar: queryHref(`${base}/agenda.ics`, { day }),
      path,
      day,
      notices: [
        data.release?.current === false && {
          title: t('agenda:older-release'),
          text: t('agenda:older-release-text', {
            version: data.release.version,
            date: gregorianDate(data.release.releasedAt, settings),
          }),
          tone: 'warn',
          actions: [{ label: t('agenda:current-release'), href: path }],
        },
        noSuchDay && {
          title: t('agenda:no-such-day'),
          text: t('agenda:no-such-day-text', {
            days: days.map((one) => dayLabel(one, settings)).join(language === 'ar' ? '، ' : ', '),
          }),
          tone: 'warn',
        },
      ],
      days: days.map((one) => ({
        title: dayTitle(data, one, words),
        date: dayLabel(one, settings),
        href: queryHref(path, { day: one, ...query.carried }),
        current: one === day,
      })),
      heading: { title: gregorianDate(day, settings, { weekday: true }), hijri: hijriDate(day, settings) },
      filters: filterModel(context, data, words, query, asked === '' ? '' : day),
      view: {
        current: list ? 'list' : 'rooms',
        roomsHref: queryHref(path, { day, ...query.carried }, { view: null }),
        listHref: queryHref(path, { day, ...query.carried }, { view: 'list' }),
        choice: model?.wide !== true,
      },
      narrowed: query.narrowed,
      clearHref: queryHref(path, {
        day,
        ...(query.view === 'list' ? { view: 'list' } : {}),
        ...(data.release?.current === false ? { release: String(data.release.number) } : {}),
      }),
      empty: data.sessions.length === 0,
      elsewhere,
      model: list ? undefined : model,
      list: list ? listModel(data, today, words) : [],
    },
  };
}

/** Documents and files of the same programme, for the foot of the page. */
const formatsOf = (base: string, { t }: AgendaWords, { release }: AgendaData) => [
  ...(['ar', 'en', 'ar-en'] as const).map((mode) => ({
    label: t(`agenda:pdf.${mode}`),
    href: ofRelease(`${base}/agenda.${mode}.pdf`, release),
  })),
  { label: 'schedule.xml', href: ofRelease(`${base}/schedule.xml`, release) },
  { label: 'schedule.json', href: ofRelease(`${base}/schedule.json`, release) },
];

/** The address of a document of this very release, where it is not the current one. */
const ofRelease = (href: string, release: AgendaData['release']): string =>
  release?.current === false ? `${href}?release=${release.number}` : href;

/** The same programme in other forms. */
const agendaAlternates = (base: string, language: Language) => [
  { href: `${base}/agenda.ics`, type: 'text/calendar', language },
  { href: `${base}/agenda.json`, type: 'application/json' },
  { href: `${base}/schedule.xml`, type: 'application/xml', title: 'schedule.xml' },
  { href: `${base}/schedule.json`, type: 'application/json', title: 'schedule.json' },
];

/** Sessions of a day, as rows under their hours. */
function listModel(data: AgendaData, sessions: readonly AgendaSession[], words: AgendaWords) {
  return sessions.map((session) => sessionCard(data, session, words));
}

function filterModel(
  context: PageContext,
  data: AgendaData,
  { t, language }: AgendaWords,
  query: AgendaQuery,
  day: string,
) {
  const used = <T extends { readonly id: string }>(
    things: readonly T[],
    of: (session: AgendaSession) => { readonly id: string } | null,
  ): T[] => {
    const ids = new Set(data.sessions.map((session) => of(session)?.id));
    return things.filter(({ id }) => ids.has(id));
  };
  const kinds = new Set(data.sessions.map(({ kind }) => kind));
  const chosen = (name: string): string => queryValue(context, name);
  return {
    q: query.q ?? '',
    keep: { day, view: query.view === 'list' ? 'list' : '', release: queryValue(context, 'release') },
    selects: [
      {
        name: 'kind',
        label: t('common:label.kind'),
        blank: t('agenda:all-kinds'),
        options: sessionKinds
          .filter((kind) => kinds.has(kind))
          .map((value) => ({
            value,
            label: t(`common:kind.session.${value}`),
            selected: chosen('kind') === value,
          })),
      },
      {
        name: 'room',
        label: t('common:label.room'),
        blank: t('agenda:all-rooms'),
        options: used(data.rooms, ({ room }) => room).map(({ slug, name }) => ({
          value: slug,
          label: say(name, language),
          selected: chosen('room') === slug,
        })),
      },
      {
        name: 'language',
        label: t('common:label.language'),
        blank: t('agenda:all-languages'),
        options: (['ar', 'en'] as const).map((value) => ({
          value,
          label: t(`common:language.${value}`),
          selected: chosen('language') === value,
        })),
      },
    ],
    themes: used(data.themes, ({ theme }) => theme).map((theme) => ({
      ...themeModel(theme, language),
      value: theme.slug,
      checked: query.themes?.includes(theme.slug) ?? false,
    })),
  };
}
