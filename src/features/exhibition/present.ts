import type { Translate } from '../../platform/i18n/index.ts';
import type { TagModel } from '../../platform/views/index.ts';
import { presentBodyRef } from '../directory/index.ts';
import type { StandView } from './contract.ts';
import type { StandStatus } from './rules.ts';
import type { StandWhole } from './store.ts';

export const presentStand = ({ stand, room, exhibitor }: StandWhole): StandView => ({
  id: stand.id,
  number: stand.number,
  room,
  class: stand.class,
  outline: stand.outline.map(([x, y]) => [x, y]),
  services: stand.services,
  status: stand.status,
  exhibitor: exhibitor === null ? null : presentBodyRef(exhibitor),
  exhibits: stand.exhibits,
  sample: stand.sample,
  version: stand.version,
});

const tones: Readonly<Record<StandStatus, TagModel['tone']>> = {
  available: 'line',
  allocated: 'info',
  confirmed: 'ok',
  released: 'silent',
};

/** A stand's state as a tag. */
export const standTag = (t: Translate, status: StandStatus): TagModel => ({
  text: t(`common:status.stand.${status}`),
  tone: tones[status],
});
