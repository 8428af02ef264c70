import type { Actor } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/index.ts';
import { dayOf, type LocalText } from '../../../platform/language/index.ts';
import { type EditionRow, lockEdition, placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { manageOutcomes } from '../policy.ts';
import { isEditable } from '../rules.ts';
import * as chain from '../store/chain.ts';
import * as store from '../store/index.ts';
import { carryOn } from './carry-on.ts';
import type { DispositionInput } from './contract.ts';
import { goesOn } from './rules.ts';

const brokenRules = {
  dispositions_closed_unchanged: () => conflict('edition-closed'),
  dispositions_next_fk: () => ruleBroken({ field: 'nextProvisionId', code: 'linked-text-unknown' }),
};

/** What becomes of recommendations, and why; `sample` of a demonstration's data. */
type NewDisposition = DispositionInput & { readonly sample?: boolean };

/** A recommendation that was decided on, and what carries it on. */
export interface Disposed {
  readonly provisionId: string;
  readonly nextProvisionId: string | null;
}

export type CarryForwardService = ReturnType<typeof createCarryForwardService>;

/** What becomes of recommendations when their edition closes. */
export function createCarryForwardService({ changes }: Pick<OutcomesContext, 'changes'>) {
  const dispose = async (
    change: Change,
    edition: EditionRow,
    provisionId: string,
    { outcome, sample = false, ...input }: NewDisposition,
  ): Promise<Disposed> => {
    const { tx, now } = change;
    const provision = await store.lockProvision(tx, provisionId);
    if (provision === undefined || provision.editionId !== edition.id) throw notFound();
    const document = await store.findDocument(tx, provision.documentId);
    if (document === undefined || isEditable(document.status) || provision.kind !== 'recommendation') {
      throw conflict('disposition-of-draft');
    }
    if (edition.status === 'closed') throw conflict('edition-closed');
    const entry = createEntry();
    const reason = entry.text('reason', input.reason, {
      required: true,
      authentic: edition.authenticLanguage,
    });
    entry.done();
    const old = await chain.findDisposition(tx, provision);
    const next = await chain.nextEditionOf(tx, edition.id);
    const given = input.nextProvisionId ?? null;
    if (given !== null && next === undefined) {
      throw ruleBroken({ field: 'nextProvisionId', code: 'next-edition-missing' });
    }
    const kept = given ?? (goesOn(outcome) ? (old?.nextProvisionId ?? null) : null);
    const row = {
      editionId: edition.id,
      provisionId,
      outcome,
      reason: reason as LocalText,
      nextEditionId: kept === null ? null : (next?.id ?? null),
      nextProvisionId: kept,
      decidedOn: dayOf(now, edition.timeZone),
      sample,
    };
    await chain.putDisposition(tx, row);
    const carried =
      kept === null && goesOn(outcome) && next !== undefined
        ? await carryOn(change, edition, next, [{ provision, outcome, sample }])
        : [];
    await change.record({
      action: 'disposition.recorded',
      subject: { kind: 'disposition', id: provisionId },
      editionId: edition.id,
      before: old,
      after: { ...row, ...carried[0] },
    });
    return { provisionId, nextProvisionId: carried[0]?.nextProvisionId ?? kept };
  };

  return {
    /** Records what becomes of recommendations of one edition: all of them, or none. Until the edition is closed they may be changed. */
    dispose(
      actor: Actor,
      editionId: string,
      provisionIds: readonly string[],
      input: NewDisposition,
    ): Promise<readonly Disposed[]> {
      return changes.run(actor, manageOutcomes.name, (change) =>
        guarded(brokenRules, async () => {
          const edition = await lockEdition(change.tx, editionId);
          if (edition === undefined) throw notFound();
          permit(manageOutcomes, actor, placeOf(edition));
          const disposed = [];
          for (const provisionId of provisionIds) {
            disposed.push(await dispose(change, edition, provisionId, input));
          }
          return disposed;
        }),
      );
    },
  };
}
