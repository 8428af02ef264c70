import { type Actor, accountIdOf } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { newId } from '../../../../platform/database/index.ts';
import { createEntry } from '../../../../platform/entry/index.ts';
import { conflict, notFound } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import { permit } from '../../../../platform/http/index.ts';
import type { Policy } from '../../../../platform/http/policy.ts';
import { cleanText } from '../../../../platform/language/index.ts';
import { findEdition, lockEdition, placeOf } from '../../../series/index.ts';
import { keptNameKeys } from '../../attendees/rules/name-keys.ts';
import type { DelegationsPartContext } from '../../context.ts';
import type { RulesInput, WatchNoteInput } from '../contract.ts';
import { decideAccreditations, ruleAccreditations } from '../policy.ts';
import * as store from '../store.ts';

export type KeepingService = ReturnType<typeof createKeepingService>;

/** What is asked of each category, and whom to look out for. */
export function createKeepingService({ changes }: DelegationsPartContext) {
  const open = async (change: Change, actor: Actor, policy: Policy, editionId: string): Promise<void> => {
    const whole = await findEdition(change.tx, editionId);
    if (whole === undefined) throw notFound('edition-unknown');
    permit(policy, actor, placeOf(whole.edition));
  };
  // The log outlives every erasure: it says that there was a note, never on whom or what.
  const said = ({ closedAt }: store.WatchNoteRow) => ({ closed: closedAt !== null });

  return {
    /** Says what is asked of the categories given; the others stay. Requests that were handed in keep what held then. */
    setRules(
      actor: Actor,
      editionId: string,
      version: number | null,
      { items }: RulesInput,
    ): Promise<readonly store.Rule[]> {
      return changes.run(actor, ruleAccreditations.name, async (change) => {
        await open(change, actor, ruleAccreditations, editionId);
        await lockEdition(change.tx, editionId);
        const before = await store.listRules(change.tx, editionId);
        requireVersion(store.versionOfRules(before), version);
        await store.upsertRules(change.tx, editionId, items, change.now);
        const after = await store.listRules(change.tx, editionId);
        const plain = (rules: readonly store.Rule[]) => rules.map(({ version: _version, ...rule }) => rule);
        await change.record({
          action: 'accreditation-rule.edited',
          subject: { kind: 'accreditation-rule', id: editionId },
          editionId,
          before: plain(before),
          after: plain(after),
        });
        return after;
      });
    },

    /** Notes somebody to look out for. */
    watch(actor: Actor, editionId: string, input: WatchNoteInput): Promise<store.WatchNoteRow> {
      return changes.run(actor, decideAccreditations.name, async (change) => {
        await open(change, actor, decideAccreditations, editionId);
        const entry = createEntry();
        const name = entry.plain('name', input.name, { required: true });
        const { text, refused } = cleanText(input.note);
        entry.check(refused.length === 0, 'note', 'text-control-characters', {
          characters: refused.join(', '),
        });
        entry.check(text !== '', 'note', 'field-required');
        const keys = keptNameKeys({ ar: name ?? '', en: '' });
        entry.check(name === null || keys.trim() !== '', 'name', 'watch-name-form');
        entry.done();
        const row = await store.insertWatchNote(change.tx, {
          editionId,
          id: newId(),
          name: name ?? '',
          nameKeys: keys,
          note: text,
          createdBy: accountIdOf(actor),
          createdAt: change.now,
        });
        await change.record({
          action: 'watch-note.created',
          subject: { kind: 'watch-note', id: row.id },
          editionId,
          after: said(row),
        });
        return row;
      });
    },

    /** Ends a note: nobody is compared with it any more. @throws 409 for one that is closed */
    close(actor: Actor, id: string): Promise<store.WatchNoteRow> {
      return changes.run(actor, decideAccreditations.name, async (change) => {
        const before = await store.findWatchNote(change.tx, id);
        if (before === undefined) throw notFound('watch-note-unknown');
        await open(change, actor, decideAccreditations, before.editionId);
        if (before.closedAt !== null) throw conflict('watch-note-closed');
        const after = await store.closeWatchNote(change.tx, id, change.now);
        await change.record({
          action: 'watch-note.closed',
          subject: { kind: 'watch-note', id },
          editionId: before.editionId,
          before: said(before),
          after: said(after),
        });
        return after;
      });
    },
  };
}
