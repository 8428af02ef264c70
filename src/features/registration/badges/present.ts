import type { Translate } from '../../../platform/i18n/index.ts';
import type { TagModel } from '../../../platform/views/index.ts';
import { presentStateRef } from '../../directory/index.ts';
import type { BadgeWhole } from '../store/badges.ts';
import type { BadgeView, DesignView, DoorView, ZoneView } from './contract.ts';
import type { Design } from './designs.ts';
import type { BadgeState } from './rules.ts';
import type { listDoors, ZoneRow } from './store/venue.ts';

export const presentZone = ({ id, number, name, version }: ZoneRow): ZoneView => ({
  id,
  number,
  name,
  version,
});

export const presentDoor = ({ door, zone }: Awaited<ReturnType<typeof listDoors>>[number]): DoorView => ({
  id: door.id,
  name: door.name,
  zoneId: zone.id,
  zoneNumber: zone.number,
  roomId: door.roomId,
  version: door.version,
});

export const presentDesign = (design: Design): DesignView => ({ ...design });

/** A badge for those who work with badges, and for its holder. */
export const presentBadge = ({ badge, holder, state, delegation }: BadgeWhole): BadgeView => ({
  id: badge.id,
  serial: badge.serial,
  state: badge.state,
  category: badge.category,
  holder: {
    attendeeId: holder.id,
    name: holder.name,
    post: holder.post,
    delegationId: holder.delegationId,
    delegation,
    state: state === null ? null : presentStateRef(state),
  },
  zones: badge.zones,
  days: badge.days,
  keyNumber: badge.keyNumber,
  code: badge.code === '' ? null : badge.code,
  prints: badge.prints,
  printedAt: badge.printedAt?.toISOString() ?? null,
  collectedAt: badge.collectedAt?.toISOString() ?? null,
  endedAt: badge.endedAt?.toISOString() ?? null,
  reason: badge.reason,
  replacedById: badge.replacedById,
  createdAt: badge.createdAt.toISOString(),
  version: badge.version,
});

const tones: Readonly<Record<BadgeState, TagModel['tone']>> = {
  issued: 'info',
  collected: 'ok',
  active: 'ok',
  suspended: 'warn',
  lost: 'bad',
  revoked: 'bad',
  reissued: 'silent',
};

/** A badge's state as a tag. */
export const badgeTag = (t: Translate, state: BadgeState): TagModel => ({
  text: t(`common:status.badge.${state}`),
  tone: tones[state],
});
