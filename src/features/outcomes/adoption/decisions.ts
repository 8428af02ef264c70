import { type Actor, accountIdOf } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { permit, requireVersion } from '../../../platform/http/index.ts';
import { type EditionRow, lockEdition, placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import type { Notices } from '../notices/index.ts';
import { manageOutcomes } from '../policy.ts';
import { isEditable, mayBecome } from '../rules.ts';
import * as adoption from '../store/adoption.ts';
import * as store from '../store/index.ts';
import { brokenByDecision } from './broken.ts';
import { conclude } from './conclude.ts';
import type { ClosingInput, DecisionInput, DecisionPatch, RollInput } from './contract.ts';
import { tallyOfDecision } from './present.ts';
import { decisionTransitions, faultsOfRoll, isVote, noVotes, quorumOf, resultOf, votesIn } from './rules.ts';
import { findTarget, readDecision } from './what-is-put.ts';

export type DecisionsService = ReturnType<typeof createDecisionsService>;

interface OpenedDecision {
  readonly change: Change;
  readonly decision: adoption.DecisionRow;
  readonly document: store.DocumentRow;
  readonly edition: EditionRow;
}

/** Decisions on texts: preparing them, the roll, opening and closing; a text that was carried is adopted with the closing. */
export function createDecisionsService({
  changes,
  database,
  translator,
  notices,
}: Pick<OutcomesContext, 'changes' | 'database' | 'translator'> & {
  readonly notices: Pick<Notices, 'decision'>;
}) {
  const record = (
    change: Change,
    action: string,
    { editionId, id }: adoption.DecisionRow,
    before: unknown,
    after: unknown,
  ): Promise<void> =>
    change.record({
      action: `decision.${action}`,
      subject: { kind: 'decision', id },
      editionId,
      before,
      after,
    });

  /** The text first, then the decision: whoever edits or adopts the text waits. */
  const inDecision = <T>(
    actor: Actor,
    id: string,
    work: (opened: OpenedDecision) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageOutcomes.name, (change) =>
      guarded(brokenByDecision, async () => {
        const found = await adoption.findDecision(change.tx, id);
        const document = found && (await store.lockDocument(change.tx, found.documentId));
        const edition = document && (await lockEdition(change.tx, document.editionId));
        const decision = edition && (await adoption.lockDecision(change.tx, id));
        if (document === undefined || edition === undefined || decision === undefined) throw notFound();
        permit(manageOutcomes, actor, placeOf(edition));
        return work({ change, decision, document, edition });
      }),
    );

  const requirePrepared = ({ status }: adoption.DecisionRow): void => {
    if (status !== 'prepared') throw conflict('decision-frozen');
  };

  return {
    /** Prepares a decision on a text, one of its provisions, or an amendment; the roll holds the members that accepted. */
    prepare(
      actor: Actor,
      documentId: string,
      input: DecisionInput & { readonly sample?: boolean },
    ): Promise<adoption.DecisionRow> {
      return changes.run(actor, manageOutcomes.name, (change) =>
        guarded(brokenByDecision, async () => {
          const document = await store.lockDocument(change.tx, documentId);
          const edition = document && (await lockEdition(change.tx, document.editionId));
          if (document === undefined || edition === undefined) throw notFound();
          permit(manageOutcomes, actor, placeOf(edition));
          if (!isEditable(document.status)) throw conflict('text-adopted');
          const target = await findTarget(change.tx, document, input);
          const row = readDecision(translator, input, null, document, target);
          const { editionId } = document;
          const all = await adoption.listEntitled(database, change.tx, editionId, document.authenticLanguage);
          const chosen = input.participationIds;
          const electors = all.filter(({ participationId, category }) =>
            chosen === undefined ? category === 'member' : chosen.includes(participationId),
          );
          if (chosen !== undefined && electors.length < chosen.length) {
            throw ruleBroken({ field: 'participationIds', code: 'elector-unknown' });
          }
          const decision = await adoption.insertDecision(change.tx, {
            ...row,
            editionId,
            documentId,
            provisionId: input.provisionId ?? null,
            amendmentId: input.amendmentId ?? null,
            sample: input.sample ?? false,
          });
          const roll = electors.map(({ participationId }) => ({
            participationId,
            present: true,
            proxyId: null,
          }));
          await adoption.replaceRoll(change.tx, decision, roll);
          await record(change, 'prepared', decision, null, { ...decision, electors: roll });
          return decision;
        }),
      );
    },

    edit(
      actor: Actor,
      id: string,
      version: number | null,
      patch: DecisionPatch,
    ): Promise<adoption.DecisionRow> {
      return inDecision(actor, id, async ({ change, decision, document }) => {
        requireVersion(decision.version, version);
        requirePrepared(decision);
        const row = readDecision(translator, patch, decision, document);
        const edited = await adoption.updateDecision(change.tx, id, { ...row, updatedAt: change.now });
        await record(change, 'edited', decision, decision, edited);
        return edited;
      });
    },

    /** Sets who decides, who is there, and who votes for whom. */
    setRoll(
      actor: Actor,
      id: string,
      version: number | null,
      { electors }: RollInput,
    ): Promise<adoption.DecisionRow> {
      return inDecision(actor, id, async ({ change, decision, document }) => {
        requireVersion(decision.version, version);
        requirePrepared(decision);
        const entitled = await adoption.listEntitled(
          database,
          change.tx,
          document.editionId,
          document.authenticLanguage,
        );
        const order = new Map(entitled.map(({ participationId }, index) => [participationId, index]));
        const given = electors.map(({ proxyId, ...one }) => ({ ...one, proxyId: proxyId ?? null }));
        const entry = createEntry();
        given.forEach(({ participationId }, index) => {
          entry.check(order.has(participationId), `electors.${index}.participationId`, 'elector-unknown');
        });
        for (const { index, fault } of faultsOfRoll(given)) {
          entry.refuse(
            `electors.${index}.${fault === 'elector-twice' ? 'participationId' : 'proxyId'}`,
            fault,
          );
        }
        entry.done();
        const roll = given.toSorted(
          (one, other) => (order.get(one.participationId) ?? 0) - (order.get(other.participationId) ?? 0),
        );
        const before = await adoption.listElectors(change.tx, [id]);
        await adoption.replaceRoll(change.tx, decision, roll);
        const edited = await adoption.updateDecision(change.tx, id, { updatedAt: change.now });
        await record(
          change,
          'roll-set',
          decision,
          {
            ...decision,
            electors: before.map(({ participationId, present, proxyId }) => ({
              participationId,
              present,
              proxyId,
            })),
          },
          { ...edited, electors: roll },
        );
        return edited;
      });
    },

    async remove(actor: Actor, id: string, version: number | null): Promise<void> {
      await inDecision(actor, id, async ({ change, decision }) => {
        requireVersion(decision.version, version);
        requirePrepared(decision);
        await adoption.deleteDecision(change.tx, id);
        await record(change, 'deleted', decision, decision, null);
      });
    },

    /**
     * Opens a decision: who is entitled, who is there, the quorum and the words are frozen.
     * @throws 409 `quorum-missing` while too few are there; nothing is frozen then
     */
    open(actor: Actor, id: string): Promise<adoption.DecisionRow> {
      return inDecision(actor, id, async ({ change, decision, document, edition }) => {
        if (!decisionTransitions[decision.status].includes('open')) throw conflict('decision-frozen');
        const onText = decision.provisionId === null && decision.amendmentId === null;
        if (onText ? !mayBecome(document.status, 'adopted') : !isEditable(document.status)) {
          throw conflict('text-state', { from: document.status, to: 'adopted' });
        }
        if ((await store.provisionsOf(change.tx, document.id)).length === 0) throw conflict('text-empty');
        await findTarget(change.tx, document, decision);
        const entitledNow = new Set(
          (await adoption.listEntitled(database, change.tx, edition.id, document.authenticLanguage)).map(
            ({ participationId }) => participationId,
          ),
        );
        const electors = await adoption.listElectors(change.tx, [id]);
        if (electors.length === 0) throw conflict('roll-empty');
        const gone = electors.filter(({ participationId }) => !entitledNow.has(participationId));
        if (gone.length > 0) {
          const { authenticLanguage } = document;
          throw conflict('elector-left', {
            names: gone.map(({ name }) => name[authenticLanguage]).join('، '),
          });
        }
        const present = electors.filter((one) => one.present).length;
        const quorum = quorumOf(electors.length, decision.quorumPercent);
        if (present < quorum) throw conflict('quorum-missing', { present, quorum });
        const opened = await adoption.updateDecision(change.tx, id, {
          status: 'open',
          entitled: electors.length,
          present,
          quorum,
          wordingDigest: await store.wordingDigest(change.tx, document.editionId, document.id),
          openedAt: change.now,
          openedBy: accountIdOf(actor),
          updatedAt: change.now,
        });
        if (decision.amendmentId !== null) {
          await adoption.decideAmendment(change.tx, decision.amendmentId, 'put-to-decision', change.now);
        }
        await record(change, 'opened', decision, decision, opened);
        if (opened.method === 'devices') {
          const { editionId, question } = opened;
          // Whoever is represented does not vote: its proxy does.
          const voting = electors.flatMap(({ participationId, present, proxyId }) =>
            present ? [proxyId ?? participationId] : [],
          );
          await notices.decision(change, { id, editionId, title: question }, [...new Set(voting)]);
        }
        return opened;
      });
    },

    /**
     * Closes a decision; its result follows from the votes, the counted hands or the objection. A text that was carried
     * is adopted in the same moment, with the words that were put.
     */
    close(actor: Actor, id: string, input: ClosingInput): Promise<adoption.DecisionRow> {
      return inDecision(actor, id, async ({ change, decision, document, edition }) => {
        if (decision.status !== 'open') throw conflict('decision-not-open');
        await adoption.lockVotes(database, change.tx, id);
        const electors = await adoption.listElectors(change.tx, [id]);
        const hands = decision.method === 'show-of-hands' ? (input.hands ?? null) : null;
        const entry = createEntry();
        const note = entry.text('note', input.note, {
          old: decision.note,
          authentic: edition.authenticLanguage,
        });
        const end = input.end ?? null;
        entry.check(
          end !== null || decision.method !== 'show-of-hands' || hands !== null,
          'hands',
          'hands-needed',
        );
        entry.check(
          hands === null || votesIn(hands) <= (decision.present ?? 0),
          'hands',
          'hands-more-than-present',
          { present: decision.present ?? 0 },
        );
        entry.check(end === null || note !== null, 'note.ar', 'end-needs-reason');
        entry.done();
        const counted = {
          ...decision,
          handsFor: hands?.for ?? null,
          handsAgainst: hands?.against ?? null,
          handsAbstaining: hands?.abstaining ?? null,
        };
        const tally = tallyOfDecision(counted, electors) ?? noVotes;
        const result = resultOf({
          method: decision.method,
          majority: decision.majority,
          present: decision.present ?? 0,
          quorum: decision.quorum ?? 0,
          tally,
          objection: input.objection ?? false,
          end,
        });
        const closed = await adoption.updateDecision(change.tx, id, {
          status: 'closed',
          result,
          handsFor: counted.handsFor,
          handsAgainst: counted.handsAgainst,
          handsAbstaining: counted.handsAbstaining,
          note,
          closedAt: change.now,
          closedBy: accountIdOf(actor),
          updatedAt: change.now,
        });
        await record(change, 'closed', decision, decision, {
          ...closed,
          tally: isVote(decision.method) ? tally : null,
        });
        await conclude(change, closed, document, edition, tally);
        return closed;
      });
    },
  };
}
