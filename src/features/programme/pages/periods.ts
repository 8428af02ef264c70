import { type FieldError, ruleBroken } from '../../../platform/errors/index.ts';
import type { FormBody } from '../../../platform/http/forms.ts';
import {
  addDays,
  type CalendarDay,
  type DateSettings,
  dayLabel,
  dayOf,
  daysOf,
  timeRange,
  toLatinDigits,
} from '../../../platform/language/index.ts';
import { choiceField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FieldGroup, FieldModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole } from '../../series/index.ts';
import { type AvailabilityOf, type AvailabilityPeriod, kindsOf, PERIODS } from '../rules/availability.ts';
import { type EditionDays, instantAt, localTime, readTime, startOfDay } from '../rules/times.ts';
import type { GivenPeriod } from '../service/availability.ts';
import { availabilityKinds } from '../tables.ts';
import { rowNumbers } from './form-reading.ts';

/** Stands for every day of the edition in the choice of days. */
const EVERY_DAY = 'all';
/** Empty rows below those that are filled. */
const SPARE = 2;

/** A period on one day, as a row of the form has it; without times it is the whole day. */
interface DayRow {
  readonly kind: string;
  readonly day: CalendarDay;
  readonly start: string;
  readonly end: string;
  readonly note: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const isWhole = (startsAt: Date, endsAt: Date, day: CalendarDay, timeZone: string): boolean =>
  startsAt <= startOfDay(day, timeZone) && endsAt >= startOfDay(addDays(day, 1), timeZone);

/** Rows of a period: one for each day that it touches. The night after the last day goes with it. */
function rowsOfPeriod(period: AvailabilityPeriod, { startsOn, endsOn, timeZone }: EditionDays): DayRow[] {
  const { kind, startsAt, endsAt, note } = period;
  const start = localTime(startsAt, timeZone);
  const end = localTime(endsAt, timeZone);
  if (start.day !== end.day && endsAt > startOfDay(addDays(start.day, 1), timeZone)) {
    const days = daysOf(start.day < startsOn ? startsOn : start.day, end.day > endsOn ? endsOn : end.day);
    if (days.length > 1) {
      return days.flatMap((day) => {
        const from = new Date(Math.max(startsAt.getTime(), startOfDay(day, timeZone).getTime()));
        const to = new Date(Math.min(endsAt.getTime(), startOfDay(addDays(day, 1), timeZone).getTime()));
        return to > from
          ? rowsOfPeriod({ kind, startsAt: from, endsAt: to, note }, { startsOn, endsOn, timeZone })
          : [];
      });
    }
  }
  const whole = isWhole(startsAt, endsAt, start.day, timeZone);
  const [from, to] = whole ? ['', ''] : [start.time, end.time];
  return [{ kind, day: start.day, start: from, end: to, note, startsAt, endsAt }];
}

/** Rows that the form draws: what stands, or as many as were sent; and spare ones. */
export interface PeriodRows {
  readonly standing: readonly DayRow[];
  readonly count: number;
}

export function periodRows(
  periods: readonly AvailabilityPeriod[],
  days: EditionDays,
  body?: FormBody,
): PeriodRows {
  const standing = periods.flatMap((period) => rowsOfPeriod(period, days));
  const sent = body === undefined ? 0 : (rowNumbers(body, 'periods').at(-1) ?? -1) + 1;
  const more = body?.do === 'add-period' ? 1 : 0;
  return { standing, count: Math.min(PERIODS, Math.max(standing.length + SPARE, sent + more)) };
}

/** The group of fields for each period: what it says, the day, from when to when. */
export function periodGroups(
  { t, language }: PageContext,
  whole: EditionWhole,
  of: AvailabilityOf,
  { standing, count }: PeriodRows,
  heading: { readonly title: string; readonly hint: string },
): FieldGroup[] {
  const settings = dateSettingsOf(whole, language);
  const { startsOn, endsOn } = whole.edition;
  const days = daysOf(startsOn, endsOn);
  const options = days.map((value) => ({ value, label: dayLabel(value, settings) }));
  const kinds = kindsOf[of].map((value) => ({ value, label: t(`availability:kind.${of}.${value}`) }));
  return Array.from({ length: count }, (_, index): FieldGroup => {
    const row = standing[index];
    const name = (field: string): string => `periods.${index}.${field}`;
    const fields: FieldModel[] = [
      choiceField(name('kind'), t('availability:form.kind'), kinds, row?.kind ?? '', {
        blank: t('availability:form.none'),
      }),
      choiceField(
        name('day'),
        t('programme:form.day'),
        days.length < 2
          ? options
          : [...options, { value: EVERY_DAY, label: t('availability:form.every-day') }],
        row?.day ?? (days.length === 1 ? days[0] : ''),
      ),
      {
        name: name('start'),
        kind: 'time',
        label: t('availability:form.from'),
        value: row?.start,
        width: 's',
      },
      { name: name('end'), kind: 'time', label: t('availability:form.to'), value: row?.end, width: 's' },
      {
        name: name('note'),
        label: t('availability:form.note'),
        value: row?.note,
        width: 'm',
        optional: true,
      },
    ];
    return { ...(index === 0 ? heading : {}), inline: true, fields };
  });
}

const sentText = (body: FormBody, name: string): string => {
  const value = body[name];
  return (Array.isArray(value) ? String(value.at(-1)) : String(value ?? '')).trim();
};

/** What the form says of periods, and in which of its rows each stands. */
export interface ReadPeriods {
  readonly periods: readonly GivenPeriod[];
  /** Field of the service → field of the form. */
  formField(field: string): string;
}

/**
 * Reads the rows. A row without a kind says nothing; one without times is the whole day; one that ends at midnight ends
 * with its day; one that is written as it stands is what it was, also in an hour that the clocks show twice.
 * @throws 422 for times that are none, and for hours that the clocks jump over or show twice
 */
export function readPeriods(
  body: FormBody,
  days: EditionDays,
  standing: readonly AvailabilityPeriod[],
): ReadPeriods {
  const shown = standing.flatMap((period) => rowsOfPeriod(period, days));
  const errors: FieldError[] = [];
  const { timeZone } = days;
  const rows: number[] = [];
  const periods = rowNumbers(body, 'periods').flatMap((row): GivenPeriod[] => {
    const name = (field: string): string => `periods.${row}.${field}`;
    const [kind, day, start, end] = ['kind', 'day', 'start', 'end'].map((field) =>
      sentText(body, name(field)),
    );
    if (!kind) {
      if (start || end) errors.push({ field: name('kind'), code: 'field-required' });
      return [];
    }
    const said = availabilityKinds.find((one) => one === kind);
    if (said === undefined) errors.push({ field: name('kind'), code: 'kind-not-for-this' });
    const chosen = day === EVERY_DAY ? daysOf(days.startsOn, days.endsOn) : day ? [day] : [];
    if (chosen.length === 0 || chosen.some((one) => !/^\d{4}-\d{2}-\d{2}$/.test(one))) {
      errors.push({ field: name('day'), code: 'field-required' });
      return [];
    }
    const instant = (
      field: 'start' | 'end',
      typed: string | undefined,
      on: CalendarDay,
    ): Date | undefined => {
      if (!typed) {
        if (start || end) errors.push({ field: name(field), code: 'field-required' });
        return startOfDay(field === 'start' ? on : addDays(on, 1), timeZone);
      }
      const time = readTime(toLatinDigits(typed));
      if (time === undefined) {
        errors.push({ field: name(field), code: 'local-time-format' });
        return undefined;
      }
      if (field === 'end' && time === '00:00') return startOfDay(addDays(on, 1), timeZone);
      const found = instantAt(on, time, timeZone);
      if (found instanceof Date) return found;
      errors.push({ field: name(field), code: `local-time-${found}` });
      return undefined;
    };
    return chosen.flatMap((on) => {
      const same = shown.find((one) => one.day === on && one.start === start && one.end === end);
      const [startsAt, endsAt] =
        same === undefined
          ? [instant('start', start, on), instant('end', end, on)]
          : [same.startsAt, same.endsAt];
      if (startsAt === undefined || endsAt === undefined || said === undefined) return [];
      rows.push(row);
      return [
        {
          kind: said,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          note: sentText(body, name('note')) || null,
        },
      ];
    });
  });
  if (errors.length > 0) {
    const seen = new Set<string>();
    throw ruleBroken(errors.filter(({ field }) => !seen.has(field) && seen.add(field)));
  }
  const fields: Readonly<Record<string, string>> = { startsAt: 'start', endsAt: 'end' };
  return {
    periods,
    formField(field) {
      const [, index, rest = ''] = /^periods\.(\d+)\.(.*)$/.exec(field) ?? [];
      return index === undefined ? field : `periods.${rows[Number(index)] ?? index}.${fields[rest] ?? rest}`;
    },
  };
}

/** A period in words: «الاثنين 16 نوفمبر، 09:00–12:00»; without hours for a whole day. */
export function periodText(
  { startsAt, endsAt }: Pick<AvailabilityPeriod, 'startsAt' | 'endsAt'>,
  settings: DateSettings,
): string {
  const day = dayOf(startsAt, settings.timeZone);
  const last = dayOf(new Date(endsAt.getTime() - 1), settings.timeZone);
  const label = dayLabel(day, settings);
  if (day === last && isWhole(startsAt, endsAt, day, settings.timeZone)) return label;
  const hours = timeRange(startsAt, endsAt, settings);
  return settings.language === 'ar' ? `${label}، ${hours}` : `${label}, ${hours}`;
}
