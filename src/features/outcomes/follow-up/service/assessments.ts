import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict } from '../../../../platform/errors/index.ts';
import type { LocalText } from '../../../../platform/language/index.ts';
import type { OutcomesContext } from '../../context.ts';
import * as store from '../../store/follow-up/index.ts';
import type { AssessmentInput } from '../contract.ts';
import { assess, ownBodies } from '../policy.ts';
import { needsEvidence } from '../rules.ts';
import type { FollowUpGate } from './gate.ts';

export type AssessmentsService = ReturnType<typeof createAssessmentsService>;

/** What somebody from outside finds. */
export function createAssessmentsService({ database }: OutcomesContext, gate: FollowUpGate) {
  return {
    /** The body that an assessor is of, where the account is that of a known person. */
    async bodyOf(actor: Actor): Promise<string | null> {
      const accountId = accountIdOf(actor);
      if (accountId === null) return null;
      return (await store.findPersonOf(database, database.db, accountId))?.bodyId ?? null;
    },

    /**
     * Records a finding; one that was made stays, and a later one stands in front of it.
     * @throws 409 `assessor-reports` for whoever reports for a body that answers; 422 `assessor-inside` for one of such a
     * body, `finding-needs-evidence` without an accepted report with evidence
     */
    assess(
      actor: Actor,
      provisionId: string,
      bodyId: string,
      input: AssessmentInput & { readonly assessorPersonId?: string; readonly sample?: boolean },
    ): Promise<store.AssessmentRow> {
      return gate.changeFollowed(actor, assess, provisionId, async (change, found) => {
        const { whole, answerable } = found;
        const body = gate.bodyOf(found, bodyId);
        const inside = new Set(answerable.bodies.map(({ id }) => id));
        if (ownBodies(actor).some((id) => inside.has(id))) throw conflict('assessor-reports');
        const accountId = accountIdOf(actor);
        const person =
          accountId === null ? undefined : await store.findPersonOf(database, change.tx, accountId);
        const personId = person?.personId ?? input.assessorPersonId ?? null;
        const assessorBodyId =
          person?.bodyId ??
          (input.assessorPersonId === undefined
            ? null
            : await store.findBodyOfPerson(database, change.tx, input.assessorPersonId)) ??
          input.assessorBodyId ??
          null;
        const entry = createEntry();
        const text = entry.text('text', input.text, {
          required: true,
          authentic: whole.edition.authenticLanguage,
        });
        const assessedOn = input.assessedOn ?? gate.today(whole);
        entry.check(assessedOn <= gate.today(whole), 'assessedOn', 'day-not-yet');
        entry.check(assessorBodyId !== null, 'assessorBodyId', 'field-required');
        entry.check(
          assessorBodyId === null || !inside.has(assessorBodyId),
          'assessorBodyId',
          'assessor-inside',
        );
        // Whoever assesses sees what was sent to them, and what was accepted: no draft among it.
        const reports = await store.listReports(change.tx, { provisionId, bodyId });
        const proven = reports.filter(({ status }) => status === 'accepted' || status === 'published');
        const pieces =
          proven.length === 0
            ? []
            : await store.listEvidence(
                change.tx,
                proven.map(({ id }) => id),
                { confidential: true },
              );
        entry.check(!needsEvidence(input.finding) || pieces.length > 0, 'finding', 'finding-needs-evidence');
        entry.done();
        const row = await store.insertAssessment(change.tx, {
          editionId: answerable.editionId,
          provisionId,
          bodyId: body.id,
          reportId: reports[0]?.id ?? null,
          finding: input.finding,
          text: text as LocalText,
          assessedOn,
          assessorPersonId: personId,
          assessorBodyId,
          recordedBy: accountId,
          sample: input.sample ?? false,
        });
        await change.record({
          action: 'assessment.created',
          subject: { kind: 'assessment', id: row.id },
          editionId: answerable.editionId,
          before: null,
          after: row,
        });
        return row;
      });
    },
  };
}
