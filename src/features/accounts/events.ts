import type { Grant } from '../../platform/actor/index.ts';

/** Somebody accepted rights that were offered to an address, and has an account now. */
export interface InvitationAccepted {
  readonly type: 'invitation.accepted';
  readonly editionId: string | null;
  readonly accountId: string;
  /** To which it was sent, in small letters. */
  readonly email: string;
  readonly grants: readonly Grant[];
}
