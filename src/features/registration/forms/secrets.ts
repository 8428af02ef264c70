import { createHash } from 'node:crypto';
import type { Vault } from '../../../platform/vault/index.ts';

/** What is kept of a secret: SHA-256, hex. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const shape = /^[\w-]{32,64}$/;
/** Whether it can be one of ours at all: nothing else is looked up. */
export const isSecret = (text: string): boolean => shape.test(text);

/**
 * The secret of a registration's link. It follows from the registration's id and the installation's key, so that every
 * later mail can carry the link, and nothing that is kept opens it.
 */
export const registrationSecret = (vault: Vault, id: string): string =>
  Buffer.from(vault.mac('registrations', id), 'hex').toString('base64url');
