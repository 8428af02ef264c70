import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { behindWall, guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { isId } from '../../../../platform/http/index.ts';
import { textIn } from '../../../../platform/language/index.ts';
import { hashSecret } from '../../../../platform/vault/index.ts';
import { type EditionWhole, listThemes } from '../../../series/index.ts';
import { type CallWhole, findCall, findCallBySlug } from '../../store/calls.ts';
import { findAccount, listParticipants } from '../../store/people.ts';
import * as store from '../../store/submissions.ts';
import type { SubmissionContext, SubmissionKey } from '../context.ts';
import type { NoteInput, PaperInput, PaperPatch } from '../contract.ts';
import { ownSubmission } from '../policy.ts';
import { isOpenFor, windowOf } from '../rules/deadline.ts';
import { mayBecome } from '../rules/states.ts';
import { submissionSecret } from '../secrets.ts';
import { takeGrace } from './grace.ts';
import type { Mailing } from './mailing.ts';
import { brokenRules, type OpenedChange, type Opening } from './opening.ts';
import { type Asked, checkComplete, readPaper } from './reading.ts';
import { recordStep } from './states.ts';

export type PapersService = ReturnType<typeof createPapersService>;

/** Submissions as their authors make them: begun, written, sent, withdrawn, confirmed. */
export function createPapersService(
  context: SubmissionContext,
  { opening, mailing }: { readonly opening: Opening; readonly mailing: Mailing },
) {
  const { database, changes, vault } = context;

  const askedOf = async (change: Change, { call, questions }: CallWhole): Promise<Asked> => ({
    call,
    questions,
    parties: await listParticipants(change.tx, call.editionId),
    themed: (await listThemes(change.tx, call.editionId)).length > 0,
  });

  /** Sends it: it gets its code, and its contact a receipt with the link. */
  async function send(
    change: Change,
    whole: EditionWhole,
    call: CallWhole['call'],
    old: store.SubmissionRow,
  ) {
    const submission = await store.updateSubmission(change.tx, old.id, {
      state: 'submitted',
      code: old.code ?? (await store.nextCode(database, change.tx, old.editionId)),
      submittedAt: change.now,
      updatedAt: change.now,
    });
    await recordStep(change, 'submitted', old, submission);
    await mailing.toContact(change.tx, 'received', whole, submission, {
      code: submission.code ?? '',
      call: textIn(call.title, submission.contactLanguage).text,
    });
    return submission;
  }

  return {
    /**
     * Begins one, and sends it when the input says so. Of those who race for the last place of a grace link one comes
     * through.
     * @returns it with the secret of its link
     */
    create: (
      actor: Actor,
      whole: EditionWhole,
      input: PaperInput,
    ): Promise<{ readonly submission: store.SubmissionRow; readonly secret: string }> =>
      changes.run(actor, ownSubmission.name, (change) =>
        guarded(brokenRules, () =>
          database.widened(change.tx, async () => {
            const editionId = whole.edition.id;
            const found = isId(input.call)
              ? await findCall(change.tx, input.call)
              : await findCallBySlug(change.tx, editionId, input.call);
            if (found === undefined || found.call.editionId !== editionId || !found.call.published) {
              throw notFound('call-unknown');
            }
            const { call } = found;
            const window = windowOf(call, change.now);
            if (window === 'soon') throw conflict('call-not-open-yet');
            const grace =
              window === 'closed' && input.grace !== undefined
                ? await takeGrace(change.tx, input.grace, call.id, change.now)
                : null;
            if (!isOpenFor(call, grace, change.now)) throw conflict('call-closed');
            const asked = await askedOf(change, found);
            const entry = createEntry();
            const row = readPaper(entry, input, null, asked);
            const affiliation = entry.plain('affiliation', input.affiliation);
            if (input.submit) checkComplete(entry, row, asked);
            entry.done();
            const id = newId();
            const secret = submissionSecret(vault, id);
            const accountId = accountIdOf(actor);
            let submission = await store.insertSubmission(change.tx, {
              ...row,
              editionId,
              id,
              callId: call.id,
              state: 'draft',
              accountId,
              secretHash: hashSecret(secret),
              graceLinkId: grace?.id ?? null,
              createdAt: change.now,
              updatedAt: change.now,
            });
            await store.insertAuthor(change.tx, {
              editionId,
              submissionId: id,
              position: 1,
              name: row.contactName,
              email: row.contactEmail,
              affiliation,
              presenting: input.presenting ?? true,
              state: 'submitter',
              accountId,
              bodyId: row.bodyId,
              stateCode: row.stateCode,
            });
            await recordStep(change, 'created', null, submission);
            if (input.submit) submission = await send(change, whole, call, submission);
            else {
              await mailing.toContact(change.tx, 'draft', whole, submission, {
                call: textIn(call.title, submission.contactLanguage).text,
                closes: mailing.momentOf(
                  whole,
                  submission.contactLanguage,
                  grace?.expiresAt ?? call.closesAt,
                ),
              });
            }
            return { submission, secret };
          }),
        ),
      ),

    /** Writes in it: authors while the call is open to them, staff as long as it is not decided. */
    edit: (
      actor: Actor,
      key: SubmissionKey,
      version: number | null,
      patch: PaperPatch,
    ): Promise<store.SubmissionRow> =>
      opening.change(actor, key, version, async (opened) => {
        opening.requireOpen(opened);
        const { change, found, questions } = opened;
        const { submission: old } = found;
        const asked = await askedOf(change, { call: found.call, questions });
        const entry = createEntry();
        const row = readPaper(entry, patch, old, asked);
        const affiliation =
          patch.affiliation === undefined ? undefined : entry.plain('affiliation', patch.affiliation);
        if (old.state !== 'draft') checkComplete(entry, row, asked);
        entry.done();
        const submission = await store.updateSubmission(change.tx, old.id, {
          ...row,
          updatedAt: change.now,
        });
        const submitter = found.authors.find(({ state }) => state === 'submitter');
        if (submitter !== undefined) {
          await store.updateAuthor(change.tx, submitter.id, {
            name: row.contactName,
            email: row.contactEmail,
            bodyId: row.bodyId,
            stateCode: row.stateCode,
            ...(affiliation === undefined ? {} : { affiliation }),
            ...(patch.presenting === undefined ? {} : { presenting: patch.presenting }),
          });
        }
        await recordStep(change, 'edited', old, submission);
        return submission;
      }),

    /** Sends a draft; with a grace link, a draft of a call that has closed. */
    submit: (
      actor: Actor,
      key: SubmissionKey,
      version: number | null,
      { grace }: { readonly grace?: string },
    ): Promise<store.SubmissionRow> =>
      opening.change(actor, key, version, async (opened) => {
        const { change, found, questions, whole } = opened;
        const { submission: old, call } = found;
        if (old.state !== 'draft') throw conflict('paper-already-submitted');
        if (grace !== undefined && !opening.isOpen(opened)) {
          const link = await takeGrace(change.tx, grace, call.id, change.now);
          if (windowOf(call, change.now) !== 'closed') throw conflict('call-not-open-yet');
          await store.updateSubmission(change.tx, old.id, { graceLinkId: link.id });
        } else opening.requireOpen(opened);
        const asked = await askedOf(change, { call, questions });
        const entry = createEntry();
        checkComplete(entry, old, asked);
        entry.done();
        return send(change, whole, call, old);
      }),

    /** Takes back what was sent; its authors do it at any time, those who manage the call in their name. */
    withdraw: (
      actor: Actor,
      key: SubmissionKey,
      version: number | null,
      { reason }: NoteInput,
    ): Promise<store.SubmissionRow> =>
      opening.change(actor, key, version, async ({ change, found, whole }) => {
        const { submission: old, authors } = found;
        if (!mayBecome(old.state, 'withdrawn')) throw conflict('paper-not-withdrawable');
        const entry = createEntry();
        const why = entry.plain('reason', reason) ?? undefined;
        entry.done();
        const submission = await store.updateSubmission(change.tx, old.id, {
          state: 'withdrawn',
          updatedAt: change.now,
        });
        for (const { id } of authors.filter(({ state }) => state === 'invited')) {
          await store.updateAuthor(change.tx, id, { secretHash: null });
        }
        await recordStep(change, 'withdrawn', old, submission, why);
        await mailing.toContact(change.tx, 'withdrawn', whole, submission, { code: submission.code ?? '' });
        return submission;
      }),

    /** Says yes to an acceptance. What is in the programme already is scheduled with it. */
    confirm: (actor: Actor, key: SubmissionKey, version: number | null): Promise<store.SubmissionRow> =>
      opening.change(actor, key, version, async ({ change, found }) => {
        const { submission: old, placedIn } = found;
        if (!mayBecome(old.state, 'confirmed') || old.state === 'scheduled') {
          throw conflict('paper-not-confirmable');
        }
        const submission = await store.updateSubmission(change.tx, old.id, {
          state: placedIn === null ? 'confirmed' : 'scheduled',
          updatedAt: change.now,
        });
        await recordStep(change, 'confirmed', old, submission);
        return submission;
      }),

    /** Deletes a draft that was never sent, with all that belongs to it. @throws 409 for anything else */
    async remove(actor: Actor, key: SubmissionKey, version: number | null): Promise<void> {
      const gone = await opening.change(actor, key, version, async ({ change, found }: OpenedChange) => {
        const { submission: old, files } = found;
        if (old.state !== 'draft') throw conflict('paper-not-draft');
        await store.deleteFiles(
          change.tx,
          files.map(({ id }) => id),
        );
        const checksums = await context.files.remove(
          change.tx,
          files.map(({ fileId }) => fileId),
        );
        await store.deleteSubmission(change.tx, old.id);
        await recordStep(change, 'deleted', old, null);
        return checksums;
      });
      await context.files.sweep(gone);
    },

    /** What is the actor's own, newest first. */
    listOwn: async (actor: Actor): Promise<store.SubmissionWhole[]> =>
      actor.kind !== 'account'
        ? []
        : behindWall(database, async (tx) => {
            const account = await findAccount(tx, actor.accountId);
            return store.listOwn(tx, actor.accountId, account?.email ?? null);
          }),

    /** Who is signed in, to fill a form with. */
    account: (actor: Actor) =>
      actor.kind === 'account' ? findAccount(database.db, actor.accountId) : Promise.resolve(undefined),
  };
}
