import { everywhere, holds } from '../../../platform/actor/index.ts';
import { type Policy, rolePolicy } from '../../../platform/http/policy.ts';

/** Sees who has which right in an edition, and gives rights as far as the rules let them. */
export const manageRights = rolePolicy('rights.manage', ['organiser', 'protocol'], {
  programs: 'read',
});

/** Sees every account of the installation, disables and enables them. */
export const manageInstallation: Policy = {
  ...rolePolicy('accounts.administer', ['organiser'], { programs: 'read' }),
  // Organisers of one edition have nothing to look for here: the door is shut to them, not only the list.
  admits: (actor) => holds(actor, ['organiser'], everywhere),
};
