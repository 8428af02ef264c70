import type { Actor } from '../../../../platform/actor/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { type Language, textIn } from '../../../../platform/language/index.ts';
import { lockEdition, placeOf } from '../../../series/index.ts';
import type { DelegationsPartContext } from '../../context.ts';
import * as store from '../../store/delegations.ts';
import { delegationRoles } from '../../tables.ts';
import type { DelegationPatch, DelegationsPatch, QuotasInput, SettingsPatch } from '../contract.ts';
import { manageDelegations } from '../policy.ts';
import { standing } from '../rules/states.ts';

export type DelegationsService = ReturnType<typeof createDelegationsService>;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const instantOf = (value: string | null | undefined, old: Date | null): Date | null =>
  value === undefined ? old : value === null ? null : new Date(value);

/** Places, freeze dates and notes of delegations. */
export function createDelegationsService({ changes, database }: DelegationsPartContext) {
  /** Nobody is put out by a figure: places that are taken stay. */
  function requireRoom(whole: store.DelegationWhole, quotas: QuotasInput): void {
    for (const role of delegationRoles) {
      const most = quotas[role];
      const named = whole.named
        .filter((one) => one.role === role && standing.includes(one.state))
        .reduce((sum, { count }) => sum + count, 0);
      if (most !== undefined && most < named) {
        throw ruleBroken({ field: `quotas.${role}`, code: 'quota-below-named', params: { named } });
      }
    }
  }

  return {
    /**
     * Sets places, the freeze date or the note of a delegation.
     * @throws 404, 403; 412; 422 for fewer places than are taken
     */
    async edit(actor: Actor, id: string, version: number | null, patch: DelegationPatch): Promise<void> {
      await changes.run(actor, manageDelegations.name, async (change) => {
        const { tx } = change;
        const [known] = await store.findDelegations(tx, [id]);
        const edition = known && (await lockEdition(tx, known.participation.editionId));
        if (edition === undefined) throw notFound('delegation-unknown');
        permit(manageDelegations, actor, placeOf(edition));
        const [row] = await store.lockDelegations(tx, edition.id, [id]);
        const [whole] = await store.findDelegations(tx, [id]);
        if (row === undefined || whole === undefined) throw notFound('delegation-unknown');
        requireVersion(row.version, version);
        const entry = createEntry();
        const note = patch.note === undefined ? row.note : entry.plain('note', patch.note);
        entry.done();
        if (patch.quotas !== undefined) {
          requireRoom(whole, patch.quotas);
          await store.writeQuotas(tx, row, patch.quotas);
        }
        const after = await store.updateDelegation(tx, id, {
          note,
          freezesAt: instantOf(patch.freezesAt, row.freezesAt),
          updatedAt: change.now,
        });
        await change.record({
          action: 'delegation.edited',
          subject: { kind: 'delegation', id },
          editionId: edition.id,
          quiet: true,
          before: { ...row, quotas: whole.quotas },
          after: { ...after, quotas: { ...whole.quotas, ...patch.quotas } },
        });
      });
    },

    /**
     * Sets the same places or freeze date for many, all or none.
     * @returns how many there were
     * @throws 404 when one of them is no delegation of the edition; 422 for fewer places than are taken
     */
    async editMany(actor: Actor, editionId: string, patch: DelegationsPatch): Promise<number> {
      return changes.run(actor, manageDelegations.name, async (change) => {
        const { tx } = change;
        const edition = await lockEdition(tx, editionId);
        if (edition === undefined) throw notFound();
        permit(manageDelegations, actor, placeOf(edition));
        const known = await store.findDelegations(tx, patch.ids);
        const own = known.filter(({ participation }) => participation.editionId === editionId);
        if (own.length !== patch.ids.length) throw notFound('delegation-unknown');
        const rows = await store.lockDelegations(tx, editionId, patch.ids);
        const wholes = new Map(
          (await store.findDelegations(tx, patch.ids)).map((whole) => [whole.participation.id, whole]),
        );
        const after = [];
        for (const row of rows) {
          const whole = wholes.get(row.id);
          if (patch.quotas !== undefined && whole !== undefined) {
            requireRoom(whole, patch.quotas);
            await store.writeQuotas(tx, row, patch.quotas);
          }
          const freezesAt = instantOf(patch.freezesAt, row.freezesAt);
          after.push(await store.updateDelegation(tx, row.id, { freezesAt, updatedAt: change.now }));
        }
        await change.record({
          action: 'delegations.edited',
          subject: { kind: 'delegation', id: editionId },
          editionId,
          quiet: true,
          before: rows,
          after: after.map((row) => ({ ...row, quotas: patch.quotas })),
        });
        return rows.length;
      });
    },

    /** What delegations of an edition are called; ids of others, and what is none, are left out. */
    async namesOf(
      editionId: string,
      ids: readonly string[],
      language: Language,
    ): Promise<readonly { readonly id: string; readonly name: string }[]> {
      const known = ids.filter((id) => uuid.test(id));
      const found = await store.listDelegations(database.db, editionId, language, { ids: known });
      return found.flatMap(({ participation, state, body }) => {
        const name = state?.shortName ?? body?.name;
        return name === undefined ? [] : [{ id: participation.id, name: textIn(name, language).text }];
      });
    },

    /** Sets from when on focal points of an edition change nothing any more; null: never. */
    async setFreeze(
      actor: Actor,
      editionId: string,
      version: number | null,
      { freezesAt }: SettingsPatch,
    ): Promise<void> {
      await changes.run(actor, manageDelegations.name, async (change) => {
        const edition = await lockEdition(change.tx, editionId);
        if (edition === undefined) throw notFound();
        permit(manageDelegations, actor, placeOf(edition));
        const before = await store.readSettings(change.tx, editionId);
        requireVersion(before?.version ?? 1, version);
        const after = await store.writeSettings(change.tx, editionId, {
          freezesAt: instantOf(freezesAt, null),
          updatedAt: change.now,
        });
        await change.record({
          action: 'delegation-settings.edited',
          subject: { kind: 'edition', id: editionId },
          editionId,
          quiet: true,
          before: before ?? null,
          after,
        });
      });
    },
  };
}
