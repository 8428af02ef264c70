import {
  dayLabel,
  daysOf,
  type Language,
  matches,
  parseSearch,
  time,
} from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { sheetActions, sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import { listControls, listState, pageOf } from '../../../../platform/pages/workbench.ts';
import type { SheetTable } from '../../../../platform/spreadsheet/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  listVenues,
  managementPath,
  type PartPages,
  placeOf,
} from '../../../series/index.ts';
import { codeCategories } from '../../rules/badge-code.ts';
import { listPresence } from '../../store/attendance.ts';
import { listTimedSessions } from '../../store/check-in-kit.ts';
import type { CheckInServices } from '../context.ts';
import { type AttendanceRow, asPeople } from '../people.ts';
import { manageAttendance, readAttendance } from '../policy.ts';
import { renderAttendance } from '../render/attendance.ts';

const filterNames = ['category', 'delegation', 'day', 'session', 'came'] as const;

const inWords = (text: { readonly ar: string; readonly en: string } | null, language: Language): string =>
  text === null ? '' : text[language] || text.ar || text.en;

/** Adds the attendance report: a page with search and filters, CSV, XLSX and PDF. */
export function addAttendancePages({
  shell,
  database,
  clock,
  translator,
}: CheckInServices & PartPages): void {
  const read = async (context: PageContext, whole: EditionWhole) => {
    const [presence, sessions] = await Promise.all([
      listPresence(database, database.db, whole.edition.id, context.language),
      listTimedSessions(database.db, whole.edition.id),
    ]);
    const rows = asPeople(presence);
    const state = listState(context, filterNames);
    const { category, delegation, day, session, came } = state.filters;
    const query = parseSearch(state.q);
    const found = rows.filter(
      (row) =>
        (category === undefined || row.categories.some((one) => one === category)) &&
        (delegation === undefined || row.delegationId === delegation) &&
        (day === undefined || row.days.includes(Number(day))) &&
        (session === undefined || row.sessions.includes(session)) &&
        (came === undefined || row.days.length + row.sessions.length > 0 === (came === 'yes')) &&
        (state.q === '' ||
          matches(
            query,
            `${row.name.ar} ${row.name.en} ${row.delegation?.ar ?? ''} ${row.delegation?.en ?? ''}`,
          )),
    );
    return { rows, sessions, state, found };
  };
  const pathOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/attendance`);
  const qualitiesOf = (context: PageContext, { categories }: AttendanceRow): string =>
    categories
      .map((one) => context.t(`attendees:category.${one}`))
      .join(context.language === 'ar' ? '، ' : ', ');
  const timeOf = (context: PageContext, whole: EditionWhole, at: string | Date | null): string =>
    at === null ? '' : time(new Date(at), dateSettingsOf(whole, context.language));

  shell.managed({
    path: '/attendance',
    policy: readAttendance,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const { language } = context;
      const { rows, sessions, state, found } = await read(context, whole);
      const path = pathOf(context, whole);
      const settings = dateSettingsOf(whole, language);
      const days = daysOf(whole.edition.startsOn, whole.edition.endsOn);
      const delegations = new Map(
        rows.flatMap(({ delegationId, delegation }) =>
          delegationId === null ? [] : [[delegationId, inWords(delegation, language)] as const],
        ),
      );
      const there = rows.filter((row) => row.days.length + row.sessions.length > 0);
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('check-in:attendance.title'),
          current: '/attendance',
          actions: [
            { label: 'PDF', href: `${path}.${language}.pdf`, icon: 'down', size: 'sm' },
            ...sheetActions(path),
            ...(manageAttendance.allows(context.actor, placeOf(whole.edition))
              ? [{ label: t('check-in:online.title'), href: `${path}/online`, icon: 'globe' as const }]
              : []),
          ],
        }),
        data: {
          table: {
            id: 'attendance',
            caption: t('check-in:attendance.title'),
            totals: [
              { label: t('check-in:attendance.there'), value: there.length },
              { label: t('check-in:attendance.expected'), value: rows.length },
            ],
            ...listControls(context, {
              path,
              state,
              searchLabel: t('check-in:attendance.search'),
              found: found.length,
              digits: whole.edition.digits,
              filters: [
                {
                  name: 'day',
                  label: t('check-in:door.day'),
                  options: days.map((day, index) => ({
                    value: String(index),
                    label: dayLabel(day, settings),
                  })),
                },
                {
                  name: 'session',
                  label: t('check-in:door.session'),
                  options: sessions.map(({ id, title }) => ({ value: id, label: inWords(title, language) })),
                },
                {
                  name: 'delegation',
                  label: t('check-in:attendance.delegation'),
                  options: [...delegations].map(([value, label]) => ({ value, label })),
                },
                {
                  name: 'category',
                  label: t('check-in:attendance.category'),
                  options: codeCategories.map((value) => ({
                    value,
                    label: t(`attendees:category.${value}`),
                  })),
                },
                {
                  name: 'came',
                  label: t('check-in:attendance.came'),
                  options: (['yes', 'no'] as const).map((value) => ({
                    value,
                    label: t(`check-in:attendance.came-${value}`),
                  })),
                },
              ],
            }),
            columns: [
              { key: 'name', label: t('common:label.name') },
              { key: 'delegation', label: t('check-in:attendance.delegation') },
              ...days.map((day, index) => ({ key: `day-${index}`, label: dayLabel(day, settings) })),
              { key: 'sessions', label: t('check-in:attendance.sessions'), kind: 'number' },
            ],
            rows: pageOf(found, state.page).map((row) => {
              const told = row as AttendanceRow;
              return {
                id: told.id,
                title: inWords(told.name, language),
                sub: qualitiesOf(context, told),
                cells: {
                  delegation: inWords(told.delegation, language),
                  ...Object.fromEntries(
                    days.map((_, index) => [
                      `day-${index}`,
                      told.days.includes(index)
                        ? { tag: { text: t('check-in:attendance.present'), tone: 'ok' as const } }
                        : '',
                    ]),
                  ),
                  sessions: told.sessions.length,
                },
              };
            }),
            empty: {
              title: t(state.narrowed ? 'check-in:attendance.none-found' : 'check-in:attendance.none'),
            },
          },
        },
      };
    },
  });

  const sheetOf = (context: PageContext, whole: EditionWhole, rows: readonly AttendanceRow[]): SheetTable => {
    const { language, t } = context;
    const days = daysOf(whole.edition.startsOn, whole.edition.endsOn);
    return {
      title: t('check-in:attendance.title'),
      language,
      headings: [
        t('check-in:attendance.serial'),
        t('check-in:attendance.name-ar'),
        t('check-in:attendance.name-en'),
        t('check-in:attendance.category'),
        t('check-in:attendance.delegation'),
        ...days,
        t('check-in:attendance.sessions'),
        t('check-in:attendance.minutes'),
        t('check-in:attendance.first'),
        t('check-in:attendance.last'),
      ],
      rows: rows.map((row) => [
        row.serial,
        row.name.ar,
        row.name.en,
        qualitiesOf(context, row),
        inWords(row.delegation, language),
        ...days.map((_, index) => (row.days.includes(index) ? 1 : 0)),
        row.sessions.length,
        row.minutes,
        timeOf(context, whole, row.firstAt),
        timeOf(context, whole, row.lastAt),
      ]),
    };
  };
  for (const format of sheetFormats) {
    shell.managed({
      path: `/attendance.${format}`,
      policy: readAttendance,
      handle: async (context, whole) =>
        sheetFile('attendance', format, sheetOf(context, whole, (await read(context, whole)).found)),
    });
  }

  for (const language of ['ar', 'en'] as const) {
    shell.managed({
      path: `/attendance.${language}.pdf`,
      policy: readAttendance,
      handle: async (context, whole) => {
        const { edition } = whole;
        const [{ rows, sessions }, venues] = await Promise.all([
          read({ ...context, language, query: {} }, whole),
          listVenues(database.db, edition.id),
        ]);
        const there = rows.filter((row) => row.days.length + row.sessions.length > 0);
        const { language: _, ...dates } = dateSettingsOf(whole, 'ar');
        const body = await renderAttendance(
          {
            edition: {
              title: edition.title,
              number: edition.number,
              slogan: edition.slogan,
              patron: edition.patron,
              venue: venues[0]?.name ?? null,
              city: edition.city,
              organiser: whole.organiser?.name ?? null,
              coOrganisers: whole.coOrganisers.map(({ name }) => name),
              from: edition.startsOn,
              to: edition.endsOn,
              authentic: edition.authenticLanguage,
              dates,
            },
            symbol: [whole.series.acronym, edition.number, 'AT'].join('/'),
            rows: there,
            days: daysOf(edition.startsOn, edition.endsOn).map((day, index) => ({
              day,
              people: there.filter((row) => row.days.includes(index)).length,
            })),
            sessions: sessions.flatMap(({ id, title, startsAt }) => {
              const people = there.filter((row) => row.sessions.includes(id)).length;
              return startsAt === null || people === 0 ? [] : [{ title, startsAt, people }];
            }),
            at: clock.now(),
            words: { ar: translator.t('ar', { digits: edition.digits }), en: translator.t('en') },
          },
          language,
        );
        return {
          type: 'application/pdf',
          body: Buffer.from(body),
          headers: { 'content-disposition': `inline; filename="attendance.${language}.pdf"` },
        };
      },
    });
  }
}
