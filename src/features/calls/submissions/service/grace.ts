import type { Actor } from '../../../../platform/actor/index.ts';
import type { Changes } from '../../../../platform/changes/index.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { AppError, conflict, notFound } from '../../../../platform/errors/index.ts';
import { hashSecret, isSecret, newSecret } from '../../../../platform/vault/index.ts';
import * as store from '../../store/calls.ts';
import type { GraceInput } from '../contract.ts';
import { graceFault } from '../rules/deadline.ts';
import { createCallChanges } from './calls.ts';

export type GraceService = ReturnType<typeof createGraceService>;

/** What the log keeps of a link: never its secret. */
const said = ({ secretHash: _, ...link }: store.GraceRow) => link;

/**
 * Why a link does not let in, as an answer; undefined when it does.
 * @throws 404 for one that is none of this call
 */
export function checkGrace(
  link: store.GraceRow | undefined,
  callId: string,
  now: Date,
): asserts link is store.GraceRow {
  if (link === undefined || link.callId !== callId) throw notFound('grace-unknown');
  const fault = graceFault(link, now) ?? (link.remaining === 0 ? 'grace-used' : undefined);
  if (fault !== undefined) throw new AppError(409, fault);
}

/**
 * Takes one place of the link that a secret names: of many at once as many come through as there are places.
 * @throws 404 `grace-unknown`; 409 `grace-revoked`, `grace-over`, `grace-used`
 */
export async function takeGrace(tx: Tx, secret: string, callId: string, now: Date): Promise<store.GraceRow> {
  const found = isSecret(secret) ? await store.findGraceBySecret(tx, hashSecret(secret)) : undefined;
  checkGrace(found, callId, now);
  const used = await store.useGraceLink(tx, found.id, now);
  if (used === undefined) throw new AppError(409, 'grace-used');
  return used;
}

/** Links that let their holder submit after the deadline: made and revoked by those who manage the call. */
export function createGraceService(deps: { readonly changes: Changes }) {
  const { ofCall } = createCallChanges(deps.changes);
  return {
    /** @returns the link with its secret, which is told this once */
    make: (
      actor: Actor,
      callId: string,
      input: GraceInput,
    ): Promise<{ readonly link: store.GraceRow; readonly secret: string }> =>
      ofCall(actor, callId, null, async ({ change, old: { call } }) => {
        const entry = createEntry();
        const note = entry.plain('note', input.note, { required: true }) ?? '';
        const expiresAt = new Date(input.expiresAt);
        entry.check(expiresAt > change.now, 'expiresAt', 'grace-in-the-past');
        entry.check(expiresAt > call.closesAt, 'expiresAt', 'grace-before-deadline');
        entry.done();
        const secret = newSecret();
        const link = await store.insertGraceLink(change.tx, {
          editionId: call.editionId,
          callId,
          secretHash: hashSecret(secret),
          note,
          expiresAt,
          remaining: input.uses ?? 1,
          createdAt: change.now,
        });
        await change.record({
          action: 'grace-link.created',
          subject: { kind: 'grace-link', id: link.id },
          editionId: call.editionId,
          after: said(link),
          quiet: true,
        });
        return { link, secret };
      }),

    /** It works no more; what was begun by it is open no longer than its call. */
    revoke: (actor: Actor, callId: string, id: string): Promise<store.GraceRow> =>
      ofCall(actor, callId, null, async ({ change }) => {
        const old = await store.findGraceLink(change.tx, id);
        if (old === undefined || old.callId !== callId) throw notFound('grace-unknown');
        if (old.revokedAt !== null) throw conflict('grace-revoked');
        const link = await store.revokeGraceLink(change.tx, id, change.now);
        await change.record({
          action: 'grace-link.revoked',
          subject: { kind: 'grace-link', id },
          editionId: link.editionId,
          before: said(old),
          after: said(link),
          quiet: true,
        });
        return link;
      }),
  };
}
