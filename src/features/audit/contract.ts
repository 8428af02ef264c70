import { type Static, Type } from 'typebox';
import { auditWays } from '../../platform/audit/tables.ts';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
} from '../../platform/http/schemas.ts';

const Word = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 60 });

export const AuditEventParams = Type.Object({
  id: Type.String({ pattern: '^[1-9][0-9]{0,14}$', description: 'Number of the event' }),
});

export const AuditQuery = Type.Object(
  {
    ...listQuery,
    accountId: Type.Optional(IdSchema),
    action: Type.Optional(
      Type.String({
        pattern: '^[a-z][a-z-]*\\.[a-z][a-z-]*$',
        maxLength: 120,
        description: '`session.cancelled`',
      }),
    ),
    kind: Type.Optional(Word),
    subjectId: Type.Optional(Type.String({ maxLength: 200 })),
    from: Type.Optional(DaySchema),
    to: Type.Optional(DaySchema),
  },
  { additionalProperties: false },
);
export type AuditQuery = Static<typeof AuditQuery>;

const event = {
  id: Type.Integer(),
  at: InstantSchema,
  action: Type.String({ description: '`<entity>.<past participle>`' }),
  editionId: Nullable(IdSchema),
  subject: Type.Object({
    kind: Type.String(),
    id: Type.String(),
    title: Nullable(Type.Union([LocalTextSchema, Type.String()])),
  }),
  actor: Type.Object(
    {
      accountId: Nullable(IdSchema),
      name: Nullable(Type.String({ description: 'Null once it was erased' })),
      via: Nullable(Choice(auditWays)),
    },
    { description: 'Who did it, and by what' },
  ),
  authority: Type.String({ description: 'Name of the policy that allowed it' }),
  reason: Nullable(Type.String()),
  erased: Type.Boolean({ description: 'Whether texts of it were erased as personal data' }),
};

export const AuditEventView = Type.Object(event, { title: 'AuditEvent' });
export type AuditEventView = Static<typeof AuditEventView>;
export const AuditEventList = ListSchema(AuditEventView);

export const AuditEventDetail = Type.Object(
  {
    ...event,
    before: Type.Unknown({ description: 'The thing before, as it was kept' }),
    after: Type.Unknown({ description: 'The thing after, as it was kept' }),
    origin: Nullable(Type.Object({ ip: Type.String(), userAgent: Nullable(Type.String()) })),
    requestId: Nullable(Type.String()),
    credentialId: Nullable(IdSchema),
    chain: Nullable(Type.String({ description: 'Id of the edition, or `installation`' })),
    seq: Nullable(Type.Integer({ description: 'Place in the chain' })),
    previous: Nullable(Type.String({ description: '`hash` of the event before it' })),
    hash: Nullable(Type.String()),
  },
  { title: 'AuditEventDetail' },
);
export type AuditEventDetail = Static<typeof AuditEventDetail>;
