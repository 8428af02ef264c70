import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  LineInput,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
  TextInput,
} from '../../../platform/http/schemas.ts';
import { bounceOutcomes, mailStates } from '../../../platform/outbox/index.ts';
import { mailingCalendars, mailingStates } from '../tables.ts';

/** What became of a receiver, from the list to the mail server. */
export const receiverOutcomes = [
  'pending',
  ...mailStates.filter((state) => state !== 'cancelled'),
  'bounced',
  'declined',
  'bouncing',
  'cancelled',
  'gone',
] as const;
export type ReceiverOutcome = (typeof receiverOutcomes)[number];

const input = {
  audience: Type.String({ maxLength: 60, description: 'Key of a list of `/editions/{e}/audiences`' }),
  filter: Type.Optional(
    Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 200 }), {
      description: 'What narrows the list, by the names of its filters',
    }),
  ),
  subject: LineInput,
  body: TextInput,
  necessary: Type.Optional(
    Type.Boolean({ description: 'Who takes part must know: it cannot be declined. Default false' }),
  ),
  calendar: Type.Optional(
    Choice(mailingCalendars, {
      description:
        'A file for calendars: of the time given here, or of each receiver’s own times. Default none',
    }),
  ),
  startsAt: Type.Optional(Nullable(InstantSchema)),
  endsAt: Type.Optional(Nullable(InstantSchema)),
  place: Type.Optional(Nullable(LineInput)),
};

export const MailingInput = Type.Object(input, { additionalProperties: false });
export type MailingInput = Static<typeof MailingInput>;
export const MailingPatch = Type.Partial(MailingInput, { additionalProperties: false });
export type MailingPatch = Static<typeof MailingPatch>;

export const ReasonInput = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 2_000 })) },
  { additionalProperties: false },
);
export type ReasonInput = Static<typeof ReasonInput>;
export const NothingInput = Type.Object({}, { additionalProperties: false });

const Somebody = Nullable(Type.Object({ id: IdSchema, name: Type.String() }));
const Counts = Type.Object(
  Object.fromEntries(receiverOutcomes.map((outcome) => [outcome, Type.Optional(Type.Integer())])),
  { description: 'Receivers by what became of them; those of none are left out' },
);

export const MailingView = Type.Object(
  {
    id: IdSchema,
    editionId: IdSchema,
    audience: Type.String(),
    filter: Type.Record(Type.String(), Type.String()),
    subject: LocalTextSchema,
    body: LocalTextSchema,
    necessary: Type.Boolean(),
    calendar: Choice(mailingCalendars),
    startsAt: Nullable(InstantSchema),
    endsAt: Nullable(InstantSchema),
    place: Nullable(LocalTextSchema),
    state: Choice(mailingStates),
    createdBy: Somebody,
    submittedBy: Somebody,
    submittedAt: Nullable(InstantSchema),
    approvedBy: Somebody,
    approvedAt: Nullable(InstantSchema),
    reason: Nullable(Type.String()),
    counts: Counts,
    version: Type.Integer(),
  },
  { title: 'Mailing' },
);
export type MailingView = Static<typeof MailingView>;
export const MailingList = ListSchema(MailingView);

export const AudienceList = ListSchema(
  Type.Object(
    {
      key: Type.String(),
      label: Type.String(),
      fields: Type.Array(Type.Object({ key: Type.String(), label: Type.String() })),
      filters: Type.Array(
        Type.Object({
          name: Type.String(),
          label: Type.String(),
          options: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
        }),
      ),
    },
    { title: 'Audience' },
  ),
);

export const PreviewQuery = Type.Object(
  {
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, default: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 10 })),
  },
  { additionalProperties: false },
);
const Preview = Type.Object({ subject: Type.String(), text: Type.String(), html: Type.String() });
export const PreviewReply = Type.Object(
  {
    total: Type.Integer({ description: 'Addresses in the list' }),
    declined: Type.Integer({ description: 'Of these, left out because they declined' }),
    bouncing: Type.Integer({ description: 'Of these, left out because mail does not reach them' }),
    duplicates: Type.Integer({ description: 'Entries whose address stood in the list already' }),
    items: Type.Array(
      Type.Object({
        address: Type.String(),
        name: Type.String(),
        language: LanguageSchema,
        excluded: Nullable(Choice(['declined', 'bouncing'] as const)),
        ar: Preview,
        en: Preview,
      }),
    ),
  },
  { title: 'MailingPreview' },
);

export const ReceiverQuery = Type.Object(
  { limit: listQuery.limit, cursor: listQuery.cursor, outcome: Type.Optional(Choice(receiverOutcomes)) },
  { additionalProperties: false },
);
export const ReceiverList = ListSchema(
  Type.Object(
    {
      position: Type.Integer(),
      address: Type.String(),
      name: Type.String(),
      language: LanguageSchema,
      outcome: Choice(receiverOutcomes),
      mailId: Nullable(IdSchema),
      failure: Nullable(Type.String()),
    },
    { title: 'MailingReceiver' },
  ),
);

export const DeclineList = ListSchema(
  Type.Object(
    {
      id: IdSchema,
      address: Type.String(),
      editionId: Nullable(IdSchema),
      declinedAt: InstantSchema,
    },
    { title: 'Decline', description: 'Without an edition: of the whole series' },
  ),
);

export const BounceView = Type.Object(
  {
    id: IdSchema,
    address: Type.String(),
    mailId: Nullable(IdSchema),
    status: Nullable(Type.String()),
    answer: Type.String(),
    reportedAt: InstantSchema,
    clearedAt: Nullable(InstantSchema),
  },
  { title: 'Bounce' },
);
export const BounceList = ListSchema(BounceView);
export const ClearedView = Type.Object({ cleared: Type.Integer() }, { title: 'Cleared' });

export const NotificationInput = Type.Object(
  {
    message: Type.String({
      maxLength: 900_000,
      description:
        'The notification as the mail server received it, headers and all; its beginning is enough',
    }),
    deliveredTo: Type.Optional(
      Type.String({
        maxLength: 320,
        description: 'Envelope address that it came to; default: as its headers say',
      }),
    ),
  },
  { additionalProperties: false },
);
export const NotificationView = Type.Object({ outcome: Choice(bounceOutcomes) }, { title: 'BounceOutcome' });

export const DeclineInput = Type.Object(
  {
    link: Type.String({
      minLength: 1,
      maxLength: 2_000,
      description: 'What stands behind `link=` in the mail',
    }),
    scope: Type.Optional(
      Choice(['series', 'edition', 'none'] as const, {
        description: 'What is declined from now on; `none`: nothing any more. Default `series`',
      }),
    ),
  },
  { additionalProperties: false },
);
export type DeclineInput = Static<typeof DeclineInput>;
export const DeclinedView = Type.Object(
  { address: Type.String(), declined: Choice(['series', 'edition', 'none'] as const) },
  { title: 'Declined' },
);
