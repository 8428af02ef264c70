import { presentBodyRef, presentStateRef } from '../../directory/index.ts';
import { presentAttendee } from '../attendees/present.ts';
import type { DelegationWhole } from '../store/delegations.ts';
import type { FocalPointWhole } from '../store/focal-points.ts';
import type { FileKind, listFiles, NominationWhole } from '../store/nominations.ts';
import { delegationRoles } from '../tables.ts';
import type { DelegationView, FocalPointView, NominationView } from './contract.ts';
import { freezeOf, isFrozen } from './rules/freeze.ts';
import { missingOf } from './rules/missing.ts';
import { standing } from './rules/states.ts';

const iso = (value: Date | null): string | null => value?.toISOString() ?? null;

/** Figures of each role. */
export const roleFigures = ({ quotas, named }: Pick<DelegationWhole, 'quotas' | 'named'>) =>
  delegationRoles.map((role) => {
    const own = named.filter((one) => one.role === role);
    const sum = (states: readonly string[]): number =>
      own.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + count, 0);
    return { role, most: quotas[role] ?? 0, named: sum(standing), confirmed: sum(['confirmed']) };
  });

/** @param works whether the reader works on all delegations: the note is for nobody else */
export function presentDelegation(
  whole: DelegationWhole,
  { works, now }: { readonly works: boolean; readonly now: Date },
): DelegationView {
  const { participation, delegation, state, body, accredited, editionFreezesAt } = whole;
  const own = delegation?.freezesAt ?? null;
  const freezesAt = freezeOf(own, editionFreezesAt);
  return {
    id: participation.id,
    state: state === null ? null : presentStateRef(state),
    body: body === null ? null : presentBodyRef(body),
    category: participation.category,
    status: participation.status,
    roles: roleFigures(whole),
    accreditations: { ...accredited },
    freezesAt: iso(freezesAt),
    ownFreezesAt: iso(own),
    frozen: isFrozen(freezesAt, now),
    confirmedAt: iso(delegation?.confirmedAt ?? null),
    note: works ? (delegation?.note ?? null) : null,
    version: delegation?.version ?? 1,
  };
}

export const presentFocalPoint = ({ row, letter }: FocalPointWhole, now: Date): FocalPointView => ({
  id: row.id,
  delegationId: row.delegationId,
  state: row.state,
  name: row.name,
  post: row.post,
  email: row.email,
  phone: row.phone,
  language: row.language,
  hasAccount: row.accountId !== null,
  letterNumber: row.letterNumber,
  letterDate: row.letterDate,
  letterFile:
    letter === null ? null : { name: letter.name, bytes: Number(letter.bytes), href: `/files/${letter.id}` },
  expiresAt: row.expiresAt.toISOString(),
  expired: row.expiresAt <= now,
  reason: row.reason,
  version: row.version,
});

/** @param asked documents that the edition asks of delegates */
export function presentNomination(whole: NominationWhole, asked: readonly FileKind[]): NominationView {
  const { nomination: row, attendee, accreditation, fileKinds, party } = whole;
  return {
    id: row.id,
    delegationId: row.delegationId,
    party: party as NominationView['party'],
    role: row.role,
    state: row.state,
    position: row.position,
    replacesId: row.replacesId,
    attendee: presentAttendee(attendee),
    accreditation:
      accreditation === null ? null : { state: accreditation.state, reason: accreditation.reason },
    missing: standing.includes(row.state) ? [...missingOf(attendee, fileKinds, asked)] : [],
    nominatedAt: iso(row.nominatedAt),
    confirmedAt: iso(row.confirmedAt),
    endedAt: iso(row.endedAt),
    endReason: row.endReason,
    version: row.version,
  };
}

export const presentFile = ({
  id,
  kind,
  name,
  bytes,
  fileId,
}: Awaited<ReturnType<typeof listFiles>>[number]) => ({
  id,
  kind,
  name,
  bytes: Number(bytes),
  href: `/files/${fileId}`,
});
