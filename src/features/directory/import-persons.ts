import { createEntry } from '../../platform/entry/index.ts';
import type { FieldError } from '../../platform/errors/index.ts';
import { createBodyFinder } from './body-finder.ts';
import { PersonInput, PersonPatch } from './contract.ts';
import { changes, inputErrors, type PlannedRow, withoutUndefined } from './import-report.ts';
import { createNameIndex } from './names.ts';
import { readPerson } from './person-row.ts';
import type { NewPerson } from './persons.ts';
import { clears, type FileRow, readGender, readYesNo, textOf, wronglyCleared } from './rows.ts';
import type { BodyName } from './store-bodies.ts';
import type { PersonRow } from './store-persons.ts';

export type PlannedPerson = PlannedRow<NewPerson, PersonRow>;

/** What the directory holds when a file is compared with it. */
export interface PersonsPresent {
  readonly persons: readonly PersonRow[];
  readonly bodies: readonly BodyName[];
  readonly stateOf: (cell: string) => string | undefined;
}

/**
 * What a file of persons asks for. A person is the same by slug, or by the very same name where the body does not
 * contradict; a name that only looks alike is suggested and added as somebody new.
 */
export function planPersons(rows: readonly FileRow[], present: PersonsPresent): PlannedPerson[] {
  const bySlug = new Map(present.persons.map((person) => [person.slug, person]));
  const byName = createNameIndex(present.persons);
  const bodies = createBodyFinder(present.bodies);
  const firstRow = new Map<string, number>();

  return rows.map((row) => {
    const errors: FieldError[] = [];
    const patch = readCells(row, present.stateOf, bodies, errors);
    const { slug } = patch;
    const found = byName.find(patch.name ?? {});
    const candidates = found.same.filter(
      ({ bodyId }) => patch.bodyId == null || bodyId === null || bodyId === patch.bodyId,
    );
    const given = slug === undefined ? undefined : bySlug.get(slug);
    if (given === undefined && candidates.length > 1)
      errors.push({ field: 'name-ar', code: 'import-ambiguous' });
    const old = given ?? candidates[0];
    const identity =
      old?.id ?? [slug, patch.name?.ar || patch.name?.en, patch.bodyId].filter(Boolean).join('\n');
    const earlier = firstRow.get(identity);
    if (earlier === undefined) firstRow.set(identity, row.row);
    else errors.push({ field: 'name-ar', code: 'import-repeated', params: { row: String(earlier) } });

    const next = { current: undefined as Partial<PersonRow> | undefined };
    errors.push(
      ...inputErrors(old === undefined ? PersonInput : PersonPatch, patch, () => {
        const entry = createEntry();
        next.current = readPerson(entry, '', patch, old ?? null);
        entry.done();
      }),
    );
    const others = [...found.same, ...found.similar].filter((person) => person.id !== old?.id);
    return {
      row: row.row,
      name: (patch.name?.ar || patch.name?.en) ?? old?.name.ar ?? '',
      errors,
      suggestions: others.map(({ id, slug: otherSlug, name }) => ({ id, slug: otherSlug, name })),
      ...(old === undefined ? { create: patch as NewPerson } : {}),
      ...(old !== undefined && next.current !== undefined && changes(old, next.current)
        ? { update: { old, next: next.current } }
        : {}),
    };
  });
}

function readCells(
  row: FileRow,
  stateOf: PersonsPresent['stateOf'],
  bodies: (cell: string, stateCode: string | undefined) => string | undefined,
  errors: FieldError[],
): PersonPatch {
  const { cells } = row;
  for (const column of wronglyCleared(row)) errors.push({ field: column, code: 'import-needed' });
  const unknown = (column: string, value: string, code = 'import-value-unknown') => {
    errors.push({ field: column, code, params: { value } });
    return undefined;
  };
  const state = clears(cells.state)
    ? null
    : cells.state && (stateOf(cells.state) ?? unknown('state', cells.state, 'import-state-unknown'));
  const body = clears(cells.body)
    ? null
    : cells.body &&
      (bodies(cells.body, state ?? undefined) ?? unknown('body', cells.body, 'import-body-unknown'));
  const gender = clears(cells.gender)
    ? 'unstated'
    : cells.gender === undefined
      ? undefined
      : (readGender(cells.gender) ?? unknown('gender', cells.gender));
  const yesNo = (column: 'principal' | 'post-names-body') => {
    const cell = cells[column];
    if (cell === undefined) return undefined;
    return clears(cell) ? false : (readYesNo(cell) ?? unknown(column, cell));
  };
  return withoutUndefined<PersonPatch>({
    slug: clears(cells.slug) ? undefined : cells.slug,
    honorific: textOf(row, 'honorific'),
    rank: textOf(row, 'rank'),
    academicTitle: textOf(row, 'academic-title'),
    name: textOf(row, 'name'),
    post: textOf(row, 'post'),
    postNamesBody: yesNo('post-names-body'),
    biography: textOf(row, 'biography'),
    bodyId: body,
    stateCode: state,
    gender,
    principal: yesNo('principal'),
    sortAr: clears(cells['sort-ar']) ? '' : cells['sort-ar'],
    sortEn: clears(cells['sort-en']) ? '' : cells['sort-en'],
  });
}
