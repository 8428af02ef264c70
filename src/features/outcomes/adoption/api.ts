import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Actor } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, versionRead } from '../../../platform/http/index.ts';
import { IdParams, maySeeEdition, placeOf } from '../../series/index.ts';
import { manageOutcomes, readDrafts } from '../policy.ts';
import * as adoption from '../store/adoption.ts';
import * as store from '../store/index.ts';
import type { AdoptionContext } from './context.ts';
import * as contract from './contract.ts';
import { castVotes, recordReservations, spokenFor } from './policy.ts';
import { type DecisionReader, presentDecision, presentReservation } from './present.ts';

const tag = 'outcomes';

const withVersion = <T extends { readonly version: number }>(reply: FastifyReply, view: T): T => {
  reply.header('etag', etagOf(view.version));
  return view;
};

/** Adds the JSON operations of decisions, votes and reservations. */
export function addAdoptionApi(api: Api, context: AdoptionContext): void {
  const { database, finder, decisions, voting, reserving } = context;
  const { db } = database;

  /** A text that the actor may know of, and whether as one who works on it. */
  const visibleText = async (actor: Actor, id: string) => {
    const document = await store.findDocument(db, id);
    const whole = document && (await finder.find(document.editionId));
    if (document === undefined || whole === undefined || !maySeeEdition(actor, whole.edition))
      throw notFound();
    const works = readDrafts.allows(actor, placeOf(whole.edition));
    if (document.status !== 'published' && !works) throw notFound();
    return { document, works };
  };

  const readerOf = async (actor: Actor, editionId: string): Promise<DecisionReader> => {
    const whole = await finder.find(editionId);
    return {
      works: whole !== undefined && readDrafts.allows(actor, placeOf(whole.edition)),
      speaksFor: spokenFor(actor),
    };
  };

  /**
   * Whether the actor may know of a decision: whoever works on texts, everybody once the text is published, and those on
   * its roll from its opening.
   */
  const mayKnow = async (
    actor: Actor,
    decision: adoption.DecisionRow,
    electors: readonly adoption.ElectorRow[],
  ): Promise<boolean> => {
    const whole = await finder.find(decision.editionId);
    if (whole === undefined) return false;
    if (readDrafts.allows(actor, placeOf(whole.edition))) return true;
    const mine = spokenFor(actor);
    if (decision.status !== 'prepared' && electors.some((one) => mine.includes(one.participationId))) {
      return true;
    }
    const document = await store.findDocument(db, decision.documentId);
    return (
      decision.status === 'closed' && document?.status === 'published' && maySeeEdition(actor, whole.edition)
    );
  };

  const visibleDecision = async (actor: Actor, id: string): Promise<contract.DecisionView> => {
    const decision = await adoption.findDecision(db, id);
    if (decision === undefined) throw notFound();
    const electors = await adoption.listElectors(db, [id]);
    if (!(await mayKnow(actor, decision, electors))) throw notFound();
    return presentDecision(decision, electors, await readerOf(actor, decision.editionId));
  };

  api.operation({
    method: 'GET',
    url: '/outcome-documents/:id/decisions',
    id: 'listDecisions',
    tag,
    summary: 'Decisions about a text, latest first, with who was entitled and how they voted',
    policy: anyone,
    params: IdParams,
    reply: contract.DecisionList,
    handle: async ({ params, raw }) => {
      const { document, works } = await visibleText(raw.actor, params.id);
      const rows = (await adoption.listDecisions(db, document.editionId, [document.id])).filter(
        ({ status }) => works || status === 'closed',
      );
      const electors = await adoption.listElectors(
        db,
        rows.map(({ id }) => id),
      );
      const reader = { works, speaksFor: spokenFor(raw.actor) };
      return { items: rows.map((row) => presentDecision(row, electors, reader)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/decisions',
    id: 'prepareDecision',
    tag,
    summary: 'Prepare a decision on a text, a provision of it or an amendment',
    policy: manageOutcomes,
    creates: true,
    params: IdParams,
    body: contract.DecisionInput,
    reply: contract.DecisionView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleText(raw.actor, params.id);
      const { id } = await decisions.prepare(raw.actor, params.id, body);
      reply.header('location', `/api/v1/decisions/${id}`);
      return withVersion(reply, await visibleDecision(raw.actor, id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/decisions/:id',
    id: 'getDecision',
    tag,
    summary: 'One decision with its roll',
    policy: anyone,
    params: IdParams,
    reply: contract.DecisionView,
    handle: async ({ params, raw }, reply) => withVersion(reply, await visibleDecision(raw.actor, params.id)),
  });

  api.operation({
    method: 'PATCH',
    url: '/decisions/:id',
    id: 'editDecision',
    tag,
    summary: 'Edit a decision that is not open yet',
    policy: manageOutcomes,
    edits: true,
    params: IdParams,
    body: contract.DecisionPatch,
    reply: contract.DecisionView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleDecision(raw.actor, params.id);
      await decisions.edit(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await visibleDecision(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/decisions/:id',
    id: 'deleteDecision',
    tag,
    summary: 'Delete a decision that is not open yet',
    policy: manageOutcomes,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await visibleDecision(raw.actor, params.id);
      await decisions.remove(raw.actor, params.id, versionRead(raw));
    },
  });

  api.operation({
    method: 'PUT',
    url: '/decisions/:id/electors',
    id: 'setElectors',
    tag,
    summary: 'Set who decides, who is present and who votes for whom',
    policy: manageOutcomes,
    edits: true,
    params: IdParams,
    body: contract.RollInput,
    reply: contract.DecisionView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleDecision(raw.actor, params.id);
      await decisions.setRoll(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await visibleDecision(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/decisions/:id/opening',
    id: 'openDecision',
    tag,
    summary: 'Open a decision; roll, quorum and wording are frozen',
    policy: manageOutcomes,
    params: IdParams,
    reply: contract.DecisionView,
    handle: async ({ params, raw }, reply) => {
      await visibleDecision(raw.actor, params.id);
      await decisions.open(raw.actor, params.id);
      return withVersion(reply, await visibleDecision(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/decisions/:id/closing',
    id: 'closeDecision',
    tag,
    summary: 'Close a decision; a text that was carried is adopted with it',
    policy: manageOutcomes,
    params: IdParams,
    body: contract.ClosingInput,
    reply: contract.DecisionView,
    handle: async ({ params, body, raw }, reply) => {
      await visibleDecision(raw.actor, params.id);
      await decisions.close(raw.actor, params.id, body);
      return withVersion(reply, await visibleDecision(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/decisions/:id/votes',
    id: 'castVote',
    tag,
    summary: 'Vote for a delegation: its own, or as the secretary who calls the roll',
    policy: castVotes,
    status: 201,
    params: IdParams,
    body: contract.VoteInput,
    reply: contract.VoteView,
    handle: async ({ params, body, raw }) => {
      const vote = await voting.cast(raw.actor, params.id, body);
      return {
        participationId: vote.participationId,
        choice: vote.choice,
        proxyId: vote.proxyId,
        castAt: vote.castAt.toISOString(),
      };
    },
  });

  api.operation({
    method: 'GET',
    url: '/outcome-documents/:id/reservations',
    id: 'listReservations',
    tag,
    summary: 'Reservations to a text and explanations of position, withdrawn ones too',
    policy: anyone,
    params: IdParams,
    reply: contract.ReservationList,
    handle: async ({ params, raw }) => {
      const { document } = await visibleText(raw.actor, params.id);
      const rows = await adoption.listReservations(db, document.editionId, [document.id]);
      return { items: rows.map(presentReservation) };
    },
  });

  const reservationView = async (row: adoption.ReservationRow): Promise<contract.ReservationView> => {
    const rows = await adoption.listReservations(db, row.editionId, [row.documentId]);
    const found = rows.find(({ reservation }) => reservation.id === row.id);
    if (found === undefined) throw notFound();
    return presentReservation(found);
  };

  api.operation({
    method: 'POST',
    url: '/outcome-documents/:id/reservations',
    id: 'makeReservation',
    tag,
    summary: 'Put a reservation or an explanation of position on record',
    policy: recordReservations,
    creates: true,
    params: IdParams,
    body: contract.ReservationInput,
    reply: contract.ReservationView,
    handle: async ({ params, body, raw }, reply) =>
      withVersion(reply, await reservationView(await reserving.make(raw.actor, params.id, body))),
  });

  api.operation({
    method: 'POST',
    url: '/reservations/:id/withdrawal',
    id: 'withdrawReservation',
    tag,
    summary: 'Withdraw a reservation or an explanation; it stays on record',
    policy: recordReservations,
    edits: true,
    params: IdParams,
    body: contract.WithdrawalInput,
    reply: contract.ReservationView,
    handle: async ({ params, body, raw }, reply) =>
      withVersion(
        reply,
        await reservationView(await reserving.withdraw(raw.actor, params.id, versionRead(raw), body)),
      ),
  });

  api.operation({
    method: 'GET',
    url: '/outcome-documents/:id/screen-events',
    id: 'followText',
    tag,
    summary: 'That the text on the screen or its decision changed, as it happens (server-sent events)',
    policy: readDrafts,
    params: IdParams,
    produces: 'text/event-stream',
    handle: async ({ params, raw }, reply) => {
      const { document, works } = await visibleText(raw.actor, params.id);
      const whole = await finder.find(document.editionId);
      if (whole === undefined || !works) throw notFound();
      return context.stream.open(raw, reply, whole, document.id);
    },
  });
}
