import type { Actor } from '../../../platform/actor/index.ts';
import type { Changes } from '../../../platform/changes/index.ts';
import { newId } from '../../../platform/database/columns.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../platform/http/index.ts';
import { manageProgramme } from '../../programme/index.ts';
import { type EditionFinder, lockEdition, placeOf } from '../../series/index.ts';
import type { ReadFacts } from '../above.ts';
import { findViolations } from '../rules/conflicts/index.ts';
import { firmRules, type Level, levels, type RuleName, scheduleRuleDefaults } from '../rules/facts.ts';
import {
  type AcceptedRow,
  deleteAccepted,
  findAccepted,
  forgetRules,
  insertAccepted,
  listRules,
  type RuleRow,
  saveRules,
  versionOfRules,
} from '../store/conflicts.ts';

/** Weights go from 0 to this. */
export const HEAVIEST = 100;

export const ruleNames = Object.keys(scheduleRuleDefaults) as RuleName[];

/** How a rule is to be taken. */
export interface RuleInput {
  readonly rule: RuleName;
  readonly level: Level;
  readonly weight: number;
}

export type ConflictsService = ReturnType<typeof createConflictsService>;

/** Changes how an edition takes the rules of its schedule, and what it accepts. */
export function createConflictsService({
  changes,
  finder,
  readFacts,
}: {
  readonly readFacts: ReadFacts;
  readonly changes: Changes;
  readonly finder: EditionFinder;
}) {
  const permitted = async (actor: Actor, editionId: string): Promise<void> => {
    const whole = await finder.find(editionId);
    if (whole === undefined) throw notFound('edition-unknown');
    permit(manageProgramme, actor, placeOf(whole.edition));
  };
  const own = ({ rule, level, weight }: RuleRow): boolean =>
    scheduleRuleDefaults[rule].level !== level || scheduleRuleDefaults[rule].weight !== weight;

  return {
    /**
     * Takes rules so from now on; one that is set to its default is the default again.
     * @param version of the rules that were read; null: any
     * @returns how many changed
     * @throws 412 when somebody has changed a rule since
     */
    async setRules(
      actor: Actor,
      editionId: string,
      input: readonly RuleInput[],
      version: number | null = null,
    ): Promise<number> {
      await permitted(actor, editionId);
      const entry = createEntry();
      for (const { rule, level, weight } of input) {
        entry.check(levels.includes(level), `${rule}.level`, 'level-unknown');
        entry.check(!firmRules.has(rule) || level === 'blocking', `${rule}.level`, 'rule-always-blocks');
        const whole = Number.isInteger(weight) && weight >= 0 && weight <= HEAVIEST;
        entry.check(whole, `${rule}.weight`, 'weight-out-of-range', { most: HEAVIEST });
      }
      entry.done();
      return changes.run(actor, manageProgramme.name, async (change) => {
        await lockEdition(change.tx, editionId);
        const present = await listRules(change.tx, editionId);
        requireVersion(versionOfRules(present), version);
        const known = new Map(present.map((row) => [row.rule, row]));
        const was = (rule: RuleName): RuleRow => known.get(rule) ?? { rule, ...scheduleRuleDefaults[rule] };
        const changed = input.filter(
          ({ rule, level, weight }) => was(rule).level !== level || was(rule).weight !== weight,
        );
        if (changed.length === 0) return 0;
        await saveRules(change.tx, editionId, changed.filter(own));
        await forgetRules(
          change.tx,
          editionId,
          changed.filter((row) => !own(row)).map(({ rule }) => rule),
        );
        const said = (rows: readonly RuleRow[]) =>
          Object.fromEntries(rows.map(({ rule, level, weight }) => [rule, { level, weight }]));
        await change.record({
          action: 'schedule-rules.edited',
          subject: { kind: 'schedule-rules', id: editionId },
          editionId,
          before: said(changed.map(({ rule }) => was(rule))),
          after: said(changed),
          quiet: true,
        });
        return changed.length;
      });
    },

    /**
     * Accepts a conflict that stands now, with the reason. It stays accepted as long as it is the same one.
     * @returns the id under which it is kept
     * @throws not found where no such conflict stands; conflict where it was accepted before, and where the database
     * would refuse the release all the same
     */
    async accept(
      actor: Actor,
      editionId: string,
      input: { readonly fingerprint: string; readonly reason: string },
    ): Promise<string> {
      await permitted(actor, editionId);
      const entry = createEntry();
      const reason = entry.plain('reason', input.reason, { required: true });
      entry.done();
      return changes.run(actor, manageProgramme.name, async (change) => {
        const facts = await readFacts(change.tx, editionId);
        const found = facts && findViolations(facts).find((one) => one.fingerprint === input.fingerprint);
        if (found === undefined) throw notFound('conflict-unknown');
        if (firmRules.has(found.rule)) throw conflict('conflict-never-ignored');
        const id = await insertAccepted(change.tx, {
          id: newId(),
          editionId,
          rule: found.rule,
          fingerprint: found.fingerprint,
          sessionIds: [...found.sessions],
          reason: reason ?? '',
          ignoredBy: change.actor.kind === 'account' ? change.actor.accountId : null,
        });
        if (id === undefined) throw conflict('conflict-accepted-already');
        await change.record({
          action: 'conflict.accepted',
          subject: { kind: 'conflict', id },
          editionId,
          after: { rule: found.rule, fingerprint: found.fingerprint, sessions: found.sessions },
          reason: reason ?? '',
          quiet: true,
        });
        return id;
      });
    },

    /** Takes it back that a conflict was accepted: it counts again. */
    async withdraw(actor: Actor, accepted: AcceptedRow): Promise<void> {
      await permitted(actor, accepted.editionId);
      await changes.run(actor, manageProgramme.name, async (change) => {
        const { editionId, id, rule, fingerprint, sessionIds, reason } = accepted;
        if (!(await deleteAccepted(change.tx, editionId, id))) throw notFound('acceptance-unknown');
        await change.record({
          action: 'conflict.restored',
          subject: { kind: 'conflict', id },
          editionId,
          before: { rule, fingerprint, sessions: sessionIds, reason },
          quiet: true,
        });
      });
    },

    findAccepted,
  };
}
