import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change, Changes } from '../../../../platform/changes/index.ts';
import { guarded, newId } from '../../../../platform/database/index.ts';
import { createEntry, type Entry } from '../../../../platform/entry/index.ts';
import { ruleBroken } from '../../../../platform/errors/index.ts';
import { requireVersion } from '../../../../platform/http/etag.ts';
import type { EditionRow } from '../../../series/index.ts';
import * as store from '../../store/precedence-lists.ts';
import type { PrecedenceListInput, PrecedenceListPatch } from '../contract.ts';
import { managePrecedence } from '../policy.ts';
import { holdEdition, holdList, recordVersion, rulesOf, versionFacts, writeOrder } from './ground.ts';

/** A list of a batch. */
export type NewPrecedenceList = PrecedenceListInput & { readonly id?: string; readonly sample?: boolean };

type Rules = Pick<store.ListRow, 'uses' | 'scheme' | 'language' | 'hostRule' | 'bodies' | 'seed'>;

/** Rules as they are kept: what a scheme does not know is left out. */
function readRules(entry: Entry, input: PrecedenceListPatch, old: Rules | null, edition: EditionRow): Rules {
  const scheme = input.scheme ?? old?.scheme ?? 'curated';
  const language = input.language === undefined ? (old?.language ?? null) : input.language;
  entry.check(scheme !== 'alphabetical' || language !== null, 'language', 'precedence-language-missing');
  const hostRule = input.hostRule ?? old?.hostRule ?? 'none';
  entry.check(
    hostRule === 'none' || edition.hostStateCode !== null || edition.organiserBodyId !== null,
    'hostRule',
    'precedence-host-unknown',
  );
  const seed = input.seed === undefined ? (old?.seed ?? null) : entry.plain('seed', input.seed);
  return {
    uses: [...(input.uses ?? old?.uses ?? [])],
    scheme,
    language: scheme === 'alphabetical' ? language : null,
    hostRule,
    bodies: input.bodies ?? old?.bodies ?? 'after',
    seed: scheme === 'draw' ? seed : null,
  };
}

/** Lists of an edition: their occasion and rules. */
export function createListsService({ changes }: { readonly changes: Changes }) {
  async function insert(change: Change, edition: EditionRow, input: NewPrecedenceList) {
    const entry = createEntry();
    const occasion = entry.line('occasion', input.occasion, {
      required: true,
      authentic: edition.authenticLanguage,
    });
    const rules = readRules(entry, input, null, edition);
    entry.done();
    if (occasion === null) throw new Error('An occasion was refused and taken.');
    const row = await store.insertList(change.tx, {
      id: input.id ?? newId(),
      editionId: edition.id,
      occasion,
      ...rules,
      sample: input.sample ?? false,
    });
    await change.record({
      action: 'precedence-list.created',
      subject: { kind: 'precedence-list', id: row.id },
      editionId: edition.id,
      after: row,
    });
    const version = await store.insertVersion(change.tx, {
      id: newId(),
      editionId: edition.id,
      listId: row.id,
      number: 1,
      arrangedBy: rulesOf(row),
    });
    const order = await writeOrder(change, { edition, version }, version.arrangedBy, []);
    await recordVersion(change, 'created', version, undefined, versionFacts(version, order));
    return { list: row, version };
  }

  return {
    /** Begins a list with a first version, arranged by its rules from those who take part. */
    create: (actor: Actor, editionId: string, input: PrecedenceListInput) =>
      changes.run(actor, managePrecedence.name, async (change) =>
        insert(change, await holdEdition(change, actor, managePrecedence, editionId), input),
      ),

    /** The same within the caller's change. */
    add: async (change: Change, editionId: string, input: NewPrecedenceList) =>
      insert(change, await holdEdition(change, change.actor, managePrecedence, editionId), input),

    /** Changes occasion, uses or rules; versions that exist keep theirs until they are arranged anew. */
    edit: (actor: Actor, id: string, version: number | null, patch: PrecedenceListPatch) =>
      changes.run(actor, managePrecedence.name, async (change) => {
        const { edition, list } = await holdList(change, actor, managePrecedence, id);
        requireVersion(list.version, version);
        const entry = createEntry();
        const occasion = entry.line('occasion', patch.occasion, { required: true, old: list.occasion });
        const rules = readRules(entry, patch, list, edition);
        entry.done();
        const edited = await store.updateList(change.tx, id, {
          occasion: occasion ?? list.occasion,
          ...rules,
          updatedAt: change.now,
        });
        await change.record({
          action: 'precedence-list.edited',
          subject: { kind: 'precedence-list', id },
          editionId: edition.id,
          before: list,
          after: edited,
        });
        return edited;
      }),

    /** @throws 422 once one of its versions was signed off: what was in force stays on record */
    remove: (actor: Actor, id: string, version: number | null) =>
      changes.run(actor, managePrecedence.name, async (change) => {
        const { edition, list } = await holdList(change, actor, managePrecedence, id);
        requireVersion(list.version, version);
        const kept = () => ruleBroken({ field: '', code: 'precedence-list-on-record' });
        await guarded({ precedence_versions_unchanged: kept, precedence_entries_unchanged: kept }, () =>
          store.deleteList(change.tx, id),
        );
        await change.record({
          action: 'precedence-list.deleted',
          subject: { kind: 'precedence-list', id },
          editionId: edition.id,
          before: list,
        });
      }),
  };
}
