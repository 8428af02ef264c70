/** How rights are written: given, joined with what is there, ended. Runs in the caller's transaction. */
import type { Grant } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { conflict } from '../../../platform/errors/index.ts';
import { stronger } from './rules.ts';
import type { ScopeFacts } from './scopes.ts';
import * as store from './store/index.ts';

/** A right about to be given. */
export interface GivenRight extends Grant {
  /** Null: without an end. */
  readonly endsAt: Date | null;
}

const subjectOf = (accountId: string) => ({ kind: 'account', id: accountId }) as const;

/** A right as the audit keeps it. */
const told = ({ role, scopeKind, scopeId }: Grant, name: string, endsAt: Date | null) => ({
  name,
  role,
  scopeKind,
  scopeId,
  endsAt: endsAt?.toISOString() ?? null,
});

/** The edition whose log an event about a scope stands in. */
export const editionOf = (facts: ScopeFacts | undefined): string | null => facts?.place.editionId ?? null;

/**
 * Gives a right. One that is held already is replaced where the new one is stronger, and stays where it is not.
 * @param from the grant that it is lent from; null: it is the holder's own
 * @returns the grant, and whether anything changed
 */
export async function giveRight(
  change: Change,
  to: { readonly id: string; readonly name: string },
  right: GivenRight,
  given: {
    readonly by: string | null;
    readonly from: string | null;
    readonly note: string | null;
    readonly facts: ScopeFacts | undefined;
  },
): Promise<{ readonly id: string; readonly changed: boolean }> {
  const { tx } = change;
  const { role, scopeKind, scopeId, endsAt } = right;
  const values = {
    expiresAt: endsAt,
    lentFrom: given.from,
    grantedBy: given.by,
    note: given.note,
    createdAt: change.now,
  };
  const held = await store.findGrant(tx, { accountId: to.id, role, scopeKind, scopeId });
  const before = held === undefined ? undefined : { endsAt: held.expiresAt, lent: held.lentFrom !== null };
  const after = { endsAt, lent: given.from !== null };
  const over = before?.endsAt != null && before.endsAt <= change.now;
  if (held !== undefined && before !== undefined && !over && stronger(before, after) === before) {
    return { id: held.id, changed: false };
  }
  const id =
    held?.id ?? (await store.insertGrant(tx, { accountId: to.id, role, scopeKind, scopeId, ...values })).id;
  if (held !== undefined) await store.updateGrant(tx, held.id, values);
  await change.record({
    action: given.from === null ? 'grant.given' : 'grant.lent',
    subject: subjectOf(to.id),
    editionId: editionOf(given.facts),
    quiet: true,
    ...(before === undefined ? {} : { before: told(right, to.name, before.endsAt) }),
    after: told(right, to.name, endsAt),
    ...(given.note === null ? {} : { reason: given.note }),
  });
  return { id, changed: true };
}

/**
 * Refuses what would leave the installation without an organiser whose right has no end. The caller holds `lockRights`.
 * @throws 409 `last-organiser`
 */
export async function requireAnotherOrganiser(change: Change, accountId: string): Promise<void> {
  const standing = await store.listStandingOrganisers(change.tx);
  if (standing.includes(accountId) && standing.every((one) => one === accountId))
    throw conflict('last-organiser');
}

const isStanding = ({ role, scopeKind, lentFrom, expiresAt }: store.GrantRow): boolean =>
  role === 'organiser' && scopeKind === 'installation' && lentFrom === null && expiresAt === null;

/** Takes a right away, with what was lent from it. @throws 409 `last-organiser` */
export async function withdrawRight(
  change: Change,
  { grant, holder }: store.LockedGrant,
  { facts, reason }: { readonly facts: ScopeFacts | undefined; readonly reason: string | null },
): Promise<void> {
  if (isStanding(grant)) await requireAnotherOrganiser(change, holder.id);
  await store.deleteGrant(change.tx, grant.id);
  await change.record({
    action: 'grant.withdrawn',
    subject: subjectOf(holder.id),
    editionId: editionOf(facts),
    quiet: true,
    before: told(grant, holder.name, grant.expiresAt),
    ...(reason === null ? {} : { reason }),
  });
}

/** Sets when a right ends; what was lent from it ends no later. @throws 409 `last-organiser` */
export async function endRight(
  change: Change,
  { grant, holder }: store.LockedGrant,
  endsAt: Date | null,
  facts: ScopeFacts | undefined,
): Promise<void> {
  if (isStanding(grant) && endsAt !== null) await requireAnotherOrganiser(change, holder.id);
  await store.updateGrant(change.tx, grant.id, { expiresAt: endsAt });
  if (endsAt !== null) await store.shortenLoans(change.tx, grant.id, endsAt);
  await change.record({
    action: 'grant.edited',
    subject: subjectOf(holder.id),
    editionId: editionOf(facts),
    quiet: true,
    before: told(grant, holder.name, grant.expiresAt),
    after: told(grant, holder.name, endsAt),
  });
}
