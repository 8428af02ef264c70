import { Type } from 'typebox';
import type { Actor } from '../../../../platform/actor/index.ts';
import { notFound } from '../../../../platform/errors/index.ts';
import { type Api, etagOf, type Policy, versionRead } from '../../../../platform/http/index.ts';
import { EditionParams, IdParams, placeOf } from '../../../series/index.ts';
import { editionMark } from '../../rules/badge-code.ts';
import * as contract from '../contract.ts';
import { designOf, designsOf } from '../designs.ts';
import type { BadgeServices } from '../feature.ts';
import { designBadges, readBadges } from '../policy.ts';
import { presentDesign, presentDoor, presentZone } from '../present.ts';
import { listKeys } from '../store/keys.ts';
import { findDesign, findDoor, findZone, listDesigns, listDoors, listZones } from '../store/venue.ts';

const CategoryParams = Type.Object({ edition: Type.String(), category: contract.CategorySchema });

/** Adds what badges open and look like, and the keys that doors check codes with. */
export function addVenueOperations(api: Api, { database, finder, venue }: BadgeServices): void {
  const { db } = database;
  const tag = 'registration';

  /** The edition, for those who may; for others its badges do not exist. */
  const within = async (actor: Actor, reference: string, policy: Policy) => {
    const whole = await finder.visible(actor, reference);
    if (!policy.allows(actor, placeOf(whole.edition))) throw notFound();
    return whole.edition;
  };
  const known = async <T extends { editionId: string }>(actor: Actor, found: T | undefined): Promise<T> => {
    const edition = found && (await finder.find(found.editionId))?.edition;
    if (found === undefined || edition === undefined || !readBadges.allows(actor, placeOf(edition))) {
      throw notFound();
    }
    return found;
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/zones',
    id: 'listZones',
    tag,
    summary: 'Zones that badges open, by number',
    policy: readBadges,
    params: EditionParams,
    reply: contract.ZoneList,
    handle: async ({ params, raw }) => {
      const edition = await within(raw.actor, params.edition, readBadges);
      return { items: (await listZones(db, edition.id)).map(presentZone) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/zones',
    id: 'createZone',
    tag,
    summary: 'Add a zone; without a number it takes the lowest that is free',
    policy: designBadges,
    creates: true,
    params: EditionParams,
    body: contract.ZoneInput,
    reply: contract.ZoneView,
    handle: async ({ params, body, raw }, reply) => {
      const edition = await within(raw.actor, params.edition, designBadges);
      const [zone] = await venue.createZones(raw.actor, edition.id, [body]);
      if (zone === undefined) throw notFound();
      reply.header('location', `/api/v1/zones/${zone.id}`).header('etag', etagOf(zone.version));
      return presentZone(zone);
    },
  });

  api.operation({
    method: 'GET',
    url: '/zones/:id',
    id: 'getZone',
    tag,
    summary: 'One zone',
    policy: readBadges,
    params: IdParams,
    reply: contract.ZoneView,
    handle: async ({ params, raw }, reply) => {
      const zone = await known(raw.actor, await findZone(db, params.id));
      reply.header('etag', etagOf(zone.version));
      return presentZone(zone);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/zones/:id',
    id: 'editZone',
    tag,
    summary: 'Edit a zone; its number stays once badges carry it',
    policy: designBadges,
    edits: true,
    params: IdParams,
    body: contract.ZonePatch,
    reply: contract.ZoneView,
    handle: async ({ params, body, raw }, reply) => {
      await known(raw.actor, await findZone(db, params.id));
      const zone = await venue.editZone(raw.actor, params.id, versionRead(raw), body);
      reply.header('etag', etagOf(zone.version));
      return presentZone(zone);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/zones/:id',
    id: 'deleteZone',
    tag,
    summary: 'Delete a zone that no door leads into and no badge carries',
    policy: designBadges,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await known(raw.actor, await findZone(db, params.id));
      await venue.removeZone(raw.actor, params.id, versionRead(raw));
    },
  });

  const doorView = async (editionId: string, id: string): Promise<contract.DoorView> => {
    const found = (await listDoors(db, editionId)).find(({ door }) => door.id === id);
    if (found === undefined) throw notFound();
    return presentDoor(found);
  };

  api.operation({
    method: 'GET',
    url: '/editions/:edition/doors',
    id: 'listDoors',
    tag,
    summary: 'Doors where people are checked, by zone',
    policy: readBadges,
    params: EditionParams,
    reply: contract.DoorList,
    handle: async ({ params, raw }) => {
      const edition = await within(raw.actor, params.edition, readBadges);
      return { items: (await listDoors(db, edition.id)).map(presentDoor) };
    },
  });

  api.operation({
    method: 'POST',
    url: '/editions/:edition/doors',
    id: 'createDoor',
    tag,
    summary: 'Add a door to a zone, or the door of a room',
    policy: designBadges,
    creates: true,
    params: EditionParams,
    body: contract.DoorInput,
    reply: contract.DoorView,
    handle: async ({ params, body, raw }, reply) => {
      const edition = await within(raw.actor, params.edition, designBadges);
      const [door] = await venue.createDoors(raw.actor, edition.id, [body]);
      if (door === undefined) throw notFound();
      reply.header('location', `/api/v1/doors/${door.id}`).header('etag', etagOf(door.version));
      return doorView(edition.id, door.id);
    },
  });

  api.operation({
    method: 'GET',
    url: '/doors/:id',
    id: 'getDoor',
    tag,
    summary: 'One door',
    policy: readBadges,
    params: IdParams,
    reply: contract.DoorView,
    handle: async ({ params, raw }, reply) => {
      const door = await known(raw.actor, await findDoor(db, params.id));
      reply.header('etag', etagOf(door.version));
      return doorView(door.editionId, door.id);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/doors/:id',
    id: 'editDoor',
    tag,
    summary: 'Edit a door',
    policy: designBadges,
    edits: true,
    params: IdParams,
    body: contract.DoorPatch,
    reply: contract.DoorView,
    handle: async ({ params, body, raw }, reply) => {
      await known(raw.actor, await findDoor(db, params.id));
      const door = await venue.editDoor(raw.actor, params.id, versionRead(raw), body);
      reply.header('etag', etagOf(door.version));
      return doorView(door.editionId, door.id);
    },
  });

  api.operation({
    method: 'DELETE',
    url: '/doors/:id',
    id: 'deleteDoor',
    tag,
    summary: 'Delete a door at which nobody was seen',
    policy: designBadges,
    edits: true,
    status: 204,
    params: IdParams,
    reply: Type.Null(),
    handle: async ({ params, raw }) => {
      await known(raw.actor, await findDoor(db, params.id));
      await venue.removeDoor(raw.actor, params.id, versionRead(raw));
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/badge-designs',
    id: 'listBadgeDesigns',
    tag,
    summary: 'What the badge of each category looks like and opens',
    policy: readBadges,
    params: EditionParams,
    reply: contract.DesignList,
    handle: async ({ params, raw }) => {
      const edition = await within(raw.actor, params.edition, readBadges);
      return { items: designsOf(await listDesigns(db, edition.id)).map(presentDesign) };
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/badge-designs/:category',
    id: 'getBadgeDesign',
    tag,
    summary: 'What the badge of a category looks like and opens',
    policy: readBadges,
    params: CategoryParams,
    reply: contract.DesignView,
    handle: async ({ params, raw }, reply) => {
      const edition = await within(raw.actor, params.edition, readBadges);
      const design = designOf(await findDesign(db, edition.id, params.category), params.category);
      reply.header('etag', etagOf(design.version));
      return presentDesign(design);
    },
  });

  api.operation({
    method: 'PATCH',
    url: '/editions/:edition/badge-designs/:category',
    id: 'editBadgeDesign',
    tag,
    summary: 'Draw the badge of a category; badges that were issued open what they did',
    policy: designBadges,
    edits: true,
    params: CategoryParams,
    body: contract.DesignPatch,
    reply: contract.DesignView,
    handle: async ({ params, body, raw }, reply) => {
      const edition = await within(raw.actor, params.edition, designBadges);
      const design = await venue.editDesign(raw.actor, edition.id, params.category, versionRead(raw), body);
      reply.header('etag', etagOf(design.version));
      return presentDesign(design);
    },
  });

  api.operation({
    method: 'GET',
    url: '/editions/:edition/badge-keys',
    id: 'listBadgeKeys',
    tag,
    summary: 'Public keys that doors check codes with',
    policy: readBadges,
    params: EditionParams,
    reply: contract.KeyList,
    handle: async ({ params, raw }) => {
      const edition = await within(raw.actor, params.edition, readBadges);
      return {
        edition: editionMark(edition.id),
        items: (await listKeys(db, edition.id)).map(({ number, publicKey, createdAt }) => ({
          number,
          algorithm: 'ES256' as const,
          publicKey,
          createdAt: createdAt.toISOString(),
        })),
      };
    },
  });
}
