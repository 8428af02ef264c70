import type { Vault } from '../../../platform/vault/index.ts';

/**
 * The secret of a personal link. It follows from the ticket's id and the installation's key, so that nothing that is kept
 * opens it.
 */
export const feedbackSecret = (vault: Vault, id: string): string =>
  Buffer.from(vault.mac('feedback', id), 'hex').toString('base64url');
