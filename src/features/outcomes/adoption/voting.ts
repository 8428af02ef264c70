import { type Actor, accountIdOf } from '../../../platform/actor/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { conflict, forbidden, notFound } from '../../../platform/errors/index.ts';
import { findEdition, placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import * as adoption from '../store/adoption.ts';
import { brokenByDecision } from './broken.ts';
import type { VoteInput } from './contract.ts';
import { castVotes, spokenFor } from './policy.ts';
import { isByName } from './rules.ts';

export type VotingService = ReturnType<typeof createVotingService>;

/** Votes: a delegation's from its own device, once; or as the secretary enters them who calls the roll. */
export function createVotingService({ changes }: Pick<OutcomesContext, 'changes'>) {
  return {
    /**
     * Casts a delegation's vote.
     * @throws 404 alike for a decision that one may not know of and for another delegation's vote; 409 when it is not
     * open, when the delegation has voted, is not on the roll, or was absent at the start
     */
    cast(
      actor: Actor,
      decisionId: string,
      { participationId, choice }: VoteInput,
    ): Promise<adoption.VoteRow> {
      return changes.run(actor, castVotes.name, (change) =>
        guarded(brokenByDecision, async () => {
          const decision = await adoption.findDecision(change.tx, decisionId);
          const whole = decision && (await findEdition(change.tx, decision.editionId));
          if (decision === undefined || whole === undefined) throw notFound();
          const manages = castVotes.allows(actor, placeOf(whole.edition));
          const electors = await adoption.listElectors(change.tx, [decisionId]);
          const elector = electors.find((one) => one.participationId === participationId);
          const mine = spokenFor(actor);
          const votes = elector?.proxyId ?? participationId;
          if (!manages) {
            // Whoever is on no roll of it may not know of it; whoever is may not vote for another.
            if (
              decision.status === 'prepared' ||
              !electors.some((one) => mine.includes(one.participationId))
            ) {
              throw notFound();
            }
            if (!mine.includes(votes)) throw forbidden('vote-of-another');
          }
          if (decision.status !== 'open') throw conflict('decision-not-open');
          if (elector === undefined) throw conflict('not-an-elector');
          if (!elector.present) throw conflict('not-present');
          if (!isByName(decision.method)) throw conflict('no-votes-by-name');
          // On devices nobody votes for a delegation but itself; a roll is answered aloud and entered by the secretary.
          if (decision.method === 'devices' && !mine.includes(votes)) throw forbidden('vote-of-another');
          if (decision.method === 'roll-call' && !manages) throw forbidden('roll-is-called');
          const row = {
            editionId: decision.editionId,
            decisionId,
            participationId,
            choice,
            proxyId: elector.proxyId,
            castBy: accountIdOf(actor),
            castAt: change.now,
          };
          const corrects = elector.choice !== null && decision.method === 'roll-call';
          if (elector.choice !== null && !corrects) throw conflict('voted-already');
          const vote = corrects
            ? await adoption.updateVote(change.tx, row, row)
            : await adoption.insertVote(change.tx, row);
          await change.record({
            action: corrects ? 'vote.corrected' : 'vote.cast',
            subject: { kind: 'vote', id: `${decisionId}:${participationId}` },
            editionId: decision.editionId,
            before: corrects ? { ...row, choice: elector.choice } : null,
            after: vote,
          });
          return vote;
        }),
      );
    },
  };
}
