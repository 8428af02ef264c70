import type { Entry } from '../../platform/entry/index.ts';
import type { PersonPatch } from './contract.ts';
import { sortKeysAfter } from './rules.ts';
import { type PersonRow, personSearch } from './store-persons.ts';

/**
 * Input → row; for an edit, what the input leaves out stays. Broken rules go to the entry.
 * @param prefix stands before the names of fields, for batches
 */
export function readPerson(entry: Entry, prefix: string, input: PersonPatch, old: PersonRow | null) {
  type Line = 'honorific' | 'rank' | 'academicTitle' | 'name' | 'post';
  const line = (field: Line, required = false) =>
    entry.line(`${prefix}${field}`, input[field], { required, old: old?.[field] ?? null });
  const name = line('name', true) as PersonRow['name'];
  const post = line('post');
  const keep = (field: 'bodyId' | 'stateCode'): string | null =>
    input[field] === undefined ? (old?.[field] ?? null) : (input[field] ?? null);
  return {
    honorific: line('honorific'),
    rank: line('rank'),
    academicTitle: line('academicTitle'),
    name,
    post,
    postNamesBody: input.postNamesBody ?? old?.postNamesBody ?? false,
    biography: entry.text(`${prefix}biography`, input.biography, { old: old?.biography ?? null }),
    bodyId: keep('bodyId'),
    stateCode: keep('stateCode'),
    gender: input.gender ?? old?.gender ?? 'unstated',
    principal: input.principal ?? old?.principal ?? false,
    ...(name === null ? { sortAr: '', sortEn: '' } : sortKeysAfter('person', name, input, old)),
    search: name === null ? '' : personSearch({ name, post }),
  };
}
