import { dayLabel } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import {
  type ListState,
  listControls,
  listState,
  pageOf,
  pickedNotice,
  queryValue,
  sortLink,
  sortRows,
} from '../../../platform/pages/workbench.ts';
import { type ColumnModel, queryHref, type TableModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath, placeOf, sentence } from '../../series/index.ts';
import type { AgendaData, AgendaSession } from '../agenda-data.ts';
import { filterSessions, isTranslated, needsOfSession } from '../filter.ts';
import { manageProgramme } from '../policy.ts';
import { say } from '../say.ts';
import { sessionKinds, sessionStatuses } from '../tables.ts';
import type { ProgrammePages } from './index.ts';
import { columnKeys, rowOf, usualColumns } from './workbench-rows.ts';

/** Usual narrowings of the list, as tabs. */
const views = {
  all: () => true,
  needs: (session: AgendaSession, data: AgendaData) => needsOfSession(session, data).length > 0,
  workshops: (session: AgendaSession) => session.kind === 'workshop',
  translation: (session: AgendaSession, data: AgendaData) =>
    session.status !== 'cancelled' && !isTranslated(session, data),
  cancelled: (session: AgendaSession) => session.status === 'cancelled',
  unscheduled: (session: AgendaSession) => session.startsAt === null,
} as const;
type View = keyof typeof views;
const isView = (name: string): name is View => Object.hasOwn(views, name);

/** Columns asked for: `columns` comes repeated from the form, joined by commas in links. */
function chosenColumns(context: PageContext): { shown: readonly string[]; asked: string } {
  const raw = context.query.columns;
  const asked = [raw ?? []]
    .flat()
    .join(',')
    .split(',')
    .filter((key) => columnKeys.some((known) => known === key));
  return asked.length === 0 ? { shown: usualColumns, asked: '' } : { shown: asked, asked: asked.join(',') };
}

/** The list of sessions as a workbench. */
export function workbenchPage(
  { shell }: ProgrammePages,
  context: PageContext,
  whole: EditionWhole,
  data: AgendaData,
  conflicts: number,
): Page {
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const base = context.href(`${managementPath(whole)}/sessions`);
  const writes = manageProgramme.allows(context.actor, placeOf(whole.edition));
  const read = listState(context, ['view', 'day', 'theme', 'room', 'kind', 'status']);
  const columns = chosenColumns(context);
  const state: ListState = {
    ...read,
    filters: { ...read.filters, ...(columns.asked === '' ? {} : { columns: columns.asked }) },
  };
  const named = state.filters.view ?? 'all';
  const view: View = isView(named) ? named : 'all';
  const { day, theme, room, kind, status } = state.filters;
  const found = filterSessions(
    data.sessions.filter((session) => views[view](session, data)),
    {
      q: state.q,
      day,
      themes: theme === undefined ? [] : [theme],
      rooms: room === undefined ? [] : [room],
      kinds: sessionKinds.filter((one) => one === kind),
      statuses: sessionStatuses.filter((one) => one === status),
    },
  );
  const sorted = sortRows(found, state.sort, {
    title: (session) => say(session.title, language),
    time: (session) => session.startsAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
    room: (session) => data.rooms.findIndex(({ id }) => id === session.room?.id),
    capacity: (session) => session.capacity ?? session.room?.capacity ?? 0,
  });
  const controls = listControls(context, {
    path: base,
    state,
    searchLabel: t('programme:list.search'),
    found: found.length,
    digits: whole.edition.digits,
    filters: filtersOf(context, whole, data),
  });
  const count = (name: View): number => data.sessions.filter((session) => views[name](session, data)).length;
  const table: TableModel = {
    id: 'sessions',
    caption: t('programme:list.sessions'),
    totals: totalsOf(context, whole, data, base, conflicts),
    tabs: (Object.keys(views) as View[]).map((name) => ({
      label: t(`programme:view.${name}`),
      href: queryHref(base, { view: name === 'all' ? null : name }),
      current: name === view,
      count: count(name) || undefined,
      urgent: name === 'needs' && count(name) > 0,
    })),
    ...controls,
    keep: { ...controls.keep, ...(view === 'all' ? {} : { view }) },
    columnChoice: columnKeys.map((key) => ({
      key,
      label: t(`programme:column.${key}`),
      shown: columns.shown.includes(key),
    })),
    columns: [
      { key: 'title', label: t('programme:list.session'), sort: sortLink(base, state, 'title') },
      ...columnKeys
        .filter((key) => columns.shown.includes(key))
        .map(
          (key): ColumnModel => ({
            key,
            label: t(`programme:column.${key}`),
            ...(key === 'time' || key === 'room' || key === 'capacity'
              ? { sort: sortLink(base, state, key) }
              : {}),
            ...(key === 'capacity' ? { kind: 'number' as const } : {}),
          }),
        ),
    ],
    rows: pageOf(sorted, state.page).map((session) => rowOf(context, whole, data, session, base)),
    ...(writes ? { bulk: bulkOf(context, base) } : {}),
    ...(data.sessions.length === 0
      ? {
          empty: {
            title: t('common:empty.sessions'),
            text: t('programme:list.none-text'),
            ...(writes
              ? { action: { label: t('programme:list.new'), href: `${base}/new`, tone: 'primary' as const } }
              : {}),
          },
        }
      : {}),
  };
  const done = Number(queryValue(context, 'done'));
  return {
    template: 'pages/list',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: t('common:nav.management.sessions'),
      current: '/sessions',
      actions: writes
        ? [
            { label: t('common:action.import'), href: `${base}/import`, icon: 'upload' },
            { label: t('programme:list.new'), href: `${base}/new`, tone: 'primary', icon: 'plus' },
          ]
        : [],
    }),
    data: {
      table,
      notices: [
        pickedNotice(context),
        queryValue(context, 'saved') !== '' && { tone: 'ok', title: t('common:result.saved'), live: true },
        Number.isInteger(done) &&
          done > 0 && { tone: 'ok', title: t('programme:bulk.done', { count: done }), live: true },
      ],
    },
  };
}

function filtersOf(context: PageContext, whole: EditionWhole, data: AgendaData) {
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, language);
  return [
    {
      name: 'theme',
      label: t('common:label.theme'),
      blank: t('programme:list.all-themes'),
      options: data.themes.map(({ slug, title }) => ({ value: slug, label: say(title, language) })),
    },
    {
      name: 'status',
      label: t('common:label.status'),
      blank: t('programme:list.all-statuses'),
      options: sessionStatuses.map((value) => ({
        value,
        label: sentence(t(`common:status.session.${value}`)),
      })),
    },
    {
      name: 'day',
      label: t('programme:form.day'),
      blank: t('programme:list.all-days'),
      options: [
        ...data.days.map((value) => ({ value, label: dayLabel(value, settings) })),
        { value: 'none', label: t('programme:list.no-time') },
      ],
    },
    {
      name: 'room',
      label: t('common:label.room'),
      blank: t('programme:list.all-rooms'),
      options: data.rooms.map(({ slug, name }) => ({ value: slug, label: say(name, language) })),
    },
    {
      name: 'kind',
      label: t('common:label.kind'),
      blank: t('programme:list.all-kinds'),
      options: sessionKinds.map((value) => ({ value, label: t(`common:kind.session.${value}`) })),
    },
  ];
}

function totalsOf(
  context: PageContext,
  whole: EditionWhole,
  data: AgendaData,
  base: string,
  conflicts: number,
): TableModel['totals'] {
  const t = context.words(whole.edition.digits);
  const count = (holds: (session: AgendaSession) => boolean): number => data.sessions.filter(holds).length;
  return [
    { label: t('programme:total.sessions'), value: data.sessions.length },
    {
      label: t('programme:total.scheduled'),
      value: count(({ status }) => status === 'scheduled'),
      href: `${base}?status=scheduled`,
    },
    {
      label: t('programme:total.unscheduled'),
      value: count(({ startsAt }) => startsAt === null),
      href: `${base}?view=unscheduled`,
    },
    {
      label: t('programme:total.leaderless'),
      value: count((session) => needsOfSession(session, data).includes('leader')),
      href: `${base}?view=needs`,
    },
    {
      label: t('programme:total.conflicts'),
      value: conflicts,
      href: context.href(`${managementPath(whole)}/conflicts`),
    },
  ];
}

function bulkOf({ t }: PageContext, base: string): TableModel['bulk'] {
  return {
    action: `${base}/bulk`,
    actions: [
      { label: t('programme:bulk.publish'), value: 'publish', icon: 'cal' },
      { label: t('programme:bulk.theme'), value: 'theme', icon: 'pen' },
      { label: t('programme:bulk.cancel'), value: 'cancel', icon: 'x' },
    ],
  };
}
