import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { AppError, conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { dayOf } from '../../../../platform/language/index.ts';
import { hashSecret } from '../../../../platform/vault/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/invitations.ts';
import { readLetterSettings } from '../../store/letters.ts';
import type { InvitationsContext } from '../context.ts';
import { approveInvitations, writeInvitations } from '../policy.ts';
import { unanswered } from '../rules/states.ts';
import { INVITATION_LETTER, type Letters, refuseMissing } from './letters.ts';
import type { Mailing } from './mailing.ts';
import { openMany, recordInvitation, requireStep } from './opening.ts';

export type DispatchingService = ReturnType<typeof createDispatchingService>;

/** Approves invitations, sends them with their letters, and reminds of them. */
export function createDispatchingService(
  { changes }: InvitationsContext,
  { letters, mailing }: { readonly letters: Letters; readonly mailing: Mailing },
) {
  /** Said of the first that is wrong: which party, and what. */
  const about = async <T>(change: Change, row: store.InvitationRow, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 422) throw error;
      const found = await store.findInvitation(change.tx, row.id);
      const name = found?.state?.shortName ?? found?.body?.name;
      throw ruleBroken(
        error.errors.map((one) => ({
          ...one,
          code: `${one.code}-of`,
          params: { ...one.params, party: name?.ar || name?.en || '' },
        })),
      );
    }
  };

  /** The letter as it leaves or would leave now. @throws 422 for what it lacks */
  async function ready(change: Change, whole: EditionWhole, row: store.InvitationRow) {
    const found = await store.findInvitation(change.tx, row.id);
    if (found === undefined) throw notFound('invitation-unknown');
    const { template } = found;
    if (template === null) throw ruleBroken({ field: 'templateId', code: 'letter-template-needed' });
    if (row.replyBy === null) throw ruleBroken({ field: 'replyBy', code: 'reply-by-needed' });
    if (row.replyBy < dayOf(change.now, whole.edition.timeZone)) {
      throw ruleBroken({ field: 'replyBy', code: 'reply-by-past' });
    }
    const settings = await readLetterSettings(change.tx, row.editionId);
    const venue = await letters.venueOf(change.tx, whole);
    const make = (mark: { number: string | null; date: string | null }, link: string | null) =>
      letters.invitation(whole, venue, found, template, settings, mark, link, change.now);
    refuseMissing('body', make({ number: null, date: null }, null).missing);
    return { found, make };
  }

  /** Numbers the letter, renders and keeps it, and sends it where there is an address. */
  async function leave(change: Change, whole: EditionWhole, row: store.InvitationRow): Promise<void> {
    requireStep(row, 'dispatched');
    const { found, make } = await ready(change, whole, row);
    const number = await letters.nextNumber(change.tx, whole);
    const date = dayOf(change.now, whole.edition.timeZone);
    const secret = letters.secretOf(row.id, number);
    const link = letters.linkOf(row.language, secret);
    const { document } = make({ number, date }, link);
    const body = await letters.render(document);
    const file = await letters.keep(change.tx, row.editionId, number, body, INVITATION_LETTER);
    const after = await store.updateInvitation(change.tx, row.id, {
      state: 'dispatched',
      letterNumber: number,
      letterDate: date,
      fileId: file.id,
      secretHash: hashSecret(secret),
      dispatchedAt: change.now,
      updatedAt: change.now,
    });
    await recordInvitation(change, 'sent', row, { before: row, after });
    await mailing.invite(change.tx, whole, found, after, link, { name: file.name, bytes: body });
  }

  return {
    /** Says that they may leave, all or none. @throws 404, 403; 409 `invitation-step`; 422 for what a letter lacks */
    approve: (actor: Actor, editionId: string, ids: readonly string[]): Promise<number> =>
      changes.run(actor, approveInvitations.name, async (change) => {
        const { rows, whole } = await openMany(change, actor, approveInvitations, editionId, ids);
        for (const row of rows) {
          requireStep(row, 'approved');
          await about(change, row, () => ready(change, whole, row));
          const after = await store.updateInvitation(change.tx, row.id, {
            state: 'approved',
            approvedBy: accountIdOf(actor),
            approvedAt: change.now,
            updatedAt: change.now,
          });
          await recordInvitation(change, 'approved', row, { before: row, after });
        }
        return rows.length;
      }),

    /** Makes them drafts again, so that they can be edited. @throws 404, 403; 409 `invitation-step` */
    takeBack: (actor: Actor, editionId: string, ids: readonly string[]): Promise<number> =>
      changes.run(actor, writeInvitations.name, async (change) => {
        const { rows } = await openMany(change, actor, writeInvitations, editionId, ids);
        for (const row of rows) {
          requireStep(row, 'drafted');
          const after = await store.updateInvitation(change.tx, row.id, {
            state: 'drafted',
            approvedBy: null,
            approvedAt: null,
            updatedAt: change.now,
          });
          await recordInvitation(change, 'returned', row, { before: row, after });
        }
        return rows.length;
      }),

    /**
     * Sends what was approved: each gets its number, its letter is fixed, and where it has an address a mail with the
     * letter leaves. All or none; numbers follow on one another in the order of the ids.
     * @throws 404, 403; 409 `invitation-step`; 422 for what a letter lacks
     */
    dispatch: (actor: Actor, editionId: string, ids: readonly string[]): Promise<number> =>
      changes.run(actor, writeInvitations.name, async (change) => {
        const { rows, whole } = await openMany(change, actor, writeInvitations, editionId, ids);
        for (const row of rows) await about(change, row, () => leave(change, whole, row));
        return rows.length;
      }),

    /**
     * Reminds of invitations without an answer; the same is never sent twice on a day.
     * @returns how many mails were written: those without an address, answered or reminded today are passed over
     */
    remind: (actor: Actor, editionId: string, ids: readonly string[]): Promise<number> =>
      changes.run(actor, writeInvitations.name, async (change) => {
        const { rows, whole } = await openMany(change, actor, writeInvitations, editionId, ids);
        let count = 0;
        for (const row of rows) count += (await remindOne(change, whole, row)) ? 1 : 0;
        return count;
      }),

    /** Reminds of one that the work which recurs found due, as `due` says once it is locked. @returns whether a mail was written */
    remindDue: (
      actor: Actor,
      id: string,
      due: (tx: Tx, row: store.InvitationRow, whole: EditionWhole) => Promise<boolean>,
    ) =>
      changes.run(actor, writeInvitations.name, async (change) => {
        const [row] = await store.lockInvitations(change.tx, [id]);
        const whole = row && (await findEdition(change.tx, row.editionId));
        if (row === undefined || whole === undefined || !(await due(change.tx, row, whole))) return false;
        permit(writeInvitations, actor, placeOf(whole.edition));
        return remindOne(change, whole, row);
      }),
  };

  async function remindOne(change: Change, whole: EditionWhole, row: store.InvitationRow): Promise<boolean> {
    const today = dayOf(change.now, whole.edition.timeZone);
    const again = row.remindedAt !== null && dayOf(row.remindedAt, whole.edition.timeZone) === today;
    if (!unanswered.includes(row.state) || row.email === null || again || row.letterNumber === null)
      return false;
    if (row.replyBy !== null && row.replyBy < today) throw conflict('invitation-over');
    const found = await store.findInvitation(change.tx, row.id);
    if (found === undefined) return false;
    const link = letters.linkOf(row.language, letters.secretOf(row.id, row.letterNumber));
    await mailing.remind(change.tx, whole, found, link, today);
    const after = await store.updateInvitation(change.tx, row.id, {
      reminders: row.reminders + 1,
      remindedAt: change.now,
    });
    await recordInvitation(change, 'reminded', row, { before: row, after });
    return true;
  }
}
