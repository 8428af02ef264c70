import { type Static, type TSchema, Type } from 'typebox';

/** Longest single-line text, and longest running text, in UTF-16 units. */
export const LINE_LENGTH = 300;
export const TEXT_LENGTH = 20_000;

const languageSchema = Type.Union([Type.Literal('ar'), Type.Literal('en')]);
const statusSchema = Type.Union([
  Type.Literal('missing'),
  Type.Literal('draft'),
  Type.Literal('reviewed'),
  Type.Literal('stale'),
]);

export const LanguageSchema = languageSchema;

/** Bilingual text as it is answered. */
export const LocalTextSchema = Type.Object(
  {
    ar: Type.String(),
    en: Type.String(),
    authentic: languageSchema,
    status: Type.Object({ ar: statusSchema, en: statusSchema }),
  },
  { title: 'LocalText', additionalProperties: false },
);

const textInput = (maxLength: number) =>
  Type.Object(
    {
      ar: Type.Optional(Type.String({ maxLength })),
      en: Type.Optional(Type.String({ maxLength })),
      authentic: Type.Optional(languageSchema),
    },
    {
      additionalProperties: false,
      description: 'At least one language. The authentic one is the edition’s by default.',
    },
  );

/** Bilingual input on one line, such as a title. */
export const LineInput = textInput(LINE_LENGTH);
/** Bilingual running text. */
export const TextInput = textInput(TEXT_LENGTH);
export type LocalTextInput = Static<typeof LineInput>;

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A closed choice that forms and the OpenAPI document list. */
export const Choice = <const T extends readonly string[]>(
  values: T,
  options: { description?: string } = {},
) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options });

export const IdSchema = Type.String({ format: 'uuid' });
export const DaySchema = Type.String({ format: 'date', description: 'YYYY-MM-DD' });
export const InstantSchema = Type.String({ format: 'date-time', description: 'RFC 3339 with an offset' });
export const SlugSchema = Type.String({ pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$', maxLength: 80 });
export const UrlSchema = Type.String({ format: 'uri', pattern: '^https?://', maxLength: 2_000 });

export const ListSchema = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item) });

export const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    requestId: Type.Optional(Type.String()),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), code: Type.String(), message: Type.String() })),
    ),
  },
  { title: 'Problem' },
);

/** Query of a list: how many, after which, in which language, words to find. */
export const listQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  lang: Type.Optional(languageSchema),
  q: Type.Optional(Type.String({ maxLength: 200 })),
};

export const ListQuerySchema = Type.Object(listQuery, { additionalProperties: false });
export const LanguageQuerySchema = Type.Object(
  { lang: Type.Optional(languageSchema) },
  { additionalProperties: false },
);
