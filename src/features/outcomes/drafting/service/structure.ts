import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import * as drafts from '../../store/drafting.ts';
import * as store from '../../store/index.ts';
import type { TextGate } from './gate.ts';

/** Places a provision behind another, or first where `afterId` is null. */
export async function placeBehind(
  change: Change,
  documentId: string,
  id: string,
  afterId: string | null,
): Promise<void> {
  const others = (await store.provisionsOf(change.tx, documentId))
    .map((provision) => provision.id)
    .filter((one) => one !== id);
  const at = afterId === null ? 0 : others.indexOf(afterId) + 1;
  if (afterId !== null && at === 0) throw conflict('place-gone');
  await drafts.placeProvisions(change.tx, documentId, others.toSpliced(at, 0, id), change.now);
}

/** The order of a text. */
export function createStructureService(gate: TextGate) {
  const record = (
    change: Change,
    document: store.DocumentRow,
    before: readonly string[],
    after: readonly string[],
  ) =>
    change.record({
      action: 'outcome-document.ordered',
      quiet: true,
      subject: { kind: 'outcome-document', id: document.id },
      editionId: document.editionId,
      before: { provisions: before },
      after: { provisions: after },
    });
  return {
    /**
     * Puts the provisions into an order.
     * @throws 409 `order-stale` unless they are exactly those that the text has now
     */
    order(actor: Actor, documentId: string, ids: readonly string[]): Promise<void> {
      return gate.draft(actor, documentId, async ({ change, document }) => {
        const now = (await store.provisionsOf(change.tx, documentId)).map(({ id }) => id);
        if (now.length !== ids.length || now.some((id) => !ids.includes(id))) throw conflict('order-stale');
        if (now.every((id, index) => id === ids[index])) return;
        await drafts.placeProvisions(change.tx, documentId, ids, change.now);
        await record(change, document, now, ids);
      });
    },

    /** Moves a provision one place; at the end that it is moved to it stays. */
    async move(actor: Actor, documentId: string, id: string, by: -1 | 1): Promise<void> {
      await gate.draft(actor, documentId, async ({ change, document }) => {
        const now = (await store.provisionsOf(change.tx, documentId)).map((provision) => provision.id);
        const at = now.indexOf(id);
        if (at < 0) throw notFound();
        const to = at + by;
        if (to < 0 || to >= now.length) return;
        const ids = now.toSpliced(at, 1).toSpliced(to, 0, id);
        await drafts.placeProvisions(change.tx, documentId, ids, change.now);
        await record(change, document, now, ids);
      });
    },
  };
}
export type StructureService = ReturnType<typeof createStructureService>;
