import type { InstanceRule } from './format.ts';

/** What one violation costs where an instance does not say it. Each level counts by itself: no sum of wishes outweighs one hard rule. */
export const defaultWeights: Readonly<Record<InstanceRule, number>> = {
  unplaced: 1,
  'room-twice': 1,
  'person-twice': 1,
  'person-unavailable': 1,
  'room-unavailable': 1,
  equipment: 1,
  capacity: 1,
  order: 1,
  pinned: 1,
  'room-not-allowed': 1,
  'time-not-allowed': 1,
  apart: 1,
  pause: 1,
  'moved-after-release': 10,
  'theme-at-once': 6,
  'theme-wanders': 2,
  'shared-audience': 1,
  'room-tight': 3,
  'undesired-time': 3,
  'preferred-time': 1,
};
