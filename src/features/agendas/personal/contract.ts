import { Type } from 'typebox';
import {
  Choice,
  IdSchema,
  InstantSchema,
  ListSchema,
  LocalTextSchema,
  Nullable,
} from '../../../platform/http/schemas.ts';
import { EditionParams } from '../../series/index.ts';

const SessionRef = Type.Object(
  {
    id: IdSchema,
    code: Type.String(),
    slug: Type.String(),
    title: LocalTextSchema,
    startsAt: Nullable(InstantSchema),
    endsAt: Nullable(InstantSchema),
    status: Type.String(),
    sequence: Type.Integer(),
  },
  { additionalProperties: false },
);

export const FavouriteParams = Type.Object({ ...EditionParams.properties, session: IdSchema });

export const FavouriteView = Type.Object(
  { session: SessionRef, since: InstantSchema },
  { title: 'Favourite', additionalProperties: false },
);
export const FavouriteList = ListSchema(FavouriteView);

export const OwnEntryView = Type.Object(
  {
    session: SessionRef,
    favourite: Type.Boolean(),
    roles: Type.Array(Type.String()),
    clashes: Type.Array(IdSchema, { description: 'Sessions of the same agenda at the same time' }),
  },
  { title: 'OwnAgendaEntry', additionalProperties: false },
);
export const OwnAgendaView = Type.Object(
  {
    release: Nullable(Type.Integer({ description: 'The release that it shows; null before the first' })),
    seen: Nullable(Type.Integer({ description: 'The release that was seen last' })),
    items: Type.Array(OwnEntryView),
  },
  { title: 'OwnAgenda', additionalProperties: false },
);

export const FeedView = Type.Object(
  {
    address: Type.String({ format: 'uri', description: 'Told once: nobody can tell it again' }),
    language: Choice(['ar', 'en']),
  },
  { title: 'CalendarFeed', additionalProperties: false },
);
export const FeedState = Type.Object(
  {
    createdAt: InstantSchema,
    lastReadAt: Nullable(InstantSchema),
  },
  { title: 'CalendarFeedState', additionalProperties: false },
);
