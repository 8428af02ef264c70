import { createHash, randomBytes } from 'node:crypto';
import type { Vault } from './index.ts';

/** A secret that nobody guesses: 192 bits, safe in an address. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** What is kept of a secret that is random itself: SHA-256, hex. Passwords are another matter. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const shape = /^[\w-]{32,64}$/;
/** Whether it can be one of ours at all: nothing else is looked up. */
export const isSecret = (text: string): boolean => shape.test(text);

/**
 * The secret of a thing's own link. It follows from what names the thing and the installation's key, so that every later
 * mail can carry the link, and nothing that is kept opens it.
 */
export const linkSecret = (vault: Vault, purpose: string, id: string): string =>
  Buffer.from(vault.mac(purpose, id), 'hex').toString('base64url');
