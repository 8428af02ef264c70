import { DateTime } from 'luxon';
import { type Actor, accountIdOf, type Grant } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { acceptedAt, acceptPaper, type GivenFile } from '../../../../platform/files/accept/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { dayOf, toLatinDigits } from '../../../../platform/language/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { placeOf } from '../../../series/index.ts';
import type { DelegationsPartContext } from '../../context.ts';
import { lockDelegations } from '../../store/delegations.ts';
import * as store from '../../store/focal-points.ts';
import type { AppointmentInput, FocalPointInput } from '../contract.ts';
import { appointFocalPoints } from '../policy.ts';
import type { Gate } from './gate.ts';

export type FocalPointsService = ReturnType<typeof createFocalPointsService>;

/** Under which letters of appointment are kept and read at `/files/:id`. */
export const LETTER = 'appointment-letter';

/** The right that an appointment gives. */
const rightOf = (delegationId: string): Grant => ({
  role: 'focal-point',
  scopeKind: 'delegation',
  scopeId: delegationId,
});

/** The end of a day where the edition is held: a right that is given until a day holds on it. */
const endOfDay = (day: string, zone: string): Date =>
  DateTime.fromISO(day, { zone }).startOf('day').plus({ days: 1 }).toJSDate();

/** Who speaks for delegations: proposed, appointed by a letter until an end, refused, ended. */
export function createFocalPointsService(
  { changes, files, accounts, finder }: DelegationsPartContext,
  gate: Gate,
) {
  const endOf = (edition: EditionWhole['edition'], day: string | null | undefined): Date =>
    endOfDay(day ?? edition.endsOn, edition.timeZone);

  const read = (edition: EditionWhole['edition'], input: FocalPointInput, now: Date, ended = true) => {
    const entry = createEntry();
    const name = entry.plain('name', input.name, { required: true }) ?? '';
    const post = entry.plain('post', input.post);
    const email = entry.plain('email', input.email, { required: true })?.toLowerCase() ?? '';
    const phone = entry.plain('phone', input.phone);
    const letterNumber = entry.plain('letterNumber', input.letterNumber);
    const expiresAt = endOf(edition, input.expiresOn);
    entry.check(!ended || expiresAt > now, 'expiresOn', 'end-past');
    entry.done();
    return {
      name,
      post,
      email,
      phone: phone === null ? null : toLatinDigits(phone),
      language: input.language ?? 'ar',
      letterNumber,
      letterDate: input.letterDate ?? null,
      expiresAt,
    } as const;
  };

  /** Keeps a letter and gives its id; null where none came. */
  async function keepLetter(change: Change, editionId: string, given: GivenFile | null) {
    if (given === null) return null;
    const { bytes, mediaType, name } = await acceptedAt('file', () => acceptPaper(given));
    const file = await files.record(change.tx, { editionId, name, mediaType, body: bytes, purpose: LETTER });
    return file.id;
  }

  const record = (
    change: Change,
    action: string,
    after: store.FocalPointRow,
    more: { readonly before?: store.FocalPointRow; readonly reason?: string | null } = {},
  ) =>
    change.record({
      action: `focal-point.${action}`,
      subject: { kind: 'focal-point', id: after.id },
      editionId: after.editionId,
      ...(more.before === undefined ? {} : { before: more.before }),
      after,
      ...(more.reason == null ? {} : { reason: more.reason }),
    });

  /** Invites the address to an account with the right, or gives it to an account that is known to be theirs. */
  async function offer(change: Change, row: store.FocalPointRow): Promise<void> {
    const right = { ...rightOf(row.delegationId), endsAt: row.expiresAt };
    if (row.accountId !== null) return accounts.offers.give(change, row.accountId, right, row.letterNumber);
    const { email, name, language } = row;
    const note = row.letterNumber;
    await accounts.offers.invite(change, { email, name, language, grants: [right], note }, row.editionId);
  }

  /** A focal point locked, for those who appoint. @throws 404, 403, 412 */
  async function lock(change: Change, actor: Actor, id: string, version: number | null) {
    const known = (await store.findFocalPoint(change.tx, id))?.row;
    const whole = known && (await finder.find(known.editionId));
    if (known === undefined || whole === undefined) throw notFound('focal-point-unknown');
    permit(appointFocalPoints, actor, placeOf(whole.edition));
    await lockDelegations(change.tx, known.editionId, [known.delegationId]);
    const row = await store.lockFocalPoint(change.tx, id);
    if (row === undefined) throw notFound('focal-point-unknown');
    requireVersion(row.version, version);
    return { row, edition: whole.edition };
  }

  return {
    /**
     * Notes within a change who is to speak for a delegation, for protocol to appoint or refuse: what a state answers to
     * its invitation.
     */
    async propose(
      change: Change,
      edition: EditionWhole['edition'],
      delegationId: string,
      input: FocalPointInput,
      letter: GivenFile | null = null,
    ): Promise<string> {
      await lockDelegations(change.tx, edition.id, [delegationId]);
      const values = read(edition, input, change.now);
      const fileId = await keepLetter(change, edition.id, letter);
      // Who is proposed once more, by a changed answer, stays one proposal; a letter that came stays.
      const before = await store.findProposal(change.tx, delegationId, values.email);
      if (before !== undefined) {
        const after = await store.updateFocalPoint(change.tx, before.id, {
          ...values,
          letterNumber: values.letterNumber ?? before.letterNumber,
          letterDate: values.letterDate ?? before.letterDate,
          fileId: fileId ?? before.fileId,
        });
        await record(change, 'proposed', after, { before });
        return after.id;
      }
      const row = await store.insertFocalPoint(change.tx, {
        ...values,
        editionId: edition.id,
        delegationId,
        state: 'proposed',
        fileId,
      });
      await record(change, 'proposed', row);
      return row.id;
    },

    /**
     * Appoints somebody by a letter: they are invited by mail and hold the right from when they accept until its end.
     * @param known for demonstrations: the account that is theirs, and no letter to be kept
     * @throws 404, 403; 422 without a letter, its number and date
     */
    async appoint(
      actor: Actor,
      delegationId: string,
      input: FocalPointInput,
      letter: GivenFile | null,
      known: { readonly accountId?: string; readonly sample?: boolean } = {},
    ): Promise<string> {
      const { edition } = await gate.find(actor, delegationId);
      permit(appointFocalPoints, actor, placeOf(edition.edition));
      return changes.run(actor, appointFocalPoints.name, async (change) => {
        const { tx, now } = change;
        const values = read(edition.edition, input, now, actor.kind !== 'system');
        requireLetter(actor, values, letter !== null, dayOf(now, edition.edition.timeZone));
        await lockDelegations(tx, edition.edition.id, [delegationId]);
        const row = await store.insertFocalPoint(tx, {
          ...values,
          editionId: edition.edition.id,
          delegationId,
          state: 'appointed',
          fileId: await keepLetter(change, edition.edition.id, letter),
          accountId: known.accountId ?? null,
          sample: known.sample ?? false,
          decidedBy: accountIdOf(actor),
          decidedAt: now,
        });
        await record(change, 'appointed', row);
        if (row.expiresAt > now) await offer(change, row);
        return row.id;
      });
    },

    /** Appoints one who was proposed, with the letter that came. @throws 404, 403; 409 `focal-point-decided`; 422 */
    async appointProposed(
      actor: Actor,
      id: string,
      version: number | null,
      input: AppointmentInput,
      letter: GivenFile | null,
    ): Promise<void> {
      await changes.run(actor, appointFocalPoints.name, async (change) => {
        const { row, edition } = await lock(change, actor, id, version);
        if (row.state !== 'proposed') throw conflict('focal-point-decided');
        const entry = createEntry();
        const letterNumber =
          input.letterNumber === undefined
            ? row.letterNumber
            : entry.plain('letterNumber', input.letterNumber);
        const letterDate = input.letterDate === undefined ? row.letterDate : input.letterDate;
        const expiresAt = input.expiresOn == null ? row.expiresAt : endOf(edition, input.expiresOn);
        entry.check(expiresAt > change.now, 'expiresOn', 'end-past');
        entry.done();
        requireLetter(
          actor,
          { letterNumber, letterDate },
          letter !== null || row.fileId !== null,
          dayOf(change.now, edition.timeZone),
        );
        const after = await store.updateFocalPoint(change.tx, id, {
          state: 'appointed',
          letterNumber,
          letterDate,
          expiresAt,
          fileId: (await keepLetter(change, row.editionId, letter)) ?? row.fileId,
          decidedBy: accountIdOf(actor),
          decidedAt: change.now,
          updatedAt: change.now,
        });
        await record(change, 'appointed', after, { before: row });
        await offer(change, after);
      });
    },

    /** Refuses one who was proposed. @throws 404, 403; 409 `focal-point-decided` */
    async refuse(actor: Actor, id: string, version: number | null, given: string | null): Promise<void> {
      await changes.run(actor, appointFocalPoints.name, async (change) => {
        const { row } = await lock(change, actor, id, version);
        if (row.state !== 'proposed') throw conflict('focal-point-decided');
        const entry = createEntry();
        const reason = entry.plain('reason', given, { required: true });
        entry.done();
        const after = await store.updateFocalPoint(change.tx, id, {
          state: 'refused',
          reason,
          decidedBy: accountIdOf(actor),
          decidedAt: change.now,
          updatedAt: change.now,
        });
        await record(change, 'refused', after, { before: row, reason });
      });
    },

    /** Ends an appointment: the right is gone at once, and so are invitations to it. @throws 404, 403; 409; 422 */
    async end(actor: Actor, id: string, version: number | null, given: string | null): Promise<void> {
      await changes.run(actor, appointFocalPoints.name, async (change) => {
        const { row } = await lock(change, actor, id, version);
        if (row.state !== 'appointed') throw conflict('focal-point-not-appointed');
        const entry = createEntry();
        const reason = entry.plain('reason', given, { required: true });
        entry.done();
        const after = await store.updateFocalPoint(change.tx, id, {
          state: 'ended',
          reason,
          endedAt: change.now,
          updatedAt: change.now,
        });
        await record(change, 'ended', after, { before: row, reason });
        const { email, accountId } = row;
        await accounts.offers.takeBack(
          change,
          { email, accountId, right: rightOf(row.delegationId) },
          reason,
        );
      });
    },

    /** Sets another last day: who has accepted keeps the right until then, who has not is invited anew. */
    async extend(actor: Actor, id: string, version: number | null, day: string): Promise<void> {
      await changes.run(actor, appointFocalPoints.name, async (change) => {
        const { row, edition } = await lock(change, actor, id, version);
        if (row.state !== 'appointed') throw conflict('focal-point-not-appointed');
        const expiresAt = endOf(edition, day);
        if (expiresAt <= change.now) throw ruleBroken({ field: 'expiresOn', code: 'end-past' });
        const after = await store.updateFocalPoint(change.tx, id, { expiresAt, updatedAt: change.now });
        await record(change, 'extended', after, { before: row });
        const right = rightOf(row.delegationId);
        const { email, accountId } = row;
        // A right is replaced by a longer one only: for a shorter one it is taken back first.
        if (expiresAt < row.expiresAt)
          await accounts.offers.takeBack(change, { email, accountId, right }, null);
        await offer(change, after);
      });
    },
  };
}

/** An appointment stands on a letter with its number and date. */
function requireLetter(
  actor: Actor,
  { letterNumber, letterDate }: { readonly letterNumber: string | null; readonly letterDate: string | null },
  hasFile: boolean,
  today: string,
): void {
  if (actor.kind === 'system') return;
  const entry = createEntry();
  entry.check(letterNumber !== null, 'letterNumber', 'field-required');
  entry.check(letterDate !== null, 'letterDate', 'field-required');
  entry.check(letterDate === null || letterDate <= today, 'letterDate', 'letter-date-future');
  entry.check(hasFile, 'file', 'field-required');
  entry.done();
}
