import { notFound } from '../../../../../platform/errors/index.ts';
import type { PageContext } from '../../../../../platform/pages/index.ts';
import { idOf } from '../../../../../platform/pages/index.ts';
import { listStates, type StateRow } from '../../../../directory/index.ts';
import { placeOf } from '../../../../series/index.ts';
import { findNomination, type NominationWhole } from '../../../store/nominations.ts';
import { manageDelegations } from '../../policy.ts';
import { freezeOf, isFrozen } from '../../rules/freeze.ts';
import { reasonField } from '../nominee-form.ts';
import type { NominationPages, Opened, Way } from '../way.ts';

export type NomineeFrame = ReturnType<typeof createNomineeFrame>;

/** What the pages of those who are named stand on: who may write now, whether a reason is asked, and whom the address means. */
export function createNomineeFrame({ database, clock }: NominationPages, way: Way) {
  const { db } = database;

  const isShut = ({ whole }: Opened): boolean =>
    isFrozen(freezeOf(whole.delegation?.freezesAt ?? null, whole.editionFreezesAt), clock.now());
  const mayWrite = (context: PageContext, opened: Opened): boolean =>
    way.own ? !isShut(opened) : manageDelegations.allows(context.actor, placeOf(opened.edition.edition));
  const reasons = (context: PageContext, opened: Opened) =>
    way.own ? [] : [reasonField(context, isShut(opened))];
  const states = (context: PageContext): Promise<StateRow[]> =>
    listStates(db, context.language, {}, { limit: 1_000 });

  const nomineeOf = async (context: PageContext, { whole }: Opened): Promise<NominationWhole> => {
    const found = await findNomination(db, idOf(context, 'nomination'));
    if (found?.nomination.delegationId !== whole.participation.id) throw notFound('nomination-unknown');
    return found;
  };
  const hrefOf = (opened: Opened, { nomination }: NominationWhole): string =>
    `${opened.base}/nominations/${nomination.id}`;

  return { isShut, mayWrite, reasons, states, nomineeOf, hrefOf };
}
