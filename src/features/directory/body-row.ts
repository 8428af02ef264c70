import type { Entry } from '../../platform/entry/index.ts';
import type { BodyPatch } from './contract.ts';
import { sortKeysAfter } from './rules.ts';
import { type BodyRow, bodySearch } from './store-bodies.ts';

/**
 * Input → row; for an edit, what the input leaves out stays. Broken rules go to the entry.
 * @param prefix stands before the names of fields, for batches
 */
export function readBody(entry: Entry, prefix: string, input: BodyPatch, old: BodyRow | null) {
  const line = (field: 'name' | 'shortName', required = false) =>
    entry.line(`${prefix}${field}`, input[field], { required, old: old?.[field] ?? null });
  const name = line('name', true) as BodyRow['name'];
  const shortName = line('shortName');
  const keep = <K extends 'parentId' | 'stateCode' | 'website'>(field: K): string | null =>
    input[field] === undefined ? (old?.[field] ?? null) : (input[field] ?? null);
  return {
    kind: input.kind ?? old?.kind ?? 'organisation',
    name,
    shortName,
    genderAr: input.genderAr ?? old?.genderAr ?? 'f',
    parentId: keep('parentId'),
    stateCode: keep('stateCode'),
    website: keep('website'),
    ...(name === null ? { sortAr: '', sortEn: '' } : sortKeysAfter('body', name, input, old)),
    search: name === null ? '' : bodySearch({ name, shortName }),
  };
}
