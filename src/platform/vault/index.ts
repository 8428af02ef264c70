/**
 * Secrets at rest. One master key per installation, from SECRET_KEY or from a file in the data directory; from it a key
 * of its own for each purpose. What is sealed for one purpose does not open for another. Backups hold sealed texts and
 * not the master key: keep that apart from them.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export { hashSecret, isSecret, linkSecret, newSecret } from './secrets.ts';

/** Bytes of the master key, and of each key made from it. */
export const KEY_BYTES = 32;
/** AES-GCM's nonce and tag, in bytes (NIST SP 800-38D). */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FILE = 'secret.key';

/** Raised when a sealed text was changed, belongs elsewhere, or was sealed under another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

export interface Vault {
  /**
   * Encrypts a text (AES-256-GCM).
   * @param purpose which key is used, such as `totp`
   * @param owner whom it belongs to: the same text of another owner does not open
   */
  seal(purpose: string, owner: string, plain: string): string;
  /** @throws SealBroken */
  open(purpose: string, owner: string, sealed: string): string;
  /** A code that proves a text came from this installation (HMAC-SHA-256, hex). */
  mac(purpose: string, text: string): string;
}

/** Encrypts under a key of 32 bytes; `bound` is authenticated with it and not kept in it. */
export function sealUnder(key: Buffer, bound: string, plain: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** @throws SealBroken */
export function openUnder(key: Buffer, bound: string, sealed: string): string {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(bound))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return (
      decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    );
  } catch (cause) {
    throw new SealBroken('A sealed text does not open: it was changed, or the secret key is another.', {
      cause,
    });
  }
}

export function createVault(master: Buffer): Vault {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const known = keys.get(purpose);
    if (known !== undefined) return known;
    const made = Buffer.from(hkdfSync('sha256', master, '', `multaqa/${purpose}`, KEY_BYTES));
    keys.set(purpose, made);
    return made;
  };
  return {
    seal: (purpose, owner, plain) => sealUnder(keyFor(purpose), `${purpose}/${owner}`, plain),
    open: (purpose, owner, sealed) => openUnder(keyFor(purpose), `${purpose}/${owner}`, sealed),
    mac: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('hex'),
  };
}

/** The master key: the setting's, else the data directory's, which the first start makes for its owner alone. */
export function masterKey(config: {
  readonly secretKey: Buffer | undefined;
  readonly dataDir: string;
}): Buffer {
  if (config.secretKey !== undefined) return config.secretKey;
  const path = join(config.dataDir, FILE);
  mkdirSync(config.dataDir, { recursive: true });
  try {
    // Of two processes that start at once, one writes the file and both read it.
    writeFileSync(path, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  if (key.length !== KEY_BYTES) throw new Error(`${path} holds no key of ${KEY_BYTES} bytes.`);
  return key;
}
