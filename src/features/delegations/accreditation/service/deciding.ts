import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { type Db, guarded } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { type FieldError, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { cleanText, type Language, textIn } from '../../../../platform/language/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import { lockAttendees } from '../../attendees/store.ts';
import type { DelegationsPartContext } from '../../context.ts';
import { listQueue, listSpeakers, type QueueRow } from '../../store/accreditation.ts';
import type { DecisionsInput } from '../contract.ts';
import { accreditationFacts, noteStep, publishState } from '../door.ts';
import { type DecisionMessage, decisionMails, isTold, templateOf } from '../mails.ts';
import { decideAccreditations } from '../policy.ts';
import { approvedDataOf } from '../rules/approved-data.ts';
import { type AccreditationDecision, decisionFault, stateAfter } from '../rules/states.ts';
import * as store from '../store.ts';

/** A mail of a decision, as it is sent. */
export interface DecisionMail {
  readonly accreditationIds: readonly string[];
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

/** What the database refuses, should two decide at once in a way that no rule above has seen. */
const brokenRules = {
  accreditations_not_by_nominator: () => ruleBroken({ field: '', code: 'approves-own-nominee' }),
  accreditations_first_not_by_nominator: () => ruleBroken({ field: '', code: 'approves-own-nominee' }),
  accreditations_two_are_two: () => ruleBroken({ field: '', code: 'second-must-be-another' }),
};

/** How the log names what was done. */
const done: Readonly<Record<AccreditationDecision, string>> = {
  review: 'taken-up',
  approve: 'approved',
  return: 'returned',
  refuse: 'refused',
  hold: 'held',
  revoke: 'revoked',
};

export type DecidingService = ReturnType<typeof createDecidingService>;

/** Decisions on requests, many at once, with the mails that tell of them. */
export function createDecidingService(context: DelegationsPartContext) {
  const { database, changes, outbox, accreditation } = context;

  const readRows = (db: Db, editionId: string, { accreditations }: DecisionsInput): Promise<QueueRow[]> =>
    listQueue(
      database,
      db,
      editionId,
      { ids: accreditations.map(({ id }) => id) },
      { limit: accreditations.length, language: 'ar' },
    );

  const approvesFirst = (row: QueueRow, decision: AccreditationDecision): boolean =>
    decision === 'approve' && row.twoPersons && row.firstApprovedAt === null;

  /** Every fault of a batch, or its reason. All or none is decided. */
  function readReason(actor: Actor, input: DecisionsInput, rows: readonly QueueRow[]): string | null {
    const entry = createEntry();
    const cleaned = cleanText(input.reason ?? '');
    entry.check(cleaned.refused.length === 0, 'reason', 'text-control-characters', {
      characters: cleaned.refused.join(', '),
    });
    entry.done();
    const reason = cleaned.text === '' ? null : cleaned.text;
    const byId = new Map(rows.map((row) => [row.id, row]));
    const faults = input.accreditations.flatMap(({ id, version }, index): FieldError[] => {
      const field = `accreditations.${index}`;
      const row = byId.get(id);
      if (row === undefined) return [{ field, code: 'accreditation-unknown' }];
      const [ar, en] = [textIn(row.name, 'ar').text, textIn(row.name, 'en').text];
      const params = { name: ar, 'name.ar': ar, 'name.en': en };
      if (version !== undefined && version !== row.version) {
        return [{ field, code: 'accreditation-changed', params }];
      }
      const code = decisionFault({
        state: row.state,
        decision: input.decision,
        actorId: accountIdOf(actor),
        nominators: [row.submittedBy, ...row.nominators],
        ownAccount: row.accountId,
        twoPersons: row.twoPersons,
        firstApproved: row.firstApprovedAt !== null,
        firstApprovedBy: row.firstApprovedBy,
        cancelled: row.cancelled,
        missing: row.missing.length,
        reason,
      });
      if (code === null) return [];
      const atReason = code === 'accreditation-needs-reason' || code === 'approves-incomplete';
      return [{ field: atReason ? 'reason' : field, code, params }];
    });
    // One reason stands for all: what is wrong with it is said once.
    const once = faults.filter(
      ({ field, code }, index) =>
        field !== 'reason' ||
        faults.findIndex((other) => other.field === field && other.code === code) === index,
    );
    if (once.length > 0) throw ruleBroken(once);
    return reason;
  }

  async function mailsOf(
    db: Db,
    whole: EditionWhole,
    input: DecisionsInput,
    reason: string | null,
    rows: readonly QueueRow[],
    withLinks: boolean,
  ): Promise<DecisionMessage[]> {
    const state = stateAfter[input.decision];
    if (!isTold(state)) return [];
    const told = rows.filter((row) => !approvesFirst(row, input.decision));
    const delegations = [...new Set(told.flatMap(({ delegationId }) => delegationId ?? []))];
    const speakers = await listSpeakers(database, db, delegations);
    const ways = new Map<string, string>();
    if (withLinks && state === 'returned') {
      for (const way of accreditation.ways) {
        for (const [id, address] of await way(
          db,
          told.map(({ attendeeId }) => attendeeId),
        ))
          ways.set(id, address);
      }
    }
    return decisionMails(context, whole, state, reason, told, speakers, ways);
  }

  const asSent = ({ accreditationIds, message }: DecisionMessage): DecisionMail => {
    const { subject, text } = outbox.renderer.render(templateOf(message), message).whole;
    return { accreditationIds, to: message.to.address, language: message.language, subject, text };
  };

  async function write(
    change: Change,
    row: QueueRow,
    decision: AccreditationDecision,
    reason: string | null,
  ) {
    const [old] = await store.lockAccreditations(change.tx, [row.id]);
    if (old === undefined) throw notFound('accreditation-unknown');
    const by = accountIdOf(change.actor);
    const first = approvesFirst(row, decision);
    const [attendee] = await lockAttendees(change.tx, [row.attendeeId]);
    if (attendee === undefined) throw notFound('accreditation-unknown');
    const now = change.now;
    const fresh = { firstApprovedBy: null, firstApprovedAt: null };
    const values = first
      ? { firstApprovedBy: by, firstApprovedAt: now, reason }
      : decision === 'review'
        ? { state: stateAfter[decision], decidedBy: null, decidedAt: null, reason, ...fresh }
        : {
            state: stateAfter[decision],
            decidedBy: by,
            decidedAt: now,
            reason,
            ...(decision === 'approve' ? { approvedData: approvedDataOf(attendee) } : fresh),
          };
    const after = await guarded(brokenRules, () =>
      store.updateAccreditation(change.tx, row.id, { ...values, updatedAt: now }),
    );
    await noteStep(change, after, { fromState: old.state, firstOfTwo: first, reason });
    await change.record({
      action: `accreditation.${first ? 'first-approved' : done[decision]}`,
      subject: { kind: 'accreditation', id: row.id },
      editionId: old.editionId,
      before: accreditationFacts(old),
      after: accreditationFacts(after),
      ...(reason === null ? {} : { reason }),
    });
    if (after.state !== old.state) await publishState(change, after, attendee.category);
    return after;
  }

  return {
    /** The mails as they would be sent; nothing is changed. Refused for what the decision itself would be refused for. */
    async preview(actor: Actor, whole: EditionWhole, input: DecisionsInput) {
      permit(decideAccreditations, actor, placeOf(whole.edition));
      const { db } = database;
      const rows = await readRows(db, whole.edition.id, input);
      const reason = readReason(actor, input, rows);
      const mails = (await mailsOf(db, whole, input, reason, rows, false)).map(asSent);
      return { rows, mails, first: rows.filter((row) => approvesFirst(row, input.decision)).length };
    },

    /**
     * Decides all of them or none: states, steps, audit and mails, in one transaction. Of two who decide the same at
     * once the second is refused, or is the second of two persons where two are asked for.
     */
    decide(actor: Actor, editionId: string, input: DecisionsInput) {
      return changes.run(actor, decideAccreditations.name, async (change) => {
        const whole = await findEdition(change.tx, editionId);
        if (whole === undefined) throw notFound('edition-unknown');
        permit(decideAccreditations, actor, placeOf(whole.edition));
        const ids = input.accreditations.map(({ id }) => id);
        // People before their requests: whoever edits somebody locks in this order as well.
        const seen = await readRows(change.tx, editionId, input);
        await lockAttendees(
          change.tx,
          seen.map(({ attendeeId }) => attendeeId),
        );
        await store.lockAccreditations(change.tx, ids);
        const rows = await readRows(change.tx, editionId, input);
        const reason = readReason(actor, input, rows);
        const decided: store.AccreditationRow[] = [];
        for (const row of rows) decided.push(await write(change, row, input.decision, reason));
        const versions = new Map(decided.map(({ id, version }) => [id, version]));
        const after = rows.map((row) => ({ ...row, version: versions.get(row.id) ?? row.version }));
        const messages = await mailsOf(change.tx, whole, input, reason, after, true);
        for (const { message } of messages) await outbox.write(change.tx, message);
        const shown = await mailsOf(change.tx, whole, input, reason, after, false);
        return { decided, mails: shown.map(asSent) };
      });
    },
  };
}
