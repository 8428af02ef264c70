import type { Actor } from '../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../platform/changes/index.ts';
import { newId } from '../../../platform/database/index.ts';
import { createEntry } from '../../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../../platform/errors/index.ts';
import { permit } from '../../../platform/http/policy.ts';
import { lockEdition, placeOf } from '../../series/index.ts';
import { inOrder, orderFor } from '../precedence/order-for.ts';
import * as store from '../store/participant-lists.ts';
import { listParticipations } from '../store.ts';
import { attendeeCategories, type ListedAs } from '../tables.ts';
import type { ParticipantListInput } from './contract.ts';
import { publishParticipantLists } from './policy.ts';
import { listedAs, stageSteps } from './rules.ts';

/** More states and bodies than any edition has. */
const ALL = 10_000;

export type ParticipantListsService = ReturnType<typeof createParticipantListsService>;

/** Lists of those who come, issued as they stand at that moment. */
export function createParticipantListsService({ changes }: { readonly changes: Changes }) {
  async function publish(
    change: Change,
    editionId: string,
    input: ParticipantListInput,
  ): Promise<store.ListRow> {
    const edition = await lockEdition(change.tx, editionId);
    if (edition === undefined) throw notFound();
    permit(publishParticipantLists, change.actor, placeOf(edition));
    const entry = createEntry();
    const [former] = await store.listLists(change.tx, { editionId });
    const last = former?.list.stage ?? 'none';
    entry.check(stageSteps[last].includes(input.stage), 'stage', 'participant-list-step');
    const comment = entry.plain('comment', input.comment);
    // Whoever has a final list in their hands is told what was wrong with it.
    entry.check(last !== 'final' || comment !== null, 'comment', 'participant-list-correction');
    entry.done();

    const coming = await store.listComing(change.tx, editionId, edition.authenticLanguage);
    const { participationIds, versionId } = await orderFor(change.tx, editionId, 'list');
    const parties = await listParticipations(
      change.tx,
      editionId,
      edition.authenticLanguage,
      {},
      { limit: ALL },
    );
    // Parties that the order does not know follow in that of their names, states before bodies.
    const order = inOrder(
      participationIds,
      [...parties.filter(({ state }) => state !== null), ...parties.filter(({ state }) => state === null)],
      ({ participation }) => participation.id,
    ).map(({ participation }) => participation.id);
    const byCategory = [...coming].sort(
      (a, b) => attendeeCategories.indexOf(a.category) - attendeeCategories.indexOf(b.category),
    );
    const entries = inOrder(order, byCategory, ({ delegationId }) => delegationId).flatMap((one) => {
      const shown: ListedAs | null = listedAs({ ...one, organisation: one.organisation ?? one.bodyName });
      return shown === null ? [] : [{ one, shown }];
    });
    if (entries.length === 0) throw ruleBroken({ field: 'stage', code: 'participant-list-empty' });

    const id = newId();
    const list = await store.insertList(
      change.tx,
      {
        id,
        editionId,
        stage: input.stage,
        number: (former?.list.number ?? 0) + 1,
        comment,
        precedenceVersionId: versionId,
        publishedBy: change.actor.kind === 'account' ? change.actor.accountId : null,
        publishedAt: change.now,
      },
      entries.map(({ one, shown }, index) => ({
        editionId,
        listId: id,
        position: index + 1,
        attendeeId: one.id,
        participationId: one.delegationId,
        category: one.category,
        shown,
      })),
    );
    await change.record({
      action: 'participant-list.published',
      subject: { kind: 'participant-list', id },
      editionId,
      // Names stand in the list, from which an erasure takes them; the log says how many.
      after: { ...list, people: entries.length },
    });
    return list;
  }

  return {
    /**
     * Issues a list of those who come now: approved, not cancelled, with what each lets it show.
     * @throws 422 for a stage that may not follow the last one, a correction without a comment, a list of nobody
     */
    publish: (actor: Actor, editionId: string, input: ParticipantListInput) =>
      changes.run(actor, publishParticipantLists.name, (change) => publish(change, editionId, input)),
    /** The same within the caller's change. */
    publishIn: publish,
  };
}
