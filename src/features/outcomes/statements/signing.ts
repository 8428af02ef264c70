import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { conflict, ruleBroken } from '../../../platform/errors/index.ts';
import { dayOf } from '../../../platform/language/index.ts';
import type { EditionRow } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { createNotices } from '../notices/index.ts';
import { manageOutcomes } from '../policy.ts';
import * as store from '../store/statements.ts';
import type { EntryInput, IntentInput, SigningInput, WithdrawalInput } from './contract.ts';
import { createGround, readSaid } from './ground.ts';
import { answerStatements } from './policy.ts';
import { belongsTo, effectOf, isAccession } from './rules.ts';

export type SigningService = ReturnType<typeof createSigningService>;

interface Named {
  readonly id: string;
  readonly version: number | null;
}

/** Signatures: who is asked, who will, who signed, who withdrew. None of them is ever deleted. */
export function createSigningService(context: OutcomesContext) {
  const notices = createNotices(context);
  const { inStatement, inSignature, mustBecome, record, today } = createGround(context);

  const mustBeOpen = ({ status }: store.StatementRow): void => {
    if (status !== 'open') throw conflict('statement-not-open');
  };

  /** The day of the ceremony where the edition is. */
  const ceremonyDay = async (
    tx: Tx,
    statement: store.StatementRow,
    edition: EditionRow,
  ): Promise<string | null> => {
    const at = (await store.findStatement(tx, statement.id))?.ceremony?.startsAt;
    return at == null ? null : dayOf(at, edition.timeZone);
  };

  /** Whether a signature of a day is one, and whether it is an accession. */
  const dated = (
    signedOn: string,
    statement: store.StatementRow,
    { edition, ceremonyOn }: { readonly edition: EditionRow; readonly ceremonyOn: string | null },
  ): { signedOn: string; accession: boolean } => {
    if (signedOn > today(edition)) throw ruleBroken({ field: 'signedOn', code: 'day-in-future' });
    if (statement.opensOn !== null && signedOn < statement.opensOn) {
      throw ruleBroken({ field: 'signedOn', code: 'signed-before-opening' });
    }
    return { signedOn, accession: isAccession(signedOn, { ceremonyOn, closesOn: statement.closesOn }) };
  };

  return {
    /** Asks parties that take part in the edition; all of them, or none. */
    invite(
      actor: Actor,
      statementId: string,
      participationIds: readonly string[],
    ): Promise<store.SignatureRow[]> {
      return inStatement(actor, statementId, async (change, statement) => {
        if (statement.status === 'closed') throw conflict('statement-not-open');
        const known = new Map(
          (await store.listParticipants(change.tx, statement.editionId)).map((one) => [one.id, one]),
        );
        const first = await store.nextSignatureNumber(change.tx, statementId);
        const rows = participationIds.map((id, index) => {
          const party = known.get(id);
          if (party === undefined) throw ruleBroken({ field: 'participationIds', code: 'party-unknown' });
          if (!belongsTo(statement.constituency, party)) {
            throw ruleBroken({ field: 'participationIds', code: 'party-of-other-constituency' });
          }
          return {
            editionId: statement.editionId,
            statementId,
            number: first + index,
            stateCode: party.stateCode,
            bodyId: party.bodyId,
            status: 'invited' as const,
          };
        });
        const invited = await store.insertSignatures(change.tx, rows);
        await record(change, 'signatures.invited', { ...statement, id: statementId }, null, invited);
        await notices.signature(change, statement, participationIds);
        return invited;
      });
    },

    /** Enters signatures that were given: on paper, or as an edition's reports tell; all of them, or none. */
    enter(
      actor: Actor,
      statementId: string,
      inputs: readonly (EntryInput & { readonly sample?: boolean })[],
    ): Promise<store.SignatureRow[]> {
      return inStatement(actor, statementId, async (change, statement, edition) => {
        mustBeOpen(statement);
        const ceremonyOn = await ceremonyDay(change.tx, statement, edition);
        const first = await store.nextSignatureNumber(change.tx, statementId);
        const parties = await store.listParticipants(change.tx, statement.editionId);
        const rows = inputs.map((input, index) => {
          const entry = createEntry();
          const { stateCode = null, bodyId = null } = input;
          const label = entry.line('label', input.label, { authentic: edition.authenticLanguage });
          const named = [stateCode, bodyId, label].filter((one) => one !== null).length;
          entry.check(named === 1, 'stateCode', 'one-party');
          // Reports of others may count and not name; what is signed here has a name.
          entry.check(label === null || edition.external, 'label', 'unnamed-elsewhere-only');
          if (!edition.external && named === 1 && label === null) {
            const party = parties.find((one) =>
              stateCode === null ? one.bodyId === bodyId : one.stateCode === stateCode,
            );
            const field = stateCode === null ? 'bodyId' : 'stateCode';
            entry.check(party !== undefined, field, 'party-unknown');
            entry.check(
              party === undefined || belongsTo(statement.constituency, party),
              field,
              'party-of-other-constituency',
            );
          }
          const said = readSaid(entry, input, null, edition.authenticLanguage);
          entry.done();
          return {
            ...said,
            ...dated(input.signedOn, statement, { edition, ceremonyOn }),
            editionId: statement.editionId,
            statementId,
            number: first + index,
            stateCode,
            bodyId,
            label,
            status: 'signed' as const,
            instrument: input.instrument,
            sample: input.sample ?? false,
          };
        });
        const entered = await store.insertSignatures(change.tx, rows);
        await record(change, 'signatures.recorded', { ...statement, id: statementId }, null, entered);
        return entered;
      });
    },

    /** A party says that it will sign, by whom, and what it reserves. It may say so again, and better. */
    intend(actor: Actor, named: Named, input: IntentInput): Promise<store.SignatureRow> {
      return inSignature(actor, answerStatements, named, async (change, old, { statement, edition }) => {
        if (statement.status === 'closed') throw conflict('statement-not-open');
        mustBecome(old, 'intent');
        const entry = createEntry();
        const said = readSaid(entry, input, old, edition.authenticLanguage);
        entry.done();
        const edited = await store.updateSignature(change.tx, old.id, {
          ...said,
          status: 'intent',
          updatedAt: change.now,
        });
        await record(change, 'signature.intended', old, old, edited);
        return edited;
      });
    },

    /** A party says that it will not sign. It may still change its mind. */
    decline(actor: Actor, named: Named): Promise<store.SignatureRow> {
      return inSignature(actor, answerStatements, named, async (change, old) => {
        mustBecome(old, 'declined');
        const edited = await store.updateSignature(change.tx, old.id, {
          status: 'declined',
          updatedAt: change.now,
        });
        await record(change, 'signature.declined', old, old, edited);
        return edited;
      });
    },

    /** Records that a party signed: from then on it stays as it was given. */
    sign(actor: Actor, named: Named, input: SigningInput): Promise<store.SignatureRow> {
      return inSignature(actor, manageOutcomes, named, async (change, old, { statement, edition }) => {
        mustBecome(old, 'signed');
        mustBeOpen(statement);
        const ceremonyOn = await ceremonyDay(change.tx, statement, edition);
        const entry = createEntry();
        const said = readSaid(entry, input, old, edition.authenticLanguage);
        entry.done();
        const edited = await store.updateSignature(change.tx, old.id, {
          ...said,
          ...dated(input.signedOn, statement, { edition, ceremonyOn }),
          status: 'signed',
          instrument: input.instrument,
          updatedAt: change.now,
        });
        await record(change, 'signature.signed', old, old, edited);
        return edited;
      });
    },

    /** Records the notice of a withdrawal; it takes effect when the statement's days are over. */
    withdraw(actor: Actor, named: Named, input: WithdrawalInput): Promise<store.SignatureRow> {
      return inSignature(actor, manageOutcomes, named, async (change, old, { statement, edition }) => {
        mustBecome(old, 'withdrawn');
        const entry = createEntry();
        const reason = entry.text('reason', input.reason, { authentic: edition.authenticLanguage });
        entry.check(input.noticeOn <= today(edition), 'noticeOn', 'day-in-future');
        entry.check(input.noticeOn >= (old.signedOn ?? ''), 'noticeOn', 'notice-before-signature');
        entry.done();
        const edited = await store.updateSignature(change.tx, old.id, {
          status: 'withdrawn',
          noticeOn: input.noticeOn,
          withdrawnOn: effectOf(input.noticeOn, statement.noticeDays),
          withdrawalReason: reason,
          updatedAt: change.now,
        });
        await record(change, 'signature.withdrawn', old, old, edited);
        return edited;
      });
    },
  };
}
