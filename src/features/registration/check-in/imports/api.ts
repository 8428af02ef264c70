import { ruleBroken } from '../../../../platform/errors/index.ts';
import { type Api, readUpload } from '../../../../platform/http/index.ts';
import type { CheckInServices } from '../context.ts';
import { SessionParams } from '../online/contract.ts';
import { manageAttendance } from '../policy.ts';
import * as contract from './contract.ts';

const tag = 'registration';

/** Whom rows are of, as sent beside a file: `{"12":"…"}`. What is no such thing is left out. */
export function readChoices(text: string | undefined): Readonly<Record<string, string>> {
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    return typeof read === 'object' && read !== null
      ? Object.fromEntries(Object.entries(read).filter(([, id]) => typeof id === 'string'))
      : {};
  } catch {
    throw ruleBroken({ field: 'choices', code: 'field-format' });
  }
}

/** Adds the JSON operations of files of attendance. */
export function addImportsApi(api: Api, { imports, online, explain }: CheckInServices): void {
  api.operation({
    method: 'POST',
    url: '/sessions/:id/attendance-imports',
    id: 'importAttendance',
    tag,
    summary:
      'Take in a CSV or XLSX file of meeting software, as multipart/form-data (`file`, `choices`): all of it, or nothing',
    policy: manageAttendance,
    takesFile: true,
    params: SessionParams,
    query: contract.ImportQuery,
    reply: contract.AttendanceReportView,
    handle: async ({ params, query, raw }) => {
      await online.session(raw.actor, params.id);
      const { file, fields } = await readUpload(raw);
      if (file === null) throw ruleBroken({ field: 'file', code: 'import-file-missing' });
      const report = await imports.importFile(raw.actor, params.id, file.bytes, {
        dryRun: query.dryRun ?? false,
        choices: readChoices(fields.choices?.toString()),
      });
      return {
        ...report,
        rows: report.rows.map(({ errors, candidates, ...row }) => ({
          ...row,
          candidates: [...candidates],
          errors: errors.map(({ field, code, params: given }) => ({
            field,
            code,
            message: explain(raw.language, code, { field, ...(given ?? {}) }),
          })),
        })),
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/sessions/:id/attendance-imports',
    id: 'listAttendanceImports',
    tag,
    summary: 'Files of attendance that were taken in for a session, newest first',
    policy: manageAttendance,
    params: SessionParams,
    reply: contract.AttendanceImportList,
    handle: async ({ params, raw }) => ({
      items: (await imports.list(raw.actor, params.id)).map(({ file }) => ({
        id: file.id,
        fileHash: file.fileHash,
        rows: file.rows,
        people: file.people,
        unmatched: file.unmatched,
        ambiguous: file.ambiguous,
        at: file.createdAt.toISOString(),
      })),
    }),
  });
}
