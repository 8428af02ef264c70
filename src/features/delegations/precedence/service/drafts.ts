import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import * as store from '../../store/precedence-lists.ts';
import type { ArrangementInput, DraftInput, DraftPatch } from '../contract.ts';
import { managePrecedence } from '../policy.ts';
import { arrange, type Basis, type Placed } from '../rules/arrange.ts';
import { type Move, moved } from '../rules/moves.ts';
import {
  type Held,
  holdDraft,
  holdList,
  orderOf,
  partiesOf,
  recordVersion,
  rulesOf,
  versionFacts,
  writeOrder,
  writePlaces,
} from './ground.ts';

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === a.length;

/** Versions that are being prepared. */
export function createDraftsService({ changes }: { readonly changes: Changes }) {
  /** Does something to a draft that leaves another order or comment behind. */
  const editing = (
    actor: Actor,
    id: string,
    version: number | null,
    work: (change: Change, held: Held, order: readonly Placed[]) => Promise<Partial<store.VersionRow>>,
  ) =>
    changes.run(actor, managePrecedence.name, async (change) => {
      const held = await holdDraft(change, actor, managePrecedence, id);
      requireVersion(held.version.version, version);
      const before = orderOf(await store.listEntries(change.tx, id));
      const values = await work(change, held, before);
      const edited = await store.updateVersion(change.tx, id, { ...values, updatedAt: change.now });
      const after = orderOf(await store.listEntries(change.tx, id));
      await recordVersion(
        change,
        'edited',
        edited,
        versionFacts(held.version, before),
        versionFacts(edited, after),
      );
      return edited;
    });

  /** @throws 422 unless hands set the order: another scheme would no longer say how it came about */
  const byHand = (version: store.VersionRow): void => {
    if (version.arrangedBy.scheme !== 'curated')
      throw ruleBroken({ field: 'order', code: 'precedence-not-by-hand' });
  };

  const reorder = async (
    change: Change,
    version: store.VersionRow,
    old: readonly Placed[],
    ids: readonly string[],
  ) => {
    byHand(version);
    const known = new Map(old.map((one) => [one.participationId, one]));
    if (!sameMembers(ids, [...known.keys()]))
      throw ruleBroken({ field: 'order', code: 'precedence-order-incomplete' });
    await writePlaces(
      change,
      version,
      ids.map((participationId) => known.get(participationId) ?? { participationId, basis: null }),
    );
  };

  return {
    /**
     * Prepares another version: from the one in force, arranged by the list's present rules.
     * @throws 409 while one is being prepared already
     */
    begin: (actor: Actor, listId: string, input: DraftInput) =>
      changes.run(actor, managePrecedence.name, async (change) => {
        const { edition, list } = await holdList(change, actor, managePrecedence, listId);
        const versions = await store.listVersions(change.tx, listId);
        if (versions.some(({ state }) => state === 'draft')) {
          throw ruleBroken({ field: '', code: 'precedence-draft-exists' });
        }
        const entry = createEntry();
        const comment = entry.plain('comment', input.comment);
        entry.done();
        const last = versions.find(({ state }) => state === 'signed-off') ?? versions[0];
        const former = last === undefined ? [] : orderOf(await store.listEntries(change.tx, last.id));
        // A draw is repeated with the seed it had: another one is drawn on purpose, and shown.
        const version = await store.insertVersion(change.tx, {
          id: newId(),
          editionId: edition.id,
          listId,
          number: (versions[0]?.number ?? 0) + 1,
          comment,
          arrangedBy: rulesOf(list, list.seed ?? last?.arrangedBy.seed ?? null),
        });
        const order = await writeOrder(change, { edition, version }, version.arrangedBy, former);
        await recordVersion(change, 'created', version, undefined, versionFacts(version, order));
        return version;
      }),

    /** Changes the comment, the order set by hand, or what ranks rest on. */
    edit: (actor: Actor, id: string, version: number | null, patch: DraftPatch) =>
      editing(actor, id, version, async (change, held, order) => {
        const entry = createEntry();
        const comment =
          patch.comment === undefined ? held.version.comment : entry.plain('comment', patch.comment);
        entry.done();
        if (patch.order !== undefined) await reorder(change, held.version, order, patch.order);
        if (patch.bases !== undefined) {
          if (held.version.arrangedBy.scheme !== 'rank-and-seniority') {
            throw ruleBroken({ field: 'bases', code: 'precedence-not-by-rank' });
          }
          const given = new Map(patch.bases.map(({ participationId, ...basis }) => [participationId, basis]));
          const bases = order.map(({ participationId, basis }): Placed => {
            const { rank, since } = given.get(participationId) ?? { rank: basis?.rank, since: basis?.since };
            const kept: Basis = { ...(rank ? { rank } : {}), ...(since ? { since } : {}) };
            return { participationId, basis: Object.keys(kept).length === 0 ? null : kept };
          });
          const present = new Set(order.map(({ participationId }) => participationId));
          const parties = (await partiesOf(change, held.edition)).filter(({ id: one }) => present.has(one));
          await writePlaces(change, held.version, arrange(parties, held.version.arrangedBy, bases));
        }
        return { comment };
      }),

    /** Moves one party of an order set by hand. */
    move: (actor: Actor, id: string, version: number | null, participationId: string, move: Move) =>
      editing(actor, id, version, async (change, held, order) => {
        const ids = order.map((one) => one.participationId);
        if (!ids.includes(participationId))
          throw ruleBroken({ field: 'order', code: 'precedence-order-incomplete' });
        await reorder(change, held.version, order, moved(ids, participationId, move));
        return {};
      }),

    /** Arranges whoever takes part now by the list's present rules; a draw is drawn with the seed given, or a new one. */
    arrangeAnew: (actor: Actor, id: string, version: number | null, input: ArrangementInput) =>
      editing(actor, id, version, async (change, held, order) => {
        const entry = createEntry();
        const seed = entry.plain('seed', input.seed);
        entry.done();
        const arrangedBy = rulesOf(held.list, seed);
        await writeOrder(change, held, arrangedBy, order);
        return { arrangedBy };
      }),

    /** Throws a draft away. */
    discard: (actor: Actor, id: string, version: number | null) =>
      changes.run(actor, managePrecedence.name, async (change) => {
        const held = await holdDraft(change, actor, managePrecedence, id);
        requireVersion(held.version.version, version);
        const order = orderOf(await store.listEntries(change.tx, id));
        await store.deleteVersion(change.tx, id);
        await recordVersion(change, 'deleted', held.version, versionFacts(held.version, order), undefined);
      }),
  };
}
