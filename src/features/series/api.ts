import type { FastifyReply } from 'fastify';
import { type TObject, type TSchema, Type } from 'typebox';
import { notFound } from '../../platform/errors/index.ts';
import { type Api, anyone, etagOf, LanguageQuerySchema, versionRead } from '../../platform/http/index.ts';
import * as contract from './contract.ts';
import type { SeriesFeature } from './index.ts';
import { manageEdition, manageSeries, maySeeEdition, workInEdition } from './policy.ts';
import { presentEdition, presentRoom, presentSeries, presentTheme, presentVenue } from './present.ts';
import * as store from './store.ts';
import { rooms, themes, venues } from './tables.ts';

const withVersion = <T extends { readonly version: number }>(reply: FastifyReply, view: T): T => {
  reply.header('etag', etagOf(view.version));
  return view;
};

const created = <T extends { readonly version: number; readonly id: string }>(
  reply: FastifyReply,
  collection: string,
  view: T,
): T => {
  reply.header('location', `/api/v1/${collection}/${view.id}`);
  return withVersion(reply, view);
};

/** Adds the JSON operations of series, editions, themes, venues and rooms. */
export function addSeriesApi(api: Api, feature: SeriesFeature): void {
  const { service, carryOver, database, finder } = feature;
  const { db } = database;

  api.operation({
    method: 'GET',
    url: '/series',
    id: 'listSeries',
    tag: 'series',
    summary: 'Series of forums',
    policy: anyone,
    query: LanguageQuerySchema,
    reply: contract.SeriesList,
    handle: async () => ({ items: (await store.listSeries(db)).map(presentSeries) }),
  });

  const seriesOf = async (reference: string) => {
    const row = await store.findSeries(db, reference);
    if (row === undefined) throw notFound();
    return row;
  };

  api.operation({
    method: 'GET',
    url: '/series/:series',
    id: 'getSeries',
    tag: 'series',
    summary: 'One series',
    policy: anyone,
    params: contract.SeriesParams,
    reply: contract.SeriesView,
    handle: async ({ params }, reply) => withVersion(reply, presentSeries(await seriesOf(params.series))),
  });

  api.operation({
    method: 'POST',
    url: '/series',
    id: 'createSeries',
    tag: 'series',
    summary: 'Start a series',
    policy: manageSeries,
    creates: true,
    body: contract.SeriesInput,
    reply: contract.SeriesView,
    handle: async ({ body, raw }, reply) => {
      const { id } = await service.createSeries(raw.actor, body);
      return created(reply, 'series', presentSeries(await seriesOf(id)));
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/series/:series',
    id: 'editSeries',
    tag: 'series',
    summary: 'Edit a series',
    policy: manageSeries,
    edits: true,
    params: contract.SeriesParams,
    body: contract.SeriesPatch,
    reply: contract.SeriesView,
    handle: async ({ params, body, raw }, reply) => {
      const { series } = await seriesOf(params.series);
      await service.editSeries(raw.actor, series.id, versionRead(raw), body);
      return withVersion(reply, presentSeries(await seriesOf(series.id)));
    },
  });

  api.operation({
    method: 'GET',
    url: '/series/:series/editions',
    id: 'listEditions',
    tag: 'series',
    summary: 'Editions of a series, newest first',
    policy: anyone,
    params: contract.SeriesParams,
    reply: contract.EditionList,
    handle: async ({ params, raw }) => {
      const { series } = await seriesOf(params.series);
      const rows = await store.listEditions(db, workInEdition.scope(raw.actor), { seriesId: series.id });
      return { items: rows.map(presentEdition) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/series/:series/editions',
    id: 'createEdition',
    tag: 'series',
    summary: 'Create an edition',
    policy: manageEdition,
    creates: true,
    params: contract.SeriesParams,
    body: contract.EditionInput,
    reply: contract.EditionView,
    handle: async ({ params, body, raw }, reply) => {
      const { series } = await seriesOf(params.series);
      const { id } = await service.createEdition(raw.actor, series.id, body);
      return created(reply, 'editions', presentEdition(await finder.visible(raw.actor, id)));
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition',
    id: 'getEdition',
    tag: 'series',
    summary: 'One edition',
    policy: anyone,
    params: contract.EditionParams,
    reply: contract.EditionView,
    handle: async ({ params, raw }, reply) =>
      withVersion(reply, presentEdition(await finder.visible(raw.actor, params.edition))),
  });

  api.operation({
    method: 'PATCH',
    url: '/editions/:edition',
    id: 'editEdition',
    tag: 'series',
    summary: 'Edit an edition',
    policy: manageEdition,
    edits: true,
    params: contract.EditionParams,
    body: contract.EditionPatch,
    reply: contract.EditionView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      await service.editEdition(raw.actor, edition.id, versionRead(raw), body);
      return withVersion(reply, presentEdition(await finder.visible(raw.actor, edition.id)));
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/carry-over',
    id: 'proposeNextEdition',
    tag: 'series',
    summary: 'What the next edition could take over, with proposed dates',
    policy: manageEdition,
    params: contract.EditionParams,
    reply: contract.CarryOverView,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return carryOver.propose(raw.actor, edition.id);
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/carry-over',
    id: 'planNextEdition',
    tag: 'series',
    summary: 'Plan the next edition',
    policy: manageEdition,
    creates: true,
    params: contract.EditionParams,
    body: contract.NextEditionInput,
    reply: contract.EditionView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const next = await carryOver.planNext(raw.actor, edition.id, body);
      return created(reply, 'editions', presentEdition(await finder.visible(raw.actor, next.id)));
    },
  });

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
