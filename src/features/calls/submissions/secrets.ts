import { createHash, randomBytes } from 'node:crypto';
import type { Vault } from '../../../platform/vault/index.ts';

/** What is kept of a secret: SHA-256, hex. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A secret that nobody guesses: 192 bits, safe in an address. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

const shape = /^[\w-]{32,64}$/;
/** Whether it can be one of ours at all: nothing else is looked up. */
export const isSecret = (text: string): boolean => shape.test(text);

/**
 * The secret of a submission's link. It follows from the submission's id and the installation's key, so that every later
 * mail about it can carry the link, and nothing that is kept opens it.
 */
export const submissionSecret = (vault: Vault, id: string): string =>
  Buffer.from(vault.mac('submissions', id), 'hex').toString('base64url');
