import type { Actor } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone } from '../../../platform/http/index.ts';
import { IdParams, maySeeEdition } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { manageOutcomes, readDrafts } from '../policy.ts';
import * as chain from '../store/chain.ts';
import * as store from '../store/index.ts';
import * as contract from './contract.ts';
import { ageInEditions } from './rules.ts';
import type { CarryForwardService } from './service.ts';

/** Adds what becomes of a recommendation, and its history, as operations. */
export function addCarryForwardApi(
  api: Api,
  { database, finder }: Pick<OutcomesContext, 'database' | 'finder'>,
  service: CarryForwardService,
): void {
  const { db } = database;
  const tag = 'outcomes';

  /** A published recommendation, or one that the actor's work shows. */
  const visible = async (actor: Actor, id: string): Promise<store.ProvisionRow> => {
    const whole = await store.findProvision(db, id);
    const document = whole && (await store.findDocument(db, whole.provision.documentId));
    const edition = whole && (await finder.find(whole.provision.editionId));
    if (whole === undefined || document === undefined || edition === undefined) throw notFound();
    const { provision } = whole;
    if (provision.kind !== 'recommendation' || !maySeeEdition(actor, edition.edition)) throw notFound();
    const { seriesId } = edition.edition;
    const open =
      document.status === 'published' ||
      readDrafts.allows(actor, { seriesId, editionId: provision.editionId });
    if (!open) throw notFound();
    return provision;
  };

  const list = async (provision: store.ProvisionRow) => {
    const found = await chain.findDisposition(db, provision);
    if (found === null) return { items: [] };
    const { outcome, reason, decidedOn, nextEditionId, nextProvisionId } = found;
    return { items: [{ outcome, reason, decidedOn, nextEditionId, nextProvisionId }] };
  };

  api.operation({
    method: 'GET',
    url: '/recommendations/:id/dispositions',
    id: 'listDispositions',
    tag,
    summary: 'What became of a recommendation when its edition closed; empty while it is open',
    policy: anyone,
    params: IdParams,
    reply: contract.DispositionList,
    handle: async ({ params, raw }) => list(await visible(raw.actor, params.id)),
  });

  api.operation({
    method: 'POST',
    url: '/recommendations/:id/dispositions',
    id: 'disposeOfRecommendation',
    tag,
    summary: 'Record what becomes of a recommendation; until its edition is closed, anew',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.DispositionInput,
    reply: contract.DispositionList,
    handle: async ({ params, body, raw }) => {
      const provision = await visible(raw.actor, params.id);
      await service.dispose(raw.actor, provision.editionId, [provision.id], body);
      return list(provision);
    },
  });

  api.operation({
    method: 'GET',
    url: '/recommendations/:id/history',
    id: 'getRecommendationHistory',
    tag,
    summary:
      'The published texts that a recommendation comes from and that come from it, through editions and series',
    policy: anyone,
    params: IdParams,
    reply: contract.HistoryView,
    handle: async ({ params, raw }): Promise<contract.HistoryView> => {
      const provision = await visible(raw.actor, params.id);
      const { nodes, links } = await chain.listChain(database, db, provision);
      const own = nodes.find(({ id }) => id === provision.id);
      return {
        age: own === undefined ? 0 : ageOf(nodes, own.seriesSlug),
        nodes: nodes.map((node) => ({
          id: node.id,
          code: node.code,
          title: node.title,
          text: node.text,
          edition: {
            id: node.editionId,
            slug: node.editionSlug,
            seriesSlug: node.seriesSlug,
            title: node.editionTitle,
            startsOn: node.startsOn,
          },
          disposition:
            node.outcome === null || node.reason === null
              ? null
              : { outcome: node.outcome, reason: node.reason },
        })),
        links: links.map(({ from, to, toDocument, relation }) => ({
          from,
          to,
          toDocument: toDocument[raw.language],
          relation,
        })),
      };
    },
  });
}

/** See `ageInEditions`. */
export const ageOf = (nodes: readonly chain.ChainNode[], seriesSlug: string): number =>
  ageInEditions(
    nodes.map((node) => ({ seriesSlug: node.seriesSlug, number: node.editionNumber })),
    seriesSlug,
  );
