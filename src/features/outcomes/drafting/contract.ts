import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TEXT_LENGTH,
  TextInput,
} from '../../../platform/http/schemas.ts';
import {
  outcomeKinds,
  provisionKinds,
  reportPointFates,
  reportPointKinds,
  sessionReportStatuses,
  versionOrigins,
} from '../tables.ts';

const closed = { additionalProperties: false } as const;
const Reason = Type.String({ minLength: 1, maxLength: 2_000 });

export const PointInput = Type.Object({ kind: Choice(reportPointKinds), text: TextInput }, closed);
export const ReportInput = Type.Object(
  {
    summary: Type.Optional(Nullable(TextInput)),
    points: Type.Optional(Type.Array(PointInput, { maxItems: 50 })),
  },
  closed,
);
export type ReportInput = Static<typeof ReportInput>;
export const ReasonInput = Type.Object({ reason: Reason }, closed);
export const TakeUpInput = Type.Object(
  {
    documentId: IdSchema,
    /** The provision that it stands behind; default: at the end. */
    afterId: Type.Optional(Nullable(IdSchema)),
    kind: Type.Optional(Choice(provisionKinds)),
  },
  closed,
);
export type TakeUpInput = Static<typeof TakeUpInput>;

export const PointView = Type.Object({
  id: IdSchema,
  position: Type.Integer(),
  kind: Choice(reportPointKinds),
  text: LocalTextSchema,
  fate: Choice(reportPointFates),
  provisionId: Nullable(IdSchema),
  reason: Nullable(Type.String()),
});
export const ReportView = Type.Object(
  {
    id: IdSchema,
    session: Type.Object({ id: IdSchema, code: Type.String(), title: LocalTextSchema }),
    status: Choice(sessionReportStatuses),
    summary: Nullable(LocalTextSchema),
    returnReason: Nullable(Type.String()),
    submittedAt: Nullable(InstantSchema),
    points: Type.Array(PointView),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'SessionReport' },
);
export type ReportView = Static<typeof ReportView>;
export const ReportList = ListSchema(ReportView);

export const WordingInput = Type.Object(
  {
    revision: Type.Integer({ minimum: 1, description: 'The wording that was read' }),
    title: Type.Optional(Nullable(LineInput)),
    text: Type.Optional(TextInput),
    comment: Type.Optional(Nullable(Type.String({ maxLength: 500 }))),
  },
  closed,
);
export type WordingInput = Static<typeof WordingInput>;
export const ReviewInput = Type.Object(
  { revision: Type.Integer({ minimum: 1 }), language: LanguageSchema },
  closed,
);
export const RestorationInput = Type.Object(
  {
    revision: Type.Integer({ minimum: 1 }),
    comment: Type.Optional(Nullable(Type.String({ maxLength: 500 }))),
  },
  closed,
);
export const OrderInput = Type.Object(
  { provisionIds: Type.Array(IdSchema, { uniqueItems: true, maxItems: 5_000 }) },
  closed,
);

const Piece = Type.Object({ kind: Choice(['same', 'added', 'removed'] as const), text: Type.String() });
export const VersionView = Type.Object(
  {
    revision: Type.Integer(),
    title: Nullable(LocalTextSchema),
    text: LocalTextSchema,
    origin: Choice(versionOrigins),
    comment: Nullable(Type.String()),
    writtenAt: InstantSchema,
    /** What changed from the version before, word by word. */
    changes: Type.Object({ ar: Type.Array(Piece), en: Type.Array(Piece) }),
  },
  { title: 'ProvisionVersion' },
);
export type VersionView = Static<typeof VersionView>;
export const VersionList = ListSchema(VersionView);

export const ComparisonQuery = Type.Object(
  {
    language: Type.Optional(LanguageSchema),
    from: Type.Optional(InstantSchema),
    to: Type.Optional(InstantSchema),
    /** Another text, that this one is compared with as it stands. */
    with: Type.Optional(IdSchema),
  },
  closed,
);
export const ComparisonView = Type.Object(
  {
    language: LanguageSchema,
    items: Type.Array(
      Type.Object({
        change: Choice(['same', 'changed', 'added', 'removed'] as const),
        beforeId: Nullable(IdSchema),
        afterId: Nullable(IdSchema),
        pieces: Type.Array(Piece),
      }),
    ),
  },
  { title: 'TextComparison' },
);

export const CommentInput = Type.Object(
  {
    provisionId: Type.Optional(Nullable(IdSchema)),
    answersId: Type.Optional(Nullable(IdSchema)),
    text: Type.String({ minLength: 1, maxLength: 5_000 }),
  },
  closed,
);
export type CommentInput = Static<typeof CommentInput>;
export const CommentView = Type.Object(
  {
    id: IdSchema,
    provisionId: Nullable(IdSchema),
    revision: Nullable(Type.Integer()),
    answersId: Nullable(IdSchema),
    text: Type.String(),
    author: Nullable(Type.String()),
    writtenAt: InstantSchema,
    resolvedAt: Nullable(InstantSchema),
  },
  { title: 'DraftComment' },
);
export type CommentView = Static<typeof CommentView>;
export const CommentList = ListSchema(CommentView);

/** Longest pasted text of an import: some five hundred pages. */
export const IMPORT_LENGTH = 100 * TEXT_LENGTH;
export const ImportItem = Type.Object(
  { kind: Choice(provisionKinds), title: Type.Optional(Nullable(LineInput)), text: TextInput },
  closed,
);
export const ImportInput = Type.Object(
  {
    kind: Choice(outcomeKinds),
    title: LineInput,
    authenticLanguage: LanguageSchema,
    remark: Type.Optional(Nullable(TextInput)),
    provisions: Type.Array(ImportItem, { minItems: 1, maxItems: 2_000 }),
  },
  closed,
);
export type ImportInput = Static<typeof ImportInput>;
export const ImportedText = Type.Object(
  { id: IdSchema, status: Type.Literal('draft'), provisions: Type.Integer() },
  { title: 'ImportedText' },
);
