import type { FastifyReply } from 'fastify';
import type { Database } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, etagOf, signedIn, versionRead } from '../../../platform/http/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { type EditionFinder, EditionParams, IdParams, placeOf } from '../../series/index.ts';
import { listQueue } from '../store/accreditation.ts';
import { listWatchNotes } from '../store/likeness.ts';
import { listOwnAccreditations } from '../store/own-accreditations.ts';
import * as contract from './contract.ts';
import type { AccreditationServices } from './index.ts';
import { decideAccreditations, readAccreditations, ruleAccreditations } from './policy.ts';
import { presentSummary, presentWhole } from './present.ts';
import { listRules, type Rule, versionOfRules } from './store.ts';

const tag = 'accreditation';

/** The rules of an edition are read and written together: their version is that of all. */
const withRules = (reply: FastifyReply, rules: readonly Rule[]) => {
  reply.header('etag', etagOf(versionOfRules(rules)));
  return { items: [...rules] };
};

/** Adds the JSON operations of accreditation. */
export function addAccreditationApi(
  api: Api,
  { database, finder }: { readonly database: Database; readonly finder: EditionFinder },
  { deciding, keeping, likeness, reading }: AccreditationServices,
): void {
  const { db } = database;
  const visible = finder.visible;

  api.operation({
    method: 'GET',
    url: '/editions/:edition/accreditations',
    id: 'listAccreditations',
    tag,
    summary: 'Requests for accreditation, who has waited longest first',
    policy: readAccreditations,
    params: EditionParams,
    query: contract.AccreditationQuery,
    reply: contract.AccreditationList,
    handle: async ({ params, query, raw }) => {
      const { edition } = await visible(raw.actor, params.edition);
      permit(readAccreditations, raw.actor, placeOf(edition));
      const { limit = 50, skip = 0, state, delegation, ...filter } = query;
      const rows = await listQueue(
        database,
        db,
        edition.id,
        { ...filter, delegationId: delegation, ...(state === undefined ? {} : { states: [state] }) },
        { limit, skip, language: raw.language },
      );
      return { items: rows.map(presentSummary) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/accreditations/:id',
    id: 'getAccreditation',
    tag,
    summary: 'A request with its documents, steps and what speaks against it',
    policy: readAccreditations,
    params: IdParams,
    reply: contract.AccreditationView,
    handle: async ({ params, raw }, reply) => {
      const found = await reading.whole(raw.actor, params.id);
      reply.header('etag', etagOf(found.row.version));
      return presentWhole(found);
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/accreditation-decisions',
    id: 'decideAccreditations',
    tag,
    summary: 'Decide many requests with one reason, or see the mails before they go. All or none',
    policy: decideAccreditations,
    params: EditionParams,
    body: contract.DecisionsInput,
    reply: contract.DecisionsReply,
    handle: async ({ params, body, raw }) => {
      const whole = await visible(raw.actor, params.edition);
      const said = (mails: Awaited<ReturnType<typeof deciding.preview>>['mails']) =>
        mails.map(({ accreditationIds, ...mail }) => ({ accreditationIds: [...accreditationIds], ...mail }));
      if (body.preview === true) {
        const { rows, mails } = await deciding.preview(raw.actor, whole, body);
        const items = rows.map(({ id, state, firstApprovedAt, version }) => ({
          id,
          state,
          firstApproved: firstApprovedAt !== null,
          version,
        }));
        return { items, mails: said(mails) };
      }
      const { decided, mails } = await deciding.decide(raw.actor, whole.edition.id, body);
      const items = decided.map(({ id, state, firstApprovedAt, version }) => ({
        id,
        state,
        firstApproved: firstApprovedAt !== null,
        version,
      }));
      return { items, mails: said(mails) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/accreditations/:id/likeness-decisions',
    id: 'decideLikeness',
    tag,
    summary: 'Say that somebody is a person of the directory, or that two who are alike are two',
    policy: decideAccreditations,
    params: IdParams,
    body: contract.LikenessInput,
    reply: contract.AccreditationView,
    handle: async ({ params, body, raw }) => {
      await likeness.decide(raw.actor, params.id, body);
      return presentWhole(await reading.whole(raw.actor, params.id));
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/accreditation-rules',
    id: 'listAccreditationRules',
    tag,
    summary: 'What is asked of each category before it is approved',
    policy: readAccreditations,
    params: EditionParams,
    reply: contract.RulesView,
    handle: async ({ params, raw }, reply) => {
      const { edition } = await visible(raw.actor, params.edition);
      permit(readAccreditations, raw.actor, placeOf(edition));
      return withRules(reply, await listRules(db, edition.id));
    },
  });

  api.operation({
    method: 'PUT',
    url: '/editions/:edition/accreditation-rules',
    id: 'setAccreditationRules',
    tag,
    summary: 'Say what is asked of categories; those that are left out stay',
    policy: ruleAccreditations,
    edits: true,
    params: EditionParams,
    body: contract.RulesInput,
    reply: contract.RulesView,
    handle: async ({ params, body, raw }, reply) => {
      const { edition } = await visible(raw.actor, params.edition);
      return withRules(reply, await keeping.setRules(raw.actor, edition.id, versionRead(raw), body));
    },
  });

  const presentNote = (row: {
    id: string;
    name: string;
    note: string;
    closedAt: unknown;
    version: number;
  }) => ({
    id: row.id,
    name: row.name,
    note: row.note,
    closed: row.closedAt !== null,
    version: row.version,
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/watch-notes',
    id: 'listWatchNotes',
    tag,
    summary: 'Whom to look out for, open notes first',
    policy: decideAccreditations,
    params: EditionParams,
    reply: contract.WatchNoteList,
    handle: async ({ params, raw }) => {
      const { edition } = await visible(raw.actor, params.edition);
      permit(decideAccreditations, raw.actor, placeOf(edition));
      return { items: (await listWatchNotes(database, db, edition.id)).map(presentNote) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/watch-notes',
    id: 'createWatchNote',
    tag,
    summary: 'Note somebody to look out for',
    policy: decideAccreditations,
    creates: true,
    params: EditionParams,
    body: contract.WatchNoteInput,
    reply: contract.WatchNoteView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await visible(raw.actor, params.edition);
      return presentNote(await keeping.watch(raw.actor, edition.id, body));
    },
  });

  api.operation({
    method: 'POST',
    url: '/watch-notes/:id/closure',
    id: 'closeWatchNote',
    tag,
    summary: 'End a watch note',
    policy: decideAccreditations,
    params: IdParams,
    reply: contract.WatchNoteView,
    handle: async ({ params, raw }) => presentNote(await keeping.close(raw.actor, params.id)),
  });

  api.operation({
    method: 'GET',
    url: '/me/accreditations',
    id: 'listOwnAccreditations',
    tag,
    summary: 'State and reason of one’s own requests, and of those of one’s delegations',
    policy: signedIn,
    reply: contract.OwnAccreditations,
    handle: async ({ raw }) => {
      const { actor } = raw;
      if (actor.kind !== 'account') throw notFound();
      const items = await listOwnAccreditations(database, db, {
        accountId: actor.accountId,
        delegationIds: actor.grants.flatMap(({ role, scopeKind, scopeId }) =>
          role === 'focal-point' && scopeKind === 'delegation' && scopeId !== null ? [scopeId] : [],
        ),
      });
      return { items: items.map(({ at, ...item }) => ({ ...item, at: new Date(at).toISOString() })) };
    },
  });
}
