import { type Static, Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { BodyRef, StateRef } from '../../directory/index.ts';
import { attendeeCategories, delegationRoles, participantListStages } from '../tables.ts';

export const ParticipantListInput = Type.Object(
  {
    stage: Choice(participantListStages),
    comment: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
  },
  { additionalProperties: false },
);
export type ParticipantListInput = Static<typeof ParticipantListInput>;

const head = {
  id: IdSchema,
  number: Type.Integer(),
  stage: Choice(participantListStages),
  comment: Nullable(Type.String()),
  publishedAt: InstantSchema,
  people: Type.Integer(),
};
export const ParticipantListHead = Type.Object(head, { title: 'ParticipantListHead' });
export const ParticipantListList = ListSchema(ParticipantListHead);

const Entry = {
  state: Nullable(StateRef),
  body: Nullable(BodyRef),
  category: Choice(attendeeCategories),
  shown: Type.Union(
    [
      Type.Object({
        honorific: Nullable(LocalTextSchema),
        name: LocalTextSchema,
        post: Nullable(LocalTextSchema),
        organisation: Nullable(LocalTextSchema),
        stateCode: Nullable(Type.String()),
        email: Nullable(Type.String()),
        role: Type.Optional(Choice(delegationRoles.filter((role) => role !== 'member'))),
      }),
      Type.Null(),
    ],
    { description: 'What they let the list show; null once it was erased' },
  ),
};
export const ParticipantListView = Type.Object(
  { ...head, entries: Type.Array(Type.Object({ position: Type.Integer(), ...Entry })) },
  { title: 'ParticipantList' },
);
export const ParticipantListDifference = ListSchema(
  Type.Object({ ...Entry, change: Choice(['added', 'removed', 'changed']) }),
);
