import { type Actor, actorName } from '../actor/index.ts';
import type { AuditAuthor } from '../audit/index.ts';

/** What the log of changes keeps of whoever acts. */
export function authorOf(actor: Actor): AuditAuthor {
  const nobody = { accountId: null, credentialId: null, requestId: null, origin: null };
  const name = actorName(actor);
  if (actor.kind === 'system') return { ...nobody, name, via: 'system' };
  const { origin } = actor;
  const place = {
    requestId: origin?.requestId ?? null,
    origin: origin === undefined ? null : { ip: origin.ip, userAgent: origin.userAgent },
  };
  if (actor.kind === 'anonymous') return { ...nobody, ...place, name, via: 'anonymous' };
  return {
    ...place,
    name,
    accountId: actor.accountId,
    via: origin?.credential ?? 'direct',
    credentialId: actor.signInId ?? actor.tokenId ?? null,
  };
}
