import { Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../../platform/http/schemas.ts';

export const ImportQuery = Type.Object(
  {
    dryRun: Type.Optional(Type.Boolean({ description: 'Only say what the file would do. Default false' })),
    lang: Type.Optional(Choice(['ar', 'en'] as const)),
  },
  { additionalProperties: false },
);

const Person = Type.Object({ id: IdSchema, name: LocalTextSchema, category: Type.String() });

export const AttendanceReportView = Type.Object(
  {
    saved: Type.Boolean({ description: 'False for a check, a repeat, and when a row was refused' }),
    repeated: Type.Boolean({ description: 'The same file was taken in before: nothing is written twice' }),
    people: Type.Integer(),
    unmatched: Type.Integer(),
    ambiguous: Type.Integer(),
    refused: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        row: Type.Integer({ description: 'As the spreadsheet program numbers it' }),
        name: Type.String(),
        email: Type.String(),
        result: Choice(['matched', 'unmatched', 'ambiguous', 'outside', 'refused'] as const),
        by: Nullable(Choice(['email', 'name', 'choice'] as const)),
        person: Nullable(Person),
        candidates: Type.Array(Person),
        minutes: Nullable(
          Type.Integer({ description: 'Of the session’s own time, over all rows of the person' }),
        ),
        errors: Type.Array(
          Type.Object({ field: Type.String(), code: Type.String(), message: Type.String() }),
        ),
      }),
    ),
  },
  { title: 'AttendanceReport' },
);

export const AttendanceImportList = ListSchema(
  Type.Object(
    {
      id: IdSchema,
      fileHash: Type.String({ description: 'SHA-256 of the file, hex' }),
      rows: Type.Integer(),
      people: Type.Integer(),
      unmatched: Type.Integer(),
      ambiguous: Type.Integer(),
      at: InstantSchema,
    },
    { title: 'AttendanceImport' },
  ),
);
