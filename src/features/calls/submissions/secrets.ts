import { linkSecret, type Vault } from '../../../platform/vault/index.ts';

/** The secret of a submission's link. */
export const submissionSecret = (vault: Vault, id: string): string => linkSecret(vault, 'submissions', id);
