import { Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, LanguageQuerySchema } from '../../../platform/http/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { EditionParams, IdParams, placeOf } from '../../series/index.ts';
import * as contract from '../contract/relations.ts';
import type { ProgrammeFeature } from '../index.ts';
import { manageProgramme, readProgramme } from '../policy.ts';
import { listRelations } from '../store/relations.ts';

/** Adds the JSON operations of relations between sessions. */
export function addRelationsApi(api: Api, { database, finder, relations }: ProgrammeFeature): void {
  const tag = 'programme';

  api.operation({
    method: 'GET',
    url: '/editions/:edition/session-relations',
    id: 'listSessionRelations',
    tag,
    summary: 'Which sessions come before others, are never at one time, or share an audience',
    policy: readProgramme,
    params: EditionParams,
    query: LanguageQuerySchema,
    reply: contract.RelationList,
    handle: async ({ params, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      permit(readProgramme, raw.actor, placeOf(edition));
      return { items: await listRelations(database.db, edition.id) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/session-relations',
    id: 'createSessionRelation',
    tag,
    summary: 'Relate two sessions',
    policy: manageProgramme,
    creates: true,
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.RelationInput,
    reply: contract.RelationView,
    handle: async ({ params, body, raw }) => {
      const { edition } = await finder.visible(raw.actor, params.edition);
      const id = await relations.add(raw.actor, edition.id, body);
      const found = (await listRelations(database.db, edition.id)).find((one) => one.id === id);
      if (found === undefined) throw notFound('relation-unknown');
      return found;
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/session-relations/:id',
    id: 'deleteSessionRelation',
    tag,
    summary: 'Take a relation between two sessions back',
    policy: manageProgramme,
    status: 204,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await relations.remove(raw.actor, params.id);
    },
  });
}
