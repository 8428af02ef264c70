import type { Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../../platform/errors/index.ts';
import type { RelationInput } from '../contract/relations.ts';
import { circleWith } from '../rules/relations.ts';
import * as store from '../store/relations.ts';
import { inProgramme } from './in-programme.ts';

export type RelationsService = ReturnType<typeof createRelationsService>;

/** Between two sessions: one before the other, never at one time, an audience in common. */
export function createRelationsService(deps: { database: Database; changes: Changes }) {
  const within = inProgramme(deps);
  return {
    /** @throws 422 for a session that is none of the edition's, a relation that stands, and a circle of `before` */
    add: (actor: Actor, editionId: string, { kind, firstId, secondId, weight = 1 }: RelationInput) =>
      within(actor, editionId, async (change, edition) => {
        const entry = createEntry();
        entry.check(firstId !== secondId, 'secondId', 'relation-with-itself');
        const standing = await store.listRelations(change.tx, edition.id);
        const known = new Map(
          (await store.relatedSessions(change.tx, edition.id, [firstId, secondId])).map((one) => [
            one.id,
            one,
          ]),
        );
        entry.check(known.has(firstId), 'firstId', 'session-not-in-edition');
        entry.check(known.has(secondId), 'secondId', 'session-not-in-edition');
        entry.done();
        // Apart and shared hold in both directions.
        const same = standing.find(
          (one) =>
            one.kind === kind &&
            ((one.first.id === firstId && one.second.id === secondId) ||
              (kind !== 'before' && one.first.id === secondId && one.second.id === firstId)),
        );
        if (same !== undefined) throw ruleBroken({ field: 'secondId', code: 'relation-stands' });
        if (kind === 'before') {
          const before = standing.filter((one) => one.kind === 'before');
          const circle = circleWith(
            before.map((one) => ({ firstId: one.first.id, secondId: one.second.id })),
            { firstId, secondId },
          );
          if (circle !== undefined) {
            const codes = new Map(
              [...known.values(), ...before.flatMap((one) => [one.first, one.second])].map(({ id, code }) => [
                id,
                code,
              ]),
            );
            const named = [...circle, firstId].map((id) => codes.get(id) ?? '');
            throw ruleBroken({
              field: 'secondId',
              code: 'relation-circle',
              params: { circle: named.join(' › ') },
            });
          }
        }
        const row = await store.insertRelation(change.tx, {
          editionId: edition.id,
          kind,
          firstId,
          secondId,
          weight: kind === 'shared' ? weight : 1,
        });
        await change.record({
          action: 'session-relation.created',
          subject: { kind: 'session-relation', id: row.id },
          editionId: edition.id,
          quiet: true,
          after: row,
        });
        return row.id;
      }),

    async remove(actor: Actor, id: string): Promise<void> {
      const found = await store.findRelation(deps.database.db, id);
      if (found === undefined) throw notFound('relation-unknown');
      await within(actor, found.editionId, async (change, edition) => {
        const old = await store.findRelation(change.tx, id);
        if (old === undefined) throw notFound('relation-unknown');
        await store.deleteRelation(change.tx, id);
        await change.record({
          action: 'session-relation.deleted',
          subject: { kind: 'session-relation', id },
          editionId: edition.id,
          quiet: true,
          before: old,
        });
      });
    },
  };
}
