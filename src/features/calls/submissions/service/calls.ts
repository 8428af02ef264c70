import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded } from '../../../../platform/database/index.ts';
import { createEntry, type Entry } from '../../../../platform/entry/index.ts';
import { conflict, notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/policy.ts';
import { type Language, type LocalText, slugFrom } from '../../../../platform/language/index.ts';
import { type EditionWhole, findEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/calls.ts';
import type { CallInput, CallPatch } from '../contract.ts';
import { manageCalls } from '../policy.ts';

export type CallsService = ReturnType<typeof createCallsService>;

const brokenRules = {
  calls_slug_key: () => ruleBroken({ field: 'slug', code: 'slug-taken' }),
  calls_close_after_open: () => ruleBroken({ field: 'closesAt', code: 'closes-before-opening' }),
};
const brokenByDeletion = { submissions_call_fk: () => conflict('call-in-use') };

/** What a change of a call stands on. */
export interface CallChange {
  readonly change: Change;
  readonly edition: EditionWhole['edition'];
  readonly old: store.CallWhole;
}

/** Opens a change of an edition's calls, by somebody who may. */
export const createCallChanges = (changes: Changes) => ({
  inEdition: <T>(
    actor: Actor,
    editionId: string,
    work: (change: Change, edition: EditionWhole['edition']) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageCalls.name, (change) =>
      guarded(brokenRules, async () => {
        const whole = await findEdition(change.tx, editionId);
        if (whole === undefined) throw notFound('edition-unknown');
        permit(manageCalls, actor, placeOf(whole.edition));
        return work(change, whole.edition);
      }),
    ),

  /** One change of one call, at the version that was read; null: whichever it is. */
  ofCall: <T>(
    actor: Actor,
    id: string,
    version: number | null,
    work: (known: CallChange) => Promise<T>,
  ): Promise<T> =>
    changes.run(actor, manageCalls.name, (change) =>
      guarded(brokenRules, async () => {
        const old = await store.lockCall(change.tx, id);
        const whole = old && (await findEdition(change.tx, old.call.editionId));
        if (old === undefined || whole === undefined) throw notFound('call-unknown');
        permit(manageCalls, actor, placeOf(whole.edition));
        requireVersion(old.call.version, version);
        return work({ change, edition: whole.edition, old });
      }),
    ),
});
export type CallChanges = ReturnType<typeof createCallChanges>;

/** Input → columns; for an edit, what the patch leaves out stays. */
function readCall(entry: Entry, given: CallPatch, old: store.CallRow | null, authentic: Language) {
  const kept = <K extends keyof CallPatch & keyof store.CallRow>(
    field: K,
    none: store.CallRow[K],
  ): store.CallRow[K] => (given[field] as store.CallRow[K] | undefined) ?? old?.[field] ?? none;
  const instant = (field: 'opensAt' | 'closesAt'): Date =>
    given[field] === undefined ? (old?.[field] ?? new Date(Number.NaN)) : new Date(given[field]);
  const opensAt = instant('opensAt');
  const closesAt = instant('closesAt');
  entry.check(closesAt > opensAt, 'closesAt', 'closes-before-opening');
  return {
    title: entry.line('title', given.title, {
      required: true,
      old: old?.title ?? null,
      authentic,
    }) as LocalText,
    text: entry.text('text', given.text, { old: old?.text ?? null, authentic }),
    kinds: kept('kinds', ['paper']),
    opensAt,
    closesAt,
    published: kept('published', false),
    abstractWords: given.abstractWords === undefined ? (old?.abstractWords ?? null) : given.abstractWords,
    maxScore: kept('maxScore', 5),
    blind: kept('blind', true),
    reviewsWanted: kept('reviewsWanted', 2),
    reviewBy:
      given.reviewBy === undefined
        ? (old?.reviewBy ?? null)
        : given.reviewBy === null
          ? null
          : new Date(given.reviewBy),
  };
}

const record = (
  change: Change,
  action: string,
  call: store.CallRow,
  before: unknown,
  after: unknown,
): Promise<void> =>
  change.record({
    action: `call.${action}`,
    subject: { kind: 'call', id: call.id },
    editionId: call.editionId,
    before,
    after,
  });

/** Calls for papers: written, published, closed, extended, deleted as long as nothing came in. */
export function createCallsService(deps: { readonly changes: Changes }) {
  const { inEdition, ofCall } = createCallChanges(deps.changes);

  const edit = (
    actor: Actor,
    id: string,
    version: number | null,
    patch: CallPatch,
    action = 'edited',
  ): Promise<store.CallRow> =>
    ofCall(actor, id, version, async ({ change, edition, old: { call: old } }) => {
      const entry = createEntry();
      const row = readCall(entry, patch, old, edition.authenticLanguage);
      entry.done();
      const call = await store.updateCall(change.tx, id, {
        ...row,
        ...(patch.slug === undefined ? {} : { slug: patch.slug }),
        updatedAt: change.now,
      });
      await record(change, action, call, old, call);
      return call;
    });

  return {
    create: (actor: Actor, editionId: string, input: CallInput): Promise<store.CallRow> =>
      inEdition(actor, editionId, async (change, edition) => {
        const entry = createEntry();
        const row = readCall(entry, input, null, edition.authenticLanguage);
        entry.done();
        const taken = await store.slugsOf(change.tx, editionId);
        const base = slugFrom(row.title.en || row.title.ar) || 'call';
        let slug = input.slug ?? base;
        for (let count = 2; input.slug === undefined && taken.has(slug); count += 1)
          slug = `${base}-${count}`;
        const call = await store.insertCall(change.tx, {
          ...row,
          editionId,
          slug,
          createdAt: change.now,
          updatedAt: change.now,
        });
        await record(change, 'created', call, null, call);
        return call;
      }),

    edit: (actor: Actor, id: string, version: number | null, patch: CallPatch): Promise<store.CallRow> =>
      edit(actor, id, version, patch),

    /** Shows it on the public face, or takes it off. */
    publish: (actor: Actor, id: string, version: number | null, published: boolean) =>
      edit(actor, id, version, { published }, published ? 'published' : 'withdrawn'),

    /** Closes an open call now. @throws 409 when it is not open */
    close: (actor: Actor, id: string, version: number | null): Promise<store.CallRow> =>
      ofCall(actor, id, version, async ({ change, old: { call: old } }) => {
        if (change.now <= old.opensAt || change.now > old.closesAt) throw conflict('call-not-open');
        const call = await store.updateCall(change.tx, id, {
          closesAt: new Date(change.now.getTime() - 1),
          updatedAt: change.now,
        });
        await record(change, 'closed', call, old, call);
        return call;
      }),

    /** @throws 409 when something was submitted or begun */
    remove: (actor: Actor, id: string, version: number | null): Promise<void> =>
      guarded(brokenByDeletion, () =>
        ofCall(actor, id, version, async ({ change, old }) => {
          await store.deleteCall(change.tx, id);
          await record(change, 'deleted', old.call, old, null);
        }),
      ),
  };
}
