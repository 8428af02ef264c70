import { presentBodyRef } from '../directory/index.ts';
import type { StandView } from './contract.ts';
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
