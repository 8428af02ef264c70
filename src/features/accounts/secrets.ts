import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody guesses: 192 bits, safe in an address. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** What is kept of a secret that is random itself: SHA-256, hex. Passwords are another matter. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
