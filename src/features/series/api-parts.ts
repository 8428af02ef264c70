import { type TObject, type TSchema, Type } from 'typebox';
import { notFound } from '../../platform/errors/index.ts';
import { type Api, anyone, versionRead } from '../../platform/http/index.ts';
import { created, withVersion } from './api-replies.ts';
import * as contract from './contract.ts';
import type { SeriesFeature } from './index.ts';
import { manageEdition, maySeeEdition } from './policy.ts';
import { presentRoom, presentTheme, presentVenue } from './present.ts';
import * as store from './store.ts';
import { rooms, themes, venues } from './tables.ts';

/** Adds the JSON operations of themes, venues and rooms. */
export function addPartsApi(api: Api, feature: SeriesFeature): void {
  const { db } = feature.database;
  addParts(api, feature, {
    kind: 'theme',
    collection: 'themes',
    name: 'Theme',
    table: themes,
    input: contract.ThemeInput,
    patch: contract.ThemePatch,
    view: contract.ThemeView,
    list: contract.ThemeList,
    rows: (editionId) => store.listThemes(db, editionId),
    present: presentTheme,
  });
  addParts(api, feature, {
    kind: 'venue',
    collection: 'venues',
    name: 'Venue',
    table: venues,
    input: contract.VenueInput,
    patch: contract.VenuePatch,
    view: contract.VenueView,
    list: contract.VenueList,
    rows: (editionId) => store.listVenues(db, editionId),
    present: presentVenue,
  });
  addParts(api, feature, {
    kind: 'room',
    collection: 'rooms',
    name: 'Room',
    table: rooms,
    input: contract.RoomInput,
    patch: contract.RoomPatch,
    view: contract.RoomView,
    list: contract.RoomList,
    rows: (editionId) => store.listRooms(db, editionId),
    present: presentRoom,
  });
}

interface PartApi<Row> {
  readonly kind: 'theme' | 'venue' | 'room';
  readonly collection: string;
  readonly name: string;
  readonly table: store.PartTable;
  readonly input: TObject;
  readonly patch: TObject;
  readonly view: TObject;
  readonly list: TSchema;
  readonly rows: (editionId: string) => Promise<Row[]>;
  readonly present: (row: Row) => { readonly id: string; readonly version: number };
}

/** The five operations that themes, venues and rooms have alike. */
function addParts<Row extends { readonly editionId: string }>(
  api: Api,
  { database, parts, finder }: SeriesFeature,
  part: PartApi<Row>,
): void {
  const { kind, collection, name } = part;
  const tag = 'series';

  api.operation({
    method: 'GET',
    url: `/editions/:edition/${collection}`,
    id: `list${name}s`,
    tag,
    summary: `${name}s of an edition, in order`,
    policy: anyone,
    params: contract.EditionParams,
    reply: part.list,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return { items: (await part.rows(edition.id)).map(part.present) };
    },
  });

  api.operation({
    method: 'POST',
    url: `/editions/:edition/${collection}`,
    id: `create${name}`,
    tag,
    summary: `Add a ${kind}`,
    policy: manageEdition,
    creates: true,
    params: contract.EditionParams,
    body: part.input,
    reply: part.view,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const row = await parts.create(raw.actor, kind, edition.id, body as never);
      return created(reply, collection, part.present(row as never));
    },
  });

  api.operation({
    method: 'GET',
    url: `/${collection}/:id`,
    id: `get${name}`,
    tag,
    summary: `One ${kind}`,
    policy: anyone,
    params: contract.IdParams,
    reply: part.view,
    handle: async ({ params, raw }, reply) => {
      const row = await store.findPart(database.db, part.table, params.id);
      const whole = row && (await finder.find(row.editionId));
      if (row === undefined || whole === undefined || !maySeeEdition(raw.actor, whole.edition))
        throw notFound();
      return withVersion(reply, part.present(row as never));
    },
  });

  api.operation({
    method: 'PATCH',
    url: `/${collection}/:id`,
    id: `edit${name}`,
    tag,
    summary: `Edit a ${kind}`,
    policy: manageEdition,
    edits: true,
    params: contract.IdParams,
    body: part.patch,
    reply: part.view,
    handle: async ({ params, body, raw }, reply) => {
      const row = await parts.edit(raw.actor, kind, params.id, versionRead(raw), body as never);
      return withVersion(reply, part.present(row as never));
    },
  });

  api.operation({
    method: 'DELETE',
    url: `/${collection}/:id`,
    id: `delete${name}`,
    tag,
    summary: `Delete a ${kind} that nothing refers to`,
    policy: manageEdition,
    edits: true,
    status: 204,
    params: contract.IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await parts.remove(raw.actor, kind, params.id, versionRead(raw));
    },
  });
}
