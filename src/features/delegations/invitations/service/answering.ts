import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, isAppError, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import type { GivenFile } from '../../../../platform/files/accept/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { dayOf } from '../../../../platform/language/index.ts';
import { hashSecret, isSecret } from '../../../../platform/vault/index.ts';
import { type EditionWhole, findEdition } from '../../../series/index.ts';
import type { ParticipationStatus } from '../../rules.ts';
import { findDelegations, lockDelegations, writeQuotas } from '../../store/delegations.ts';
import * as store from '../../store/invitations.ts';
import { readLetterSettings } from '../../store/letters.ts';
import { lockParticipations, updateParticipation } from '../../store.ts';
import type { InvitationsContext } from '../context.ts';
import type { AnswerInput, RecordedAnswerInput } from '../contract.ts';
import { answerInvitation, writeInvitations } from '../policy.ts';
import { mayStep } from '../rules/states.ts';
import { openInvitation, recordInvitation, requireStep } from './opening.ts';

export type AnsweringService = ReturnType<typeof createAnsweringService>;

/** What a link opens. */
export interface OwnInvitation {
  readonly found: store.InvitationWhole;
  readonly whole: EditionWhole;
  /** Whether the answer may be given or changed now. */
  readonly open: boolean;
}

/** Where a participation goes by the answer to its invitation. */
const statusAfter = (status: ParticipationStatus, answer: 'accepted' | 'declined'): ParticipationStatus => {
  if (answer === 'accepted') return 'accepted';
  return status === 'accepted' || status === 'withdrawn' ? 'withdrawn' : 'declined';
};

/** Most characters of a note. */
const NOTE = 2_000;

/**
 * What those who were invited do by their link, without an account, and what staff records for them. A link that is
 * forged, that was never sent or whose edition is over answers as one that does not exist.
 */
export function createAnsweringService({ changes, database, clock, focalPoints }: InvitationsContext) {
  const { widened } = database;

  async function load(tx: Tx, secret: string): Promise<OwnInvitation> {
    const found = isSecret(secret) ? await store.findBySecret(tx, hashSecret(secret)) : undefined;
    const whole = found && (await findEdition(tx, found.invitation.editionId));
    if (found === undefined || whole === undefined) throw notFound('invitation-link-unknown');
    const { edition } = whole;
    const today = dayOf(clock.now(), edition.timeZone);
    if (today > edition.endsOn || edition.status === 'cancelled') throw notFound('invitation-link-unknown');
    const { replyBy } = found.invitation;
    return { found, whole, open: replyBy === null || today <= replyBy };
  }

  /** Whoever has the link is let through the wall to what is theirs, after it was checked. */
  const behindWall = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.transaction((tx) => widened(tx, () => work(tx)));

  async function acknowledgeRow(change: Change, row: store.InvitationRow): Promise<store.InvitationRow> {
    if (row.state !== 'dispatched') return row;
    const after = await store.updateInvitation(change.tx, row.id, {
      state: 'acknowledged',
      acknowledgedAt: change.now,
      updatedAt: change.now,
    });
    await recordInvitation(change, 'acknowledged', row, { before: row, after });
    return after;
  }

  /** Takes the answer to the participation, and those who accept get a delegation with its places. */
  async function follow(
    change: Change,
    whole: EditionWhole,
    row: store.InvitationRow,
    input: AnswerInput,
    letter: GivenFile | null,
  ): Promise<void> {
    const { tx } = change;
    const [participation] = await lockParticipations(tx, [row.participationId]);
    if (participation === undefined) throw notFound('invitation-unknown');
    const status = statusAfter(participation.status, input.answer);
    const participants =
      input.answer === 'accepted'
        ? (input.expected ?? participation.participants)
        : participation.participants;
    if (status !== participation.status || participants !== participation.participants) {
      const after = await updateParticipation(tx, participation.id, {
        status,
        participants,
        updatedAt: change.now,
      });
      await change.record({
        action: 'participation.edited',
        subject: { kind: 'participation', id: participation.id },
        editionId: row.editionId,
        before: participation,
        after,
      });
    }
    if (input.answer === 'declined') return;
    const [delegation] = await lockDelegations(tx, row.editionId, [row.participationId]);
    if (delegation !== undefined) {
      const [known] = await findDelegations(tx, [delegation.id]);
      if (known === undefined || Object.keys(known.quotas).length === 0) {
        const { quotas } = await readLetterSettings(tx, row.editionId);
        await writeQuotas(tx, delegation, quotas);
      }
    }
    if (input.focalPoint == null) {
      if (letter !== null) throw ruleBroken({ field: 'focalPoint.name', code: 'field-required' });
      return;
    }
    try {
      await focalPoints.propose(change, whole.edition, row.participationId, input.focalPoint, letter);
    } catch (error) {
      if (!isAppError(error) || error.errors.length === 0) throw error;
      throw ruleBroken(
        error.errors.map((one) => ({
          ...one,
          field: one.field === 'file' ? 'file' : `focalPoint.${one.field}`,
        })),
      );
    }
  }

  async function answerRow(
    change: Change,
    whole: EditionWhole,
    found: store.InvitationRow,
    input: AnswerInput,
    via: 'link' | 'staff',
    more: { readonly letter?: GivenFile | null; readonly reason?: string | null },
  ): Promise<store.InvitationRow> {
    const entry = createEntry();
    const note = entry.text('note', input.note == null ? null : { ar: input.note });
    entry.check((note?.ar.length ?? 0) <= NOTE, 'note', 'text-too-long', { limit: NOTE });
    const repliedBy = entry.plain('repliedBy', input.repliedBy);
    entry.done();
    const row = await acknowledgeRow(change, found);
    const same = row.state === input.answer;
    if (!same && !mayStep(row.state, input.answer)) throw conflict('invitation-step');
    const after = await store.updateInvitation(change.tx, row.id, {
      state: input.answer,
      repliedAt: change.now,
      repliedVia: via,
      repliedBy,
      replyNote: note?.ar ?? null,
      expected: input.answer === 'accepted' ? (input.expected ?? null) : null,
      updatedAt: change.now,
    });
    await recordInvitation(change, same ? 'edited' : input.answer, row, {
      before: row,
      after,
      ...(more.reason == null ? {} : { reason: more.reason }),
    });
    await follow(change, whole, row, input, more.letter ?? null);
    return after;
  }

  /** A change of what a link opens: the edition, then the row, is locked. */
  const byLink = <T>(
    actor: Actor,
    secret: string,
    work: (change: Change, own: OwnInvitation, row: store.InvitationRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, answerInvitation.name, (change) =>
      widened(change.tx, async () => {
        const own = await load(change.tx, secret);
        const [row] = await store.lockInvitations(change.tx, [own.found.invitation.id]);
        if (row === undefined) throw notFound('invitation-link-unknown');
        return work(change, own, row);
      }),
    );

  return {
    /** @throws 404 `invitation-link-unknown` for every link that opens nothing */
    look: (secret: string): Promise<OwnInvitation> => behindWall((tx) => load(tx, secret)),

    /** Says that the letter arrived; a second time changes nothing. @throws 404; 409 `invitation-over` */
    acknowledge: (actor: Actor, secret: string): Promise<void> =>
      byLink(actor, secret, async (change, { open }, row) => {
        if (!open) throw conflict('invitation-over');
        await acknowledgeRow(change, row);
      }),

    /**
     * Answers, or changes the answer until the day of reply.
     * @param version the version that was shown; null: whichever it is
     * @throws 404; 409 `invitation-over`; 412 when it was changed since it was shown; 422
     */
    answer: (
      actor: Actor,
      secret: string,
      version: number | null,
      input: AnswerInput,
      letter: GivenFile | null = null,
    ): Promise<void> =>
      byLink(actor, secret, async (change, { open, whole }, row) => {
        if (!open) throw conflict('invitation-over');
        if (version !== null) requireVersion(row.version, version);
        await answerRow(change, whole, row, input, 'link', { letter });
      }),

    /** Records that the letter arrived, as told to those who work there. @throws 404, 403; 409; 412 */
    recordAcknowledgement: (actor: Actor, id: string, version: number | null): Promise<void> =>
      changes.run(actor, writeInvitations.name, async (change) => {
        const { row } = await openInvitation(change, actor, writeInvitations, id, version);
        requireStep(row, 'acknowledged');
        await acknowledgeRow(change, row);
      }),

    /** Records an answer that came on paper, also after the day of reply. @throws 404, 403; 409; 412; 422 without a reason */
    recordAnswer: (
      actor: Actor,
      id: string,
      version: number | null,
      input: RecordedAnswerInput,
      letter: GivenFile | null = null,
    ): Promise<void> =>
      changes.run(actor, writeInvitations.name, async (change) => {
        const { row, whole } = await openInvitation(change, actor, writeInvitations, id, version);
        const entry = createEntry();
        const reason = entry.plain('reason', input.reason, { required: true });
        entry.done();
        const { reason: _, ...answer } = input;
        await answerRow(change, whole, row, answer, 'staff', { letter, reason });
      }),
  };
}
