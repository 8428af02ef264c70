import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../platform/actor/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, anyone, etagOf, versionRead } from '../../../platform/http/index.ts';
import { EditionParams, IdParams, maySeeEdition, placeOf } from '../../series/index.ts';
import { manageOutcomes } from '../policy.ts';
import * as store from '../store/statements.ts';
import * as contract from './contract.ts';
import type { StatementsContext } from './index.ts';
import { answerStatements, delegationsOf } from './policy.ts';
import { listedOn, presentSignature, presentStatement } from './present.ts';

const withVersion = <T extends { readonly version: number }>(reply: FastifyReply, view: T): T => {
  reply.header('etag', etagOf(view.version));
  return view;
};

/** Adds the JSON operations of statements and signatures. */
export function addStatementsApi(api: Api, own: StatementsContext): void {
  const { database, finder, statements, signing, today } = own;
  const { db } = database;
  const tag = 'outcomes';

  /** A statement that the actor may know of: open to all with its published text, or worked on by the actor. */
  const visible = async (actor: Actor, id: string) => {
    const whole = await store.findStatement(db, id);
    const found = whole && (await finder.find(whole.statement.editionId));
    if (whole === undefined || found === undefined || !maySeeEdition(actor, found.edition)) throw notFound();
    const manages = manageOutcomes.allows(actor, placeOf(found.edition));
    const open = whole.statement.status !== 'draft' && whole.document?.status === 'published';
    if (!manages && !open) throw notFound();
    return { whole, edition: found.edition, manages };
  };

  const viewOf = async (actor: Actor, id: string, on?: string): Promise<contract.StatementView> => {
    const { whole, edition } = await visible(actor, id);
    const day = on ?? today(edition);
    const given = await store.listSignatures(db, { statementId: id }, { published: true });
    return presentStatement(whole, listedOn(given, id, day), day);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/statements',
    id: 'listStatements',
    tag,
    summary: 'Statements of an edition with their signatures counted as of a day',
    policy: anyone,
    params: EditionParams,
    query: contract.OnQuery,
    reply: contract.StatementList,
    handle: async ({ params, query, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const on = query.on ?? today(edition);
      const published = !manageOutcomes.allows(raw.actor, placeOf(edition));
      const all = await store.listStatements(db, edition.id, { published });
      const given = await store.listSignatures(db, { editionId: edition.id }, { published: true });
      return {
        items: all.map((whole) => presentStatement(whole, listedOn(given, whole.statement.id, on), on)),
      };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/statements',
    id: 'createStatement',
    tag,
    summary: 'Begin a statement for a constituency',
    policy: manageOutcomes,
    creates: true,
    params: EditionParams,
    body: contract.StatementInput,
    reply: contract.StatementView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const { id } = await statements.create(raw.actor, edition.id, body);
      reply.header('location', `/api/v1/statements/${id}`);
      return withVersion(reply, await viewOf(raw.actor, id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/statements/:id',
    id: 'getStatement',
    tag,
    summary: 'One statement with its signatures counted as of a day',
    policy: anyone,
    params: IdParams,
    query: contract.OnQuery,
    reply: contract.StatementView,
    handle: async ({ params, query, raw }, reply) =>
      withVersion(reply, await viewOf(raw.actor, params.id, query.on)),
  });

  api.operation({
    method: 'PATCH',
    url: '/statements/:id',
    id: 'editStatement',
    tag,
    summary: 'Edit a statement; text and constituency stay once a party was asked',
    policy: manageOutcomes,
    edits: true,
    params: IdParams,
    body: contract.StatementPatch,
    reply: contract.StatementView,
    handle: async ({ params, body, raw }, reply) => {
      await visible(raw.actor, params.id);
      await statements.edit(raw.actor, params.id, versionRead(raw), body);
      return withVersion(reply, await viewOf(raw.actor, params.id));
    },
  });

  for (const [act, verb, summary] of [
    ['opening', 'open', 'Open a statement to signature: its text is adopted'],
    ['closure', 'close', 'Close a statement: nobody signs or accedes from now on'],
  ] as const) {
    api.operation({
      method: 'POST',
      url: `/statements/:id/${act}`,
      id: `${verb}Statement`,
      tag,
      summary,
      policy: manageOutcomes,
      params: IdParams,
      reply: contract.StatementView,
      handle: async ({ params, raw }, reply) => {
        await visible(raw.actor, params.id);
        await statements[verb](raw.actor, params.id);
        return withVersion(reply, await viewOf(raw.actor, params.id));
      },
    });
  }

  api.operation({
    method: 'POST',
    url: '/statements/:id/invitations',
    id: 'inviteSignatories',
    tag,
    summary: 'Ask parties that take part in the edition to sign; all of them, or none',
    policy: manageOutcomes,
    status: 201,
    params: IdParams,
    body: contract.InvitationInput,
    reply: contract.SignatureList,
    handle: async ({ params, body, raw }) => {
      const { edition } = await visible(raw.actor, params.id);
      const rows = await signing.invite(raw.actor, params.id, body.participationIds);
      const all = await store.listSignatures(db, { ids: rows.map(({ id }) => id) });
      return { items: all.map((whole) => presentSignature(whole, today(edition))) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/statements/:id/signatures',
    id: 'listSignatures',
    tag,
    summary: 'Who signed by a day, by number; whoever manages the statement sees all that were asked',
    policy: anyone,
    params: IdParams,
    query: contract.OnQuery,
    reply: contract.SignatureList,
    handle: async ({ params, query, raw }) => {
      const { edition, manages } = await visible(raw.actor, params.id);
      const on = query.on ?? today(edition);
      const all = await store.listSignatures(db, { statementId: params.id }, { published: !manages });
      const shown = manages && query.on === undefined ? all : listedOn(all, params.id, on);
      return { items: shown.map((whole) => presentSignature(whole, on)) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/statements/:id/signatures',
    id: 'enterSignature',
    tag,
    summary: 'Enter a signature that was given, such as one that reports tell of',
    policy: manageOutcomes,
    creates: true,
    params: IdParams,
    body: contract.EntryInput,
    reply: contract.SignatureView,
    handle: async ({ params, body, raw }, reply) => {
      await visible(raw.actor, params.id);
      const [row] = await signing.enter(raw.actor, params.id, [body]);
      reply.header('location', `/api/v1/signatures/${row?.id}`);
      return withVersion(reply, await signatureOf(raw.actor, row?.id ?? ''));
    },
  });

  /** A signature as the actor may know it: given ones are public, others the secretariat's and their own party's. */
  const signatureOf = async (actor: Actor, id: string): Promise<contract.SignatureView> => {
    const whole = await store.findSignature(db, id);
    const found = whole && (await finder.find(whole.signature.editionId));
    if (whole === undefined || found === undefined || !maySeeEdition(actor, found.edition)) throw notFound();
    const inner =
      manageOutcomes.allows(actor, placeOf(found.edition)) ||
      (await store.isOwnSignature(database, db, id, delegationsOf(actor)));
    if (!inner) {
      await visible(actor, whole.signature.statementId);
      if (whole.signature.signedOn === null) throw notFound();
    }
    return presentSignature(whole, today(found.edition));
  };

  api.operation({
    method: 'GET',
    url: '/signatures/:id',
    id: 'getSignature',
    tag,
    summary: 'One signature',
    policy: anyone,
    params: IdParams,
    reply: contract.SignatureView,
    handle: async ({ params, raw }, reply) => withVersion(reply, await signatureOf(raw.actor, params.id)),
  });

  api.operation({
    method: 'POST',
    url: '/signatures/:id/intent',
    id: 'declareIntent',
    tag,
    summary: 'Say that a party will sign: who, as what, with which reservation',
    policy: answerStatements,
    edits: true,
    params: IdParams,
    body: contract.IntentInput,
    reply: contract.SignatureView,
    handle: async ({ params, body, raw }, reply) => {
      await signing.intend(raw.actor, { id: params.id, version: versionRead(raw) }, body);
      return withVersion(reply, await signatureOf(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/signatures/:id/declination',
    id: 'declineSignature',
    tag,
    summary: 'Say that a party will not sign',
    policy: answerStatements,
    edits: true,
    params: IdParams,
    reply: contract.SignatureView,
    handle: async ({ params, raw }, reply) => {
      await signing.decline(raw.actor, { id: params.id, version: versionRead(raw) });
      return withVersion(reply, await signatureOf(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/signatures/:id/signing',
    id: 'recordSignature',
    tag,
    summary: 'Record that a party signed: it stays as it was given',
    policy: manageOutcomes,
    edits: true,
    params: IdParams,
    body: contract.SigningInput,
    reply: contract.SignatureView,
    handle: async ({ params, body, raw }, reply) => {
      await signing.sign(raw.actor, { id: params.id, version: versionRead(raw) }, body);
      return withVersion(reply, await signatureOf(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'POST',
    url: '/signatures/:id/withdrawal',
    id: 'recordWithdrawal',
    tag,
    summary: 'Record the notice of a withdrawal, which has effect when its days are over',
    policy: manageOutcomes,
    edits: true,
    params: IdParams,
    body: contract.WithdrawalInput,
    reply: contract.SignatureView,
    handle: async ({ params, body, raw }, reply) => {
      await signing.withdraw(raw.actor, { id: params.id, version: versionRead(raw) }, body);
      return withVersion(reply, await signatureOf(raw.actor, params.id));
    },
  });
}
