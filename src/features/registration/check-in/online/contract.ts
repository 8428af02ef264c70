import { type Static, Type } from 'typebox';
import {
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../../platform/http/schemas.ts';

export const SessionParams = Type.Object({ id: IdSchema });
export const SecretParams = Type.Object({ secret: Type.String({ minLength: 20, maxLength: 100 }) });

export const MeetingInput = Type.Object(
  {
    meetingUrl: Type.String({
      maxLength: 2_000,
      description: 'Where the session meets: http or https. Shown to nobody but those who manage attendance',
    }),
  },
  { additionalProperties: false },
);
export type MeetingInput = Static<typeof MeetingInput>;

export const OnlineSessionView = Type.Object(
  {
    sessionId: IdSchema,
    code: Type.String(),
    title: LocalTextSchema,
    startsAt: InstantSchema,
    endsAt: InstantSchema,
    meetingUrl: Nullable(Type.String()),
    joined: Type.Integer({ description: 'People who opened their own link while it ran' }),
    imported: Type.Integer({ description: 'People whose attendance came from a file' }),
  },
  { title: 'OnlineSession' },
);
export const OnlineSessionList = ListSchema(OnlineSessionView);

export const JoiningView = Type.Object(
  {
    title: LocalTextSchema,
    startsAt: InstantSchema,
    endsAt: InstantSchema,
    meetingUrl: Type.String({ description: 'Where to go now' }),
  },
  { title: 'Joining' },
);

export const JoinMailsView = Type.Object({
  mailed: Type.Integer({ description: 'Links put into the outbox now' }),
  before: Type.Integer({ description: 'People who were mailed theirs before' }),
});
