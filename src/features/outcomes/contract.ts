import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  Nullable,
  SlugSchema,
  TextInput,
} from '../../platform/http/schemas.ts';
import {
  adoptionManners,
  dispositionOutcomes,
  linkRelations,
  outcomeKinds,
  outcomeStatuses,
  provisionKinds,
  provisionLevels,
} from './tables.ts';

export const DocumentInput = Type.Object(
  {
    kind: Choice(outcomeKinds),
    slug: Type.Optional(SlugSchema),
    title: LineInput,
    chapeau: Type.Optional(Nullable(TextInput)),
    enacting: Type.Optional(Nullable(TextInput)),
    authenticLanguage: Type.Optional(LanguageSchema),
    summary: Type.Optional(Type.Boolean()),
    remark: Type.Optional(Nullable(TextInput)),
  },
  { additionalProperties: false },
);
export type DocumentInput = Static<typeof DocumentInput>;
export const DocumentPatch = Type.Partial(DocumentInput, { additionalProperties: false });
export type DocumentPatch = Static<typeof DocumentPatch>;

const LinkInput = Type.Object(
  {
    relation: Choice(linkRelations),
    editionId: IdSchema,
    documentId: IdSchema,
    provisionId: Type.Optional(Nullable(IdSchema)),
  },
  { additionalProperties: false },
);

export const ProvisionInput = Type.Object(
  {
    kind: Choice(provisionKinds),
    position: Type.Optional(Type.Integer({ minimum: 1, maximum: 9_999 })),
    title: Type.Optional(Nullable(LineInput)),
    text: TextInput,
    themeId: Type.Optional(Nullable(IdSchema)),
    sessionIds: Type.Optional(Type.Array(IdSchema, { uniqueItems: true, maxItems: 50 })),
    leadBodyId: Type.Optional(Nullable(IdSchema)),
    supportingBodyIds: Type.Optional(Type.Array(IdSchema, { uniqueItems: true, maxItems: 50 })),
    links: Type.Optional(Type.Array(LinkInput, { maxItems: 50 })),
    level: Type.Optional(Nullable(Choice(provisionLevels))),
    targetGroup: Type.Optional(Nullable(LineInput)),
    dueOn: Type.Optional(Nullable(DaySchema)),
  },
  { additionalProperties: false },
);
export type ProvisionInput = Static<typeof ProvisionInput>;
export const ProvisionPatch = Type.Partial(ProvisionInput, { additionalProperties: false });
export type ProvisionPatch = Static<typeof ProvisionPatch>;

export const AdoptionInput = Type.Object(
  {
    manner: Choice(adoptionManners),
    adoptedOn: DaySchema,
    sessionId: Type.Optional(Nullable(IdSchema)),
  },
  { additionalProperties: false },
);
export type AdoptionInput = Static<typeof AdoptionInput>;

const Named = Type.Object({ id: IdSchema, slug: Type.String(), name: LocalTextSchema });
const Titled = Type.Object({ id: IdSchema, slug: Type.String(), title: LocalTextSchema });

export const ProvisionView = Type.Object(
  {
    id: IdSchema,
    documentId: IdSchema,
    kind: Choice(provisionKinds),
    position: Type.Integer(),
    number: Nullable(Type.Integer()),
    code: Nullable(Type.String()),
    title: Nullable(LocalTextSchema),
    text: LocalTextSchema,
    theme: Nullable(
      Type.Object({ id: IdSchema, number: Type.Integer(), slug: Type.String(), title: LocalTextSchema }),
    ),
    sessions: Type.Array(
      Type.Object({ id: IdSchema, code: Type.String(), slug: Type.String(), title: LocalTextSchema }),
    ),
    lead: Nullable(Named),
    supporting: Type.Array(Named),
    links: Type.Array(
      Type.Object({
        relation: Choice(linkRelations),
        edition: Type.Object({
          id: IdSchema,
          slug: Type.String(),
          seriesSlug: Type.String(),
          title: LocalTextSchema,
        }),
        document: Titled,
        provision: Nullable(
          Type.Object({ id: IdSchema, code: Nullable(Type.String()), title: Nullable(LocalTextSchema) }),
        ),
      }),
    ),
    level: Nullable(Choice(provisionLevels)),
    targetGroup: Nullable(LocalTextSchema),
    dueOn: Nullable(DaySchema),
    disposition: Nullable(
      Type.Object({
        outcome: Choice(dispositionOutcomes),
        reason: LocalTextSchema,
        decidedOn: DaySchema,
        nextEditionId: Nullable(IdSchema),
        nextProvisionId: Nullable(IdSchema),
      }),
    ),
    sample: Type.Boolean(),
    version: Type.Integer(),
  },
  { title: 'Provision' },
);
export type ProvisionView = Static<typeof ProvisionView>;
export const ProvisionList = ListSchema(ProvisionView);

export const DocumentView = Type.Object(
  {
    id: IdSchema,
    kind: Choice(outcomeKinds),
    slug: Type.String(),
    title: LocalTextSchema,
    chapeau: Nullable(LocalTextSchema),
    enacting: Nullable(LocalTextSchema),
    authenticLanguage: LanguageSchema,
    status: Choice(outcomeStatuses),
    adoptionManner: Nullable(Choice(adoptionManners)),
    adoptedOn: Nullable(DaySchema),
    adoptingSessionId: Nullable(IdSchema),
    publishedAt: Nullable(InstantSchema),
    summary: Type.Boolean(),
    remark: Nullable(LocalTextSchema),
    sample: Type.Boolean(),
    version: Type.Integer(),
    provisions: Type.Array(ProvisionView),
  },
  { title: 'OutcomeDocument' },
);
export type DocumentView = Static<typeof DocumentView>;
export const DocumentList = ListSchema(DocumentView);
