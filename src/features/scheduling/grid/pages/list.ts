import { dayLabel, matches, timeRange } from '../../../../platform/language/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import { listControls, listState, pageOf, queryValue } from '../../../../platform/pages/workbench.ts';
import type { RowModel, TableModel, TagModel } from '../../../../platform/views/index.ts';
import type { AgendaSession } from '../../../programme/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath } from '../../../series/index.ts';
import { say, violationsFor, type WorkingSchedule } from './model.ts';

/** The whole schedule as a list: the board's twin, which needs no script. */
export function scheduleTable(
  context: PageContext,
  whole: EditionWhole,
  schedule: WorkingSchedule,
  writes: boolean,
): TableModel {
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, language);
  const { data, facts, violations } = schedule;
  const base = context.href(`${managementPath(whole)}/schedule`);
  const state = listState(context, ['day', 'room', 'view']);
  const { day, room } = state.filters;
  const shown = data.sessions.filter(
    (session) =>
      session.status !== 'cancelled' &&
      (day === undefined || (day === 'none' ? session.startsAt === null : session.day === day)) &&
      (room === undefined || session.room?.id === room) &&
      (state.q === '' ||
        matches(
          [
            session.code,
            session.title.ar,
            session.title.en,
            ...session.roles.flatMap(({ person }) => [person.name.ar, person.name.en]),
          ].join(' '),
          state.q,
        )),
  );
  const factsOf = new Map(facts.sessions.map((session) => [session.id, session]));
  const row = (session: AgendaSession): RowModel => {
    const broken = violationsFor(violations, session);
    const own = `${base}/${session.id}`;
    const pinned = factsOf.get(session.id)?.pinned === true;
    return {
      id: session.id,
      title: say(session.title, language),
      href: context.href(`${managementPath(whole)}/sessions/${session.id}`),
      sub: `${session.code} · ${t(`common:kind.session.${session.kind}`)}`,
      ...(session.title[language] === '' ? { lang: session.title.authentic } : {}),
      cells: {
        time:
          session.startsAt === null || session.endsAt === null
            ? { tag: { text: t('schedule:unplaced'), tone: 'info' } }
            : {
                time: {
                  datetime: session.startsAt.toISOString(),
                  text: timeRange(session.startsAt, session.endsAt, settings).replaceAll(' ', '\u00a0'),
                },
                sub: dayLabel(session.startsAt, settings),
              },
        room: session.room === null ? null : say(session.room.name, language),
        people: session.roles
          .map(({ person }) => say(person.name, language))
          .join(language === 'ar' ? '، ' : ', '),
        conflicts: {
          tags: [
            ...(pinned ? [{ text: t('schedule:pinned'), icon: 'lock' } satisfies TagModel] : []),
            ...[...new Map(broken.map((one) => [one.rule, one])).values()].map(
              ({ rule, level }): TagModel => ({
                text: t(`schedule:rule.${rule}`),
                tone: level === 'blocking' ? 'bad' : 'warn',
              }),
            ),
          ],
        },
        ...(writes
          ? {
              acts: {
                actions: [{ label: t('schedule:move-to'), href: own, size: 'sm', about: session.code }],
              },
            }
          : {}),
      },
    };
  };
  return {
    id: 'schedule-list',
    caption: t('schedule:list-caption'),
    totals: [
      {
        label: t('schedule:total-placed'),
        value: facts.sessions.filter(({ at, cancelled }) => at !== null && !cancelled).length,
      },
      {
        label: t('schedule:total-pool'),
        value: facts.sessions.filter(({ at, cancelled }) => at === null && !cancelled).length,
        href: `${base}?view=list&day=none`,
      },
      { label: t('schedule:total-pinned'), value: facts.sessions.filter(({ pinned }) => pinned).length },
      {
        label: t('schedule:total-blocking'),
        value: violations.filter(({ level, ignored }) => level === 'blocking' && ignored === null).length,
        href: context.href(`${managementPath(whole)}/conflicts`),
      },
    ],
    ...withView(
      listControls(context, {
        path: base,
        state,
        searchLabel: t('schedule:search'),
        found: shown.length,
        digits: whole.edition.digits,
        filters: [
          {
            name: 'day',
            label: t('schedule:day'),
            blank: t('schedule:all-days'),
            options: [
              ...data.days.map((value) => ({ value, label: dayLabel(value, settings) })),
              { value: 'none', label: t('schedule:unplaced') },
            ],
          },
          {
            name: 'room',
            label: t('common:label.room'),
            blank: t('schedule:all-rooms'),
            options: data.rooms.map(({ id, name }) => ({ value: id, label: say(name, language) })),
          },
        ],
      }),
      queryValue(context, 'view'),
    ),
    columns: [
      { key: 'title', label: t('schedule:list-session') },
      { key: 'time', label: t('schedule:list-time') },
      { key: 'room', label: t('schedule:list-room') },
      { key: 'people', label: t('schedule:list-people') },
      { key: 'conflicts', label: t('schedule:list-conflicts') },
      ...(writes ? [{ key: 'acts', label: t('schedule:actions'), labelHidden: true }] : []),
    ],
    rows: pageOf(shown, state.page).map(row),
    empty: { title: t('schedule:list-none') },
  };
}

/** Search and filters keep the way of looking. */
const withView = <T extends Pick<TableModel, 'keep'>>(controls: T, view: string): T =>
  view === '' ? controls : { ...controls, keep: { ...controls.keep, view } };
