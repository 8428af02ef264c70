/**
 * The data key of each edition: what is sealed under it opens as long as the key stands. To destroy it is to erase, for
 * good and in every copy, all that it sealed. Backups hold wrapped keys as they were: keep the master key apart.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../database/index.ts';
import { conflict } from '../errors/index.ts';
import { KEY_BYTES, openUnder, sealUnder, type Vault } from './index.ts';
import { editionKeys } from './tables.ts';

/** What is done under the key of one edition. */
export interface EditionKey {
  /** @param bound whose the text is: it opens with the same words alone */
  seal(bound: string, plain: string): string;
  /** @throws SealBroken */
  open(bound: string, sealed: string): string;
  /** A code by which equal texts of the edition are found (HMAC-SHA-256, hex); it goes with the key. */
  mac(text: string): string;
}

export interface EditionKeys {
  /**
   * The key, made at the first need. It can't be destroyed by others before the transaction ends.
   * @throws 409 `edition-key-destroyed`
   */
  forWriting(tx: Tx, editionId: string): Promise<EditionKey>;
  /** The key; undefined where there is none, or none any more. */
  find(db: Db, editionId: string): Promise<EditionKey | undefined>;
  /** @returns false when there was none to destroy */
  destroy(tx: Tx, editionId: string, now: Date): Promise<boolean>;
}

const PURPOSE = 'edition-key';

/** The edition's id is bound in, too: a sealed text moved to another edition does not open, whatever its key. */
const keyOf = (editionId: string, key: Buffer): EditionKey => {
  const macKey = Buffer.from(hkdfSync('sha256', key, '', 'multaqa/edition/mac', KEY_BYTES));
  return {
    seal: (bound, plain) => sealUnder(key, `${editionId}/${bound}`, plain),
    open: (bound, sealed) => openUnder(key, `${editionId}/${bound}`, sealed),
    mac: (text) => createHmac('sha256', macKey).update(text).digest('hex'),
  };
};

export function createEditionKeys(vault: Vault): EditionKeys {
  const unwrap = (editionId: string, wrapped: string): EditionKey =>
    keyOf(editionId, Buffer.from(vault.open(PURPOSE, editionId, wrapped), 'base64url'));

  return {
    async forWriting(tx, editionId) {
      const fresh = vault.seal(PURPOSE, editionId, randomBytes(KEY_BYTES).toString('base64url'));
      await tx.insert(editionKeys).values({ editionId, wrapped: fresh }).onConflictDoNothing();
      const [row] = await tx
        .select()
        .from(editionKeys)
        .where(eq(editionKeys.editionId, editionId))
        .for('share');
      if (row === undefined || row.wrapped === null) throw conflict('edition-key-destroyed');
      return unwrap(editionId, row.wrapped);
    },
    async find(db, editionId) {
      const [row] = await db.select().from(editionKeys).where(eq(editionKeys.editionId, editionId));
      return row === undefined || row.wrapped === null ? undefined : unwrap(editionId, row.wrapped);
    },
    async destroy(tx, editionId, now) {
      const [row] = await tx
        .select({ destroyedAt: editionKeys.destroyedAt })
        .from(editionKeys)
        .where(eq(editionKeys.editionId, editionId))
        .for('update');
      if (row === undefined || row.destroyedAt !== null) return false;
      await tx
        .update(editionKeys)
        .set({ wrapped: null, destroyedAt: now })
        .where(eq(editionKeys.editionId, editionId));
      return true;
    },
  };
}
