import { notFound } from '../../../../../platform/errors/index.ts';
import { createDelegationWay, type DelegationWay, type Opened } from '../../../pages/delegation-way.ts';
import * as store from '../../../store/index.ts';
import { readableStatuses } from '../../rules/states.ts';
import type { AmendmentPages } from '../blocks.ts';

/** How a delegation's pages of texts and amendments are added, and how a text is found on them. */
export interface TextsWay extends DelegationWay {
  /** @throws 404 for a text of another edition, and for one that delegations don’t see */
  textOf(opened: Opened, id: string): Promise<store.DocumentRow>;
}

export function createTextsWay(deps: AmendmentPages): TextsWay {
  return {
    ...createDelegationWay(deps),
    async textOf(opened, id) {
      const document = await store.findDocument(deps.database.db, id);
      if (
        document === undefined ||
        document.editionId !== opened.whole.edition.id ||
        !readableStatuses.includes(document.status)
      ) {
        throw notFound();
      }
      return document;
    },
  };
}
