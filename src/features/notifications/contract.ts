import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  ListSchema,
  listQuery,
  Nullable,
} from '../../platform/http/schemas.ts';
import { mailChannels, mailFailures, mailStates } from '../../platform/outbox/index.ts';

export const MessageParams = Type.Object({ id: IdSchema });

export const MessageQuery = Type.Object(
  { ...listQuery, state: Type.Optional(Choice(mailStates)) },
  { additionalProperties: false },
);
export type MessageQuery = Static<typeof MessageQuery>;

/** Nothing is asked for. */
export const ResendInput = Type.Object({}, { additionalProperties: false });

const message = {
  id: IdSchema,
  editionId: Nullable(IdSchema),
  template: Type.String({ description: 'Which mail it is: `<feature>.<name>`' }),
  language: LanguageSchema,
  receiver: Type.Object({
    address: Type.String(),
    name: Nullable(Type.String()),
    accountId: Nullable(IdSchema),
  }),
  subject: Type.String(),
  state: Choice(mailStates, {
    description: '`failed`: refused for good; `held`: tried as often as is sensible, resend it by hand',
  }),
  channel: Nullable(Choice(mailChannels, { description: '`local`: into the mailbox of this installation' })),
  attempts: Type.Integer(),
  failure: Nullable(Choice(mailFailures, { description: 'Why the last attempt failed' })),
  answer: Nullable(Type.String({ description: 'What the mail server said last' })),
  createdAt: InstantSchema,
  sentAt: Nullable(InstantSchema),
  dueAt: Nullable(InstantSchema),
  secret: Type.Boolean({ description: 'It carries a one-time link, which is masked' }),
  resendOf: Nullable(IdSchema),
  resentAs: Nullable(IdSchema),
};

export const MessageView = Type.Object(message, { title: 'Message' });
export type MessageView = Static<typeof MessageView>;
export const MessageList = ListSchema(MessageView);

export const MessageDetail = Type.Object(
  {
    ...message,
    text: Nullable(Type.String({ description: 'Null once it was scrubbed' })),
    html: Nullable(Type.String()),
    attachments: Type.Array(
      Type.Object({ name: Type.String(), mediaType: Type.String(), bytes: Type.Integer() }),
    ),
  },
  { title: 'MessageDetail' },
);
export type MessageDetail = Static<typeof MessageDetail>;

export const ResentView = Type.Object(
  { count: Type.Integer({ description: 'How many were sent again' }) },
  { title: 'Resent' },
);
