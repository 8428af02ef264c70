import { type DelegationRole, delegationRoles } from '../../tables.ts';

/** Places by role; a role without a figure has none. */
export type Places = Readonly<Partial<Record<DelegationRole, number>>>;

/** Roles for which more would be named than there are places, with what there is. */
export const overQuota = (
  quotas: Places,
  named: Places,
  added: readonly DelegationRole[],
): readonly { readonly role: DelegationRole; readonly most: number; readonly free: number }[] =>
  delegationRoles.flatMap((role) => {
    const wanted = added.filter((one) => one === role).length;
    const most = quotas[role] ?? 0;
    const free = Math.max(0, most - (named[role] ?? 0));
    return wanted > free ? [{ role, most, free }] : [];
  });
