import {
  dayLabel,
  gregorianDate,
  gregorianRange,
  time,
  timeRange,
} from '../../../platform/language/index.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { TableModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../series/index.ts';
import { allowedOf } from '../import/remarks.ts';
import type { FieldChange, ImportReport } from '../import/report.ts';

/** Lines of what was not understood that a page shows; the whole of it is what the command's report is for. */
const SHOWN = 200;
/** Letters of a value that a line shows: enough to tell a text by. */
const LONGEST_VALUE = 120;
/** What an import counts. */
export const sorts = ['sessions', 'rooms', 'themes', 'persons'] as const;

/** How many of each sort come in, change and go. */
export function countsTable(context: PageContext, whole: EditionWhole, report: ImportReport): TableModel {
  const t = context.words(whole.edition.digits);
  const columns = ['created', 'updated', 'unchanged', 'removed'] as const;
  return {
    id: 'counts',
    caption: t('programme:import.changes'),
    columns: [
      { key: 'title', label: t('programme:import.sort') },
      ...columns.map((key) => ({ key, label: t(`programme:import.${key}`), kind: 'number' as const })),
    ],
    rows: sorts.map((sort) => ({
      id: sort,
      title: sort === 'rooms' ? t('series:part.room.many') : t(`common:nav.management.${sort}`),
      cells: Object.fromEntries(columns.map((key) => [key, report[sort][key] || null])),
    })),
  };
}

/** What is created, changed and removed, a line each. */
export function changesTable(context: PageContext, whole: EditionWhole, report: ImportReport): TableModel {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  const moment = (instant: string): string =>
    `${dayLabel(new Date(instant), settings)} ${time(new Date(instant), settings)}`;
  const shown = (field: string, value: string | null): string => {
    if (value === null) return t('programme:import.empty');
    if (field === 'startsAt' || field === 'endsAt') return moment(value);
    if (field === 'kind') return t(`common:kind.session.${value}`);
    return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value;
  };
  const detail = ({ field, language, from, to }: FieldChange): string => {
    const label = t(`programme:import.field.${field}`);
    return t('programme:import.from', {
      field: language === undefined ? label : `${label} (${t(`common:language.${language}`)})`,
      from: shown(field, from),
      to: shown(field, to),
    });
  };
  return {
    id: 'changes',
    caption: t('programme:import.changes-of'),
    columns: [
      { key: 'name', label: t('programme:import.sort') },
      { key: 'change', label: t('programme:import.change-label') },
      { key: 'details', label: t('programme:import.details') },
    ],
    rows: report.changes.slice(0, SHOWN).map(({ sort, change, name, startsAt, room, fields }, index) => ({
      id: String(index),
      title: name,
      sub: sort === 'rooms' ? t('series:part.room.many') : t(`common:nav.management.${sort}`),
      cells: {
        change: t(`programme:import.change.${change}`),
        details:
          change === 'updated'
            ? fields.map(detail).join('\u00a0· ')
            : [startsAt ? moment(startsAt) : '', room ?? ''].filter((one) => one !== '').join('\u00a0· '),
      },
    })),
    ...more(t, report.changes),
  };
}

/** Sessions that want one room or person at one time. */
export function conflictsTable(context: PageContext, whole: EditionWhole, report: ImportReport): TableModel {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  return {
    id: 'conflicts',
    caption: t('common:nav.management.conflicts'),
    columns: [
      { key: 'resource', label: t('programme:conflict.resource') },
      { key: 'time', label: t('programme:column.time') },
      { key: 'session', label: t('programme:conflict.session') },
      { key: 'with', label: t('programme:conflict.with') },
    ],
    rows: report.conflicts
      .slice(0, SHOWN)
      .map(({ resource, name, session, with: other, from, to }, index) => ({
        id: String(index),
        title: name,
        sub: t(`programme:conflict.${resource}`),
        cells: {
          time: {
            text: timeRange(new Date(from), new Date(to), settings),
            sub: dayLabel(new Date(from), settings),
          },
          session,
          with: other,
        },
      })),
  };
}

/** What of the file was not understood, where it stands and what is allowed there. */
export function noticesTable(context: PageContext, whole: EditionWhole, report: ImportReport): TableModel {
  const t = context.words(whole.edition.digits);
  return {
    id: 'not-understood',
    caption: t('programme:import.not-understood'),
    columns: [
      { key: 'what', label: t('programme:import.reason') },
      { key: 'line', label: t('programme:import.line'), kind: 'number' },
      { key: 'path', label: t('programme:import.path') },
      { key: 'value', label: t('programme:import.value') },
    ],
    rows: report.notUnderstood
      .slice(0, SHOWN)
      .map(({ code, line, path, value, expected, times = 1 }, index) => ({
        id: String(index),
        title: t(`programme:notice.${code}`),
        ...(expected === undefined
          ? {}
          : {
              sub: t('programme:import.expected', {
                what: t(`programme:expected.${expected}`, { allowed: allowedOf(expected) }),
              }),
            }),
        cells: {
          line: line === null ? null : String(line),
          path: { code: path },
          value: times > 1 ? { text: value, sub: t('programme:import.times', { count: times }) } : value,
        },
      })),
    ...more(t, report.notUnderstood),
  };
}

/** Sessions outside the days of the edition, each with its own day and those of the edition. */
export function outsideTable(context: PageContext, whole: EditionWhole, report: ImportReport): TableModel {
  const t = context.words(whole.edition.digits);
  const settings = dateSettingsOf(whole, context.language);
  return {
    id: 'outside',
    caption: t('programme:import.outside'),
    columns: [
      { key: 'session', label: t('programme:conflict.session') },
      { key: 'line', label: t('programme:import.line'), kind: 'number' },
      { key: 'path', label: t('programme:import.path') },
    ],
    rows: report.outside.slice(0, SHOWN).map(({ session, day, from, to, line, path }, index) => ({
      id: String(index),
      title: session,
      sub: t('programme:import.outside-row', {
        day: gregorianDate(day, settings, { weekday: true }),
        period: gregorianRange(from, to, settings),
      }),
      cells: { line: line === null ? null : String(line), path: { code: path } },
    })),
    ...more(t, report.outside),
  };
}

/** How much of a list is not shown. */
const more = (t: PageContext['t'], list: readonly unknown[]): Pick<TableModel, 'note'> =>
  list.length > SHOWN ? { note: t('programme:import.more', { count: list.length - SHOWN }) } : {};
