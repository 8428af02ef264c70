import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { permit } from '../../../../platform/http/index.ts';
import { lockEdition, placeOf } from '../../../series/index.ts';
import { manageOutcomes } from '../../policy.ts';
import * as amending from '../../store/amendments.ts';
import * as store from '../../store/index.ts';
import type { AcceptanceInput, AdviceInput } from '../contract.ts';
import { type AmendmentStatus, amendmentTransitions } from '../rules/states.ts';
import { applyAmendment } from './apply.ts';
import { brokenAmendments } from './broken.ts';

interface Opened {
  readonly change: Change;
  readonly document: store.DocumentRow;
  readonly amendment: amending.AmendmentRow;
}

const record = (
  { change, amendment }: Pick<Opened, 'change' | 'amendment'>,
  verb: string,
  after: unknown,
  reason?: string | null,
) =>
  change.record({
    action: `amendment.${verb}`,
    subject: { kind: 'amendment', id: amendment.id },
    editionId: amendment.editionId,
    before: amendment,
    after,
    ...(reason ? { reason } : {}),
  });

const verbs: Readonly<Partial<Record<AmendmentStatus, string>>> = {
  admissible: 'approved',
  inadmissible: 'refused',
  'put-to-decision': 'asked',
  lapsed: 'expired',
};

async function become(
  opened: Opened,
  status: AmendmentStatus,
  row: Partial<amending.AmendmentRow>,
  reason?: string | null,
): Promise<amending.AmendmentRow> {
  const { change, amendment } = opened;
  if (!amendmentTransitions[amendment.status].includes(status)) throw conflict('amendment-state');
  const entry = createEntry();
  const statusReason = entry.plain('reason', reason);
  entry.done();
  const edited = await amending.updateAmendment(change.tx, amendment.id, {
    ...row,
    status,
    statusReason,
    updatedAt: change.now,
  });
  await record(opened, verbs[status] ?? status, edited, statusReason);
  return edited;
}

/**
 * What a meeting decided about an amendment: adopted, its words go into the text in the same transaction.
 * The caller checked the right and closed the decision.
 */
export async function settleAmendment(
  change: Change,
  id: string,
  result: 'adopted' | 'rejected',
): Promise<amending.AmendmentRow> {
  const found = await amending.findAmendment(change.tx, id);
  const document = found && (await store.lockDocument(change.tx, found.amendment.documentId));
  const amendment = document && (await amending.lockAmendment(change.tx, id));
  if (amendment === undefined || document === undefined) throw notFound();
  const opened = { change, document, amendment };
  const gone =
    amendment.action !== 'add' &&
    (await store.findProvision(change.tx, amendment.provisionId ?? '')) === undefined;
  // What was taken out of the text meanwhile can't be reworded any more.
  if (result === 'adopted' && gone) return become(opened, 'lapsed', { decidedAt: change.now });
  const row = result === 'adopted' ? await applyAmendment(change, document, amendment) : {};
  return become(opened, result, { ...row, decidedAt: change.now });
}

/** What the secretariat and the drafting committee do about amendments. */
export function createDecidingService(changes: Changes) {
  const inAmendment = <T>(actor: Actor, id: string, work: (opened: Opened) => Promise<T>): Promise<T> =>
    changes.run(actor, manageOutcomes.name, (change) =>
      guarded(brokenAmendments, async () => {
        const found = await amending.findAmendment(change.tx, id);
        const document = found && (await store.lockDocument(change.tx, found.amendment.documentId));
        const amendment = document && (await amending.lockAmendment(change.tx, id));
        const edition = document && (await lockEdition(change.tx, document.editionId));
        if (amendment === undefined || document === undefined || edition === undefined) throw notFound();
        permit(manageOutcomes, actor, placeOf(edition));
        if (amendment.status === 'draft') throw notFound();
        return work({ change, document, amendment });
      }),
    );

  const reasoned = (given: string | null | undefined): string => {
    const entry = createEntry();
    const reason = entry.plain('reason', given, { required: true });
    entry.done();
    return reason ?? '';
  };

  return {
    /** Says whether it may be considered; that it may not needs a reason. */
    admit: (actor: Actor, id: string, admissible: boolean, given?: string | null) =>
      inAmendment(actor, id, (opened) =>
        admissible
          ? become(opened, 'admissible', {}, given)
          : become(opened, 'inadmissible', { decidedAt: opened.change.now }, reasoned(given)),
      ),

    /** What the drafting committee advises; it decides nothing. */
    advise: (actor: Actor, id: string, { advice, note }: AdviceInput) =>
      inAmendment(actor, id, async (opened) => {
        const { change, amendment, document } = opened;
        if (amendmentTransitions[amendment.status].length === 0) throw conflict('amendment-state');
        const entry = createEntry();
        const adviceNote = entry.text('note', note, { authentic: document.authenticLanguage });
        entry.done();
        const edited = await amending.updateAmendment(change.tx, id, {
          advice,
          adviceNote,
          updatedAt: change.now,
        });
        await record(opened, 'edited', edited);
        return edited;
      }),

    /**
     * Takes its words over, as proposed or as modified: a new version of the provision.
     * @throws 409 `amendment-behind` when the provision was reworded since, unless a wording for its present version is given
     */
    accept: (actor: Actor, id: string, { text, revision, reason }: AcceptanceInput) =>
      inAmendment(actor, id, async (opened) => {
        const { change, document, amendment } = opened;
        if (!amendmentTransitions[amendment.status].includes('accepted')) throw conflict('amendment-state');
        const entry = createEntry();
        const wording =
          text === undefined || amendment.action === 'delete'
            ? null
            : entry.text('text', text, { required: true, authentic: document.authenticLanguage });
        entry.done();
        if (amendment.action !== 'add') {
          const target = await store.findProvision(change.tx, amendment.provisionId ?? '');
          if (target === undefined) throw conflict('amendment-target-gone');
          const stands = target.provision.revision;
          const read = revision ?? amendment.provisionRevision;
          if (read !== stands) throw conflict('amendment-behind', { revision: stands });
          if (wording === null && amendment.action === 'replace' && amendment.provisionRevision !== stands) {
            throw conflict('amendment-behind', { revision: stands });
          }
        }
        const merged = (await amending.amendmentsIn(change.tx, document.id, ['merged'])).some(
          ({ mergedIntoId }) => mergedIntoId === id,
        );
        const applied = await applyAmendment(change, document, amendment, wording, merged);
        return become(opened, 'accepted', { ...applied, decidedAt: change.now }, reason);
      }),

    /** Lets it go on in another amendment to the same text. @throws 422 at `intoId` for one that is over or leads back */
    merge: (actor: Actor, id: string, intoId: string, reason?: string | null) =>
      inAmendment(actor, id, async (opened) => {
        const { change, amendment } = opened;
        const into = intoId === id ? undefined : await amending.lockAmendment(change.tx, intoId);
        const stands = ['submitted', 'admissible', 'accepted', 'put-to-decision', 'adopted'];
        if (into?.documentId !== amendment.documentId || !stands.includes(into.status)) {
          throw ruleBroken({ field: 'intoId', code: 'amendment-unknown' });
        }
        return become(opened, 'merged', { mergedIntoId: intoId, decidedAt: change.now }, reason);
      }),

    /** Leaves it to the meeting. */
    refer: (actor: Actor, id: string, reason?: string | null) =>
      inAmendment(actor, id, (opened) => become(opened, 'put-to-decision', {}, reason)),

    reject: (actor: Actor, id: string, given: string) =>
      inAmendment(actor, id, (opened) =>
        become(opened, 'rejected', { decidedAt: opened.change.now }, reasoned(given)),
      ),

    /** Says that it has no object any more, such as when its provision was taken out. */
    lapse: (actor: Actor, id: string, given: string) =>
      inAmendment(actor, id, (opened) =>
        become(opened, 'lapsed', { decidedAt: opened.change.now }, reasoned(given)),
      ),
  };
}
export type DecidingService = ReturnType<typeof createDecidingService>;
