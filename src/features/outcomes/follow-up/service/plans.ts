import { type Actor, systemActor } from '../../../../platform/actor/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../../platform/http/index.ts';
import { dayOf } from '../../../../platform/language/index.ts';
import { findEdition, placeOf } from '../../../series/index.ts';
import type { OutcomesContext } from '../../context.ts';
import * as store from '../../store/follow-up/index.ts';
import type { PlanInput } from '../contract.ts';
import { manageFollowUp } from '../policy.ts';
import { dueDays } from '../rules.ts';
import type { FollowUpGate } from './gate.ts';

export type PlansService = ReturnType<typeof createPlansService>;

/** When bodies are asked to report: the plan of an edition, its rounds, and exceptions from them. */
export function createPlansService({ database, finder, clock }: OutcomesContext, gate: FollowUpGate) {
  return {
    /**
     * Sets the plan of an edition and asks for the rounds that follow from it: all that have come due, and the next one.
     * What was asked for before stays asked.
     */
    async setPlan(
      actor: Actor,
      editionId: string,
      version: number | null,
      input: PlanInput,
    ): Promise<{ readonly plan: store.PlanRow; readonly added: number }> {
      const whole = await finder.find(editionId);
      if (whole === undefined) throw notFound();
      permit(manageFollowUp, actor, placeOf(whole.edition));
      return gate.run(actor, manageFollowUp.name, async (change) => {
        const before = await store.findPlan(change.tx, editionId);
        if (before !== undefined) requireVersion(before.version, version);
        const plan = await store.putPlan(change.tx, {
          editionId,
          firstDueOn: input.firstDueOn ?? null,
          cadenceMonths: input.cadenceMonths,
          reminderDays: [...new Set(input.reminderDays)].toSorted((one, other) => other - one),
          escalationDays: input.escalationDays,
        });
        const days = dueDays(plan, gate.today(whole));
        const added =
          whole.edition.status === 'closed'
            ? 0
            : await store.insertRounds(database, change.tx, editionId, days);
        await change.record({
          action: 'follow-up-plan.set',
          subject: { kind: 'follow-up-plan', id: editionId },
          editionId,
          before: before ?? null,
          after: { ...plan, rounds: added },
        });
        return { plan, added };
      });
    },

    /** Asks for the next rounds of all plans; what is asked for already stays. @returns how many were added */
    async askForRounds(): Promise<number> {
      let all = 0;
      for (const plan of await store.listPlans(database.db)) {
        const whole = await findEdition(database.db, plan.editionId);
        if (whole === undefined || whole.edition.status === 'closed') continue;
        const days = dueDays(plan, dayOf(clock.now(), whole.edition.timeZone));
        const added = await gate.run(systemActor('follow-up-rounds'), 'system', async (change) => {
          const count = await store.insertRounds(database, change.tx, plan.editionId, days);
          if (count > 0) {
            await change.record({
              action: 'reporting-obligations.created',
              subject: { kind: 'reporting-obligations', id: plan.editionId },
              editionId: plan.editionId,
              after: { count, days },
            });
          }
          return count;
        });
        all += added;
      }
      return all;
    },

    /** Asks bodies for reports on a recommendation by these days, whatever the plan says. */
    ask(
      actor: Actor,
      provisionId: string,
      wanted: readonly { readonly bodyId: string; readonly dueOn: string; readonly sample?: boolean }[],
    ): Promise<readonly store.ObligationRow[]> {
      return gate.changeFollowed(actor, manageFollowUp, provisionId, async (change, { answerable }) => {
        const added = await store.insertObligations(
          change.tx,
          wanted.map((one) => ({ ...one, editionId: answerable.editionId, provisionId })),
        );
        if (added.length < wanted.length) throw conflict('round-known');
        await change.record({
          action: 'reporting-obligations.created',
          subject: { kind: 'reporting-obligations', id: provisionId },
          editionId: answerable.editionId,
          after: { rounds: added.map(({ bodyId, dueOn }) => ({ bodyId, dueOn })) },
        });
        return added;
      });
    },

    /** Nothing is expected of a round any more, and why. */
    async waive(actor: Actor, provisionId: string, obligationId: string, reason: string): Promise<void> {
      await gate.changeFollowed(actor, manageFollowUp, provisionId, async (change, { answerable }) => {
        const entry = createEntry();
        const waivedReason = entry.plain('reason', reason, { required: true });
        entry.done();
        const before = await store.lockObligation(change.tx, obligationId);
        if (before === undefined || before.provisionId !== provisionId) throw notFound('round-unknown');
        const after = await store.updateObligation(change.tx, obligationId, {
          waivedReason,
          updatedAt: change.now,
        });
        await change.record({
          action: 'reporting-obligation.waived',
          subject: { kind: 'reporting-obligation', id: obligationId },
          editionId: answerable.editionId,
          before,
          after,
        });
      });
    },
  };
}
