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
} from '../../../platform/http/schemas.ts';
import { sessionFileAudiences, sessionFileKinds } from '../tables.ts';

const fields = {
  kind: Choice(sessionFileKinds),
  title: LineInput,
  language: Nullable(LanguageSchema),
  audience: Choice(sessionFileAudiences, {
    description: '`work`: for those who work on the programme alone, which is how minutes begin',
  }),
  position: Type.Integer({ minimum: 1, maximum: 999 }),
};

/** What is said of a document beside its bytes. */
export const SessionFileInput = Type.Object(
  {
    kind: fields.kind,
    title: fields.title,
    language: Type.Optional(fields.language),
    audience: Type.Optional(fields.audience),
  },
  { additionalProperties: false },
);
export type SessionFileInput = Static<typeof SessionFileInput>;

export const SessionFilePatch = Type.Partial(Type.Object(fields), { additionalProperties: false });
export type SessionFilePatch = Static<typeof SessionFilePatch>;

export const SessionFileView = Type.Object(
  {
    id: IdSchema,
    kind: fields.kind,
    title: LocalTextSchema,
    language: fields.language,
    audience: fields.audience,
    position: Type.Integer(),
    name: Type.String(),
    mediaType: Type.String(),
    bytes: Type.Integer(),
    href: Type.String({ description: 'Where its bytes are, for those who may read it' }),
    version: Type.Integer(),
    createdAt: InstantSchema,
  },
  { title: 'SessionFile' },
);
export const SessionFileList = ListSchema(SessionFileView);
