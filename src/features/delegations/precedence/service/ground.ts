import { randomInt } from 'node:crypto';
import type { Actor } from '../../../../platform/actor/index.ts';
import type { Change } from '../../../../platform/changes/index.ts';
import { notFound, ruleBroken } from '../../../../platform/errors/index.ts';
import { type Policy, permit } from '../../../../platform/http/policy.ts';
import { type EditionRow, lockEdition, placeOf } from '../../../series/index.ts';
import * as store from '../../store/precedence-lists.ts';
import type { ArrangedBy } from '../../tables.ts';
import type { Party, Placed } from '../rules/arrange.ts';
import { arrange } from '../rules/arrange.ts';

/** A draft with its list and edition, all held until the change ends. */
export interface Held {
  readonly edition: EditionRow;
  readonly list: store.ListRow;
  readonly version: store.VersionRow;
}

export async function holdEdition(
  change: Change,
  actor: Actor,
  policy: Policy,
  id: string,
): Promise<EditionRow> {
  const edition = await lockEdition(change.tx, id);
  if (edition === undefined) throw notFound();
  permit(policy, actor, placeOf(edition));
  return edition;
}

/** Edition first, then list: everybody locks in this order. */
export async function holdList(
  change: Change,
  actor: Actor,
  policy: Policy,
  id: string,
): Promise<{ readonly edition: EditionRow; readonly list: store.ListRow }> {
  const found = await store.findList(change.tx, id);
  if (found === undefined) throw notFound();
  const edition = await holdEdition(change, actor, policy, found.editionId);
  const list = await store.lockList(change.tx, id);
  if (list === undefined) throw notFound();
  return { edition, list };
}

/** @throws 409 when the version is no draft any more */
export async function holdDraft(change: Change, actor: Actor, policy: Policy, id: string): Promise<Held> {
  const found = await store.findVersion(change.tx, id);
  if (found === undefined) throw notFound();
  const { edition, list } = await holdList(change, actor, policy, found.listId);
  const version = await store.findVersion(change.tx, id);
  if (version === undefined) throw notFound();
  if (version.state !== 'draft') throw ruleBroken({ field: '', code: 'precedence-version-frozen' });
  return { edition, list, version };
}

/** A seed of its own: digits that people can read out to each other. */
export const newSeed = (): string =>
  Array.from({ length: 3 }, () => String(randomInt(0, 10_000)).padStart(4, '0')).join('-');

/** The rules of a list, as they are kept with a version. */
export const rulesOf = (list: store.ListRow, seed: string | null = list.seed): ArrangedBy => ({
  scheme: list.scheme,
  language: list.language,
  hostRule: list.hostRule,
  bodies: list.bodies,
  seed: list.scheme === 'draw' ? (seed ?? newSeed()) : null,
});

/** Who takes part now, as the rules see them. */
export async function partiesOf(change: Change, edition: EditionRow): Promise<Party[]> {
  const rows = await store.listAcceptedParties(change.tx, edition.id);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    key: row.stateCode ?? row.slug ?? row.id,
    sort: {
      ar: row.stateSortAr ?? row.bodySortAr ?? '',
      en: row.stateSortEn ?? row.bodySortEn ?? '',
    },
    // The host is the host state; where no state is named, or it does not take part, the body that organises.
    host:
      row.stateCode === null
        ? row.bodyId !== null && row.bodyId === edition.organiserBodyId && edition.hostStateCode === null
        : row.stateCode === edition.hostStateCode,
  }));
}

/** The order of a version as rules take it. */
export const orderOf = (entries: readonly store.EntryRow[]): Placed[] =>
  entries.map(({ participationId, basis }) => ({ participationId, basis: basis as Placed['basis'] }));

/** Arranges whoever takes part now, and writes it into a draft. */
export async function writeOrder(
  change: Change,
  { edition, version }: Pick<Held, 'edition' | 'version'>,
  by: ArrangedBy,
  former: readonly Placed[],
): Promise<Placed[]> {
  const placed = arrange(await partiesOf(change, edition), by, former);
  await writePlaces(change, version, placed);
  return placed;
}

export const writePlaces = (
  change: Change,
  version: store.VersionRow,
  placed: readonly Placed[],
): Promise<void> =>
  store.replaceEntries(
    change.tx,
    version.id,
    placed.map(({ participationId, basis }, index) => ({
      editionId: version.editionId,
      versionId: version.id,
      position: index + 1,
      participationId,
      basis: basis as store.NewEntry['basis'],
    })),
  );

/** What the audit keeps of a version. */
export const versionFacts = (version: store.VersionRow, order: readonly Placed[]) => ({ ...version, order });

export const recordVersion = (
  change: Change,
  action: 'created' | 'edited' | 'deleted' | 'signed-off',
  version: store.VersionRow,
  before: unknown,
  after: unknown,
): Promise<void> =>
  change.record({
    action: `precedence-version.${action}`,
    subject: { kind: 'precedence-version', id: version.id },
    editionId: version.editionId,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    // A draft stands on no published page.
    quiet: action !== 'signed-off',
  });
