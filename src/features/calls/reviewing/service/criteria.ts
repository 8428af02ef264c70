import type { Actor } from '../../../../platform/actor/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../../platform/http/index.ts';
import { findEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/reviewing-criteria.ts';
import type { ReviewingContext } from '../context.ts';
import type { CriteriaInput } from '../contract.ts';
import { decidePapers } from '../policy.ts';

/** Criteria of calls: they are part of their call and share its version. */
export function createCriteriaService({ database, changes }: ReviewingContext) {
  return {
    /**
     * Puts criteria in place of those that stood, in this order. One that is named by its id keeps its scores.
     * @throws 409 `criterion-scored` when one that somebody scored would go
     */
    replace(actor: Actor, callId: string, version: number | null, input: CriteriaInput) {
      return changes.run(actor, decidePapers.name, async (change) => {
        const call = await store.lockCall(change.tx, callId);
        const whole = call && (await findEdition(change.tx, call.editionId));
        if (call === undefined || whole === undefined) throw notFound();
        permit(decidePapers, actor, placeOf(whole.edition));
        requireVersion(call.version, version);
        const old = await store.listCriteria(change.tx, callId);
        const byId = new Map(old.map((one) => [one.id, one]));
        const entry = createEntry();
        const rows = input.items.map((item, index) => {
          const before = item.id === undefined ? undefined : byId.get(item.id);
          const field = `items.${index}`;
          entry.check(item.id === undefined || before !== undefined, `${field}.id`, 'criterion-unknown');
          const authentic = whole.edition.authenticLanguage;
          const label = entry.line(`${field}.label`, item.label, { required: true, authentic });
          const hint = entry.text(`${field}.hint`, item.hint ?? null, { authentic });
          return { id: before?.id ?? newId(), label, hint, weight: item.weight ?? 1, position: index + 1 };
        });
        entry.check(new Set(rows.map(({ id }) => id)).size === rows.length, 'items', 'criterion-twice');
        entry.done();
        const kept = new Set(rows.map(({ id }) => id));
        const gone = old.filter(({ id }) => !kept.has(id));
        const scored = await store.scoredCriteria(database, change.tx, callId);
        if (gone.some(({ id }) => scored.has(id))) throw conflict('criterion-scored');
        await store.deleteCriteria(
          change.tx,
          call.editionId,
          gone.map(({ id }) => id),
        );
        const criteria: store.CriterionRow[] = [];
        for (const { label, ...row } of rows) {
          if (label === null) continue;
          criteria.push(
            await store.putCriterion(change.tx, { ...row, label, callId, editionId: call.editionId }),
          );
        }
        const touched = await store.touchCall(change.tx, callId, change.now);
        await change.record({
          action: 'review-criteria.edited',
          subject: { kind: 'call', id: callId },
          editionId: call.editionId,
          before: old,
          after: criteria,
          quiet: true,
        });
        return { call: touched, criteria };
      });
    },
  };
}
export type CriteriaService = ReturnType<typeof createCriteriaService>;
