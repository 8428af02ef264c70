import { Type } from 'typebox';
import type { Actor } from '../../../platform/actor/index.ts';
import { notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { type Api, etagOf, type Policy } from '../../../platform/http/index.ts';
import { EditionParams, IdParams, placeOf } from '../../series/index.ts';
import { ProvisionView } from '../contract.ts';
import { manageOutcomes, readDrafts } from '../policy.ts';
import { presentProvision } from '../present.ts';
import * as drafts from '../store/drafting.ts';
import * as store from '../store/index.ts';
import type { DraftingContext } from './context.ts';
import * as contract from './contract.ts';
import { historyOf } from './history.ts';
import { paragraphsIn, presentComment, presentVersion } from './present.ts';
import { compareTexts } from './rules/align.ts';

/** Adds the JSON operations of wordings, order, comments and comparisons. */
export function addDraftingApi(api: Api, deps: DraftingContext): void {
  const { finder, imports, wordings, structure, comments } = deps;
  const { db } = deps.database;
  const tag = 'outcomes';

  const placeIn = async (actor: Actor, policy: Policy, editionId: string | undefined): Promise<void> => {
    const whole = editionId === undefined ? undefined : await finder.find(editionId);
    if (whole === undefined || !policy.allows(actor, placeOf(whole.edition))) throw notFound();
  };
  const documentOf = async (actor: Actor, id: string): Promise<store.DocumentRow> => {
    const document = await store.findDocument(db, id);
    await placeIn(actor, readDrafts, document?.editionId);
    return document as store.DocumentRow;
  };
  const provisionOf = async (actor: Actor, id: string): Promise<store.ProvisionWhole> => {
    const found = await store.findProvision(db, id);
    await placeIn(actor, readDrafts, found?.provision.editionId);
    return found as store.ProvisionWhole;
  };
  const provisionView = async (id: string) => {
    const found = await store.findProvision(db, id);
    if (found === undefined) throw notFound();
    return presentProvision(found);
  };

  api.operation({
    method: 'POST',
    url: '/editions/:edition/text-imports',
    id: 'importText',
    tag,
    summary: 'Bring in the text of an earlier summit or another host as a draft: all of it, or nothing',
    policy: manageOutcomes,
    creates: true,
    params: EditionParams,
    body: contract.ImportInput,
    reply: contract.ImportedText,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await imports.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/outcome-documents/${id}`);
      return { id, status: 'draft' as const, provisions: body.provisions.length };
    },
  });

  api.operation({
    method: 'POST',
    url: '/provisions/:id/wordings',
    id: 'rewordProvision',
    tag,
    summary: 'Reword a provision; what others changed elsewhere in it meanwhile stays',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.WordingInput,
    reply: ProvisionView,
    handle: async ({ params, body, raw }, reply) => {
      await wordings.reword(raw.actor, params.id, body);
      const view = await provisionView(params.id);
      reply.header('etag', etagOf(view.version));
      return view;
    },
  });

  api.operation({
    method: 'POST',
    url: '/provisions/:id/reviews',
    id: 'reviewProvisionTranslation',
    tag,
    summary: 'Confirm the translation of the version that was read',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.ReviewInput,
    reply: ProvisionView,
    handle: async ({ params, body, raw }) => {
      await wordings.review(raw.actor, params.id, body.revision, body.language);
      return provisionView(params.id);
    },
  });

  api.operation({
    method: 'GET',
    url: '/provisions/:id/versions',
    id: 'listProvisionVersions',
    tag,
    summary: 'Wordings of a provision, oldest first, with what changed',
    policy: readDrafts,
    params: IdParams,
    reply: contract.VersionList,
    handle: async ({ params, raw }) => {
      await provisionOf(raw.actor, params.id);
      const versions = await drafts.listProvisionVersions(db, params.id);
      return { items: versions.map((version, index) => presentVersion(version, versions[index - 1])) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/provisions/:id/restorations',
    id: 'restoreProvisionVersion',
    tag,
    summary: 'Make an older wording the one that stands, as a new version',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.RestorationInput,
    reply: ProvisionView,
    handle: async ({ params, body, raw }) => {
      await wordings.restore(raw.actor, params.id, body);
      return provisionView(params.id);
    },
  });

  api.operation({
    method: 'PUT',
    url: '/outcome-documents/:id/order',
    id: 'orderProvisions',
    tag,
    summary: 'Put the provisions of a text into an order',
    policy: manageOutcomes,
    status: 204,
    params: IdParams,
    body: contract.OrderInput,
    reply: Type.Null(),
    handle: async ({ params, body, raw }) => {
      await structure.order(raw.actor, params.id, body.provisionIds);
    },
  });

  api.operation({
    method: 'GET',
    url: '/outcome-documents/:id/comparison',
    id: 'compareTexts',
    tag,
    summary: 'What changed in a text between two moments, or from another text',
    policy: readDrafts,
    params: IdParams,
    query: contract.ComparisonQuery,
    reply: contract.ComparisonView,
    handle: async ({ params, query, raw }) => {
      const document = await documentOf(raw.actor, params.id);
      const history = await historyOf(db, params.id);
      const language = query.language ?? document.authenticLanguage;
      const to = query.to === undefined ? null : new Date(query.to);
      const from = query.from === undefined ? (history.moments[0] ?? null) : new Date(query.from);
      if (to !== null && from !== null && to < from) {
        throw ruleBroken({ field: 'to', code: 'comparison-order' });
      }
      const other = query.with === undefined ? history : await historyOf(db, query.with);
      if (query.with !== undefined) await documentOf(raw.actor, query.with);
      const pairs = compareTexts(
        paragraphsIn(other.at(query.with === undefined ? from : null), language),
        paragraphsIn(history.at(to), language),
      );
      return {
        language,
        items: pairs.map(({ before, after, change, pieces }) => ({
          change,
          beforeId: before?.id ?? null,
          afterId: after?.id ?? null,
          pieces,
        })),
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/outcome-documents/:id/comments',
    id: 'listDraftComments',
    tag,
    summary: 'What drafters said beside a text, oldest first',
    policy: readDrafts,
    params: IdParams,
    reply: contract.CommentList,
    handle: async ({ params, raw }) => {
      await documentOf(raw.actor, params.id);
      return { items: (await drafts.listComments(db, params.id)).map(presentComment) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/comments',
    id: 'createDraftComment',
    tag,
    summary: 'Comment on a text or one of its provisions, or answer a comment',
    policy: readDrafts,
    creates: true,
    params: IdParams,
    body: contract.CommentInput,
    reply: contract.CommentView,
    handle: async ({ params, body, raw }) => {
      const created = await comments.comment(raw.actor, params.id, body);
      const found = (await drafts.listComments(db, params.id)).find(({ id }) => id === created.id);
      return presentComment(found ?? { ...created, author: null, resolver: null });
    },
  });

  for (const [method, resolved] of [
    ['POST', true],
    ['DELETE', false],
  ] as const) {
    api.operation({
      method,
      url: '/draft-comments/:id/resolution',
      id: resolved ? 'resolveDraftComment' : 'reopenDraftComment',
      tag,
      summary: resolved ? 'Resolve a thread' : 'Open a thread again',
      policy: readDrafts,
      status: 204,
      params: IdParams,
      reply: Type.Null(),
      handle: async ({ params, raw }) => {
        await comments.resolve(raw.actor, params.id, resolved);
      },
    });
  }
}
