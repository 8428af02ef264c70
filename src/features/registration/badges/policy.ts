import { type Policy, rolePolicy, signedIn } from '../../../platform/http/policy.ts';

/** Draws badges and says what they open: zones, doors, designs. */
export const designBadges = rolePolicy('badges.design', ['organiser', 'protocol']);

/** Issues badges, hands them out, suspends and replaces them. */
export const manageBadges = rolePolicy('badges.manage', ['organiser', 'protocol', 'desk']);

/** Reads badges, and what doors need to know of them. */
export const readBadges = rolePolicy('badges.read', ['organiser', 'protocol', 'desk', 'secretariat']);

/** What somebody sees of their own badge: the code is for its holder, not for programs. */
export const ownBadge: Policy = { ...signedIn, name: 'badges.own', programs: 'never' };
