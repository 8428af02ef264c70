import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  LanguageSchema,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { outcomeKinds } from '../tables.ts';

export const TextSearchQuery = Type.Object(
  {
    q: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Words in any form; «quoted» as they stand',
    }),
    lang: Type.Optional(LanguageSchema),
    in: Type.Optional(Choice(['ar', 'en'] as const, { description: 'Looks at one language only' })),
    kind: Type.Optional(Choice(outcomeKinds, { description: 'Looks at texts of one kind only' })),
    edition: Type.Optional(Type.String({ maxLength: 200, description: 'Id, or `series:edition`' })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 1 })),
  },
  { additionalProperties: false },
);

export const TextSearchResults = Type.Object(
  {
    count: Type.Integer(),
    more: Type.Boolean({ description: 'There are more than were counted' }),
    near: Type.Boolean({ description: 'Nothing fits as typed: these are near in their letters' }),
    items: Type.Array(
      Type.Object({
        id: IdSchema,
        code: Nullable(Type.String()),
        number: Nullable(Type.Integer()),
        kind: Type.String(),
        title: Nullable(LocalTextSchema),
        text: LocalTextSchema,
        language: LanguageSchema,
        highlights: Type.Array(Type.Object({ text: Type.String(), hit: Type.Boolean() })),
        document: Type.Object({ kind: Choice(outcomeKinds), slug: Type.String(), title: LocalTextSchema }),
        edition: Type.Object({
          id: IdSchema,
          slug: Type.String(),
          seriesSlug: Type.String(),
          title: LocalTextSchema,
          startsOn: DaySchema,
        }),
      }),
    ),
  },
  { title: 'TextSearchResults' },
);
export type TextSearchResults = Static<typeof TextSearchResults>;
