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

/** The owner of an account has shown that an address is theirs: a new account, or another address of one. */
export interface AddressProven {
  readonly type: 'address.proven';
  readonly editionId: null;
  readonly accountId: string;
  /** In small letters. */
  readonly email: string;
}

export const addressProven = (accountId: string, email: string): AddressProven => ({
  type: 'address.proven',
  editionId: null,
  accountId,
  email,
});
