/** Zones, doors, badges and their signed codes. */
import type { ManagementTask, Part } from '../../series/index.ts';
import type { RegistrationContext } from '../context.ts';
import { addBadgesApi } from './api/index.ts';
import { type BadgeServices, createBadgeServices } from './feature.ts';
import { addBadgePages } from './pages/index.ts';
import { designBadges, readBadges } from './policy.ts';

export { badgesCarryOver } from './carry-over.ts';
export { badgesExport } from './edition-export.ts';
export { badgeSamples } from './samples.ts';

/** What the management menu offers of badges. */
export const badgeTasks: readonly ManagementTask[] = [
  {
    group: 'participants',
    label: 'common:nav.management.badges',
    path: '/badges',
    icon: 'badge',
    policy: readBadges,
  },
  { group: 'participants', label: 'badges:venue', path: '/zones', icon: 'lock', policy: designBadges },
];

export interface BadgesPart extends Part, BadgeServices {}

export function createBadges(context: RegistrationContext): BadgesPart {
  const services = createBadgeServices(context);
  return {
    ...services,
    addApi: (api) => addBadgesApi(api, services),
    addPages: (deps) => addBadgePages({ ...services, ...deps }),
  };
}
