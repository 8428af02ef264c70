import type { Change } from '../../../platform/changes/index.ts';
import { dayOf } from '../../../platform/language/index.ts';
import type { EditionRow } from '../../series/index.ts';
import { settleAmendment } from '../amendments/service/deciding.ts';
import { mayBecome } from '../rules.ts';
import type { DecisionRow } from '../store/adoption.ts';
import type { DocumentRow } from '../store/index.ts';
import { adoptText, becomeText } from '../text-states.ts';
import { isByName, isVote, mannerOf, noVotes, type Tally } from './rules.ts';

/** What follows from a closed decision: an amendment is settled, a text is adopted or goes where it was sent. */
export async function conclude(
  change: Change,
  decision: DecisionRow,
  document: DocumentRow,
  edition: EditionRow,
  tally: Tally,
): Promise<void> {
  const { result } = decision;
  if (decision.amendmentId !== null) {
    if (result === 'adopted' || result === 'rejected') {
      // Its words go into the text in the same moment.
      await settleAmendment(change, decision.amendmentId, result);
    }
    return;
  }
  if (decision.provisionId !== null) return;
  if (result === 'adopted') {
    await adoptText(change, document, edition, {
      adoptionManner: mannerOf(
        decision.method,
        isByName(decision.method) || isVote(decision.method) ? tally : noVotes,
      ),
      adoptedOn: dayOf(change.now, edition.timeZone),
      adoptingSessionId: decision.sessionId,
      adoptingDecisionId: decision.id,
    });
    return;
  }
  const next = { rejected: 'not-adopted', referred: 'referred', deferred: 'deferred' } as const;
  if (result !== null && result !== 'no-quorum' && mayBecome(document.status, next[result])) {
    await becomeText(change, document, next[result], {});
  }
}
