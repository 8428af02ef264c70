import { isAppError } from '../../../platform/errors/index.ts';
import { readUpload } from '../../../platform/http/index.ts';
import { dayLabel, gregorianDate, gregorianRange, timeRange } from '../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormError, FormModel, TableModel } from '../../../platform/views/index.ts';
import { dateSettingsOf, type EditionWhole, managementPath } from '../../series/index.ts';
import { readSchedule } from '../formats/index.ts';
import { allowedOf } from '../import/remarks.ts';
import type { ImportReport } from '../import/report.ts';
import { manageProgramme } from '../policy.ts';
import type { ProgrammePages } from './index.ts';

/** Lines of what was not understood that a page shows; the whole of it is what the command's report is for. */
const SHOWN = 200;
const sorts = ['sessions', 'rooms', 'themes', 'persons'] as const;

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
        ],
        tables: [
          { table: countsTable(context, whole, report) },
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

function countsTable(context: PageContext, whole: EditionWhole, report: ImportReport): TableModel {
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

function conflictsTable(context: PageContext, whole: EditionWhole, report: ImportReport): TableModel {
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

function noticesTable(context: PageContext, whole: EditionWhole, report: ImportReport): TableModel {
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
                what: t(`programme:expected.${expected}`, { allowed: allowedOf(expected).join(', ') }),
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
function outsideTable(context: PageContext, whole: EditionWhole, report: ImportReport): TableModel {
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
