import { type Static, Type } from 'typebox';
import {
  Choice,
  DaySchema,
  IdSchema,
  InstantSchema,
  LanguageSchema,
  LINE_LENGTH,
  ListSchema,
  LocalTextSchema,
  listQuery,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { BodyRef, StateRef } from '../../directory/index.ts';
import { AttendeeView, attendeeFields } from '../attendees/contract.ts';
import { delegationNeeds } from '../store/delegations.ts';
import {
  accreditationStates,
  attendeeFileKinds,
  delegationRoles,
  focalPointStates,
  nominationStates,
  participationCategories,
  participationStatuses,
} from '../tables.ts';

const Line = Type.String({ maxLength: LINE_LENGTH });
const Reason = Type.Optional(
  Nullable(Type.String({ maxLength: 2_000, description: 'Needed of staff once the delegation is frozen' })),
);
const Places = Type.Integer({ minimum: 0, maximum: 1_000 });

/** Most people of each role. */
export const QuotasInput = Type.Object(
  {
    head: Type.Optional(Type.Integer({ minimum: 0, maximum: 1 })),
    deputy: Type.Optional(Places),
    member: Type.Optional(Places),
    alternate: Type.Optional(Places),
    support: Type.Optional(Places),
  },
  {
    additionalProperties: false,
    description: 'Most people of each role; a role that is left out keeps its own',
  },
);
export type QuotasInput = Static<typeof QuotasInput>;

export const DelegationPatch = Type.Object(
  {
    quotas: Type.Optional(QuotasInput),
    freezesAt: Type.Optional(
      Nullable(Type.String({ format: 'date-time', description: 'Null: the edition’s date holds' })),
    ),
    note: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  },
  { additionalProperties: false },
);
export type DelegationPatch = Static<typeof DelegationPatch>;

/** Many delegations alike. */
export const DelegationsPatch = Type.Object(
  {
    ids: Type.Array(IdSchema, { minItems: 1, maxItems: 500, uniqueItems: true }),
    quotas: Type.Optional(QuotasInput),
    freezesAt: Type.Optional(Nullable(InstantSchema)),
  },
  { additionalProperties: false },
);
export type DelegationsPatch = Static<typeof DelegationsPatch>;

export const SettingsPatch = Type.Object(
  { freezesAt: Nullable(InstantSchema) },
  { additionalProperties: false },
);
export type SettingsPatch = Static<typeof SettingsPatch>;
export const SettingsView = Type.Object(
  { freezesAt: Nullable(InstantSchema), version: Type.Integer() },
  { title: 'DelegationSettings' },
);

/** Who is to speak for a delegation. */
export const FocalPointInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: LINE_LENGTH }),
    post: Type.Optional(Nullable(Line)),
    email: Type.String({ maxLength: 254, format: 'email' }),
    phone: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
    language: Type.Optional(LanguageSchema),
    letterNumber: Type.Optional(Nullable(Type.String({ maxLength: 80 }))),
    letterDate: Type.Optional(Nullable(DaySchema)),
    expiresOn: Type.Optional(
      Nullable(
        Type.String({ format: 'date', description: 'Last day; default: the last day of the edition' }),
      ),
    ),
  },
  { additionalProperties: false },
);
export type FocalPointInput = Static<typeof FocalPointInput>;

export const AppointmentInput = Type.Object(
  {
    letterNumber: Type.Optional(Nullable(Type.String({ maxLength: 80 }))),
    letterDate: Type.Optional(Nullable(DaySchema)),
    expiresOn: Type.Optional(Nullable(DaySchema)),
  },
  { additionalProperties: false },
);
export type AppointmentInput = Static<typeof AppointmentInput>;

export const ExtensionInput = Type.Object({ expiresOn: DaySchema }, { additionalProperties: false });
export const ReasonInput = Type.Object({ reason: Reason }, { additionalProperties: false });
export type ReasonInput = Static<typeof ReasonInput>;

export const NominationInput = Type.Object(
  {
    role: Choice(delegationRoles),
    draft: Type.Optional(
      Type.Boolean({ description: 'Kept and not handed in; it takes a place all the same' }),
    ),
    ...attendeeFields,
    reason: Reason,
  },
  { additionalProperties: false },
);
export type NominationInput = Static<typeof NominationInput>;

export const NominationPatch = Type.Object(
  { role: Type.Optional(Choice(delegationRoles)), ...attendeeFields, reason: Reason },
  { additionalProperties: false },
);
export type NominationPatch = Static<typeof NominationPatch>;

/** Somebody else in the place of who was named; without a role, in the same one. */
export const SubstitutionInput = Type.Object(
  { role: Type.Optional(Choice(delegationRoles)), ...attendeeFields, reason: Reason },
  { additionalProperties: false },
);
export type SubstitutionInput = Static<typeof SubstitutionInput>;

export const OrderInput = Type.Object(
  { ids: Type.Array(IdSchema, { maxItems: 5_000, uniqueItems: true }), reason: Reason },
  { additionalProperties: false, description: 'Nominations in their order; those left out come after' },
);

export const DelegationQuery = Type.Object(
  {
    lang: listQuery.lang,
    q: listQuery.q,
    category: Type.Optional(Choice(participationCategories)),
    status: Type.Optional(Choice(participationStatuses)),
    need: Type.Optional(Choice(delegationNeeds)),
  },
  { additionalProperties: false },
);

export const NominationQuery = Type.Object(
  {
    lang: listQuery.lang,
    q: listQuery.q,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
    cursor: listQuery.cursor,
    delegation: Type.Optional(IdSchema),
    role: Type.Optional(Choice(delegationRoles)),
    state: Type.Optional(Choice(nominationStates)),
    accreditation: Type.Optional(Choice(accreditationStates)),
  },
  { additionalProperties: false },
);

const RoleFigures = Type.Object({
  role: Choice(delegationRoles),
  most: Type.Integer(),
  named: Type.Integer({ description: 'Drafts and confirmed ones as well' }),
  confirmed: Type.Integer(),
});

export const DelegationView = Type.Object(
  {
    id: IdSchema,
    state: Nullable(StateRef),
    body: Nullable(BodyRef),
    category: Choice(participationCategories),
    status: Choice(participationStatuses),
    roles: Type.Array(RoleFigures),
    accreditations: Type.Record(Type.String(), Type.Integer()),
    freezesAt: Type.Union([InstantSchema, Type.Null()], {
      description: 'What holds: its own date or the edition’s',
    }),
    ownFreezesAt: Nullable(InstantSchema),
    frozen: Type.Boolean(),
    confirmedAt: Nullable(InstantSchema),
    note: Type.Union([Type.String(), Type.Null()], { description: 'For those who work on all delegations' }),
    version: Type.Integer(),
  },
  { title: 'Delegation' },
);
export type DelegationView = Static<typeof DelegationView>;
export const DelegationList = ListSchema(DelegationView);

export const FocalPointView = Type.Object(
  {
    id: IdSchema,
    delegationId: IdSchema,
    state: Choice(focalPointStates),
    name: Type.String(),
    post: Nullable(Type.String()),
    email: Type.String(),
    phone: Nullable(Type.String()),
    language: LanguageSchema,
    hasAccount: Type.Boolean(),
    letterNumber: Nullable(Type.String()),
    letterDate: Nullable(Type.String()),
    letterFile: Nullable(Type.Object({ name: Type.String(), bytes: Type.Integer(), href: Type.String() })),
    expiresAt: InstantSchema,
    expired: Type.Boolean(),
    reason: Nullable(Type.String()),
    version: Type.Integer(),
  },
  { title: 'FocalPoint' },
);
export type FocalPointView = Static<typeof FocalPointView>;
export const FocalPointList = ListSchema(FocalPointView);

export const NominationView = Type.Object(
  {
    id: IdSchema,
    delegationId: IdSchema,
    party: LocalTextSchema,
    role: Choice(delegationRoles),
    state: Choice(nominationStates),
    position: Type.Integer(),
    replacesId: Nullable(IdSchema),
    attendee: AttendeeView,
    accreditation: Nullable(
      Type.Object({ state: Choice(accreditationStates), reason: Nullable(Type.String()) }),
    ),
    missing: Type.Array(Type.String(), { description: 'What accreditation will ask for' }),
    nominatedAt: Nullable(InstantSchema),
    confirmedAt: Nullable(InstantSchema),
    endedAt: Nullable(InstantSchema),
    endReason: Nullable(Type.String()),
    version: Type.Integer(),
  },
  { title: 'Nomination' },
);
export type NominationView = Static<typeof NominationView>;
export const NominationList = ListSchema(NominationView);

export const FileKindSchema = Choice(attendeeFileKinds);
export const NominationFileView = Type.Object(
  {
    id: IdSchema,
    kind: FileKindSchema,
    name: Type.String(),
    bytes: Type.Integer(),
    href: Type.String({ description: 'Where its bytes are read, by those who may' }),
  },
  { title: 'NominationFile' },
);
export const NominationFileList = ListSchema(NominationFileView);

export const ImportReport = Type.Object(
  {
    saved: Type.Boolean(),
    named: Type.Integer(),
    refused: Type.Integer(),
    ignored: Type.Array(Type.String()),
    encoding: Type.String(),
    rows: Type.Array(
      Type.Object({
        row: Type.Integer(),
        name: Type.String(),
        role: Nullable(Choice(delegationRoles)),
        result: Choice(['named', 'refused']),
        errors: Type.Array(
          Type.Object({ field: Type.String(), code: Type.String(), message: Type.String() }),
        ),
        remarks: Type.Array(Type.String()),
      }),
    ),
  },
  { title: 'NominationImport', description: 'All rows or none' },
);
