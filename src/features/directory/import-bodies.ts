import { newId } from '../../platform/database/index.ts';
import { createEntry } from '../../platform/entry/index.ts';
import type { FieldError } from '../../platform/errors/index.ts';
import type { NewBody } from './bodies.ts';
import { createBodyFinder } from './body-finder.ts';
import { readBody } from './body-row.ts';
import { BodyInput, BodyPatch } from './contract.ts';
import { changes, inputErrors, type PlannedRow, withoutUndefined } from './import-report.ts';
import { createNameIndex } from './names.ts';
import { clears, type FileRow, readGender, readKind, textOf, wronglyCleared } from './rows.ts';
import { hasCycle } from './rules.ts';
import type { BodyRow } from './store-bodies.ts';

export type PlannedBody = PlannedRow<NewBody & { readonly id: string }, BodyRow>;

/** What the directory holds when a file is compared with it. */
export interface BodiesPresent {
  readonly bodies: readonly BodyRow[];
  readonly stateOf: (cell: string) => string | undefined;
}

interface Draft {
  readonly row: FileRow;
  readonly id: string;
  readonly old: BodyRow | undefined;
  readonly patch: BodyPatch;
  readonly errors: FieldError[];
  readonly suggestions: readonly BodyRow[];
}

/**
 * What a file of bodies asks for. A body is the same by slug, or by the very same name in the same state; a name that
 * only looks alike is suggested and added as another body. Parents may stand in the file itself, in any order.
 */
export function planBodies(rows: readonly FileRow[], present: BodiesPresent): PlannedBody[] {
  const drafts = draftRows(rows, present);
  const nameOf = ({ patch, old }: Draft): { ar: string; en: string } => ({
    ar: patch.name?.ar ?? old?.name.ar ?? '',
    en: patch.name?.en ?? old?.name.en ?? '',
  });
  const added = drafts
    .filter(({ old }) => old === undefined)
    .map((draft) => ({
      id: draft.id,
      slug: draft.patch.slug ?? '',
      name: {
        ...nameOf(draft),
        authentic: 'ar' as const,
        status: { ar: 'draft' as const, en: 'draft' as const },
      },
      shortName: null,
      stateCode: draft.patch.stateCode ?? null,
    }));
  const bodyOf = createBodyFinder([...present.bodies, ...added]);
  const withParents = drafts.map((draft) => {
    const { parent } = draft.row.cells;
    if (clears(parent)) return { ...draft, patch: { ...draft.patch, parentId: null } };
    const parentId =
      parent === undefined
        ? undefined
        : bodyOf(parent, draft.patch.stateCode ?? draft.old?.stateCode ?? undefined);
    if (parent !== undefined && parentId === undefined) {
      draft.errors.push({ field: 'parent', code: 'import-body-unknown', params: { value: parent } });
    }
    return { ...draft, patch: parentId === undefined ? draft.patch : { ...draft.patch, parentId } };
  });
  const parentOf = new Map(present.bodies.map(({ id, parentId }) => [id, parentId]));
  for (const { id, patch } of withParents) {
    if (patch.parentId !== undefined) parentOf.set(id, patch.parentId);
  }

  return withParents.map(({ row, id, old, patch, errors, suggestions }) => {
    if (patch.parentId && hasCycle([id], parentOf))
      errors.push({ field: 'parent', code: 'body-above-itself' });
    const next = { current: undefined as Partial<BodyRow> | undefined };
    errors.push(
      ...inputErrors(old === undefined ? BodyInput : BodyPatch, patch, () => {
        const entry = createEntry();
        next.current = readBody(entry, '', patch, old ?? null);
        entry.done();
      }),
    );
    return {
      row: row.row,
      name: (patch.name?.ar || patch.name?.en) ?? old?.name.ar ?? '',
      errors,
      suggestions: suggestions.map((body) => ({ id: body.id, slug: body.slug, name: body.name })),
      ...(old === undefined ? { create: { ...patch, id } as NewBody & { id: string } } : {}),
      ...(old !== undefined && next.current !== undefined && changes(old, next.current)
        ? { update: { old, next: next.current } }
        : {}),
    };
  });
}

/** Each row by itself: its cells read, the body that it means found. Parents come after. */
function draftRows(rows: readonly FileRow[], { bodies, stateOf }: BodiesPresent): Draft[] {
  const bySlug = new Map(bodies.map((body) => [body.slug, body]));
  const byName = createNameIndex(bodies);
  const firstRow = new Map<string, number>();
  return rows.map((row) => {
    const errors: FieldError[] = [];
    const patch = readCells(row, stateOf, errors);
    const found = byName.find(patch.name ?? {});
    const candidates = found.same.filter(
      ({ stateCode }) => patch.stateCode == null || stateCode === null || stateCode === patch.stateCode,
    );
    const given = patch.slug === undefined ? undefined : bySlug.get(patch.slug);
    if (given === undefined && candidates.length > 1)
      errors.push({ field: 'name-ar', code: 'import-ambiguous' });
    const old = given ?? candidates[0];
    const identity = old?.id ?? [patch.slug, patch.name?.ar || patch.name?.en, patch.stateCode].join('\n');
    const earlier = firstRow.get(identity);
    if (earlier === undefined) firstRow.set(identity, row.row);
    else errors.push({ field: 'name-ar', code: 'import-repeated', params: { row: String(earlier) } });
    const suggestions = [...found.same, ...found.similar].filter(({ id }) => id !== old?.id);
    return { row, id: old?.id ?? newId(), old, patch, errors, suggestions };
  });
}

function readCells(row: FileRow, stateOf: BodiesPresent['stateOf'], errors: FieldError[]): BodyPatch {
  const { cells } = row;
  for (const column of wronglyCleared(row)) errors.push({ field: column, code: 'import-needed' });
  const unknown = (column: string, value: string, code = 'import-value-unknown') => {
    errors.push({ field: column, code, params: { value } });
    return undefined;
  };
  const given = clears(cells['gender-ar']) ? undefined : cells['gender-ar'];
  const gender = given === undefined ? undefined : readGender(given);
  if (given !== undefined && (gender === undefined || gender === 'unstated')) {
    unknown('gender-ar', given);
  }
  return withoutUndefined<BodyPatch>({
    slug: clears(cells.slug) ? undefined : cells.slug,
    kind:
      cells.kind === undefined || clears(cells.kind)
        ? undefined
        : (readKind(cells.kind) ?? unknown('kind', cells.kind)),
    name: textOf(row, 'name'),
    shortName: textOf(row, 'short-name'),
    genderAr: gender === 'unstated' ? undefined : gender,
    parentId: undefined,
    stateCode: clears(cells.state)
      ? null
      : cells.state === undefined
        ? undefined
        : (stateOf(cells.state) ?? unknown('state', cells.state, 'import-state-unknown')),
    website: clears(cells.website) ? null : cells.website,
    sortAr: clears(cells['sort-ar']) ? '' : cells['sort-ar'],
    sortEn: clears(cells['sort-en']) ? '' : cells['sort-en'],
  });
}
