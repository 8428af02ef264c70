import { Type } from 'typebox';
import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { portraitLimits } from '../../../../platform/files/accept/index.ts';
import { type Api, readUpload } from '../../../../platform/http/index.ts';
import { IdSchema, LanguageQuerySchema } from '../../../../platform/http/schemas.ts';
import { IdParams } from '../../../series/index.ts';
import { findNomination } from '../../store/nominations.ts';
import { attendeeFileKinds } from '../../tables.ts';
import type { NominationsContext } from '../context.ts';
import * as contract from '../contract.ts';
import { nominate, seeDelegation } from '../policy.ts';
import { presentFile } from '../present.ts';

const tag = 'delegations';
const FileParams = Type.Object({ id: IdSchema, file: IdSchema });
const ImportQuery = Type.Object(
  {
    lang: LanguageQuerySchema.properties.lang,
    dryRun: Type.Optional(Type.Boolean({ description: 'Reads and reports, and names nobody' })),
    draft: Type.Optional(Type.Boolean({ description: 'Names as drafts' })),
  },
  { additionalProperties: false },
);

/** Adds the operations that take files: documents of those named, and lists of them. */
export function addNominationFilesApi(api: Api, context: NominationsContext): void {
  const { database, gate, nominationFiles, nominationImport, translator } = context;

  api.operation({
    method: 'GET',
    url: '/nominations/:id/files',
    id: 'listNominationFiles',
    tag,
    summary: 'Photo and documents of somebody named',
    policy: seeDelegation,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.NominationFileList,
    handle: async ({ params, raw }) => ({
      items: (await nominationFiles.list(raw.actor, params.id)).map(presentFile),
    }),
  });

  api.operation({
    method: 'POST',
    url: '/nominations/:id/files',
    id: 'addNominationFile',
    tag,
    summary: 'Send a photo or a document as multipart/form-data: `file` (PDF, JPEG, PNG), `kind`, `reason`',
    policy: nominate,
    takesFile: true,
    status: 201,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: contract.NominationFileList,
    handle: async ({ params, raw }) => {
      const found = await findNomination(database.db, params.id);
      if (found === undefined) throw notFound('nomination-unknown');
      await gate.find(raw.actor, found.nomination.delegationId);
      const { file, fields } = await readUpload(raw, portraitLimits.bytes);
      const kind = attendeeFileKinds.find((one) => one === fields.kind);
      if (kind === undefined) throw ruleBroken({ field: 'kind', code: 'field-required' });
      await nominationFiles.add(raw.actor, params.id, kind, file, fields.reason?.toString());
      return { items: (await nominationFiles.list(raw.actor, params.id)).map(presentFile) };
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/nominations/:id/files/:file',
    id: 'deleteNominationFile',
    tag,
    summary: 'Take a document away',
    policy: nominate,
    status: 204,
    params: FileParams,
    query: LanguageQuerySchema,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await nominationFiles.remove(raw.actor, params.id, params.file);
    },
  });

  api.operation({
    method: 'POST',
    url: '/delegations/:id/nomination-imports',
    id: 'importNominations',
    tag,
    summary:
      'Name everybody of a CSV or XLSX file, sent as multipart/form-data (`file`, `reason`): all rows or none',
    policy: nominate,
    takesFile: true,
    params: IdParams,
    query: ImportQuery,
    reply: contract.ImportReport,
    handle: async ({ params, query, raw }) => {
      await gate.find(raw.actor, params.id);
      const { file, fields } = await readUpload(raw);
      if (file === null) throw ruleBroken({ field: 'file', code: 'import-file-missing' });
      const report = await nominationImport.importFile(raw.actor, params.id, file.bytes, {
        dryRun: query.dryRun ?? false,
        draft: query.draft ?? false,
        reason: fields.reason?.toString(),
      });
      const t = translator.t(raw.language);
      const columnWord = (field: string): string => t(`nominations:import.column.${field}`);
      return {
        ...report,
        rows: report.rows.map(({ row, name, role, errors, remarks, nominee }) => ({
          row,
          name,
          role,
          result: nominee === undefined ? ('refused' as const) : ('named' as const),
          errors: errors.map(({ field, code, params: given }) => ({
            field,
            code,
            message: context.describe(raw.language, code, { field: columnWord(field), ...(given ?? {}) }),
          })),
          remarks: remarks.map(({ code, params: given }) => t(`nominations:remark.${code}`, given ?? {})),
        })),
      };
    },
  });
}
