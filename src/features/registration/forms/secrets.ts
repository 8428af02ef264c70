import { linkSecret, type Vault } from '../../../platform/vault/index.ts';

/** The secret of a registration's link. */
export const registrationSecret = (vault: Vault, id: string): string =>
  linkSecret(vault, 'registrations', id);
