import { type Actor, accountIdOf, systemActor } from '../../../platform/actor/index.ts';
import type { Change } from '../../../platform/changes/index.ts';
import { everything, guarded } from '../../../platform/database/index.ts';
import { conflict, forbidden, notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/index.ts';
import { type EditionRow, lockEdition, placeOf } from '../../series/index.ts';
import type { OutcomesContext } from '../context.ts';
import type { Notices } from '../notices/index.ts';
import { manageOutcomes } from '../policy.ts';
import { publishText, requireTranslated } from '../publish-text.ts';
import * as store from '../store/index.ts';
import { listDue } from '../store/releases.ts';
import type { ReleaseInput } from './contract.ts';

/** Seconds between two looks for embargoes that are over. */
const EVERY = 5;

export type ReleasesService = ReturnType<typeof createReleasesService>;

const brokenByRelease = {
  outcome_documents_two_release: () => conflict('release-by-another'),
  outcome_documents_embargo: () => conflict('release-embargoed'),
  outcome_documents_normal: () => conflict('text-not-normal'),
  outcome_documents_adopted_unchanged: () => conflict('text-adopted'),
};

/**
 * Releases: one asks, another approves; the text comes out with the approval, or when its embargo ends. None of it freshens
 * a public page before.
 */
export function createReleasesService({
  changes,
  database,
  clock,
  jobs,
  notices,
}: Pick<OutcomesContext, 'changes' | 'database' | 'clock' | 'jobs'> & {
  readonly notices: Pick<Notices, 'release'>;
}) {
  const inText = <T>(
    actor: Actor,
    id: string,
    work: (change: Change, document: store.DocumentRow, edition: EditionRow) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageOutcomes.name, (change) =>
      guarded(brokenByRelease, async () => {
        const document = await store.lockDocument(change.tx, id);
        const edition = document && (await lockEdition(change.tx, document.editionId));
        if (document === undefined || edition === undefined) throw notFound();
        permit(manageOutcomes, actor, placeOf(edition));
        if (document.status !== 'adopted') {
          throw conflict('text-state', { from: document.status, to: 'published' });
        }
        return work(change, document, edition);
      }),
    );

  const edit = async (
    change: Change,
    document: store.DocumentRow,
    action: string,
    row: Partial<store.DocumentRow>,
  ): Promise<store.DocumentRow> => {
    const edited = await store.updateDocument(change.tx, document.id, { ...row, updatedAt: change.now });
    await change.record({
      action: `outcome-release.${action}`,
      subject: { kind: 'outcome-release', id: document.id },
      editionId: document.editionId,
      before: releaseOf(document),
      after: releaseOf(edited),
    });
    return edited;
  };

  const nothing = {
    releaseRequestedBy: null,
    releaseRequestedAt: null,
    releaseApprovedBy: null,
    releaseApprovedAt: null,
    embargoUntil: null,
  };

  /** Publishes what is due; one that cannot be published does not keep the others back. */
  const publishDue = async (): Promise<void> => {
    const due = await database.seeing(everything, () => listDue(database.db, clock.now()));
    const failures: unknown[] = [];
    for (const id of due) {
      await inText(systemActor('releases'), id, async (change, document) => {
        const { embargoUntil, releaseApprovedAt } = document;
        // Withdrawn or put off meanwhile.
        if (releaseApprovedAt === null || embargoUntil === null || embargoUntil > change.now) return;
        await publishText(change, document);
      }).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  jobs.every({ name: 'releases of texts', seconds: EVERY, work: publishDue });

  return {
    publishDue,

    /** Asks for the release; a new request takes the place of the one before, with its approval. */
    request(actor: Actor, id: string, { embargoUntil }: ReleaseInput): Promise<store.DocumentRow> {
      return inText(actor, id, async (change, document) => {
        requireTranslated(document, await store.provisionsOf(change.tx, id));
        const until = embargoUntil == null ? null : new Date(embargoUntil);
        if (until !== null && until <= change.now) {
          throw ruleBroken({ field: 'embargoUntil', code: 'embargo-over' });
        }
        const requested = await edit(change, document, 'requested', {
          ...nothing,
          releaseRequestedBy: accountIdOf(actor),
          releaseRequestedAt: change.now,
          embargoUntil: until,
        });
        await notices.release(change, requested);
        return requested;
      });
    },

    /**
     * Approves it: the text comes out at once, or when its embargo ends.
     * @throws 403 for whoever asked for it
     */
    approve(actor: Actor, id: string): Promise<store.DocumentRow> {
      return inText(actor, id, async (change, document) => {
        if (document.releaseRequestedAt === null) throw conflict('release-not-requested');
        if (document.releaseApprovedAt !== null) throw conflict('release-approved');
        const account = accountIdOf(actor);
        if (account === null || account === document.releaseRequestedBy) {
          throw forbidden('release-by-another');
        }
        requireTranslated(document, await store.provisionsOf(change.tx, id));
        const approved = await edit(change, document, 'approved', {
          releaseApprovedBy: account,
          releaseApprovedAt: change.now,
        });
        const { embargoUntil } = approved;
        return embargoUntil !== null && embargoUntil > change.now ? approved : publishText(change, approved);
      });
    },

    /** Takes request and approval back; the text stays where it is. */
    withdraw(actor: Actor, id: string): Promise<store.DocumentRow> {
      return inText(actor, id, async (change, document) => {
        if (document.releaseRequestedAt === null) throw conflict('release-not-requested');
        return edit(change, document, 'withdrawn', nothing);
      });
    },
  };
}

const releaseOf = ({
  id,
  releaseRequestedBy,
  releaseRequestedAt,
  releaseApprovedBy,
  releaseApprovedAt,
  embargoUntil,
}: store.DocumentRow) => ({
  id,
  releaseRequestedBy,
  releaseRequestedAt,
  releaseApprovedBy,
  releaseApprovedAt,
  embargoUntil,
});
