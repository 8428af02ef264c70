/**
 * Uploads that wait for a second step: a page shows what a file would do, its button does it with the very same bytes.
 * They are kept for the person who uploaded them, for an hour; what is older goes when the next file comes.
 */
import { and, eq, gt, lte, sql } from 'drizzle-orm';
import { type Actor, actorName } from '../actor/index.ts';
import type { Database } from '../database/index.ts';
import { notFound } from '../errors/index.ts';
import { heldUploads } from './tables.ts';

/** A file as it came. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface HeldUploads {
  /** Keeps a file for its uploader. @returns its id, fit for an address */
  hold(actor: Actor, purpose: string, file: HeldFile): Promise<string>;
  /** @throws 404 for a file of somebody else or of another purpose, and for one that is over an hour old */
  read(actor: Actor, purpose: string, id: string): Promise<{ readonly name: string; readonly bytes: Buffer }>;
}

/** How long a file waits. */
const HELD_FOR = sql`now() - interval '1 hour'`;
/** Longest name that is kept, in UTF-16 units. */
const NAME_LENGTH = 200;
const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const ownerOf = (actor: Actor): string => (actor.kind === 'account' ? actor.accountId : actorName(actor));

export function createHeldUploads({ db }: Pick<Database, 'db'>): HeldUploads {
  return {
    async hold(actor, purpose, { name, bytes }) {
      await db.delete(heldUploads).where(lte(heldUploads.createdAt, HELD_FOR));
      const [row] = await db
        .insert(heldUploads)
        .values({
          owner: ownerOf(actor),
          purpose,
          name: name.slice(0, NAME_LENGTH),
          body: Buffer.from(bytes),
        })
        .returning({ id: heldUploads.id });
      if (row === undefined) throw new Error('The upload was not kept.');
      return row.id;
    },

    async read(actor, purpose, id) {
      if (!idShape.test(id)) throw notFound();
      const [row] = await db
        .select({ name: heldUploads.name, body: heldUploads.body })
        .from(heldUploads)
        .where(
          and(
            eq(heldUploads.id, id),
            eq(heldUploads.owner, ownerOf(actor)),
            eq(heldUploads.purpose, purpose),
            gt(heldUploads.createdAt, HELD_FOR),
          ),
        );
      if (row === undefined) throw notFound();
      return { name: row.name, bytes: Buffer.from(row.body) };
    },
  };
}
