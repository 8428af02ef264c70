/**
 * Keys that badges are signed with (ECDSA P-256), per edition, made on first need. The private one is sealed in the
 * database and open in memory alone; doors get the public one.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Tx } from '../../../platform/database/index.ts';
import type { Vault } from '../../../platform/vault/index.ts';
import { type BadgeClaims, badgeCode, claimBytes, editionMark } from '../rules/badge-code.ts';
import { insertKey, listKeys } from './store/keys.ts';

const PURPOSE = 'badge-key';

/** Signs what a badge says of itself. */
export interface BadgeSigner {
  readonly keyNumber: number;
  /** The code as it is printed. */
  code(claims: Omit<BadgeClaims, 'edition' | 'keyNumber'>): string;
}

export interface BadgeKeys {
  /** The signer of an edition; `made` tells that its first key was made just now. */
  signer(tx: Tx, editionId: string): Promise<BadgeSigner & { readonly made: boolean }>;
}

/** The public point as browsers import it: 65 bytes, base64url. */
export function rawPublicKey(key: KeyObject): string {
  const { x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString(
    'base64url',
  );
}

export function createBadgeKeys({ vault }: { vault: Vault }): BadgeKeys {
  const opened = new Map<string, KeyObject>();

  const open = (editionId: string, number: number, sealed: string): KeyObject => {
    const owner = `${editionId}/${number}`;
    const known = opened.get(sealed);
    if (known !== undefined) return known;
    const der = Buffer.from(vault.open(PURPOSE, owner, sealed), 'base64url');
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    opened.set(sealed, key);
    return key;
  };

  return {
    async signer(tx, editionId) {
      let [newest] = await listKeys(tx, editionId);
      const made = newest === undefined;
      if (newest === undefined) {
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const der = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');
        newest = await insertKey(tx, {
          editionId,
          number: 1,
          publicKey: rawPublicKey(privateKey),
          sealedPrivateKey: vault.seal(PURPOSE, `${editionId}/1`, der),
        });
      }
      const { number: keyNumber, sealedPrivateKey } = newest;
      const key = open(editionId, keyNumber, sealedPrivateKey);
      const edition = editionMark(editionId);
      return {
        keyNumber,
        made,
        code(own) {
          const claims: BadgeClaims = { ...own, edition, keyNumber };
          return badgeCode(claims, sign('sha256', claimBytes(claims), { key, dsaEncoding: 'ieee-p1363' }));
        },
      };
    },
  };
}
