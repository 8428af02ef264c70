import type { Actor } from '../../../platform/actor/index.ts';
import { behindWall } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/errors/index.ts';
import { placeOf } from '../../series/index.ts';
import { readDrafts } from '../policy.ts';
import * as amending from '../store/amendments.ts';
import * as store from '../store/index.ts';
import type { AmendmentsContext } from './context.ts';
import { proposesFor } from './policy.ts';
import { circulatedStatuses } from './rules/states.ts';

/** A text as somebody sees its amendments: those who work on it, or a delegation of its edition. */
export interface SeenText {
  readonly document: store.DocumentRow;
  /** Whether they work on texts of the edition. */
  readonly works: boolean;
  /** Their delegations in the edition. */
  readonly delegations: readonly string[];
}

/** Opens texts for whoever may see their amendments. */
export function createAmendmentReader({ database, finder }: Pick<AmendmentsContext, 'database' | 'finder'>) {
  const { db } = database;
  const text = async (actor: Actor, id: string): Promise<SeenText> => {
    const document = await store.findDocument(db, id);
    const whole = document && (await finder.find(document.editionId));
    if (document === undefined || whole === undefined) throw notFound();
    const works = readDrafts.allows(actor, placeOf(whole.edition));
    const mine: string[] = [];
    for (const delegation of proposesFor(actor)) {
      const found = await amending.participationOf(db, delegation);
      if (found?.editionId === document.editionId) mine.push(delegation);
    }
    const seen = works || (mine.length > 0 && circulatedStatuses.includes(document.status));
    if (!seen) throw notFound();
    return { document, works, delegations: mine };
  };
  return {
    text,
    /** @throws 404 alike for a draft of another delegation and for one that does not exist */
    async amendment(
      actor: Actor,
      id: string,
    ): Promise<SeenText & { readonly whole: amending.AmendmentWhole }> {
      // A draft is shown to whom it was offered as well; who may see it is asked below.
      const whole = await behindWall(database, (tx) => amending.findAmendment(tx, id));
      if (whole === undefined) throw notFound();
      const seen = await text(actor, whole.amendment.documentId);
      const { status, sponsorId } = whole.amendment;
      const asked = whole.coSponsors.some((one) => seen.delegations.includes(one.id));
      if (status === 'draft' && !seen.delegations.includes(sponsorId) && !asked) throw notFound();
      return { ...seen, whole };
    },
  };
}
export type AmendmentReader = ReturnType<typeof createAmendmentReader>;
