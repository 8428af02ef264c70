import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { aspects, differenceKinds } from '../../programme/index.ts';

const Number_ = Type.Integer({ minimum: 1, maximum: 100_000 });

export const ReleaseInput = Type.Object(
  {
    version: Type.Optional(
      Type.String({ maxLength: 40, description: 'Default: the last one’s number plus one, from 1.0' }),
    ),
    comment: Type.Optional(Nullable(TextInput)),
    heldBack: Type.Optional(
      Type.Array(IdSchema, {
        maxItems: 10_000,
        uniqueItems: true,
        description: 'Drafts that have a time and stay drafts',
      }),
    ),
    after: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100_000,
        description:
          'Number of the last release that was seen, 0 for none: refused when there is a newer one',
      }),
    ),
    tell: Type.Optional(
      Type.Boolean({ description: 'Sends one mail to everybody whom it concerns. Default true' }),
    ),
  },
  { additionalProperties: false },
);
export type ReleaseInput = Static<typeof ReleaseInput>;

export const ReleaseView = Type.Object({
  id: IdSchema,
  number: Number_,
  version: Type.String(),
  comment: Nullable(LocalTextSchema),
  releasedAt: InstantSchema,
  current: Type.Boolean({ description: 'It is the edition’s last release: what the public sees' }),
  counts: Type.Record(Type.String(), Type.Integer(), {
    description: 'Sessions by what became of them since the release before',
  }),
});
export type ReleaseView = Static<typeof ReleaseView>;
export const ReleaseList = ListSchema(ReleaseView);

const End = Type.String({
  pattern: '^([1-9][0-9]{0,5}|working)$',
  description: 'Number of a release, or `working` for the working schedule',
});
export const DiffQuery = Type.Object(
  { from: End, to: End, language: Type.Optional(LanguageSchema) },
  { additionalProperties: false },
);

const Place = Type.Object({
  title: LocalTextSchema,
  startsAt: InstantSchema,
  endsAt: InstantSchema,
  roomId: Nullable(IdSchema),
  status: Type.String(),
});
export const DifferenceView = Type.Object({
  id: IdSchema,
  code: Type.String(),
  kind: Choice(differenceKinds),
  aspects: Type.Array(Choice(aspects)),
  before: Nullable(Place),
  after: Nullable(Place),
  text: Type.Object(
    { ar: Type.Array(Type.String()), en: Type.Array(Type.String()) },
    { description: 'The same in sentences' },
  ),
});
export const DifferenceList = ListSchema(DifferenceView);

export const RestorationInput = Type.Object(
  { dryRun: Type.Optional(Type.Boolean({ description: 'Says what would change, and changes nothing' })) },
  { additionalProperties: false },
);
export const RestorationView = Type.Object({
  changed: Type.Integer({ description: 'Sessions of the working schedule that differ from the release' }),
  created: Type.Integer({ description: 'Deleted sessions that come back' }),
  unscheduled: Type.Integer({ description: 'Sessions that the release does not have: they become drafts' }),
});
