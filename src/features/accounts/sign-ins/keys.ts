import { createPublicKey, generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Database, Tx } from '../../../platform/database/index.ts';
import type { Vault } from '../../../platform/vault/index.ts';
import { signingKeys } from '../tables.ts';
import { ACCESS_SECONDS } from './lifetimes.ts';

type KeyRow = typeof signingKeys.$inferSelect;

/** How long the keys are believed without looking, in milliseconds: another process may have turned them. */
const BELIEVED = 5_000;
/** Soonest that an unknown key makes us look again, in milliseconds: tokens of nonsense must not flood the database. */
const LOOK_AGAIN = 1_000;
/** A retired key verifies until every token that it may have signed is over, on any process. */
const VERIFIES_SECONDS = ACCESS_SECONDS + 300;
/** One rotation at a time ("keys" in ASCII). */
const ROTATION_LOCK = 0x6b65_7973;

export interface SigningKey {
  readonly id: string;
  readonly privatePem: string;
  readonly publicPem: string;
}

/** A public key as others read it (RFC 7517, RFC 8037). */
export type PublicKey = JsonWebKey & { readonly kid: string; readonly use: 'sig'; readonly alg: 'EdDSA' };

export interface SigningKeys {
  /** The key that signs. */
  current(): Promise<SigningKey>;
  /** PEM of a key that still verifies; undefined for one that is unknown or over. */
  publicPem(id: string): Promise<string | undefined>;
  /** Those that verify and the one that stands by. */
  published(): Promise<readonly PublicKey[]>;
  /**
   * The key that stood by signs from now on, a new one stands by, the old one verifies until its tokens are over.
   * @param within a transaction that records it, too
   * @returns the ids of the key that signs and of the one that stands by
   */
  rotate(within?: Tx): Promise<{ readonly signs: string; readonly standsBy: string }>;
  /** Those that sign, stand by or still verify, the newest first. */
  list(): Promise<readonly KeyState[]>;
}

/** Where a key stands in its life. */
export type KeyState = Pick<KeyRow, 'id' | 'activatedAt' | 'retiresAt'>;

export function createSigningKeys(deps: { database: Database; clock: Clock; vault: Vault }): SigningKeys {
  const { database, clock, vault } = deps;
  let known: readonly KeyRow[] = [];
  let looked = Number.NEGATIVE_INFINITY;
  const opened = new Map<string, string>();

  const newRow = (activatedAt: Date | null): typeof signingKeys.$inferInsert => {
    const id = randomBytes(9).toString('base64url');
    const pair = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    return {
      id,
      sealedPrivate: vault.seal('signing-keys', id, pair.privateKey),
      publicPem: pair.publicKey,
      activatedAt,
    };
  };

  const readUnretired = (on: Tx | Database['db']): Promise<KeyRow[]> =>
    on
      .select()
      .from(signingKeys)
      .where(or(isNull(signingKeys.retiresAt), gt(signingKeys.retiresAt, clock.now())))
      .orderBy(desc(signingKeys.activatedAt), desc(signingKeys.id));

  const alone = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${ROTATION_LOCK})`);

  /** The first start makes one that signs and one that stands by. */
  const ensure = (): Promise<readonly KeyRow[]> =>
    database.transaction(async (tx) => {
      await alone(tx);
      const there = await readUnretired(tx);
      if (there.some(({ activatedAt }) => activatedAt !== null)) return there;
      return tx
        .insert(signingKeys)
        .values([newRow(clock.now()), newRow(null)])
        .returning();
    });

  async function look(): Promise<void> {
    looked = performance.now();
    known = await readUnretired(database.db);
    if (!known.some(({ activatedAt }) => activatedAt !== null)) known = await ensure();
  }

  const believed = async (milliseconds: number): Promise<void> => {
    if (performance.now() - looked > milliseconds) await look();
  };

  const privateOf = (row: KeyRow): string => {
    const pem = opened.get(row.id) ?? vault.open('signing-keys', row.id, row.sealedPrivate);
    opened.set(row.id, pem);
    return pem;
  };

  const inForce = ({ retiresAt }: KeyRow): boolean => retiresAt === null || retiresAt > clock.now();

  return {
    async current() {
      await believed(BELIEVED);
      const signs = known.find((row) => row.activatedAt !== null && row.retiresAt === null);
      if (signs === undefined) throw new Error('There is no key that signs.');
      return { id: signs.id, privatePem: privateOf(signs), publicPem: signs.publicPem };
    },
    async publicPem(id) {
      await believed(60_000);
      if (!known.some((row) => row.id === id)) await believed(LOOK_AGAIN);
      return known.find((row) => row.id === id && inForce(row))?.publicPem;
    },
    async published() {
      await believed(BELIEVED);
      return known.filter(inForce).map((row) => ({
        ...createPublicKey(row.publicPem).export({ format: 'jwk' }),
        kid: row.id,
        use: 'sig' as const,
        alg: 'EdDSA' as const,
      }));
    },
    list: async () =>
      (await readUnretired(database.db)).map(({ id, activatedAt, retiresAt }) => ({
        id,
        activatedAt,
        retiresAt,
      })),
    async rotate(within) {
      const turn = async (tx: Tx) => {
        await alone(tx);
        const now = clock.now();
        const [standing] = await tx
          .select({ id: signingKeys.id })
          .from(signingKeys)
          .where(isNull(signingKeys.activatedAt))
          .limit(1);
        const signs =
          standing?.id ??
          (await tx.insert(signingKeys).values(newRow(null)).returning({ id: signingKeys.id }))[0]?.id ??
          '';
        await tx.update(signingKeys).set({ activatedAt: now }).where(eq(signingKeys.id, signs));
        await tx
          .update(signingKeys)
          .set({ retiresAt: new Date(now.getTime() + VERIFIES_SECONDS * 1000) })
          .where(
            and(ne(signingKeys.id, signs), isNotNull(signingKeys.activatedAt), isNull(signingKeys.retiresAt)),
          );
        const [next] = await tx.insert(signingKeys).values(newRow(null)).returning({ id: signingKeys.id });
        return { signs, standsBy: next?.id ?? '' };
      };
      if (within !== undefined) {
        looked = Number.NEGATIVE_INFINITY;
        return turn(within);
      }
      const turned = await database.transaction(turn);
      await look();
      return turned;
    },
  };
}
