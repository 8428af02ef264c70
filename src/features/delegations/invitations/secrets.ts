import { linkSecret, type Vault } from '../../../platform/vault/index.ts';

/** The secret of an invitation's link: letter, mail and reminders carry the same one, and a new letter another. */
export const invitationSecret = (vault: Vault, id: string, letterNumber: string): string =>
  linkSecret(vault, 'invitations', `${id} ${letterNumber}`);
