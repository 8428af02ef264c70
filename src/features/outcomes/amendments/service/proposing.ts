import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, forbidden, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/index.ts';
import { lockEdition, placeOf } from '../../../series/index.ts';
import type { OutcomesContext } from '../../context.ts';
import type { Notices } from '../../notices/index.ts';
import * as amending from '../../store/amendments.ts';
import * as store from '../../store/index.ts';
import type { AmendmentInput, AmendmentPatch } from '../contract.ts';
import { mayProposeFor, proposeAmendments, proposesFor } from '../policy.ts';
import { circulatedStatuses, windowAt } from '../rules/states.ts';
import { brokenAmendments } from './broken.ts';

interface Opened {
  readonly change: Change;
  readonly document: store.DocumentRow;
  readonly amendment: amending.AmendmentRow;
}

/** Amendments as delegations propose them: drafts, submission, withdrawal, co-sponsors. */
export function createProposingService({
  database,
  changes,
  notices,
}: OutcomesContext & { readonly notices: Pick<Notices, 'coSponsor'> }) {
  /**
   * Runs what a delegation does behind the wall of its own rows: texts and numbers are the edition's. Who acts for which
   * delegation is asked first, every time.
   */
  const behind = <T>(actor: Actor, work: (change: Change) => Promise<T>): Promise<T> =>
    changes.run(actor, proposeAmendments.name, (change) =>
      guarded(brokenAmendments, () => database.widened(change.tx, () => work(change))),
    );

  /** Refuses who may not act for the delegation: what they may not know of does not exist. */
  const actFor = async (
    change: Change,
    actor: Actor,
    delegationId: string,
    document: store.DocumentRow,
  ): Promise<void> => {
    const edition = await lockEdition(change.tx, document.editionId);
    if (edition === undefined || !mayProposeFor(actor, delegationId, placeOf(edition))) throw notFound();
    const participation = await amending.participationOf(change.tx, delegationId);
    if (participation === undefined || participation.editionId !== document.editionId) {
      throw ruleBroken({ field: 'sponsorId', code: 'delegation-unknown' });
    }
    if (['declined', 'withdrawn'].includes(participation.status)) throw conflict('delegation-not-coming');
  };

  const readable = ({ status }: store.DocumentRow): boolean => circulatedStatuses.includes(status);

  /** An amendment of a delegation that the actor acts for, its text locked before it. */
  const own = <T>(actor: Actor, id: string, work: (opened: Opened) => Promise<T>): Promise<T> =>
    behind(actor, async (change) => {
      const found = await amending.findAmendment(change.tx, id);
      const document = found && (await store.lockDocument(change.tx, found.amendment.documentId));
      const amendment = document && (await amending.lockAmendment(change.tx, id));
      if (amendment === undefined || document === undefined) throw notFound();
      await actFor(change, actor, amendment.sponsorId, document);
      return work({ change, document, amendment });
    });

  const record = (
    change: Change,
    verb: string,
    row: amending.AmendmentRow,
    before: unknown,
    after: unknown,
  ) =>
    change.record({
      action: `amendment.${verb}`,
      subject: { kind: 'amendment', id: row.id },
      editionId: row.editionId,
      before,
      after,
    });

  const read = async (
    change: Change,
    document: store.DocumentRow,
    input: AmendmentPatch,
    old: amending.AmendmentRow | null,
  ) => {
    const entry = createEntry();
    const authentic = document.authenticLanguage;
    const action = input.action ?? old?.action ?? 'replace';
    const deletes = action === 'delete';
    const words = deletes
      ? null
      : entry.text('text', input.text, { required: true, old: old?.text ?? null, authentic });
    const rationale = entry.text('rationale', input.rationale, { old: old?.rationale ?? null, authentic });
    const provisionId = input.provisionId === undefined ? (old?.provisionId ?? null) : input.provisionId;
    entry.check(action === 'add' || provisionId !== null, 'provisionId', 'amendment-target-needed');
    const target = provisionId === null ? undefined : await store.findProvision(change.tx, provisionId);
    entry.check(
      provisionId === null || target?.provision.documentId === document.id,
      'provisionId',
      'amendment-target-unknown',
    );
    const stands = target?.provision.revision ?? null;
    const kept = old !== null && old.provisionId === provisionId ? old.provisionRevision : null;
    const provisionRevision = provisionId === null ? null : (input.provisionRevision ?? kept ?? stands);
    entry.check(
      provisionRevision === null || stands === null || provisionRevision <= stands,
      'provisionRevision',
      'version-unknown',
    );
    entry.done();
    return { action, text: words, rationale, provisionId, provisionRevision };
  };

  return {
    /** Begins an amendment as a draft that its delegation alone sees. @throws 404 for a text that was not circulated */
    draft(
      actor: Actor,
      documentId: string,
      { sponsorId, sample, ...input }: AmendmentInput & { readonly sample?: boolean },
    ): Promise<amending.AmendmentRow> {
      return behind(actor, async (change) => {
        const document = await store.lockDocument(change.tx, documentId);
        if (document === undefined) throw notFound();
        if (!readable(document)) {
          // Who works on the draft knows of it, and that it is too early.
          const edition = await lockEdition(change.tx, document.editionId);
          if (edition === undefined || !proposeAmendments.allows(actor, placeOf(edition))) throw notFound();
          throw conflict('text-state', { from: document.status, to: 'open-for-amendments' });
        }
        await actFor(change, actor, sponsorId, document);
        const created = await amending.insertAmendment(change.tx, {
          ...(await read(change, document, input, null)),
          editionId: document.editionId,
          documentId,
          sponsorId,
          sample: sample ?? false,
        });
        await record(change, 'drafted', created, null, created);
        return created;
      });
    },

    edit(
      actor: Actor,
      id: string,
      version: number | null,
      patch: AmendmentPatch,
    ): Promise<amending.AmendmentRow> {
      return own(actor, id, async ({ change, document, amendment }) => {
        requireVersion(amendment.version, version);
        if (amendment.status !== 'draft') throw conflict('amendment-submitted');
        const edited = await amending.updateAmendment(change.tx, id, {
          ...(await read(change, document, patch, amendment)),
          updatedAt: change.now,
        });
        await record(change, 'edited', amendment, amendment, edited);
        return edited;
      });
    },

    remove(actor: Actor, id: string): Promise<void> {
      return own(actor, id, async ({ change, amendment }) => {
        if (amendment.status !== 'draft') throw conflict('amendment-submitted');
        await amending.deleteAmendment(change.tx, id);
        await record(change, 'deleted', amendment, amendment, null);
      });
    },

    /**
     * Hands it in: it gets its number and stays as it is from then on.
     * @throws 409 `amendments-not-open`, `amendments-closed` outside of the window; `amendment-target-gone`
     */
    submit(actor: Actor, id: string): Promise<amending.AmendmentRow> {
      return own(actor, id, async ({ change, document, amendment }) => {
        if (amendment.status !== 'draft') throw conflict('amendment-submitted');
        const window = windowAt(document, change.now);
        if (window !== 'open') {
          throw conflict(window === 'before' ? 'amendments-not-open' : 'amendments-closed');
        }
        const target =
          amendment.provisionId === null
            ? undefined
            : await store.findProvision(change.tx, amendment.provisionId);
        if (amendment.provisionId !== null && target === undefined) throw conflict('amendment-target-gone');
        const edited = await amending.updateAmendment(change.tx, id, {
          status: 'submitted',
          number: await amending.nextNumber(change.tx, document.id),
          submittedAt: change.now,
          submittedBy: accountIdOf(actor),
          updatedAt: change.now,
        });
        await record(change, 'submitted', amendment, amendment, edited);
        return edited;
      });
    },

    /** Takes it back, until it was decided. */
    withdraw(actor: Actor, id: string, reason?: string | null): Promise<amending.AmendmentRow> {
      return own(actor, id, async ({ change, amendment }) => {
        if (!['submitted', 'admissible', 'put-to-decision'].includes(amendment.status)) {
          throw conflict('amendment-state');
        }
        const entry = createEntry();
        const statusReason = entry.plain('reason', reason);
        entry.done();
        const edited = await amending.updateAmendment(change.tx, id, {
          status: 'withdrawn',
          statusReason,
          decidedAt: change.now,
          updatedAt: change.now,
        });
        await record(change, 'withdrawn', amendment, amendment, edited);
        return edited;
      });
    },

    /** Asks another delegation to support it: it counts once that delegation consents. */
    invite(actor: Actor, id: string, participationId: string): Promise<void> {
      return own(actor, id, async ({ change, document, amendment }) => {
        if (participationId === amendment.sponsorId) {
          throw ruleBroken({ field: 'participationId', code: 'co-sponsor-sponsor' });
        }
        if (!['draft', 'submitted', 'admissible'].includes(amendment.status))
          throw conflict('amendment-state');
        const party = await amending.participationOf(change.tx, participationId);
        if (party?.editionId !== document.editionId) {
          throw ruleBroken({ field: 'participationId', code: 'delegation-unknown' });
        }
        if ((await amending.findCoSponsor(change.tx, id, participationId)) !== undefined) {
          throw conflict('co-sponsor-asked');
        }
        const row = { editionId: amendment.editionId, amendmentId: id, participationId };
        await amending.putCoSponsor(change.tx, row);
        await record(change, 'invited', amendment, null, row);
        const asking = await amending.participationOf(change.tx, amendment.sponsorId);
        if (asking !== undefined) {
          await notices.coSponsor(change, document, {
            amendmentId: id,
            participationId,
            sponsor: asking.name,
          });
        }
      });
    },

    /**
     * A delegation says for itself that it supports another's amendment, asked or not; or that it does not any more.
     * @throws 403 to whoever does not act for that delegation: nobody consents for another
     */
    consent(actor: Actor, id: string, participationId: string, supports: boolean): Promise<void> {
      return behind(actor, async (change) => {
        const found = await amending.findAmendment(change.tx, id);
        const document = found && (await store.lockDocument(change.tx, found.amendment.documentId));
        if (found === undefined || document === undefined || !readable(document)) throw notFound();
        if (!proposesFor(actor).includes(participationId) && actor.kind !== 'system') throw forbidden();
        const { amendment } = found;
        await actFor(change, actor, participationId, document);
        const asked = await amending.findCoSponsor(change.tx, id, participationId);
        // A draft is known to those alone who were asked.
        if (amendment.status === 'draft' && asked === undefined) throw notFound();
        if (participationId === amendment.sponsorId) {
          throw ruleBroken({ field: 'participationId', code: 'co-sponsor-sponsor' });
        }
        if (!['draft', 'submitted', 'admissible', 'put-to-decision'].includes(amendment.status)) {
          throw conflict('amendment-state');
        }
        if (!supports && asked === undefined) throw notFound();
        const row = {
          editionId: amendment.editionId,
          amendmentId: id,
          participationId,
          consentedAt: supports ? change.now : (asked?.consentedAt ?? null),
          consentedBy: supports ? accountIdOf(actor) : (asked?.consentedBy ?? null),
          withdrawnAt: supports ? null : change.now,
        };
        await amending.putCoSponsor(change.tx, row);
        await record(change, supports ? 'accepted' : 'declined', amendment, asked ?? null, row);
      });
    },
  };
}
export type ProposingService = ReturnType<typeof createProposingService>;
