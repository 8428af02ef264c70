import { createHash } from 'node:crypto';
import type { Vault } from '../../../platform/vault/index.ts';

/** What is kept of a secret: SHA-256, hex. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const shape = /^[\w-]{32,64}$/;
/** Whether it can be one of ours at all: nothing else is looked up. */
export const isSecret = (text: string): boolean => shape.test(text);

/**
 * The secret of an invitation's link. It follows from its id, its letter and the installation's key, so that letter, mail
 * and reminders carry the same one; of it only the hash is kept in the row.
 */
export const invitationSecret = (vault: Vault, id: string, letterNumber: string): string =>
  Buffer.from(vault.mac('invitations', `${id} ${letterNumber}`), 'hex').toString('base64url');
