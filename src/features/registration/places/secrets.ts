import type { Vault } from '../../../platform/vault/index.ts';

/**
 * The secret of a place's link. It follows from the place's id and the installation's key, so that every mail about the
 * place carries the same link, and nothing that is kept opens it.
 */
export const placeSecret = (vault: Vault, id: string): string =>
  Buffer.from(vault.mac('places', id), 'hex').toString('base64url');
