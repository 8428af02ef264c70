import { dayLabel, inDigits, weekday, zonePhrase } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import { queryHref } from '../../../../platform/views/index.ts';
import { manageProgramme } from '../../../programme/index.ts';
import {
  dateSettingsOf,
  type EditionShell,
  type EditionWhole,
  managementPath,
  placeOf,
} from '../../../series/index.ts';
import type { NextSteps } from '../../store/steps.ts';
import { scheduleTable } from './list.ts';
import type { WorkingSchedule } from './model.ts';
import { boardWords } from './words.ts';

const views = ['list', 'board'] as const;
const done = ['saved', 'undone', 'redone'] as const;

/** The schedule: a board where scripts run and there is room for it, and the same as a list everywhere. */
export function boardPage(
  shell: EditionShell,
  context: PageContext,
  whole: EditionWhole,
  schedule: WorkingSchedule,
  next: NextSteps,
): Page {
  const { language } = context;
  const t = context.words(whole.edition.digits);
  const { edition } = whole;
  const settings = dateSettingsOf(whole, language);
  const base = context.href(`${managementPath(whole)}/schedule`);
  const writes = manageProgramme.allows(context.actor, placeOf(edition));
  const asked = queryValue(context, 'day');
  const days = schedule.facts.days.map(({ day }) => day);
  const day = days.find((one) => one === asked) ?? days[0] ?? '';
  const view = views.find((one) => one === queryValue(context, 'view')) ?? 'auto';
  const result = done.find((one) => queryValue(context, one) !== '');
  const api = `/api/v1/editions/${edition.id}`;
  return {
    template: 'scheduling/schedule',
    digits: edition.digits,
    page: shell.managementPage(context, whole, {
      title: t('schedule:title'),
      current: '/schedule',
      rail: true,
      scripts: ['schedule.js'],
      styles: ['schedule.css'],
    }),
    data: {
      notices: [result !== undefined && { tone: 'ok', title: t(`schedule:${result}`), live: true }],
      writes,
      view,
      draft: {
        title: !schedule.released
          ? t('schedule:draft-none')
          : schedule.changed === 0
            ? t('schedule:draft-same')
            : t('schedule:draft-changes', { count: schedule.changed }),
        text: t(schedule.released ? 'schedule:draft-text' : 'schedule:draft-none-text'),
        href: writes ? context.href(`${managementPath(whole)}/releases/new`) : undefined,
        due: !schedule.released || schedule.changed > 0,
      },
      views: {
        listHref: queryHref(base, { view: 'list', day: asked || null }),
        boardHref: queryHref(base, { view: 'board', day: asked || null }),
      },
      undo: { action: `${base}/undo`, id: next.undo },
      redo: { action: `${base}/redo`, id: next.redo },
      zone: t('schedule:zone', { zone: zonePhrase(settings) }),
      days: days.map((one) => ({
        day: one,
        label: dayLabel(one, settings),
        short: `${weekday(one, settings)} ${inDigits(String(Number(one.slice(8))), settings)}`,
        href: queryHref(base, { day: one, view: view === 'auto' ? null : view }),
        current: one === day,
      })),
      themes: schedule.data.themes,
      board: {
        'data-schedule': `${api}/schedule`,
        'data-steps': `${api}/schedule-steps`,
        'data-events': `${api}/schedule/events`,
        'data-page': base,
        'data-sessions': context.href(`${managementPath(whole)}/sessions`),
        'data-day': day,
        'data-locale': language === 'ar' ? `ar-SA-u-ca-gregory-nu-${edition.digits}` : 'en-GB',
        'data-settings': JSON.stringify(settings),
        'data-words': JSON.stringify(boardWords(t, settings)),
      },
      allConflicts: context.href(`${managementPath(whole)}/conflicts`),
      table: scheduleTable(context, whole, schedule, writes),
    },
  };
}
