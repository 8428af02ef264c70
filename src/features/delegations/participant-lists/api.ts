import type { Actor } from '../../../platform/actor/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone } from '../../../platform/http/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { type EditionFinder, EditionParams, IdParams, maySeeEdition, placeOf } from '../../series/index.ts';
import * as store from '../store/participant-lists.ts';
import * as contract from './contract.ts';
import { publishParticipantLists } from './policy.ts';
import { presentEntryDifference, presentListHead, presentWholeList } from './present.ts';
import type { ParticipantListsService } from './service.ts';

const tag = 'delegations';

/** Adds the JSON operations of participant lists. What was issued is public with its edition. */
export function addParticipantListsApi(
  api: Api,
  deps: {
    readonly database: Database;
    readonly finder: EditionFinder;
    readonly lists: ParticipantListsService;
  },
): void {
  const { database, finder, lists } = deps;
  const { db } = database;

  const known = async (actor: Actor, id: string) => {
    const [found] = await store.listLists(db, { id });
    const whole = found && (await finder.find(found.list.editionId));
    if (found === undefined || whole === undefined || !maySeeEdition(actor, whole.edition)) throw notFound();
    return { ...found, edition: whole.edition };
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/participant-lists',
    id: 'listParticipantLists',
    tag,
    summary: 'Participant lists that were issued, the newest first',
    policy: anyone,
    params: EditionParams,
    reply: contract.ParticipantListList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      return { items: (await store.listLists(db, { editionId: edition.id })).map(presentListHead) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/participant-lists',
    id: 'publishParticipantList',
    tag,
    summary: 'Issue a list of those who come now; it stays as it is',
    policy: publishParticipantLists,
    creates: true,
    params: EditionParams,
    body: contract.ParticipantListInput,
    reply: contract.ParticipantListView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await lists.publish(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/participant-lists/${id}`);
      return presentWholeList(await known(raw.actor, id), await store.listEntries(db, id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/participant-lists/:id',
    id: 'getParticipantList',
    tag,
    summary: 'A list with its people, in the order of precedence; each with what they let it show',
    policy: anyone,
    params: IdParams,
    reply: contract.ParticipantListView,
    handle: async ({ params, raw }) =>
      presentWholeList(await known(raw.actor, params.id), await store.listEntries(db, params.id)),
  });

  api.operation({
    method: 'GET',
    url: '/participant-lists/:id/difference',
    id: 'getParticipantListDifference',
    tag,
    summary: 'Who came, went or is shown otherwise than in the list before',
    policy: publishParticipantLists,
    params: IdParams,
    reply: contract.ParticipantListDifference,
    handle: async ({ params, raw }) => {
      const { list, edition } = await known(raw.actor, params.id);
      permit(publishParticipantLists, raw.actor, placeOf(edition));
      const all = await store.listLists(db, { editionId: list.editionId });
      const former = all.find((one) => one.list.number === list.number - 1);
      const before = former === undefined ? [] : await store.listEntries(db, former.list.id);
      return { items: presentEntryDifference(before, await store.listEntries(db, list.id)) };
    },
  });
}
