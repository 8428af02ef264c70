import type { Vault } from '../../../../platform/vault/index.ts';

/**
 * The secret of somebody's own link into a session. It follows from the link's id and the installation's key, so that
 * every page and mail can show it, and nothing that is kept opens it.
 */
export const joinSecret = (vault: Vault, id: string): string =>
  Buffer.from(vault.mac('join-links', id), 'hex').toString('base64url');
