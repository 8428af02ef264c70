import { webcrypto } from 'node:crypto';
import type { ReadCode } from '../rules/badge-code.ts';

/** Whether a code was signed by the key. @param publicKey raw point of 65 bytes, base64url */
export async function isSignedBy(publicKey: string, read: ReadCode): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(publicKey, 'base64url'), algorithm, false, [
    'verify',
  ]);
  return webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, read.signature, read.signed);
}
