import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import type { Policy } from '../../../../platform/http/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { type EditionRow, lockEdition, placeOf } from '../../../series/index.ts';
import { manageOutcomes } from '../../policy.ts';
import { isEditable } from '../../rules.ts';
import * as store from '../../store/index.ts';
import { brokenDrafting } from './broken.ts';

/** A text opened for a change: locked, so that changes of it take turns. */
export interface OpenText {
  readonly change: Change;
  readonly document: store.DocumentRow;
  readonly edition: EditionRow;
}

/** Opens texts and their provisions for whoever may change them. */
export function createTextGate(changes: Changes) {
  const text = <T>(
    actor: Actor,
    id: string,
    work: (opened: OpenText) => Promise<T>,
    policy: Policy = manageOutcomes,
  ): Promise<T> =>
    changes.run(actor, policy.name, (change) =>
      guarded(brokenDrafting, async () => {
        const document = await store.lockDocument(change.tx, id);
        const edition = document && (await lockEdition(change.tx, document.editionId));
        if (document === undefined || edition === undefined) throw notFound();
        permit(policy, actor, placeOf(edition));
        return work({ change, document, edition });
      }),
    );
  return {
    text,
    /** @throws 409 `text-adopted` unless its words may still change */
    draft: <T>(actor: Actor, id: string, work: (opened: OpenText) => Promise<T>): Promise<T> =>
      text(actor, id, (opened) => {
        if (!isEditable(opened.document.status)) throw conflict('text-adopted');
        return work(opened);
      }),
    /** A provision with its text, both locked: the text first, so that changes of order and of words take turns. */
    provision: <T>(
      actor: Actor,
      id: string,
      work: (opened: OpenText & { readonly provision: store.ProvisionRow }) => Promise<T>,
    ): Promise<T> =>
      changes.run(actor, manageOutcomes.name, (change) =>
        guarded(brokenDrafting, async () => {
          const found = await store.findProvision(change.tx, id);
          const document = found && (await store.lockDocument(change.tx, found.provision.documentId));
          const provision = document && (await store.lockProvision(change.tx, id));
          const edition = document && (await lockEdition(change.tx, document.editionId));
          if (provision === undefined || document === undefined || edition === undefined) throw notFound();
          permit(manageOutcomes, actor, placeOf(edition));
          return work({ change, document, edition, provision });
        }),
      ),
  };
}
export type TextGate = ReturnType<typeof createTextGate>;
