import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { behindWall, guarded, type Tx } from '../../../../platform/database/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import type { Policy } from '../../../../platform/http/policy.ts';
import { hashSecret, isSecret } from '../../../../platform/vault/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import { findCall, type QuestionRow } from '../../store/calls.ts';
import { findAccount } from '../../store/people.ts';
import * as store from '../../store/submissions.ts';
import type { Standing, SubmissionContext, SubmissionKey } from '../context.ts';
import { manageCalls, ownSubmission, readSubmissions } from '../policy.ts';
import { isOpenFor, windowOf } from '../rules/deadline.ts';
import { editableStates } from '../rules/states.ts';

export const brokenRules = {
  submissions_theme_fk: () => ruleBroken({ field: 'themeId', code: 'theme-unknown' }),
  submissions_body_id_bodies_id_fk: () => ruleBroken({ field: 'bodyId', code: 'body-unknown' }),
  submissions_state_code_states_code_fk: () => ruleBroken({ field: 'stateCode', code: 'state-unknown' }),
  submissions_one_behalf: () => ruleBroken({ field: 'bodyId', code: 'behalf-one' }),
  submission_authors_email_key: () => ruleBroken({ field: 'email', code: 'author-twice' }),
};

/** A submission as it was opened: with its edition, what its call asks, and as whom it was opened. */
export interface Opened {
  readonly found: store.SubmissionWhole;
  readonly whole: EditionWhole;
  readonly questions: readonly QuestionRow[];
  readonly standing: Standing;
}

/** A change of a submission. */
export interface OpenedChange extends Opened {
  readonly change: Change;
}

const keyOf = ({ id, secret }: SubmissionKey): { id: string } | { secretHash: string } | undefined => {
  if (id !== undefined) return { id };
  return secret !== undefined && isSecret(secret) ? { secretHash: hashSecret(secret) } : undefined;
};

/**
 * Opens submissions for those whose they are and for those who work on them. What comes by a secret, or is somebody's by
 * their address, the second wall does not know: it is looked up behind it, and shown to nobody else.
 */
export function createOpening(context: SubmissionContext) {
  const { database, changes, clock } = context;

  /** As whom the actor stands before it; undefined: it does not exist for them. */
  async function standingOf(
    tx: Tx,
    actor: Actor,
    { secret }: SubmissionKey,
    { submission }: store.SubmissionWhole,
    whole: EditionWhole,
    staff: Policy,
  ): Promise<Standing | undefined> {
    if (secret !== undefined) {
      return isSecret(secret) && hashSecret(secret) === submission.secretHash ? 'author' : undefined;
    }
    if (staff.allows(actor, placeOf(whole.edition))) return 'staff';
    if (actor.kind !== 'account') return undefined;
    if (submission.accountId === actor.accountId) return 'author';
    const account = await findAccount(tx, actor.accountId);
    return account?.email != null && account.email === submission.contactEmail.toLowerCase()
      ? 'author'
      : undefined;
  }

  async function open(
    tx: Tx,
    actor: Actor,
    key: SubmissionKey,
    found: store.SubmissionWhole | undefined,
    staff: Policy,
  ): Promise<Opened> {
    const whole = found && (await findEdition(tx, found.submission.editionId));
    if (found === undefined || whole === undefined) throw notFound('paper-unknown');
    const standing = await standingOf(tx, actor, key, found, whole, staff);
    if (standing === undefined) throw notFound('paper-unknown');
    const call = await findCall(tx, found.call.id);
    return { found, whole, questions: call?.questions ?? [], standing };
  }

  return {
    /**
     * Reads one.
     * @param staff who of those who work there may; default: whoever reads submissions
     * @throws 404 for one that is not the actor's to know
     */
    read: (actor: Actor, key: SubmissionKey, staff: Policy = readSubmissions): Promise<Opened> =>
      behindWall(database, async (tx) => {
        const by = keyOf(key);
        const found =
          by === undefined
            ? undefined
            : 'id' in by
              ? await store.findSubmission(tx, by.id)
              : await store.findBySecret(tx, by.secretHash);
        return open(tx, actor, key, found, staff);
      }),

    /**
     * A change of one, at the version that was read; null: whichever it is.
     * @throws 404 for one that is not the actor's to change, 412 for another version
     */
    change: <T>(
      actor: Actor,
      key: SubmissionKey,
      version: number | null,
      work: (opened: OpenedChange) => Promise<T>,
    ): Promise<T> =>
      changes.run(actor, ownSubmission.name, (change) =>
        guarded(brokenRules, () =>
          database.widened(change.tx, async () => {
            const by = keyOf(key);
            const found = by === undefined ? undefined : await store.lockSubmission(change.tx, by);
            const opened = await open(change.tx, actor, key, found, manageCalls);
            requireVersion(opened.found.submission.version, version);
            return work({ ...opened, change });
          }),
        ),
      ),

    /** Whether its authors may write in it now. */
    isOpen: ({ found: { submission, call, grace } }: Pick<Opened, 'found'>): boolean =>
      editableStates.includes(submission.state) && isOpenFor(call, grace, clock.now()),

    /** Refuses authors what they may not write any more; staff may, whatever the time. */
    requireOpen({ found: { submission, call, grace }, standing, change }: OpenedChange): void {
      if (!editableStates.includes(submission.state)) throw conflict('paper-not-editable');
      if (standing === 'staff' || isOpenFor(call, grace, change.now)) return;
      throw conflict(windowOf(call, change.now) === 'soon' ? 'call-not-open-yet' : 'call-closed');
    },
  };
}
export type Opening = ReturnType<typeof createOpening>;
