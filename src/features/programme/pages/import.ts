import { isAppError } from '../../../platform/errors/index.ts';
import { readUpload } from '../../../platform/http/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormError, FormModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../series/index.ts';
import { readSchedule } from '../formats/index.ts';
import type { ImportReport } from '../import/report.ts';
import { manageProgramme } from '../policy.ts';
import {
  changesTable,
  conflictsTable,
  countsTable,
  noticesTable,
  outsideTable,
  sorts,
} from './import-tables.ts';
import type { ProgrammePages } from './index.ts';

/** Adds the upload of a schedule file: what it would change, then the import itself and its report. */
export function addImportPages({ shell, imports, uploads, describe }: ProgrammePages): void {
  const baseOf = (context: PageContext, whole: EditionWhole): string =>
    context.href(`${managementPath(whole)}/sessions`);

  const frame = (context: PageContext, whole: EditionWhole, title: string) =>
    shell.managementPage(context, whole, {
      title,
      current: '/sessions',
      crumbs: [
        { label: context.t('common:nav.management.sessions'), href: baseOf(context, whole) },
        { label: context.t('programme:import.title') },
      ],
    });

  const uploadPage = (context: PageContext, whole: EditionWhole, errors: readonly FormError[] = []): Page => {
    const { t } = context;
    const form: FormModel = {
      action: `${baseOf(context, whole)}/import`,
      submit: { label: t('programme:import.check') },
      cancel: { href: baseOf(context, whole) },
      guard: false,
      errors,
      fields: [
        {
          name: 'file',
          kind: 'file',
          label: t('programme:import.file'),
          hint: t('programme:import.file-hint'),
          accept: '.xml,.json,.ics',
        },
      ],
    };
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      ...(errors.length === 0 ? {} : { status: 422 }),
      page: frame(context, whole, t('programme:import.title')),
      data: {
        form,
        notices: [{ title: t('programme:import.how'), text: t('programme:import.how-text') }],
      },
    };
  };

  /** What an import does or did: counts, conflicts, what was not understood; before it, the button that does it. */
  function reportPage(
    context: PageContext,
    whole: EditionWhole,
    report: ImportReport,
    check: { readonly href: string; readonly name: string } | undefined,
  ): Page {
    const t = context.words(whole.edition.digits);
    const changed = sorts.some((sort) => {
      const { created, updated, removed } = report[sort];
      return created + updated + removed > 0;
    });
    const outcome = check === undefined ? 'done' : changed ? 'checked' : 'same';
    return {
      template: 'pages/record',
      digits: whole.edition.digits,
      page: {
        ...frame(context, whole, t(`programme:import.${check === undefined ? 'report' : 'preview'}`)),
        lede: check?.name,
        actions: [
          { label: t('programme:import.again'), href: `${baseOf(context, whole)}/import`, icon: 'upload' },
          ...(check !== undefined && changed
            ? [{ label: t('programme:import.do'), action: check.href, tone: 'primary' as const }]
            : [
                {
                  label: t('common:nav.management.sessions'),
                  href: baseOf(context, whole),
                  tone: 'primary' as const,
                },
              ]),
        ],
      },
      data: {
        notices: [
          {
            title: t(`programme:import.${outcome}`),
            tone: outcome === 'done' ? 'ok' : 'info',
            live: true,
          },
          report.outside.length > 0 && {
            title: t('programme:import.outside'),
            text: t('programme:import.outside-text'),
            tone: 'warn',
          },
          report.conflicts.length > 0 && {
            title: t('common:count.conflict', { count: report.conflicts.length }),
            text: t('programme:import.conflicts-text'),
            tone: 'warn',
          },
          report.notCarried.length > 0 && {
            title: t('programme:import.not-carried'),
            text: t('programme:import.not-carried-text', {
              list: report.notCarried
                .map((one) => t(`programme:import.carried.${one}`))
                .join(context.language === 'ar' ? '، ' : ', '),
            }),
            tone: 'info',
          },
        ],
        tables: [
          { table: countsTable(context, whole, report) },
          ...(report.changes.length === 0 ? [] : [{ table: changesTable(context, whole, report) }]),
          ...(report.outside.length === 0 ? [] : [{ table: outsideTable(context, whole, report) }]),
          ...(report.conflicts.length === 0 ? [] : [{ table: conflictsTable(context, whole, report) }]),
          ...(report.notUnderstood.length === 0 ? [] : [{ table: noticesTable(context, whole, report) }]),
        ],
      },
    };
  }

  const run = (
    context: PageContext,
    whole: EditionWhole,
    upload: { readonly name: string; readonly bytes: Uint8Array },
    dryRun: boolean,
  ): Promise<ImportReport> =>
    imports.importSchedule(context.actor, {
      series: whole.series.slug,
      edition: whole.edition.slug,
      file: readSchedule(upload.bytes, {
        timeZone: whole.edition.timeZone,
        language: whole.edition.authenticLanguage,
      }),
      name: upload.name,
      dryRun,
    });

  shell.managed({
    path: '/sessions/import',
    policy: manageProgramme,
    handle: async (context, whole) => uploadPage(context, whole),
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/import',
    policy: manageProgramme,
    async handle(context, whole) {
      const refuse = (code: string, params: Readonly<Record<string, string | number>> = {}): Page =>
        uploadPage(context, whole, [
          {
            field: 'file',
            message: describe(context.language, code, {
              field: context.t('programme:import.file'),
              ...params,
            }),
          },
        ]);
      const { file } = await readUpload(context.request);
      if (file === null) return refuse('field-required');
      try {
        await run(context, whole, file, true);
      } catch (error) {
        if (!isAppError(error) || error.status !== 422) throw error;
        const [first] = error.errors;
        return refuse(first?.code ?? error.code, first?.params ?? error.params);
      }
      const id = await uploads.hold(context.actor, whole, file);
      return { redirect: `${baseOf(context, whole)}/import/${id}` };
    },
  });

  shell.managed({
    path: '/sessions/import/:file',
    policy: manageProgramme,
    async handle(context, whole) {
      const upload = await uploads.read(context.actor, whole, context.params.file ?? '');
      const report = await run(context, whole, upload, true);
      const href = `${baseOf(context, whole)}/import/${context.params.file}`;
      return reportPage(context, whole, report, { href, name: upload.name });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/sessions/import/:file',
    policy: manageProgramme,
    async handle(context, whole) {
      const upload = await uploads.read(context.actor, whole, context.params.file ?? '');
      const report = await run(context, whole, upload, false);
      await uploads.keep(context.actor, whole, upload);
      return reportPage(context, whole, report, undefined);
    },
  });
}
