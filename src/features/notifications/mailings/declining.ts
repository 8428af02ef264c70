/** Declining messages: by one click in a mail program (RFC 8058), or on a page with a choice. */
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import { type Database, newId, type Tx } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { anyone } from '../../../platform/http/index.ts';
import { addressKey } from '../../../platform/outbox/index.ts';
import { SealBroken, type Vault } from '../../../platform/vault/index.ts';
import { type EditionWhole, findEdition } from '../../series/index.ts';
import { mailDeclines } from '../tables.ts';

export const declineScopes = ['series', 'edition', 'none'] as const;
export type DeclineScope = (typeof declineScopes)[number];

/** Whose link it is, and from which edition. Nothing is stored for it, so that the oldest mail still declines. */
interface Link {
  readonly address: string;
  readonly whole: EditionWhole;
}

export interface Declined extends Link {
  readonly scope: DeclineScope;
}

export type Declining = ReturnType<typeof createDeclining>;

export function createDeclining(deps: { database: Database; changes: Changes; vault: Vault }) {
  const { database, changes, vault } = deps;
  const { transaction } = database;

  /** @throws 404 for a link that is none of ours */
  async function open(secret: string): Promise<Link> {
    let told: { address?: unknown; edition?: unknown };
    try {
      told = JSON.parse(vault.open('unsubscribe', 'mail', secret)) as typeof told;
    } catch (error) {
      if (error instanceof SealBroken || error instanceof SyntaxError)
        throw notFound('unsubscribe-link-unknown');
      throw error;
    }
    const whole = await findEdition(database.db, String(told.edition));
    if (whole === undefined) throw notFound('unsubscribe-link-unknown');
    return { address: String(told.address), whole };
  }

  const ofLink = ({ address, whole }: Link) =>
    and(
      eq(mailDeclines.addressKey, addressKey(address)),
      eq(mailDeclines.seriesId, whole.edition.seriesId),
      or(isNull(mailDeclines.editionId), eq(mailDeclines.editionId, whole.edition.id)),
    );

  async function scopeOf(tx: Tx, link: Link): Promise<DeclineScope> {
    const rows = await tx
      .select({ editionId: mailDeclines.editionId })
      .from(mailDeclines)
      .where(ofLink(link));
    if (rows.length === 0) return 'none';
    return rows.some(({ editionId }) => editionId === null) ? 'series' : 'edition';
  }

  return {
    /** What stands in a mail's address for declining: it tells nobody whose it is, and cannot be made up. */
    secretFor: (address: string, editionId: string): string =>
      vault.seal('unsubscribe', 'mail', JSON.stringify({ address, edition: editionId })),

    /** What the receiver of a link has declined so far. */
    async look(secret: string): Promise<Declined> {
      const link = await open(secret);
      // The link is the right: whose it is sees what is theirs.
      return transaction((tx) =>
        database.widened(tx, async () => ({ ...link, scope: await scopeOf(tx, link) })),
      );
    },

    /** Declines, or takes it back with `none`. Saying it twice changes nothing. */
    async decline(actor: Actor, secret: string, scope: DeclineScope): Promise<Declined> {
      const link = await open(secret);
      const { edition } = link.whole;
      return changes.run(actor, anyone.name, (change) =>
        database.widened(change.tx, async () => {
          const before = await scopeOf(change.tx, link);
          if (before === scope) return { ...link, scope };
          await change.tx.delete(mailDeclines).where(ofLink(link));
          if (scope !== 'none') {
            await change.tx
              .insert(mailDeclines)
              .values({
                id: newId(),
                seriesId: edition.seriesId,
                editionId: scope === 'edition' ? edition.id : null,
                address: link.address,
                addressKey: addressKey(link.address),
                createdAt: change.now,
              })
              .onConflictDoNothing();
          }
          // The address stays out of the audit: it outlives every erasure.
          await change.record({
            action: scope === 'none' ? 'message.reinstated' : 'message.declined',
            subject: { kind: 'message', id: edition.id },
            editionId: edition.id,
            before: { scope: before },
            after: { scope },
          });
          return { ...link, scope };
        }),
      );
    },
  };
}

/** Which of the addresses declined messages of an edition, by their keys. */
export async function declinedAmong(
  database: Database,
  tx: Tx,
  edition: { readonly id: string; readonly seriesId: string },
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database.widened(tx, () =>
    tx
      .selectDistinct({ key: mailDeclines.addressKey })
      .from(mailDeclines)
      .where(
        and(
          eq(mailDeclines.seriesId, edition.seriesId),
          or(isNull(mailDeclines.editionId), eq(mailDeclines.editionId, edition.id)),
          sql`${mailDeclines.addressKey} in (select value from jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb))`,
        ),
      ),
  );
  return new Set(rows.map(({ key }) => key));
}
