import type { Actor } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { guarded } from '../../../platform/database/index.ts';
import type { Entry } from '../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { type Policy, permit, requireVersion } from '../../../platform/http/index.ts';
import { refusalOf } from '../../../platform/http/policy.ts';
import { dayOf, type LocalText } from '../../../platform/language/index.ts';
import { type EditionRow, findEdition, placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import { manageOutcomes } from '../policy.ts';
import * as store from '../store/statements.ts';
import { answerStatements, delegationsOf } from './policy.ts';
import { type SignatureStatus, signatureStates } from './rules.ts';

const brokenRules = {
  statements_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  statements_document_fk: () => ruleBroken({ field: 'documentId', code: 'statement-text-unknown' }),
  statements_session_fk: () => ruleBroken({ field: 'ceremonySessionId', code: 'session-unknown' }),
  statements_precedence_fk: () => ruleBroken({ field: 'precedenceVersionId', code: 'order-unknown' }),
  statements_close_after_opening: () => ruleBroken({ field: 'closesOn', code: 'closes-before-opening' }),
  signatures_state_key: () => conflict('party-listed'),
  signatures_body_key: () => conflict('party-listed'),
  signatures_number_key: () => conflict('party-listed'),
  signatures_state_code_states_code_fk: () => ruleBroken({ field: 'stateCode', code: 'party-unknown' }),
  signatures_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'party-unknown' }),
  signatures_stay: () => conflict('signature-stays'),
  statements_signed_unchanged: () => conflict('statement-has-parties'),
};

/** What changes of statements and signatures stand on: rights, locks, the log. */
export type Ground = ReturnType<typeof createGround>;

export function createGround({ changes, clock, database }: OutcomesContext) {
  const run = <T>(actor: Actor, policy: Policy, work: (change: Change) => Promise<T>): Promise<T> =>
    changes.run(actor, policy.name, (change) => guarded(brokenRules, () => work(change)));

  const editionOf = async (change: Change, id: string): Promise<EditionRow> => {
    const whole = await findEdition(change.tx, id);
    if (whole === undefined) throw notFound();
    return whole.edition;
  };

  return {
    run,
    editionOf,
    today: (edition: { readonly timeZone: string }): string => dayOf(clock.now(), edition.timeZone),

    /** The statement, locked: one signature after the other. */
    inStatement: <T>(
      actor: Actor,
      id: string,
      work: (change: Change, statement: store.StatementRow, edition: EditionRow) => Promise<T>,
    ): Promise<T> =>
      run(actor, manageOutcomes, async (change) => {
        const statement = await store.lockStatement(change.tx, id);
        if (statement === undefined) throw notFound();
        const edition = await editionOf(change, statement.editionId);
        permit(manageOutcomes, actor, placeOf(edition));
        return work(change, statement, edition);
      }),

    /**
     * A signature and its statement, both locked, as it was read.
     * @throws 404 to whoever is of another delegation: they may not know of it
     */
    inSignature: <T>(
      actor: Actor,
      policy: Policy,
      { id, version }: { readonly id: string; readonly version: number | null },
      work: (
        change: Change,
        signature: store.SignatureRow,
        context: { readonly statement: store.StatementRow; readonly edition: EditionRow },
      ) => Promise<T>,
    ): Promise<T> =>
      run(actor, policy, async (change) => {
        const known = await store.findSignature(change.tx, id);
        if (known === undefined) throw notFound();
        const edition = await editionOf(change, known.signature.editionId);
        if (!policy.allows(actor, placeOf(edition))) {
          const own =
            policy === answerStatements &&
            (await store.isOwnSignature(database, change.tx, id, delegationsOf(actor)));
          if (!own)
            throw policy === answerStatements ? notFound() : refusalOf(policy, actor, placeOf(edition));
        }
        const statement = await store.lockStatement(change.tx, known.signature.statementId);
        const signature = await store.lockSignature(change.tx, id);
        if (statement === undefined || signature === undefined) throw notFound();
        requireVersion(signature.version, version);
        return work(change, signature, { statement, edition });
      }),

    /** @throws 409 while nobody may sign it, now or ever again */
    mustBecome: (signature: store.SignatureRow, next: SignatureStatus): void => {
      if (signatureStates[signature.status].includes(next)) return;
      throw conflict(
        signature.status === 'signed'
          ? 'signature-given'
          : signature.status === 'withdrawn'
            ? 'signature-withdrawn'
            : 'signature-not-given',
      );
    },

    record: (
      change: Change,
      action: string,
      row: { readonly id: string; readonly editionId: string },
      before: unknown,
      after: unknown,
    ): Promise<void> =>
      change.record({
        action,
        subject: { kind: action.split('.')[0] ?? 'statement', id: row.id },
        editionId: row.editionId,
        before,
        after,
      }),
  };
}

/** What somebody says of a signature: who signs, as what, and what they reserve. */
export function readSaid(
  entry: Entry,
  input: Readonly<Record<'signatory' | 'capacity' | 'reservation', unknown>> | object,
  old: Partial<store.SignatureRow> | null,
  authentic: 'ar' | 'en',
): { signatory: LocalText | null; capacity: LocalText | null; reservation: LocalText | null } {
  const given = input as { signatory?: never; capacity?: never; reservation?: never };
  return {
    signatory: entry.line('signatory', given.signatory, { old: old?.signatory ?? null, authentic }),
    capacity: entry.line('capacity', given.capacity, { old: old?.capacity ?? null, authentic }),
    reservation: entry.text('reservation', given.reservation, { old: old?.reservation ?? null, authentic }),
  };
}
