import { Type } from 'typebox';
import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import {
  type Api,
  cursorPage,
  decodeCursor,
  etagOf,
  linkNext,
  permit,
  versionRead,
} from '../../../../platform/http/index.ts';
import { EditionParams, placeOf } from '../../../series/index.ts';
import * as store from '../../store/invitations.ts';
import * as contract from '../contract.ts';
import { approveInvitations, writeInvitations } from '../policy.ts';
import { presentInvitation } from '../present.ts';
import type { InvitationServices } from '../services.ts';
import { InvitationParams, letterHeaders, tag } from './shared.ts';

const Count = Type.Object({ count: Type.Integer() });

/** Adds the JSON operations of invitations, for those who write and send them. */
export function addManagedInvitationsApi(api: Api, services: InvitationServices): void {
  const { database, finder, drafting, dispatching, answering, files } = services;
  const { db } = database;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/invitations',
    id: 'listInvitations',
    tag,
    summary: 'Invitations to states and bodies, in the order of the language asked for',
    policy: writeInvitations,
    params: EditionParams,
    query: contract.InvitationQuery,
    reply: contract.InvitationList,
    handle: async ({ params, query, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(writeInvitations, raw.actor, placeOf(edition));
      const { limit = 50, cursor, ...filter } = query;
      const after =
        cursor === undefined ? undefined : (decodeCursor(cursor, ['text', 'id']) as [string, string]);
      const rows = await store.listInvitations(db, edition.id, raw.language, filter, {
        limit: limit + 1,
        ...(after === undefined ? {} : { after }),
      });
      const { items, next } = cursorPage(rows, limit, (whole) => [
        store.sortKeyOfInvitation(whole, raw.language),
        whole.invitation.id,
      ]);
      linkNext(raw, reply, next);
      return { items: items.map(presentInvitation) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/invitations',
    id: 'draftInvitations',
    tag,
    summary: 'Draft invitations to states and bodies; those invited already are left out',
    policy: writeInvitations,
    creates: true,
    params: EditionParams,
    body: contract.DraftsInput,
    reply: contract.InvitationList,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const rows = await drafting.draft(raw.actor, edition.id, body);
      const found = await store.listInvitations(db, edition.id, raw.language, {
        ids: rows.map(({ id }) => id),
      });
      return { items: found.map(presentInvitation) };
    },
  });

  const acts = [
    {
      path: 'approvals',
      id: 'approveInvitations',
      summary: 'Approve drafts, all or none',
      policy: approveInvitations,
      work: dispatching.approve,
    },
    {
      path: 'withdrawals',
      id: 'takeBackInvitations',
      summary: 'Make approved invitations drafts again',
      policy: writeInvitations,
      work: dispatching.takeBack,
    },
    {
      path: 'dispatches',
      id: 'dispatchInvitations',
      summary: 'Send approved invitations: number, fixed letter, mail',
      policy: writeInvitations,
      work: dispatching.dispatch,
    },
    {
      path: 'reminders',
      id: 'remindOfInvitations',
      summary: 'Remind of invitations without an answer, once a day at most',
      policy: writeInvitations,
      work: dispatching.remind,
    },
  ] as const;
  for (const { path, id, summary, policy, work } of acts) {
    api.operation({
      method: 'POST',
      url: `/editions/:edition/invitations/${path}`,
      id,
      tag,
      summary,
      policy,
      params: EditionParams,
      body: contract.ChosenInput,
      reply: Count,
      handle: async ({ params, body, raw }) => {
        const { edition } = await finder.visible(raw.actor, params.edition);
        return { count: await work(raw.actor, edition.id, body.ids) };
      },
    });
  }

  /** @throws 404 for one that the actor may not know of */
  const known = async (actor: Actor, id: string): Promise<store.InvitationWhole> => {
    const found = await store.findInvitation(db, id);
    const whole = found && (await finder.find(found.invitation.editionId));
    if (found === undefined || whole === undefined) throw notFound('invitation-unknown');
    if (!writeInvitations.allows(actor, placeOf(whole.edition))) throw notFound('invitation-unknown');
    return found;
  };

  api.operation({
    method: 'GET',
    url: '/invitations/:invitation',
    id: 'getInvitation',
    tag,
    summary: 'One invitation',
    policy: writeInvitations,
    params: InvitationParams,
    reply: contract.InvitationView,
    handle: async ({ params, raw }, reply) => {
      const found = await known(raw.actor, params.invitation);
      reply.header('etag', etagOf(found.invitation.version));
      return presentInvitation(found);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/invitations/:invitation',
    id: 'editInvitation',
    tag,
    summary: 'Edit a draft, or move the day of reply of one that left',
    policy: writeInvitations,
    edits: true,
    params: InvitationParams,
    body: contract.InvitationPatch,
    reply: contract.InvitationView,
    handle: async ({ params, body, raw }, reply) => {
      await known(raw.actor, params.invitation);
      const row = await drafting.edit(raw.actor, params.invitation, versionRead(raw), body);
      reply.header('etag', etagOf(row.version));
      return presentInvitation(await known(raw.actor, params.invitation));
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/invitations/:invitation',
    id: 'deleteInvitation',
    tag,
    summary: 'Delete a draft',
    policy: writeInvitations,
    status: 204,
    params: InvitationParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      const { invitation } = await known(raw.actor, params.invitation);
      await drafting.remove(raw.actor, invitation.editionId, [invitation.id]);
    },
  });

  api.operation({
    method: 'PUT',
    url: '/invitations/:invitation/acknowledgement',
    id: 'recordAcknowledgement',
    tag,
    summary: 'Record that the letter arrived',
    policy: writeInvitations,
    edits: true,
    params: InvitationParams,
    reply: contract.InvitationView,
    handle: async ({ params, raw }, reply) => {
      await known(raw.actor, params.invitation);
      await answering.recordAcknowledgement(raw.actor, params.invitation, versionRead(raw));
      const found = await known(raw.actor, params.invitation);
      reply.header('etag', etagOf(found.invitation.version));
      return presentInvitation(found);
    },
  });

  api.operation({
    method: 'PUT',
    url: '/invitations/:invitation/answer',
    id: 'recordInvitationAnswer',
    tag,
    summary: 'Record an answer that came on paper, with a reason',
    policy: writeInvitations,
    edits: true,
    params: InvitationParams,
    body: contract.RecordedAnswerInput,
    reply: contract.InvitationView,
    handle: async ({ params, body, raw }, reply) => {
      await known(raw.actor, params.invitation);
      await answering.recordAnswer(raw.actor, params.invitation, versionRead(raw), body);
      const found = await known(raw.actor, params.invitation);
      reply.header('etag', etagOf(found.invitation.version));
      return presentInvitation(found);
    },
  });

  api.operation({
    method: 'GET',
    url: '/invitations/:invitation/letter',
    id: 'getInvitationLetter',
    tag,
    summary: 'The letter as it left, as PDF',
    policy: writeInvitations,
    produces: 'application/pdf',
    params: InvitationParams,
    handle: async ({ params, raw }, reply) => {
      const { invitation } = await known(raw.actor, params.invitation);
      const file = invitation.fileId === null ? undefined : await files.find(invitation.fileId);
      if (file === undefined) throw notFound('invitation-letter-none');
      return reply
        .headers(letterHeaders(file.name))
        .type(file.mediaType)
        .send(await files.read(file));
    },
  });
}
