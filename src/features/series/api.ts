import type { Actor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { type Api, anyone, LanguageQuerySchema, versionRead } from '../../platform/http/index.ts';
import { created, withVersion } from './api-replies.ts';
import * as contract from './contract.ts';
import type { SeriesFeature } from './index.ts';
import { manageEdition, manageSeries, workInEdition } from './policy.ts';
import { presentEdition, presentSeries } from './present.ts';
import * as store from './store.ts';

/** Adds the JSON operations of series and editions. */
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
    handle: async ({ raw }) => ({
      items: (await store.listSeries(db, workInEdition.scope(raw.actor))).map(presentSeries),
    }),
  });

  const seriesOf = async (actor: Actor, reference: string) => {
    const row = await store.findVisibleSeries(db, workInEdition.scope(actor), reference);
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
    handle: async ({ params, raw }, reply) =>
      withVersion(reply, presentSeries(await seriesOf(raw.actor, params.series))),
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
      return created(reply, 'series', presentSeries(await seriesOf(raw.actor, id)));
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
      const { series } = await seriesOf(raw.actor, params.series);
      await service.editSeries(raw.actor, series.id, versionRead(raw), body);
      return withVersion(reply, presentSeries(await seriesOf(raw.actor, series.id)));
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
      const { series } = await seriesOf(raw.actor, params.series);
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
      const { series } = await seriesOf(raw.actor, params.series);
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
    method: 'POST',
    url: '/editions/:edition/closure',
    id: 'closeEdition',
    tag: 'series',
    summary: 'Close an edition; every recommendation has a disposition by then',
    policy: manageEdition,
    params: contract.EditionParams,
    reply: contract.EditionView,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      await service.closeEdition(raw.actor, edition.id);
      return presentEdition(await finder.visible(raw.actor, edition.id));
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
}
