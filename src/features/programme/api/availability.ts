import { Type } from 'typebox';
import { notFound } from '../../../platform/errors/index.ts';
import { type Api, LanguageQuerySchema } from '../../../platform/http/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { EditionParams, type EditionWhole, IdParams, placeOf } from '../../series/index.ts';
import * as contract from '../contract/availability.ts';
import type { ProgrammeFeature } from '../index.ts';
import { manageProgramme, readProgramme } from '../policy.ts';
import { type AvailabilityWhole, listAvailabilities } from '../store/availabilities.ts';

const present = (
  { id, resourceKind, resourceId, name, kind, startsAt, endsAt, note }: AvailabilityWhole,
  manages: boolean,
): contract.AvailabilityView => ({
  id,
  of: resourceKind,
  resourceId,
  name,
  kind,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  ...(manages ? { note } : {}),
});

/** Adds the JSON operations of when persons, rooms and sessions can be had. */
export function addAvailabilityApi(api: Api, { database, finder, availability }: ProgrammeFeature): void {
  const tag = 'programme';

  api.operation({
    method: 'GET',
    url: '/editions/:edition/availabilities',
    id: 'listAvailabilities',
    tag,
    summary: 'When persons, rooms and sessions can be had, and when they wish to',
    policy: readProgramme,
    params: EditionParams,
    query: Type.Object(
      { ...contract.AvailabilityQuery.properties, ...LanguageQuerySchema.properties },
      { additionalProperties: false },
    ),
    reply: contract.AvailabilityList,
    handle: async ({ params, query, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      permit(readProgramme, raw.actor, placeOf(whole.edition));
      const manages = manageProgramme.allows(raw.actor, placeOf(whole.edition));
      const rows = await listAvailabilities(database.db, whole.edition.id, query);
      return { items: rows.map((row) => present(row, manages)) };
    },
  });

  /** One period as its list has it. */
  const one = async ({ edition }: EditionWhole, id: string) => {
    const rows = await listAvailabilities(database.db, edition.id, {});
    const found = rows.find((row) => row.id === id);
    if (found === undefined) throw notFound('availability-unknown');
    return present(found, true);
  };

  api.operation({
    method: 'POST',
    url: '/editions/:edition/availabilities',
    id: 'createAvailability',
    tag,
    summary: 'Say when a person, a room or a session can be had',
    policy: manageProgramme,
    creates: true,
    params: EditionParams,
    query: LanguageQuerySchema,
    body: contract.AvailabilityInput,
    reply: contract.AvailabilityView,
    handle: async ({ params, body, raw }) => {
      const whole = await finder.visible(raw.actor, params.edition);
      return one(whole, await availability.add(raw.actor, whole.edition.id, body));
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/availabilities/:id',
    id: 'deleteAvailability',
    tag,
    summary: 'Take a period back',
    policy: manageProgramme,
    status: 204,
    params: IdParams,
    query: LanguageQuerySchema,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await availability.remove(raw.actor, params.id);
    },
  });
}
