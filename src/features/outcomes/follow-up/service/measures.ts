import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/index.ts';
import type { LocalText } from '../../../../platform/language/index.ts';
import type { OutcomesContext } from '../../context.ts';
import * as store from '../../store/follow-up/index.ts';
import type {
  ActionInput,
  ActionPatch,
  IndicatorInput,
  IndicatorPatch,
  MeasurementInput,
  ResponseInput,
} from '../contract.ts';
import { manageFollowUp } from '../policy.ts';
import type { FollowUpGate } from './gate.ts';

export type MeasuresService = ReturnType<typeof createMeasuresService>;

/** What is said of a demonstration's data. */
interface Provenance {
  readonly sample?: boolean;
}

/** What addressees answer, what they do, and what is measured. */
export function createMeasuresService({ database }: OutcomesContext, gate: FollowUpGate) {
  const findOwnAction = async (tx: Tx, provisionId: string, id: string): Promise<store.ActionRow> => {
    const action = await store.findAction(tx, id);
    if (action === undefined || action.provisionId !== provisionId) throw notFound('action-unknown');
    return action;
  };

  return {
    /** Records what a body answers to a recommendation: supported, in part, noted. A later answer takes its place. */
    respond(
      actor: Actor,
      provisionId: string,
      bodyId: string,
      input: ResponseInput & Provenance,
    ): Promise<store.ResponseRow> {
      return gate.changePair(actor, provisionId, bodyId, async (change, { whole, answerable }) => {
        const entry = createEntry();
        const note = entry.text('note', input.note, { authentic: whole.edition.authenticLanguage });
        const respondedOn = input.respondedOn ?? gate.today(whole);
        entry.check(respondedOn <= gate.today(whole), 'respondedOn', 'day-not-yet');
        entry.done();
        const [before] = (await store.listResponses(change.tx, provisionId)).filter(
          (one) => one.bodyId === bodyId,
        );
        const after = await store.putResponse(change.tx, {
          editionId: answerable.editionId,
          provisionId,
          bodyId,
          response: input.response,
          note,
          respondedOn,
          recordedBy: accountIdOf(actor),
          sample: input.sample ?? false,
        });
        await change.record({
          action: 'recommendation-response.recorded',
          subject: { kind: 'recommendation-response', id: provisionId },
          editionId: answerable.editionId,
          before: before ?? null,
          after,
        });
        return after;
      });
    },

    /** Adds what a body does, or a milestone of it. */
    addAction(
      actor: Actor,
      provisionId: string,
      bodyId: string,
      input: ActionInput & Provenance,
    ): Promise<store.ActionRow> {
      return gate.changePair(actor, provisionId, bodyId, async (change, { whole, answerable }) => {
        const entry = createEntry();
        const title = entry.line('title', input.title, {
          required: true,
          authentic: whole.edition.authenticLanguage,
        });
        entry.check(
          input.reachedOn == null || input.reachedOn <= gate.today(whole),
          'reachedOn',
          'day-not-yet',
        );
        const droppedReason = entry.plain('droppedReason', input.droppedReason);
        entry.done();
        if (input.actionId != null) {
          const parent = await findOwnAction(change.tx, provisionId, input.actionId);
          if (parent.bodyId !== bodyId || parent.actionId !== null) throw notFound('action-unknown');
        }
        const action = await store.insertAction(change.tx, {
          editionId: answerable.editionId,
          provisionId,
          bodyId,
          actionId: input.actionId ?? null,
          title: title as LocalText,
          dueOn: input.dueOn ?? null,
          reachedOn: input.reachedOn ?? null,
          droppedReason,
          sample: input.sample ?? false,
        });
        await change.record({
          action: 'follow-up-action.created',
          subject: { kind: 'follow-up-action', id: action.id },
          editionId: answerable.editionId,
          before: null,
          after: action,
        });
        return action;
      });
    },

    /** Changes an action or a milestone: that it was reached, or given up and why. */
    async editAction(
      actor: Actor,
      id: string,
      version: number | null,
      patch: ActionPatch,
    ): Promise<store.ActionRow> {
      const found = await store.findAction(database.db, id);
      if (found === undefined) throw notFound('action-unknown');
      return gate.changePair(actor, found.provisionId, found.bodyId, async (change, { whole }) => {
        const before = (await store.lockAction(change.tx, id)) ?? found;
        requireVersion(before.version, version);
        const entry = createEntry();
        const title = entry.line('title', patch.title, { required: true, old: before.title });
        const reachedOn = patch.reachedOn === undefined ? before.reachedOn : patch.reachedOn;
        entry.check(reachedOn === null || reachedOn <= gate.today(whole), 'reachedOn', 'day-not-yet');
        const droppedReason =
          patch.droppedReason === undefined
            ? before.droppedReason
            : entry.plain('droppedReason', patch.droppedReason);
        entry.done();
        const after = await store.updateAction(change.tx, id, {
          title: title as LocalText,
          dueOn: patch.dueOn === undefined ? before.dueOn : patch.dueOn,
          reachedOn,
          droppedReason,
          updatedAt: change.now,
        });
        await change.record({
          action: 'follow-up-action.edited',
          subject: { kind: 'follow-up-action', id },
          editionId: before.editionId,
          before,
          after,
        });
        return after;
      });
    },

    /** Adds what is measured: from where to where, in which unit. */
    addIndicator(
      actor: Actor,
      provisionId: string,
      input: IndicatorInput & Provenance,
    ): Promise<store.IndicatorRow> {
      return gate.changeFollowed(
        actor,
        manageFollowUp,
        provisionId,
        async (change, { whole, answerable }) => {
          const entry = createEntry();
          const authentic = whole.edition.authenticLanguage;
          const name = entry.line('name', input.name, { required: true, authentic });
          const unit = entry.line('unit', input.unit, { required: true, authentic });
          entry.done();
          const indicator = await store.insertIndicator(change.tx, {
            editionId: answerable.editionId,
            provisionId,
            name: name as LocalText,
            unit: unit as LocalText,
            baseline: input.baseline ?? null,
            baselineOn: input.baselineOn ?? null,
            target: input.target ?? null,
            targetOn: input.targetOn ?? null,
            sample: input.sample ?? false,
          });
          await change.record({
            action: 'indicator.created',
            subject: { kind: 'indicator', id: indicator.id },
            editionId: answerable.editionId,
            before: null,
            after: indicator,
          });
          return indicator;
        },
      );
    },

    /** Changes what is measured: its name, unit, baseline or target. What was measured stays. */
    async editIndicator(
      actor: Actor,
      id: string,
      version: number | null,
      patch: IndicatorPatch,
    ): Promise<store.IndicatorRow> {
      const found = await store.findIndicator(database.db, id);
      if (found === undefined) throw notFound('indicator-unknown');
      return gate.changeFollowed(actor, manageFollowUp, found.provisionId, async (change) => {
        const before = (await store.lockIndicator(change.tx, id)) ?? found;
        requireVersion(before.version, version);
        const entry = createEntry();
        const name = entry.line('name', patch.name, { required: true, old: before.name });
        const unit = entry.line('unit', patch.unit, { required: true, old: before.unit });
        entry.done();
        const { name: _name, unit: _unit, ...figures } = patch;
        const after = await store.updateIndicator(change.tx, id, {
          ...figures,
          name: name as LocalText,
          unit: unit as LocalText,
          updatedAt: change.now,
        });
        await change.record({
          action: 'indicator.edited',
          subject: { kind: 'indicator', id },
          editionId: before.editionId,
          before,
          after,
        });
        return after;
      });
    },

    /** Records a figure of an indicator that no report gave. @throws 422 on a day that a report has measured */
    async measure(actor: Actor, indicatorId: string, input: MeasurementInput): Promise<void> {
      const indicator = await store.findIndicator(database.db, indicatorId);
      if (indicator === undefined) throw notFound('indicator-unknown');
      await gate.changeFollowed(actor, manageFollowUp, indicator.provisionId, async (change, { whole }) => {
        const entry = createEntry();
        entry.check(input.measuredOn <= gate.today(whole), 'measuredOn', 'day-not-yet');
        entry.done();
        const set = await store.putValue(change.tx, {
          ...input,
          editionId: indicator.editionId,
          indicatorId,
          recordedBy: accountIdOf(actor),
        });
        if (!set) throw ruleBroken({ field: 'measuredOn', code: 'measured-on-day' });
        await change.record({
          action: 'indicator.measured',
          subject: { kind: 'indicator', id: indicatorId },
          editionId: indicator.editionId,
          after: input,
        });
      });
    },
  };
}
