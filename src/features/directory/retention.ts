import { sql } from 'drizzle-orm';
import { deletingRows, type Overdue, type RetentionRule } from '../../platform/personal-data/index.ts';
import type { EditionKeys } from '../../platform/vault/edition-keys.ts';
import { keysOf } from './identity/key-store.ts';
import { countByEdition, deleteIdentitiesOf } from './identity/store.ts';

/** How long the directory keeps what tells of people. Persons themselves are the record of the forum. */
export const directoryRetention = ({ keys }: { readonly keys: EditionKeys }): readonly RetentionRule[] => [
  {
    kind: 'identity-documents',
    class: 'secret',
    // Journeys, visas and claims of an edition are settled within a quarter; nothing needs a passport after that.
    days: 90,
    after: 'edition-end',
    async overdue({ rows, db }, { editionIds }) {
      const counts = await countByEdition({ rows }, db, editionIds);
      const standing = await keysOf({ rows }, db, editionIds);
      // A key without documents goes, too: it opens what older copies hold.
      return standing.map((editionId) => ({
        editionId,
        count: Math.max(1, counts.find((one) => one.editionId === editionId)?.count ?? 0),
      }));
    },
    async clear(change, { rows, db }, { editionIds, now }) {
      const gone: Overdue[] = [];
      for (const editionId of await keysOf({ rows }, db, editionIds)) {
        if (!(await keys.destroy(change.tx, editionId, now))) continue;
        const count = await deleteIdentitiesOf(change.tx, editionId);
        gone.push({ editionId, count: Math.max(1, count) });
        await change.record({
          action: 'identity-documents.erased',
          subject: { kind: 'identity-documents', id: editionId },
          editionId,
          after: { count },
        });
      }
      return gone;
    },
  },
  deletingRows({
    kind: 'requests',
    class: 'personal',
    days: 365,
    after: 'end',
    table: 'erasure_requests',
    over: ({ before }) => sql`closed_at < ${before.toISOString()}::timestamptz`,
  }),
];
