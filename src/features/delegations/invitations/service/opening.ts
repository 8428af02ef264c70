import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { type Policy, permit } from '../../../../platform/http/policy.ts';
import { type EditionWhole, findEdition, lockEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/invitations.ts';
import type { InvitationState } from '../../tables.ts';
import { mayStep } from '../rules/states.ts';

/** What the log of changes keeps of an invitation: all but its secret. */
export const told = ({ secretHash: _secret, ...row }: store.InvitationRow) => row;

/** Records what became of an invitation. */
export const recordInvitation = (
  change: Change,
  verb: string,
  row: store.InvitationRow,
  more: {
    readonly before?: store.InvitationRow;
    readonly after?: store.InvitationRow;
    readonly reason?: string | null;
  } = {},
): Promise<void> =>
  change.record({
    action: `letter-of-invitation.${verb}`,
    subject: { kind: 'letter-of-invitation', id: row.id },
    editionId: row.editionId,
    quiet: true,
    ...(more.before === undefined ? {} : { before: told(more.before) }),
    ...(more.after === undefined ? {} : { after: told(more.after) }),
    ...(more.reason == null ? {} : { reason: more.reason }),
  });

/** Refuses a step that the states do not know. @throws 409 `invitation-step` */
export function requireStep(row: Pick<store.InvitationRow, 'state'>, to: InvitationState): void {
  if (!mayStep(row.state, to)) throw conflict('invitation-step');
}

/** One invitation, locked, for those who may. @throws 404, 403, 412 */
export async function openInvitation(
  change: Change,
  actor: Actor,
  policy: Policy,
  id: string,
  version: number | null,
): Promise<{ readonly row: store.InvitationRow; readonly whole: EditionWhole }> {
  const known = await store.findInvitation(change.tx, id);
  const edition = known && (await lockEdition(change.tx, known.invitation.editionId));
  const whole = edition && (await findEdition(change.tx, edition.id));
  if (whole === undefined) throw notFound('invitation-unknown');
  permit(policy, actor, placeOf(whole.edition));
  const [row] = await store.lockInvitations(change.tx, [id]);
  if (row === undefined) throw notFound('invitation-unknown');
  requireVersion(row.version, version);
  return { row, whole };
}

/** Many of an edition, locked in the order of their ids. @throws 404 when one is not of the edition; 403 */
export async function openMany(
  change: Change,
  actor: Actor,
  policy: Policy,
  editionId: string,
  ids: readonly string[],
): Promise<{ readonly rows: readonly store.InvitationRow[]; readonly whole: EditionWhole }> {
  const edition = await lockEdition(change.tx, editionId);
  const whole = edition && (await findEdition(change.tx, edition.id));
  if (whole === undefined) throw notFound();
  permit(policy, actor, placeOf(whole.edition));
  const rows = await store.lockInvitations(change.tx, ids);
  if (rows.length !== new Set(ids).size || rows.some((row) => row.editionId !== editionId)) {
    throw notFound('invitation-unknown');
  }
  return { rows, whole };
}
