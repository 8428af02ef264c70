import { isAppError } from '../../../../platform/errors/index.ts';
import { readUpload } from '../../../../platform/http/index.ts';
import { formatList } from '../../../../platform/language/index.ts';
import { idOf, type Page, type PageAnswer, type PageContext, say } from '../../../../platform/pages/index.ts';
import { createHeldUploads } from '../../../../platform/uploads/index.ts';
import type {
  FieldModel,
  FormError,
  FormModel,
  RowModel,
  TagTone,
} from '../../../../platform/views/index.ts';
import { type EditionWhole, managed, type PartPages } from '../../../series/index.ts';
import type { TimedOnline } from '../../store/online.ts';
import type { CheckInServices } from '../context.ts';
import { ONLINE_PATH, sessionFrame, sessionOf } from '../online/pages.ts';
import { manageAttendance } from '../policy.ts';
import type { AttendanceReport, ReportRow } from './service.ts';

const tones: Readonly<Record<ReportRow['result'], TagTone>> = {
  matched: 'ok',
  unmatched: 'line',
  ambiguous: 'warn',
  outside: 'line',
  refused: 'bad',
};

/** Adds the import of attendance: upload, a report of every row with whom to choose from, and taking it in. */
export function addImportPages(deps: CheckInServices & PartPages): void {
  const { shell, database, imports, describe } = deps;
  const uploads = createHeldUploads(database);
  const purposeOf = (session: TimedOnline): string => `attendance ${session.id}`;
  const hereOf = (context: PageContext, whole: EditionWhole, { id }: TimedOnline): string =>
    managed(context, whole, `${ONLINE_PATH}/${id}`);

  const uploadPage = (
    context: PageContext,
    whole: EditionWhole,
    session: TimedOnline,
    errors: readonly FormError[] = [],
  ): Page => {
    const { t } = context;
    const form: FormModel = {
      action: `${hereOf(context, whole, session)}/import`,
      guard: false,
      errors,
      fields: [
        {
          name: 'file',
          kind: 'file',
          label: t('check-in:import.file'),
          hint: t('check-in:import.hint'),
          accept: '.csv,.xlsx,.txt',
        },
      ],
      submit: { label: t('check-in:import.check') },
      cancel: { href: hereOf(context, whole, session) },
    };
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: sessionFrame(deps, context, whole, session, { title: t('check-in:online.import') }),
      data: {
        form,
        help: [
          {
            title: t('check-in:import.help'),
            lines: [
              t('check-in:import.help-columns'),
              t('check-in:import.help-people'),
              t('check-in:import.help-times'),
              t('check-in:import.help-encoding', {
                encodings: formatList(['UTF-8', 'UTF-16', 'Windows-1256'], context.language, 'roster'),
              }),
            ],
          },
        ],
      },
    };
  };

  const rowModel = (context: PageContext, row: ReportRow): RowModel => {
    const { t } = context;
    const remarks = row.errors.map(({ field, code, params }) =>
      describe(context.language, code, { field: t(`check-in:import.column.${field}`), ...(params ?? {}) }),
    );
    return {
      id: `row-${row.row}`,
      title: row.name || row.email || t('views:dash'),
      ...(row.name === '' || row.email === '' ? {} : { sub: row.email }),
      pickable: false,
      cells: {
        row: row.row,
        result: { tag: { text: t(`check-in:import.result.${row.result}`), tone: tones[row.result] } },
        person: [
          say(row.person?.name, context),
          row.by === null ? '' : t(`check-in:import.by.${row.by}`),
          ...remarks,
        ]
          .filter(Boolean)
          .join(' · '),
        minutes: row.minutes,
      },
    };
  };

  const choiceFields = (context: PageContext, report: AttendanceReport): FieldModel[] =>
    report.rows
      .filter(({ candidates }) => candidates.length > 0)
      .map((row) => ({
        name: `choice.${row.row}`,
        kind: 'select' as const,
        label: context.t('check-in:import.who', { name: row.name || row.email, row: row.row }),
        optional: true,
        blank: context.t('check-in:import.nobody'),
        options: row.candidates.map(({ id, name, category }) => ({
          value: id,
          label: `${say(name, context)} · ${context.t(`attendees:category.${category}`)}`,
        })),
        value: '',
      }));

  const reportPage = (
    context: PageContext,
    whole: EditionWhole,
    session: TimedOnline,
    report: AttendanceReport,
    held: string,
  ): Page => {
    const t = context.words(whole.edition.digits);
    const here = hereOf(context, whole, session);
    const outcome = report.refused > 0 ? 'refused' : report.repeated ? 'repeated' : 'checked';
    return {
      template: 'pages/record',
      status: outcome === 'refused' ? 422 : 200,
      digits: whole.edition.digits,
      page: sessionFrame(deps, context, whole, session, {
        title: t('check-in:import.report'),
        actions: [{ label: t('check-in:import.again'), href: `${here}/import`, icon: 'upload' }],
      }),
      data: {
        notices: [
          {
            title: t(`check-in:import.${outcome}`),
            tone: ({ refused: 'bad', repeated: 'warn', checked: 'info' } as const)[outcome],
            live: true,
          },
        ],
        stats: [
          { label: t('check-in:import.people'), value: report.people },
          ...(['unmatched', 'ambiguous', 'refused'] as const).map((one) => ({
            label: t(`check-in:import.result.${one}`),
            value: report[one],
          })),
        ],
        tables: [
          {
            title: t('check-in:import.report'),
            table: {
              id: 'report',
              caption: t('check-in:import.report'),
              columns: [
                { key: 'name', label: t('check-in:import.in-file') },
                { key: 'row', label: t('check-in:import.row'), kind: 'number' },
                { key: 'result', label: t('check-in:import.found') },
                { key: 'person', label: t('check-in:import.person') },
                { key: 'minutes', label: t('check-in:import.minutes'), kind: 'number' },
              ],
              rows: report.rows.map((row) => rowModel(context, row)),
              empty: { title: t('check-in:import.no-rows') },
            },
          },
        ],
        // Of a file that was taken in before, those who may be several can still be told.
        ...(outcome === 'checked' || (outcome === 'repeated' && report.ambiguous > 0)
          ? {
              form: {
                action: `${here}/import/${held}`,
                guard: false,
                fields: choiceFields(context, report),
                submit: { label: t('check-in:import.now', { count: report.people }) },
                cancel: { href: here },
              } satisfies FormModel,
            }
          : {}),
      },
    };
  };

  /** What is wrong with the file as a whole is told on the form. */
  const answered = async (
    context: PageContext,
    whole: EditionWhole,
    session: TimedOnline,
    work: () => Promise<PageAnswer>,
  ): Promise<PageAnswer> => {
    try {
      return await work();
    } catch (error) {
      if (!isAppError(error) || ![409, 413, 422].includes(error.status)) throw error;
      const errors =
        error.errors.length > 0 ? error.errors : [{ field: 'file', code: error.code, params: error.params }];
      const told = errors.map(({ code, params }) => ({
        field: 'file',
        message: describe(context.language, code, {
          field: context.t('check-in:import.file'),
          ...(params ?? {}),
        }),
      }));
      return { ...uploadPage(context, whole, session, told), status: error.status };
    }
  };

  shell.managed({
    path: `${ONLINE_PATH}/:session/import`,
    policy: manageAttendance,
    handle: async (context, whole) => uploadPage(context, whole, await sessionOf(deps, context, whole)),
  });

  shell.managed({
    method: 'POST',
    path: `${ONLINE_PATH}/:session/import`,
    policy: manageAttendance,
    handle: async (context, whole) => {
      const session = await sessionOf(deps, context, whole);
      return answered(context, whole, session, async () => {
        const { file } = await readUpload(context.request);
        if (file === null) {
          const message = describe(context.language, 'import-file-missing', {});
          return { ...uploadPage(context, whole, session, [{ field: 'file', message }]), status: 422 };
        }
        const report = await imports.importFile(context.actor, session.id, file.bytes, { dryRun: true });
        const held = report.refused > 0 ? '' : await uploads.hold(context.actor, purposeOf(session), file);
        return reportPage(context, whole, session, report, held);
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: `${ONLINE_PATH}/:session/import/:file`,
    policy: manageAttendance,
    handle: async (context, whole) => {
      const session = await sessionOf(deps, context, whole);
      const held = idOf(context, 'file');
      return answered(context, whole, session, async () => {
        const { bytes } = await uploads.read(context.actor, purposeOf(session), held);
        const body = (context.request.body ?? {}) as Readonly<Record<string, unknown>>;
        const choices = Object.fromEntries(
          Object.entries(body).flatMap(([name, value]): [string, string][] =>
            name.startsWith('choice.') && typeof value === 'string' && value !== ''
              ? [[name.slice('choice.'.length), value]]
              : [],
          ),
        );
        const report = await imports.importFile(context.actor, session.id, bytes, { choices });
        return report.saved
          ? { redirect: `${hereOf(context, whole, session)}?done=imported&count=${report.people}` }
          : reportPage(context, whole, session, report, held);
      });
    },
  });
}
