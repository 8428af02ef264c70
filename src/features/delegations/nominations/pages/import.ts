import { isAppError } from '../../../../platform/errors/index.ts';
import { readUpload } from '../../../../platform/http/index.ts';
import { formatList } from '../../../../platform/language/index.ts';
import type { Page, PageAnswer, PageContext } from '../../../../platform/pages/index.ts';
import { idOf } from '../../../../platform/pages/index.ts';
import { sheetFile, sheetFormats } from '../../../../platform/pages/sheet-file.ts';
import { createHeldUploads } from '../../../../platform/uploads/index.ts';
import type { FormError, FormModel, RowModel } from '../../../../platform/views/index.ts';
import { columns, roleChoices } from '../import/columns.ts';
import type { NominationReport } from '../import/index.ts';
import type { PlannedRow } from '../import/plan.ts';
import { freezeOf, isFrozen } from '../rules/freeze.ts';
import { templateSheet } from '../sheets.ts';
import { reasonField } from './nominee-form.ts';
import { below, formPage, type NominationPages, type Opened, type Way } from './way.ts';

/** Adds the import of a list: upload, preview with a report of every row, and naming everybody. */
export function addImportPages(deps: NominationPages, way: Way): void {
  const { database, nominationImport, describe, clock } = deps;
  const uploads = createHeldUploads(database);
  const purposeOf = ({ whole }: Opened): string => `nominations ${whole.participation.id}`;
  const shut = ({ whole }: Opened): boolean =>
    isFrozen(freezeOf(whole.delegation?.freezesAt ?? null, whole.editionFreezesAt), clock.now());
  const reasons = (context: PageContext, opened: Opened) =>
    way.own ? [] : [reasonField(context, shut(opened))];

  const uploadPage = (context: PageContext, opened: Opened, errors: readonly FormError[] = []): Page => {
    const { t } = context;
    const form: FormModel = {
      action: `${opened.base}/import`,
      guard: false,
      errors,
      fields: [
        {
          name: 'file',
          kind: 'file',
          label: t('nominations:form.file'),
          hint: t('nominations:import.lede'),
          accept: '.xlsx,.csv,.txt',
        },
        ...reasons(context, opened),
      ],
      submit: { label: t('nominations:action.upload') },
      cancel: { href: opened.base },
    };
    const page = formPage(way, context, opened, t('nominations:import.title'), form, {
      help: [
        {
          title: t('nominations:import.help'),
          lines: [
            formatList(
              columns.map((column) => t(`nominations:import.column.${column}`)),
              context.language,
              'roster',
            ),
            t('nominations:import.help-roles', {
              roles: formatList(roleChoices(context.language), context.language, 'roster'),
            }),
            t('nominations:import.help-dates'),
            t('nominations:import.help-encoding', {
              encodings: formatList(['UTF-8', 'UTF-16', 'Windows-1256'], context.language, 'roster'),
            }),
          ],
        },
      ],
    });
    return {
      ...page,
      page: {
        ...page.page,
        actions: sheetFormats.toReversed().map((format) => ({
          label: t('nominations:action.template', { format: format.toUpperCase() }),
          href: `${opened.base}/import/template.${format}`,
          icon: 'down' as const,
          download: true,
        })),
      },
    };
  };

  const rowModel = (context: PageContext, row: PlannedRow): RowModel => {
    const { t, language } = context;
    const errors = row.errors.map(({ field, code, params }) =>
      describe(language, code, {
        field: (columns as readonly string[]).includes(field)
          ? t(`nominations:import.column.${field}`)
          : field,
        ...(params ?? {}),
      }),
    );
    const remarks = row.remarks.map(({ code, params }) => t(`nominations:remark.${code}`, params ?? {}));
    return {
      id: `row-${row.row}`,
      title: row.name || t('views:dash'),
      pickable: false,
      cells: {
        row: row.row,
        role: row.role === null ? null : t(`nominations:role.${row.role}`),
        result: {
          tag: {
            text: t(`nominations:import.${row.nominee === undefined ? 'result-refused' : 'named'}`),
            tone: row.nominee === undefined ? 'bad' : 'ok',
          },
        },
        remarks: [...errors, ...remarks].join(' '),
      },
    };
  };

  /** @param held the file that was checked; undefined for what was imported or refused */
  const reportPage = (
    context: PageContext,
    opened: Opened,
    report: NominationReport,
    held: { readonly id: string; readonly reason: string } | undefined,
  ): Page => {
    const t = context.words(opened.edition.edition.digits);
    const outcome = report.refused > 0 ? 'refused' : report.saved ? 'saved' : 'checked';
    return {
      template: 'pages/list',
      status: outcome === 'refused' ? 422 : 200,
      digits: opened.edition.edition.digits,
      page: way.page(context, opened, {
        title: t('nominations:import.report'),
        crumbs: below(context, opened, t('nominations:import.report')),
        actions: [
          { label: t('nominations:import.again'), href: `${opened.base}/import`, icon: 'upload' },
          ...(outcome === 'checked' && held !== undefined
            ? [
                {
                  label: t('nominations:import.now'),
                  action: `${opened.base}/import/${held.id}`,
                  fields: { reason: held.reason },
                  tone: 'primary' as const,
                },
              ]
            : [{ label: t('nominations:import.back'), href: opened.base }]),
        ],
      }),
      data: {
        ...way.layout,
        notices: [
          {
            title: t(`nominations:import.${outcome}`),
            tone: ({ refused: 'bad', checked: 'info', saved: 'ok' } as const)[outcome],
            live: true,
          },
          report.ignored.length > 0 && {
            title: t('nominations:import.ignored', { columns: report.ignored.join(' · ') }),
            tone: 'warn' as const,
          },
        ],
        table: {
          id: 'report',
          caption: t('nominations:import.report'),
          totals: [
            { label: t('nominations:import.rows-named'), value: report.named },
            { label: t('nominations:import.rows-refused'), value: report.refused },
          ],
          columns: [
            { key: 'name', label: t('common:label.name') },
            { key: 'row', label: t('nominations:import.row'), kind: 'number' },
            { key: 'role', label: t('nominations:column.role') },
            { key: 'result', label: t('nominations:import.result') },
            { key: 'remarks', label: t('nominations:import.remarks') },
          ],
          rows: report.rows.map((row) => rowModel(context, row)),
        },
      },
    };
  };

  /** Runs the import; what is wrong with the file as a whole is told on the form. */
  const answered = async (
    context: PageContext,
    opened: Opened,
    work: () => Promise<PageAnswer>,
  ): Promise<PageAnswer> => {
    try {
      return await work();
    } catch (error) {
      if (!isAppError(error) || ![409, 413, 422].includes(error.status)) throw error;
      const errors =
        error.errors.length > 0 ? error.errors : [{ field: 'file', code: error.code, params: error.params }];
      const told = errors.map(({ field, code, params }) => ({
        field,
        message: describe(context.language, code, {
          field: context.t('nominations:form.reason'),
          ...(params ?? {}),
        }),
      }));
      return { ...uploadPage(context, opened, told), status: error.status };
    }
  };

  way.on({ path: '/import', handle: (context, opened) => uploadPage(context, opened) });

  for (const format of sheetFormats) {
    way.on({
      path: `/import/template.${format}`,
      handle: (context) => sheetFile('nominations', format, templateSheet(context)),
    });
  }

  way.on({
    method: 'POST',
    path: '/import',
    handle: (context, opened) =>
      answered(context, opened, async () => {
        const { file, fields } = await readUpload(context.request);
        if (file === null) {
          const message = describe(context.language, 'import-file-missing', {});
          return { ...uploadPage(context, opened, [{ field: 'file', message }]), status: 422 };
        }
        const reason = fields.reason?.toString() ?? '';
        const report = await nominationImport.importFile(
          context.actor,
          opened.whole.participation.id,
          file.bytes,
          { dryRun: true, reason },
        );
        const id = report.refused > 0 ? '' : await uploads.hold(context.actor, purposeOf(opened), file);
        return reportPage(context, opened, report, { id, reason });
      }),
  });

  way.on({
    method: 'POST',
    path: '/import/:file',
    handle: (context, opened) =>
      answered(context, opened, async () => {
        const { bytes } = await uploads.read(context.actor, purposeOf(opened), idOf(context, 'file'));
        const { reason } = (context.request.body ?? {}) as { reason?: string };
        const report = await nominationImport.importFile(
          context.actor,
          opened.whole.participation.id,
          bytes,
          { reason: reason ?? null },
        );
        return report.saved
          ? { redirect: `${opened.base}?done=imported` }
          : reportPage(context, opened, report, undefined);
      }),
  });
}
