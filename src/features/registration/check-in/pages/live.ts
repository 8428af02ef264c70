import { dayLabel, dayOf, daysBetween, daysOf, textIn, time } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import {
  type ColumnsModel,
  queryHref,
  type StatModel,
  type TableModel,
} from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  managementPath,
  type PartPages,
  placeOf,
} from '../../../series/index.ts';
import { type LiveCounts, liveCounts } from '../../store/attendance.ts';
import { type DoorRow, listDoors } from '../../store/check-in-kit.ts';
import { lastSequence } from '../../store/check-ins.ts';
import type { CheckInServices } from '../context.ts';
import { checkPeopleIn, readAttendance } from '../policy.ts';

const QUARTER = 900_000;

const inWords = ({ language }: PageContext, text: { readonly ar: string; readonly en: string }): string =>
  text[language] || text.ar || text.en;

/** The day asked for; else today, or the day of the edition that is nearest. */
function dayAsked(context: PageContext, { edition }: EditionWhole, now: Date): number {
  const last = daysBetween(edition.startsOn, edition.endsOn);
  const asked = queryValue(context, 'day');
  const day = /^\d{1,2}$/.test(asked)
    ? Number(asked)
    : daysBetween(edition.startsOn, dayOf(now, edition.timeZone));
  return Math.max(0, Math.min(last, day));
}

/** Entries by quarter hours, from the first to the last, empty ones too. */
function chartOf(context: PageContext, whole: EditionWhole, { quarters }: LiveCounts): ColumnsModel {
  const t = context.words(whole.edition.digits);
  const [first, last] = [quarters[0]?.quarter ?? 0, quarters.at(-1)?.quarter ?? -1];
  const settings = dateSettingsOf(whole, context.language);
  return {
    title: t('check-in:live.quarters'),
    pointLabel: t('check-in:live.quarter'),
    valueLabel: t('check-in:live.entries'),
    points: Array.from({ length: last - first + 1 }, (_, index) => ({
      label: time(new Date((first + index) * QUARTER), settings),
      value: quarters.find(({ quarter }) => quarter === first + index)?.entries ?? 0,
    })),
  };
}

function tablesOf(
  context: PageContext,
  whole: EditionWhole,
  found: LiveCounts,
  doors: readonly DoorRow[],
): TableModel[] {
  const t = context.words(whole.edition.digits);
  const number = (key: string) => ({ key, label: t(`check-in:live.${key}`), kind: 'number' as const });
  const table = (
    id: 'zones' | 'doors' | 'sessions',
    columns: readonly string[],
    rows: TableModel['rows'],
  ): TableModel => ({
    id,
    caption: t(`check-in:live.${id}`),
    columns: [{ key: 'name', label: t('common:label.name') }, ...columns.map(number)],
    rows,
    empty: { title: t(`check-in:live.no-${id}`) },
  });
  return [
    table(
      'zones',
      ['inside', 'people'],
      found.zones.map(({ number: id, name, inside, people }) => ({
        id: String(id),
        title: inWords(context, name),
        cells: { inside, people },
      })),
    ),
    table(
      'doors',
      ['in', 'out'],
      doors.map(({ id, name }) => {
        const own = found.doors.find((one) => one.id === id);
        return { id, title: inWords(context, name), cells: { in: own?.in ?? 0, out: own?.out ?? 0 } };
      }),
    ),
    table(
      'sessions',
      ['people'],
      found.sessions.map(({ id, code, title, people }) => ({
        id,
        title: inWords(context, title),
        sub: code,
        cells: { people },
      })),
    ),
  ];
}

/** Adds the live counts of the office and of a wall. */
export function addLivePages({ shell, database, clock }: CheckInServices & PartPages): void {
  const modelOf = async (context: PageContext, whole: EditionWhole) => {
    const { edition } = whole;
    const day = dayAsked(context, whole, clock.now());
    // First, so that whoever comes while the counts are read makes them asked for anew.
    const sequence = await lastSequence(database.db, edition.id);
    const [found, doors] = await Promise.all([
      liveCounts(database, database.db, edition.id, day),
      listDoors(database.db, edition.id),
    ]);
    const t = context.words(edition.digits);
    const base = context.href(`${managementPath(whole)}/check-in`);
    const settings = dateSettingsOf(whole, context.language);
    const stats: StatModel[] = [
      { label: t('check-in:live.inside'), value: found.inside },
      { label: t('check-in:live.people'), value: found.people },
      { label: t('check-in:live.entries'), value: found.entries },
      {
        label: t('check-in:live.conflicts'),
        value: found.conflicts,
        href: `${base}/conflicts`,
      },
    ];
    return {
      t,
      base,
      day,
      found,
      doors,
      stats,
      dayName: dayLabel(daysOf(edition.startsOn, edition.endsOn)[day] ?? edition.startsOn, settings),
      sequence,
      events: `/api/v1/editions/${edition.id}/check-ins/events`,
    };
  };

  shell.managed({
    path: '/check-in',
    policy: readAttendance,
    handle: async (context, whole): Promise<Page> => {
      const { t, base, day, found, doors, stats, events, sequence, dayName } = await modelOf(context, whole);
      const { edition } = whole;
      const settings = dateSettingsOf(whole, context.language);
      const atDoor = checkPeopleIn.allows(context.actor, placeOf(edition));
      return {
        template: 'check-in/live',
        digits: edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('check-in:title'),
          lede: dayName,
          current: '/check-in',
          scripts: ['check-in-live.js'],
          actions: [
            {
              label: t('check-in:live.wall'),
              href: queryHref(`${base}/wall`, { day: String(day) }),
              icon: 'external',
            },
            {
              label: t('check-in:attendance.title'),
              href: context.href(`${managementPath(whole)}/attendance`),
              icon: 'users',
            },
            ...(atDoor
              ? [
                  { label: t('check-in:devices.title'), href: `${base}/devices`, icon: 'gear' as const },
                  { label: t('check-in:walk-in.title'), href: `${base}/walk-in`, icon: 'plus' as const },
                  { label: t('check-in:live.open-door'), href: `${base}/door`, tone: 'primary' as const },
                ]
              : []),
          ],
        }),
        data: {
          events,
          sequence,
          stats,
          chart: chartOf(context, whole, found),
          tables: tablesOf(context, whole, found, doors),
          tabsLabel: t('check-in:live.days'),
          tabs: daysOf(edition.startsOn, edition.endsOn).map((one, index) => ({
            label: dayLabel(one, settings),
            href: queryHref(base, { day: String(index) }),
            current: index === day,
            count: found.days.find((other) => other.day === index)?.people ?? 0,
          })),
        },
      };
    },
  });

  shell.managed({
    path: '/check-in/wall',
    policy: readAttendance,
    handle: async (context, whole): Promise<Page> => {
      const { t, base, found, stats, events, sequence, dayName } = await modelOf(context, whole);
      return {
        template: 'check-in/wall',
        digits: whole.edition.digits,
        page: {
          title: t('check-in:title'),
          brand: { name: textIn(whole.series.name, context.language).text, href: base },
          private: true,
        },
        data: {
          events,
          sequence,
          name: textIn(whole.edition.title, context.language).text,
          dayName,
          figures: [
            ...stats.slice(0, 3),
            ...found.zones.map(({ name, inside }) => ({ label: inWords(context, name), value: inside })),
          ],
          chart: chartOf(context, whole, found),
        },
      };
    },
  });
}
