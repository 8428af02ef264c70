import { linkSecret, type Vault } from '../../../../platform/vault/index.ts';

/** The secret of somebody's own link into a session: every page and mail can show it. */
export const joinSecret = (vault: Vault, id: string): string => linkSecret(vault, 'join-links', id);
