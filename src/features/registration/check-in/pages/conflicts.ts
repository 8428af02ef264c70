import { notFound } from '../../../../platform/errors/index.ts';
import { dayLabel, daysOf, time } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { FormModel, TableModel } from '../../../../platform/views/index.ts';
import {
  dateSettingsOf,
  type EditionWhole,
  managementPath,
  type PartPages,
  placeOf,
} from '../../../series/index.ts';
import { type ConflictRow, listConflicts } from '../../store/check-ins.ts';
import type { CheckInServices } from '../context.ts';
import { ResolutionInput } from '../contract.ts';
import { checkPeopleIn, resolveCheckIns } from '../policy.ts';

/** Adds the list of check-ins that were taken without knowing, and the form that says what holds. */
export function addConflictPages({ shell, pages, database, resolving }: CheckInServices & PartPages): void {
  const base = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/check-in`);
  const when = (context: PageContext, whole: EditionWhole, at: Date, day: number): string => {
    const settings = dateSettingsOf(whole, context.language);
    const { startsOn, endsOn } = whole.edition;
    return `${dayLabel(daysOf(startsOn, endsOn)[day] ?? startsOn, settings)} · ${time(at, settings)}`;
  };
  const whoOf = (context: PageContext, { name, serial }: ConflictRow): string =>
    name === null
      ? context.t('check-in:conflicts.unknown')
      : `${name[context.language] || name.ar || name.en}${serial === null ? '' : ` · ${serial}`}`;

  const tableOf = (context: PageContext, whole: EditionWhole, rows: readonly ConflictRow[]): TableModel => {
    const t = context.words(whole.edition.digits);
    const may = resolveCheckIns.allows(context.actor, placeOf(whole.edition));
    return {
      id: 'conflicts',
      caption: t('check-in:conflicts.title'),
      columns: [
        { key: 'who', label: t('common:label.name') },
        { key: 'door', label: t('check-in:door.door') },
        { key: 'why', label: t('check-in:conflicts.why') },
        { key: 'state', label: t('common:label.status') },
      ],
      rows: rows.map((row) => {
        const { checkIn, doorName, deviceName } = row;
        return {
          id: checkIn.id,
          title: whoOf(context, row),
          ...(may && checkIn.resolvedAt === null
            ? { href: `${base(context, whole)}/conflicts/${checkIn.id}` }
            : {}),
          sub: `${when(context, whole, checkIn.at, checkIn.day)} · ${t(`check-in:direction.${checkIn.direction}`)}`,
          cells: {
            door: {
              text: doorName === null ? '' : doorName[context.language] || doorName.ar || doorName.en,
              sub: deviceName ?? '',
            },
            why: t(`check-in:reason.${checkIn.reason ?? 'unreadable'}`),
            state: {
              tag:
                checkIn.resolution === null
                  ? { text: t('check-in:conflicts.open'), tone: 'warn' as const }
                  : { text: t(`check-in:conflicts.${checkIn.resolution}`), tone: 'ok' as const },
              sub: checkIn.resolutionNote ?? '',
            },
          },
        };
      }),
      empty: { title: t('check-in:conflicts.none'), text: t('check-in:conflicts.none-text') },
    };
  };

  shell.managed({
    path: '/check-in/conflicts',
    policy: checkPeopleIn,
    handle: async (context, whole): Promise<Page> => {
      const t = context.words(whole.edition.digits);
      const rows = await listConflicts(database.db, whole.edition.id, undefined);
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('check-in:conflicts.title'),
          lede: t('check-in:conflicts.lede'),
          current: '/check-in',
          crumbs: [
            { label: t('check-in:title'), href: base(context, whole) },
            { label: t('check-in:conflicts.title') },
          ],
        }),
        data: {
          table: tableOf(context, whole, rows),
          notices: [
            queryValue(context, 'done') === 'saved' && {
              title: t('common:result.saved'),
              tone: 'ok' as const,
              live: true,
            },
          ],
        },
      };
    },
  });

  const found = async (context: PageContext, whole: EditionWhole): Promise<ConflictRow> => {
    const rows = await listConflicts(database.db, whole.edition.id, 'open');
    const row = rows.find(({ checkIn }) => checkIn.id === context.params.checkIn);
    if (row === undefined) throw notFound('check-in-unknown');
    return row;
  };
  const formOf = (context: PageContext, whole: EditionWhole, id: string): FormModel => ({
    action: `${base(context, whole)}/conflicts/${id}`,
    submit: { label: context.t('common:action.save') },
    cancel: { href: `${base(context, whole)}/conflicts` },
    fields: [
      {
        name: 'resolution',
        kind: 'radios',
        label: context.t('check-in:conflicts.resolution'),
        options: (['kept', 'dropped'] as const).map((value) => ({
          value,
          label: context.t(`check-in:conflicts.${value}`),
          hint: context.t(`check-in:conflicts.${value}-hint`),
        })),
      },
      { name: 'note', label: context.t('check-in:conflicts.note'), maxlength: 300 },
    ],
  });
  const page = (context: PageContext, whole: EditionWhole, row: ConflictRow, form: FormModel): Page => {
    const t = context.words(whole.edition.digits);
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: whoOf(context, row),
        lede: `${when(context, whole, row.checkIn.at, row.checkIn.day)} · ${t(`check-in:reason.${row.checkIn.reason ?? 'unreadable'}`)}`,
        current: '/check-in',
        crumbs: [
          { label: t('check-in:title'), href: base(context, whole) },
          { label: t('check-in:conflicts.title'), href: `${base(context, whole)}/conflicts` },
          { label: whoOf(context, row) },
        ],
      }),
      data: { form },
    };
  };

  shell.managed({
    path: '/check-in/conflicts/:checkIn',
    policy: resolveCheckIns,
    handle: async (context, whole) => {
      const row = await found(context, whole);
      return page(context, whole, row, formOf(context, whole, row.checkIn.id));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/check-in/conflicts/:checkIn',
    policy: resolveCheckIns,
    handle: async (context, whole) => {
      const row = await found(context, whole);
      return pages.submit(context, {
        schema: ResolutionInput,
        form: formOf(context, whole, row.checkIn.id),
        page: (form) => page(context, whole, row, form),
        work: async (input) => {
          await resolving.resolve(context.actor, row.checkIn.id, input);
          return `${base(context, whole)}/conflicts?done=saved`;
        },
      });
    },
  });
}
