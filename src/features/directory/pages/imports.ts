import { isAppError } from '../../../platform/errors/index.ts';
import { readUpload } from '../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import { createHeldUploads } from '../../../platform/uploads/index.ts';
import type { FormError, FormModel, RowModel } from '../../../platform/views/index.ts';
import type { ImportReport, ReportRow, RowResult } from '../import-report.ts';
import { manageDirectory } from '../policy.ts';
import { bodyColumns, type Column, personColumns } from '../rows.ts';
import { type DirectoryPages, formPage } from './frame.ts';

const results = ['created', 'updated', 'unchanged', 'refused'] as const satisfies readonly RowResult[];
const tones = { created: 'ok', updated: 'info', unchanged: 'line', refused: 'bad' } as const;

/** Adds the upload of spreadsheets of bodies and persons, and the report of every row. */
export function addImportPages({ pages, frame, describe, feature }: DirectoryPages): void {
  const { imports, database } = feature;
  const uploads = createHeldUploads(database);
  const kinds = [
    { path: '/bodies', columns: bodyColumns as readonly Column[], work: imports.importBodies },
    { path: '/persons', columns: personColumns as readonly Column[], work: imports.importPeople },
  ] as const;

  for (const { path, columns, work } of kinds) {
    const purpose = `directory ${path}`;
    const base = (context: PageContext): string => context.href(`/manage${path}`);
    const title = (context: PageContext): string => context.t(`directory:import-${path.slice(1)}`);
    const page = (context: PageContext) =>
      frame(context, {
        title: title(context),
        current: path,
        crumbs: [
          { label: context.t(`common:nav.management${path.replace('/', '.')}`), href: base(context) },
          { label: title(context) },
        ],
      });

    const uploadPage = (context: PageContext, errors: readonly FormError[] = []): Page => {
      const { t } = context;
      const form: FormModel = {
        action: `${base(context)}/import`,
        submit: { label: t('common:action.upload') },
        cancel: { href: base(context) },
        guard: false,
        errors,
        fields: [
          {
            name: 'file',
            kind: 'file',
            label: t('directory:field.file'),
            hint: t('directory:hint.file'),
            accept: '.xlsx,.csv,.txt',
          },
          {
            name: 'dryRun',
            kind: 'checkbox',
            label: t('directory:field.dry-run'),
            hint: t('directory:hint.dry-run'),
            value: true,
          },
        ],
      };
      const answer = formPage(page(context), form, [{ title: t('directory:import-how') }]);
      return {
        ...answer,
        data: {
          ...answer.data,
          help: [
            {
              title: t('directory:import-columns'),
              lines: columns.map((column) => t(`directory:column.${column}`)),
            },
          ],
        },
      };
    };

    /** @param check the file that was checked; undefined for what was imported */
    const reportPage = (
      context: PageContext,
      report: ImportReport,
      check: { readonly id: string; readonly name: string } | undefined,
    ): Page => {
      const { t } = context;
      const outcome = report.refused > 0 ? 'refused' : check !== undefined ? 'checked' : 'saved';
      return {
        template: 'pages/list',
        status: outcome === 'refused' ? 422 : 200,
        page: {
          ...page(context),
          title: t('directory:import-report'),
          lede: check?.name,
          actions: [
            { label: t('directory:import-again'), href: `${base(context)}/import`, icon: 'upload' },
            ...(outcome === 'checked' && report.created + report.updated > 0
              ? [
                  {
                    label: t('directory:import-now'),
                    action: `${base(context)}/import/${check?.id}`,
                    tone: 'primary' as const,
                  },
                ]
              : [{ label: t('directory:import-open'), href: base(context), tone: 'primary' as const }]),
          ],
        },
        data: {
          notices: [
            {
              title: t(`directory:import-${outcome}`),
              tone: { refused: 'bad', checked: 'info', saved: 'ok' }[outcome],
              live: true,
            },
            report.ignored.length > 0 && {
              title: t('directory:import-ignored', { columns: report.ignored.join(' · ') }),
              tone: 'warn',
            },
          ],
          table: {
            id: 'report',
            caption: t('directory:import-report'),
            totals: results.map((result) => ({
              label: t(`directory:rows-of.${result}`),
              value: report[result],
            })),
            columns: [
              { key: 'name', label: t('common:label.name') },
              { key: 'row', label: t('directory:row'), kind: 'number' },
              { key: 'result', label: t('directory:result') },
              { key: 'remarks', label: t('directory:remarks') },
            ],
            rows: report.rows.map((row) => rowModel(context, row)),
          },
        },
      };
    };

    const rowModel = (context: PageContext, row: ReportRow): RowModel => {
      const { t, language } = context;
      const errors = row.errors.map(({ field, code, params }) =>
        describe(language, code, {
          field: columns.includes(field as Column) ? t(`directory:column.${field}`) : field,
          ...(params ?? {}),
        }),
      );
      const alike =
        row.suggestions.length === 0
          ? []
          : [
              t('directory:import-alike', {
                names: row.suggestions.map(({ name }) => name[language] || name.ar || name.en).join(' · '),
              }),
            ];
      return {
        id: `row-${row.row}`,
        title: row.name || t('views:dash'),
        cells: {
          row: row.row,
          result: { tag: { text: t(`directory:row-result.${row.result}`), tone: tones[row.result] } },
          remarks: [...errors, ...alike].join(' '),
        },
      };
    };

    pages.route({
      method: 'POST',
      path: `/manage${path}/import/:file`,
      policy: manageDirectory,
      handle: async (context) => {
        const { bytes } = await uploads.read(context.actor, purpose, context.params.file ?? '');
        return reportPage(context, await work(context.actor, bytes, {}), undefined);
      },
    });

    pages.route({
      path: `/manage${path}/import`,
      policy: manageDirectory,
      handle: async (context) => uploadPage(context),
    });

    pages.route({
      method: 'POST',
      path: `/manage${path}/import`,
      policy: manageDirectory,
      handle: async (context) => {
        const refuse = (code: string, params: Readonly<Record<string, string | number>> = {}): Page => ({
          ...uploadPage(context, [{ field: 'file', message: describe(context.language, code, params) }]),
          status: 422,
        });
        try {
          const { file, fields } = await readUpload(context.request);
          if (file === null) return refuse('import-file-missing');
          const dryRun = [fields.dryRun ?? []].flat().some((value) => value === 'true');
          const report = await work(context.actor, file.bytes, { dryRun });
          if (!dryRun) return reportPage(context, report, undefined);
          const id = report.refused > 0 ? '' : await uploads.hold(context.actor, purpose, file);
          return reportPage(context, report, { id, name: file.name });
        } catch (error) {
          if (!isAppError(error) || error.status !== 422) throw error;
          const [first] = error.errors;
          return refuse(first?.code ?? error.code, first?.params ?? error.params);
        }
      },
    });
  }
}
