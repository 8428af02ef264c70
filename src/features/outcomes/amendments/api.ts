import type { FastifyReply } from 'fastify';
import { type TSchema, Type } from 'typebox';
import type { Actor } from '../../../platform/actor/index.ts';
import { behindWall } from '../../../platform/database/index.ts';
import { type Api, etagOf, versionRead } from '../../../platform/http/index.ts';
import { IdSchema } from '../../../platform/http/schemas.ts';
import { IdParams } from '../../series/index.ts';
import { manageOutcomes } from '../policy.ts';
import { numbered } from '../rules.ts';
import * as amending from '../store/amendments.ts';
import * as store from '../store/index.ts';
import type { AmendmentsContext } from './context.ts';
import * as contract from './contract.ts';
import { proposeAmendments, readCirculated } from './policy.ts';
import { presentAmendment, presentStage } from './present.ts';
import { createAmendmentReader } from './read.ts';

const tag = 'outcomes';
const CoSponsorParams = Type.Object({ id: IdSchema, participation: IdSchema });

/** Adds the JSON operations of a text's stages and of amendments. */
export function addAmendmentsApi(api: Api, deps: AmendmentsContext): void {
  const { stages, proposing, deciding } = deps;
  const { db } = deps.database;
  const reader = createAmendmentReader(deps);

  const view = async (actor: Actor, id: string, reply: FastifyReply) => {
    const { whole } = await reader.amendment(actor, id);
    reply.header('etag', etagOf(whole.amendment.version));
    return presentAmendment(whole);
  };

  const stage = <B extends TSchema>(
    name: string,
    id: string,
    summary: string,
    body: B | undefined,
    work: (actor: Actor, document: string, input: Record<string, never>) => Promise<store.DocumentRow>,
  ): void =>
    api.operation({
      method: 'POST',
      url: `/outcome-documents/:id/${name}`,
      id,
      tag,
      summary,
      policy: manageOutcomes,
      params: IdParams,
      ...(body === undefined ? {} : { body }),
      reply: contract.StageView,
      handle: async ({ params, body: input, raw }, reply) => {
        await reader.text(raw.actor, params.id);
        const document = await work(raw.actor, params.id, (input ?? {}) as Record<string, never>);
        reply.header('etag', etagOf(document.version));
        return presentStage(document);
      },
    });
  stage('circulation', 'circulateText', 'Show a draft to the delegations', undefined, (actor, id) =>
    stages.circulate(actor, id),
  );
  stage('opening', 'openTextForAmendments', 'Open a text for amendments', contract.OpeningInput, stages.open);
  stage('closing', 'closeText', 'Close a text for amendments', undefined, (actor, id) =>
    stages.close(actor, id),
  );
  stage(
    'consolidation',
    'consolidateText',
    'Say that every amendment was dealt with',
    undefined,
    (actor, id) => stages.consolidate(actor, id),
  );
  stage('tabling', 'tableText', 'Put a text before the meeting', undefined, (actor, id) =>
    stages.table(actor, id),
  );
  stage(
    'withdrawal',
    'withdrawText',
    'Take a text back',
    contract.StageReasonInput,
    (actor, id, { reason }) => stages.withdraw(actor, id, reason),
  );

  api.operation({
    method: 'GET',
    url: '/outcome-documents/:id/circulated',
    id: 'getCirculatedText',
    tag,
    summary: 'A circulated text as delegations read it, with the versions that amendments name',
    policy: readCirculated,
    params: IdParams,
    reply: contract.CirculatedView,
    handle: async ({ params, raw }) => {
      const { document } = await reader.text(raw.actor, params.id);
      const rows = await store.provisionsOf(db, document.id);
      const numbers = new Map(numbered(rows).map(({ provision, number }) => [provision.id, number]));
      const provisions = rows.map(({ id, kind, revision, title, text }) => ({
        id,
        kind,
        number: numbers.get(id) ?? null,
        revision,
        title,
        text,
      }));
      return { ...presentStage(document), title: document.title, provisions };
    },
  });

  api.operation({
    method: 'GET',
    url: '/outcome-documents/:id/amendments',
    id: 'listAmendments',
    tag,
    summary: 'Amendments to a text, by number: where each of them went',
    policy: readCirculated,
    params: IdParams,
    reply: contract.AmendmentList,
    handle: async ({ params, raw }) => {
      const { document, delegations } = await reader.text(raw.actor, params.id);
      return { items: (await amending.listAmendments(db, document.id, delegations)).map(presentAmendment) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/amendments',
    id: 'draftAmendment',
    tag,
    summary: 'Begin an amendment on behalf of a delegation',
    policy: proposeAmendments,
    creates: true,
    params: IdParams,
    body: contract.AmendmentInput,
    reply: contract.AmendmentView,
    handle: async ({ params, body, raw }, reply) => {
      const { id } = await proposing.draft(raw.actor, params.id, body);
      reply.header('location', `/api/v1/amendments/${id}`);
      const whole = await behindWall(deps.database, (tx) => amending.findAmendment(tx, id));
      reply.header('etag', etagOf(whole?.amendment.version ?? 1));
      return presentAmendment(whole as amending.AmendmentWhole);
    },
  });

  api.operation({
    method: 'GET',
    url: '/amendments/:id',
    id: 'getAmendment',
    tag,
    summary: 'One amendment',
    policy: readCirculated,
    params: IdParams,
    reply: contract.AmendmentView,
    handle: ({ params, raw }, reply) => view(raw.actor, params.id, reply),
  });

  api.operation({
    method: 'PATCH',
    url: '/amendments/:id',
    id: 'editAmendment',
    tag,
    summary: 'Edit an amendment that was not submitted',
    policy: proposeAmendments,
    edits: true,
    params: IdParams,
    body: contract.AmendmentPatch,
    reply: contract.AmendmentView,
    handle: async ({ params, body, raw }, reply) => {
      await proposing.edit(raw.actor, params.id, versionRead(raw), body);
      return view(raw.actor, params.id, reply);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/amendments/:id',
    id: 'deleteAmendment',
    tag,
    summary: 'Delete an amendment that was not submitted',
    policy: proposeAmendments,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => proposing.remove(raw.actor, params.id),
  });

  const act = <B extends TSchema>(
    name: string,
    id: string,
    summary: string,
    policy: typeof manageOutcomes,
    body: B | undefined,
    work: (actor: Actor, amendment: string, input: never) => Promise<unknown>,
  ): void =>
    api.operation({
      method: 'POST',
      url: `/amendments/:id/${name}`,
      id,
      tag,
      summary,
      policy,
      params: IdParams,
      ...(body === undefined ? {} : { body }),
      reply: contract.AmendmentView,
      handle: async ({ params, body: input, raw }, reply) => {
        await work(raw.actor, params.id, (input ?? {}) as never);
        return view(raw.actor, params.id, reply);
      },
    });
  type Said = { readonly reason?: string | null };
  act(
    'submission',
    'submitAmendment',
    'Submit it while the window is open',
    proposeAmendments,
    undefined,
    (actor, id) => proposing.submit(actor, id),
  );
  act(
    'withdrawal',
    'withdrawAmendment',
    'Take it back',
    proposeAmendments,
    contract.StageReasonInput,
    (actor, id, input: Said) => proposing.withdraw(actor, id, input.reason),
  );
  act(
    'admissibility',
    'judgeAmendmentAdmissible',
    'Say whether it may be considered',
    manageOutcomes,
    contract.AdmissibilityInput,
    (actor, id, input: Said & { admissible: boolean }) =>
      deciding.admit(actor, id, input.admissible, input.reason),
  );
  act(
    'advice',
    'adviseOnAmendment',
    'Record what the drafting committee advises',
    manageOutcomes,
    contract.AdviceInput,
    (actor, id, input) => deciding.advise(actor, id, input),
  );
  act(
    'acceptance',
    'acceptAmendment',
    'Take its words over, as proposed or modified',
    manageOutcomes,
    contract.AcceptanceInput,
    (actor, id, input) => deciding.accept(actor, id, input),
  );
  act(
    'merger',
    'mergeAmendment',
    'Let it go on in another amendment',
    manageOutcomes,
    contract.MergerInput,
    (actor, id, input: Said & { intoId: string }) => deciding.merge(actor, id, input.intoId, input.reason),
  );
  act(
    'referral',
    'putAmendmentToDecision',
    'Leave it to the meeting',
    manageOutcomes,
    contract.StageReasonInput,
    (actor, id, input: Said) => deciding.refer(actor, id, input.reason),
  );
  act(
    'rejection',
    'rejectAmendment',
    'Reject it with a reason',
    manageOutcomes,
    contract.ReasonInput,
    (actor, id, input: { reason: string }) => deciding.reject(actor, id, input.reason),
  );
  act(
    'lapse',
    'lapseAmendment',
    'Say that it has no object any more',
    manageOutcomes,
    contract.ReasonInput,
    (actor, id, input: { reason: string }) => deciding.lapse(actor, id, input.reason),
  );
  act(
    'co-sponsors',
    'askCoSponsor',
    'Ask another delegation to support it',
    proposeAmendments,
    contract.CoSponsorInput,
    (actor, id, input: { participationId: string }) => proposing.invite(actor, id, input.participationId),
  );

  for (const [method, supports] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    api.operation({
      method,
      url: '/amendments/:id/co-sponsors/:participation/consent',
      id: supports ? 'consentToAmendment' : 'withdrawConsentToAmendment',
      tag,
      summary: supports
        ? 'A delegation says that it supports the amendment'
        : 'A delegation says that it does not support it any more',
      policy: proposeAmendments,
      params: CoSponsorParams,
      reply: contract.AmendmentView,
      handle: async ({ params, raw }, reply) => {
        await proposing.consent(raw.actor, params.id, params.participation, supports);
        return view(raw.actor, params.id, reply);
      },
    });
  }
}
