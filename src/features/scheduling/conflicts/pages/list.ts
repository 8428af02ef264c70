import { dayLabel, stripInvisible, timeRange } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import {
  type ListState,
  listControls,
  listState,
  pageOf,
  queryValue,
} from '../../../../platform/pages/workbench.ts';
import { writeCsv } from '../../../../platform/spreadsheet/index.ts';
import { queryHref, type TableModel } from '../../../../platform/views/index.ts';
import { manageProgramme, readProgramme, withdrawnNotice } from '../../../programme/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import { dayAt } from '../../rules/conflicts/index.ts';
import { levels, type Violation } from '../../rules/facts.ts';
import { voiceOf } from '../present.ts';
import { filterViolations, type Reading, readConflicts } from '../reading.ts';
import { personNamed, roomNamed, sentenceOf, type Voice } from '../sentences.ts';
import { ruleNames } from '../service.ts';
import { acceptedRows } from './accepted.ts';
import { rowOf } from './rows.ts';
import { baseOf, type ConflictsPages } from './shared.ts';

const shownLevels = levels.filter((level) => level !== 'off');
const filterNames = ['view', 'level', 'rule', 'day', 'room', 'person', 'session'];

/** Adds the list of conflicts and its file. */
export function addConflictList({
  shell,
  database: { db },
  readFacts,
  translator,
  programme,
}: ConflictsPages): void {
  const found = (reading: Reading, voice: Voice, state: ListState) => {
    const view = state.filters.view ?? 'open';
    const typed = state.q.toLowerCase();
    return filterViolations(reading, { ...state.filters, view }).filter(
      (one) =>
        typed === '' || searched(one, reading, voice).includes(typed) || searchedCode(one, reading, typed),
    );
  };

  shell.managed({
    path: '/conflicts',
    policy: readProgramme,
    handle: async (context, whole): Promise<Page> => {
      const reading = await readConflicts({ db, readFacts }, whole.edition.id);
      const voice = voiceOf(translator, whole, context.language);
      const { t } = voice;
      const base = baseOf(context, whole);
      const state = listState(context, filterNames);
      const manages = manageProgramme.allows(context.actor, placeOf(whole.edition));
      const rows = found(reading, voice, state);
      const table = tableOf(context, whole, reading, voice, { state, rows, base, manages });
      const done = queryValue(context, 'done');
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('common:nav.management.conflicts'),
          lede: t('conflicts:lede'),
          current: '/conflicts',
          actions: [
            {
              label: t('conflicts:csv'),
              href: queryHref(`${base}.csv`, { q: state.q, ...state.filters }),
              icon: 'down',
            },
            ...(manages
              ? [{ label: t('conflicts:settings'), href: `${base}/rules`, icon: 'gear' as const }]
              : []),
          ],
        }),
        data: {
          table,
          notices: [
            withdrawnNotice(context, whole, await programme.withdrawn(db, whole.edition.id)),
            done === 'accepted' && { tone: 'ok', title: t('conflicts:accepted.done'), live: true },
            done === 'restored' && { tone: 'ok', title: t('conflicts:accepted.restored'), live: true },
          ],
        },
      };
    },
  });

  shell.managed({
    path: '/conflicts.csv',
    policy: readProgramme,
    handle: async (context, whole) => {
      const reading = await readConflicts({ db, readFacts }, whole.edition.id);
      const voice = voiceOf(translator, whole, context.language);
      const { t, settings } = voice;
      const list = found(reading, voice, listState(context, filterNames));
      const titles = (ids: readonly string[], name: (id: string) => string): string =>
        ids.map(name).join('; ');
      return {
        type: 'text/csv; charset=utf-8',
        headers: { 'content-disposition': 'attachment; filename="conflicts.csv"' },
        body: writeCsv({
          title: t('common:nav.management.conflicts'),
          language: context.language,
          headings: [
            t('conflicts:column.level'),
            t('conflicts:column.rule'),
            t('conflicts:column.conflict'),
            t('conflicts:column.day'),
            t('conflicts:column.time'),
            t('conflicts:column.sessions'),
            t('conflicts:column.involved'),
            t('conflicts:column.cost'),
            t('conflicts:column.reason'),
          ],
          rows: list.map((one) => [
            t(`conflicts:level.${one.level}`),
            t(`conflicts:rule.${one.rule}`),
            stripInvisible(sentenceOf(one, reading.names, voice)),
            one.during === null ? '' : dayLabel(new Date(one.during.start), settings),
            one.during === null
              ? ''
              : timeRange(new Date(one.during.start), new Date(one.during.end), settings),
            titles(one.sessions, (id) => reading.names.sessions.get(id)?.code ?? ''),
            titles(
              [
                ...one.persons.map((id) => personNamed(id, reading.names, voice)),
                ...one.rooms.map((id) => roomNamed(id, reading.names, voice)),
              ],
              (name) => name,
            ),
            one.cost,
            one.ignored ?? '',
          ]),
        }),
      };
    },
  });
}

const searched = (one: Violation, { names }: Reading, voice: Voice): string =>
  stripInvisible(sentenceOf(one, names, voice)).toLowerCase();

const searchedCode = ({ sessions }: Violation, { names }: Reading, typed: string): boolean =>
  sessions.some((id) => names.sessions.get(id)?.code.toLowerCase() === typed);

function tableOf(
  context: PageContext,
  whole: EditionWhole,
  reading: Reading,
  voice: Voice,
  list: {
    readonly state: ListState;
    readonly rows: readonly Violation[];
    readonly base: string;
    readonly manages: boolean;
  },
): TableModel {
  const { t, settings } = voice;
  const { state, rows, base } = list;
  const view = state.filters.view ?? 'open';
  const open = reading.violations.filter(({ ignored }) => ignored === null);
  const gone = view === 'accepted' ? acceptedRows(context, reading, voice, list) : [];
  const controls = listControls(context, {
    path: base,
    state,
    searchLabel: t('conflicts:search'),
    found: rows.length,
    digits: whole.edition.digits,
    filters: filtersOf(reading, voice),
  });
  return {
    id: 'conflicts',
    caption: t('common:nav.management.conflicts'),
    totals: [
      ...shownLevels.map((level) => ({
        label: t(`conflicts:levels.${level}`),
        value: open.filter((one) => one.level === level).length,
        href: queryHref(base, { level }),
      })),
      {
        label: t('conflicts:levels.accepted'),
        value: reading.violations.length - open.length,
        href: queryHref(base, { view: 'accepted' }),
      },
    ],
    tabs: (['open', 'accepted', 'all'] as const).map((name) => ({
      label: t(`conflicts:view.${name}`),
      href: queryHref(base, { view: name === 'open' ? null : name }),
      current: name === view,
    })),
    ...controls,
    keep: { ...controls.keep, ...(view === 'open' ? {} : { view }) },
    columns: [
      { key: 'conflict', label: t('conflicts:column.conflict') },
      { key: 'level', label: t('conflicts:column.level') },
      { key: 'time', label: t('conflicts:column.time') },
      { key: 'sessions', label: t('conflicts:column.sessions') },
      { key: 'involved', label: t('conflicts:column.involved') },
      { key: 'actions', label: t('conflicts:column.actions'), labelHidden: true },
    ],
    rows: [
      ...pageOf(rows, state.page).map((one) => {
        const day =
          one.during === null ? undefined : reading.facts.days[dayAt(reading.facts.days, one.during.start)];
        return rowOf(context, whole, one, { ...list, reading, voice, day: day?.day, settings });
      }),
      ...gone,
    ],
    ...(state.narrowed ? {} : { empty: { title: t('conflicts:none'), text: t('conflicts:none-text') } }),
  };
}

function filtersOf({ violations, data, facts, names }: Reading, voice: Voice) {
  const { t, settings } = voice;
  const present = new Set(violations.map(({ rule }) => rule));
  const persons = [...new Set(violations.flatMap((one) => one.persons))]
    .map((id) => ({ value: id, label: personNamed(id, names, voice) }))
    .sort((one, other) => one.label.localeCompare(other.label, settings.language));
  return [
    {
      name: 'level',
      label: t('conflicts:column.level'),
      blank: t('conflicts:filter.all-levels'),
      options: shownLevels.map((value) => ({ value, label: t(`conflicts:level.${value}`) })),
    },
    {
      name: 'rule',
      label: t('conflicts:column.rule'),
      blank: t('conflicts:filter.all-rules'),
      options: ruleNames
        .filter((rule) => present.has(rule))
        .map((value) => ({ value, label: t(`conflicts:rule.${value}`) })),
    },
    {
      name: 'day',
      label: t('conflicts:column.day'),
      blank: t('conflicts:filter.all-days'),
      options: facts.days.map(({ day }) => ({ value: day, label: dayLabel(day, settings) })),
    },
    {
      name: 'room',
      label: t('common:label.room'),
      blank: t('conflicts:filter.all-rooms'),
      options: data.rooms.map(({ id }) => ({ value: id, label: roomNamed(id, names, voice) })),
    },
    {
      name: 'person',
      label: t('conflicts:column.person'),
      blank: t('conflicts:filter.all-persons'),
      options: persons,
    },
  ];
}
