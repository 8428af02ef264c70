import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  LanguageSchema,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { AttendeeCategorySchema, AttendeeView } from '../attendees/contract.ts';
import { missingKinds } from '../store/accreditation.ts';
import { accreditationStates, attendeeFileKinds, visaLetterStates } from '../tables.ts';
import { accreditationDecisions } from './rules/states.ts';

const State = Choice(accreditationStates);
const Document = Choice(attendeeFileKinds);
const Reason = Nullable(Type.String({ maxLength: 2_000 }));
const closed = { additionalProperties: false } as const;

const Changed = Type.Object({
  field: Type.String(),
  before: Type.Unknown({ description: 'As it was approved' }),
  after: Type.Unknown({ description: 'As it is' }),
});

const summary = {
  id: IdSchema,
  attendeeId: IdSchema,
  state: State,
  category: AttendeeCategorySchema,
  name: LocalTextSchema,
  party: Nullable(LocalTextSchema),
  delegationId: Nullable(IdSchema),
  submittedAt: Type.String({ format: 'date-time' }),
  decidedAt: Nullable(Type.String({ format: 'date-time' })),
  reason: Nullable(Type.String()),
  twoPersons: Type.Boolean(),
  firstApproved: Type.Boolean({ description: 'The first of two has approved' }),
  missing: Type.Array(Document, { description: 'What the category asks for and nobody handed in' }),
  changed: Type.Array(Changed, { description: 'What changed since it was approved' }),
  version: Type.Integer(),
};
export const AccreditationSummary = Type.Object(summary, { title: 'AccreditationSummary' });
export type AccreditationSummary = Static<typeof AccreditationSummary>;
export const AccreditationList = Type.Object({ items: Type.Array(AccreditationSummary) });

const Step = Type.Object({
  at: Type.String({ format: 'date-time' }),
  from: Nullable(State),
  to: State,
  firstOfTwo: Type.Boolean(),
  reason: Nullable(Type.String()),
  changed: Type.Array(Changed),
});

const Same = Type.Object({
  attendeeId: IdSchema,
  name: LocalTextSchema,
  party: Nullable(LocalTextSchema),
  signs: Type.Array(Choice(['name', 'birth-date', 'email', 'document'])),
});

export const AccreditationView = Type.Object(
  {
    ...summary,
    attendee: AttendeeView,
    documents: Type.Array(Type.Object({ id: IdSchema, kind: Document, name: Type.String() })),
    steps: Type.Array(Step),
    likenesses: Type.Array(Same, { description: 'Others of the edition who may be the same person' }),
    directory: Type.Array(Type.Object({ personId: IdSchema, name: LocalTextSchema }), {
      description: 'Persons of the directory who may be the same',
    }),
    watchNotes: Type.Array(Type.Object({ id: IdSchema, name: Type.String(), note: Type.String() }), {
      description: 'For those who accredit; empty for everybody else',
    }),
    decisions: Type.Array(Choice(accreditationDecisions), { description: 'What may be decided now' }),
  },
  { title: 'Accreditation' },
);
export type AccreditationView = Static<typeof AccreditationView>;

export const AccreditationQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 200 })),
    state: Type.Optional(State),
    category: Type.Optional(AttendeeCategorySchema),
    delegation: Type.Optional(IdSchema),
    missing: Type.Optional(
      Choice(
        missingKinds.filter(
          (kind): kind is Exclude<typeof kind, 'likeness' | 'watch'> =>
            kind !== 'likeness' && kind !== 'watch',
        ),
      ),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  },
  closed,
);

export const DecisionsInput = Type.Object(
  {
    decision: Choice(accreditationDecisions),
    reason: Type.Optional(Reason),
    accreditations: Type.Array(
      Type.Object({ id: IdSchema, version: Type.Optional(Type.Integer({ minimum: 1 })) }, closed),
      { minItems: 1, maxItems: 500 },
    ),
    preview: Type.Optional(Type.Boolean({ description: 'True: the mails are shown and nothing is decided' })),
  },
  closed,
);
export type DecisionsInput = Static<typeof DecisionsInput>;

export const DecisionsReply = Type.Object(
  {
    items: Type.Array(
      Type.Object({ id: IdSchema, state: State, firstApproved: Type.Boolean(), version: Type.Integer() }),
    ),
    mails: Type.Array(
      Type.Object({
        accreditationIds: Type.Array(IdSchema),
        to: Type.String(),
        language: LanguageSchema,
        subject: Type.String(),
        text: Type.String(),
      }),
    ),
  },
  { title: 'AccreditationDecisions' },
);

const ruleFields = {
  category: AttendeeCategorySchema,
  needed: Type.Boolean({ description: 'False: approved without anybody looking' }),
  twoPersons: Type.Boolean(),
  documents: Type.Array(Document, { uniqueItems: true }),
};
export const RulesView = Type.Object(
  { items: Type.Array(Type.Object({ ...ruleFields, version: Type.Integer() })) },
  { title: 'AccreditationRules' },
);
export const RulesInput = Type.Object(
  { items: Type.Array(Type.Object(ruleFields, closed), { minItems: 1, maxItems: 7 }) },
  closed,
);
export type RulesInput = Static<typeof RulesInput>;

export const WatchNoteInput = Type.Object(
  { name: Type.String({ maxLength: 200 }), note: Type.String({ maxLength: 2_000 }) },
  closed,
);
export type WatchNoteInput = Static<typeof WatchNoteInput>;
export const WatchNoteView = Type.Object(
  { id: IdSchema, name: Type.String(), note: Type.String(), closed: Type.Boolean(), version: Type.Integer() },
  { title: 'WatchNote' },
);
export const WatchNoteList = Type.Object({ items: Type.Array(WatchNoteView) });

export const LikenessInput = Type.Object(
  {
    same: Type.Boolean({ description: 'False: they are two, and are not shown together any more' }),
    personId: Type.Optional(Nullable(IdSchema)),
    otherId: Type.Optional(Nullable(IdSchema)),
  },
  closed,
);

/** What a focal point and the person see: the state and what is said of it. */
export const OwnAccreditations = Type.Object({
  items: Type.Array(
    Type.Object({
      attendeeId: IdSchema,
      editionId: IdSchema,
      name: LocalTextSchema,
      state: State,
      reason: Nullable(Type.String()),
      at: Type.String({ format: 'date-time' }),
      own: Type.Boolean({ description: 'Of the account itself, not of a delegation that it speaks for' }),
      visaLetter: Nullable(
        Type.Object(
          { id: IdSchema, state: Choice(visaLetterStates) },
          { description: 'The last letter for a visa that was asked for' },
        ),
      ),
    }),
  ),
});
