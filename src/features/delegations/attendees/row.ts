import type { Entry } from '../../../platform/entry/index.ts';
import { toLatinDigits } from '../../../platform/language/index.ts';
import { personSearch, sortKeysAfter } from '../../directory/index.ts';
import type { AttendeeInput } from './contract.ts';
import { readBirthDate } from './rules/birth-date.ts';
import { keptNameKeys } from './rules/name-keys.ts';
import type { AttendeeRow } from './store.ts';

/** One address, as mail servers take it: no spaces, one @, a domain with a dot. */
const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\]+$/u;
const PHONE = /^\+?[\d ()./-]{5,30}$/;

/**
 * Input → row of somebody; for an edit, what the input leaves out stays. Broken rules go to the entry.
 * @param prefix stands before the names of fields, for batches: `3.`
 * @param today local day of the edition
 */
export function readAttendee(
  entry: Entry,
  prefix: string,
  input: AttendeeInput,
  old: AttendeeRow | null,
  today: string,
) {
  const line = (field: 'honorific' | 'name' | 'post' | 'organisation', required = false) =>
    entry.line(`${prefix}${field}`, input[field], { required, old: old?.[field] ?? null });
  const keep = <K extends 'bodyId' | 'stateCode' | 'nationality'>(field: K): string | null =>
    input[field] === undefined ? (old?.[field] ?? null) : (input[field] ?? null);

  const plain = (field: 'email' | 'phone'): string | null => {
    if (input[field] === undefined) return old?.[field] ?? null;
    return entry.plain(`${prefix}${field}`, input[field]);
  };
  const email = plain('email')?.toLowerCase() ?? null;
  entry.check(email === null || ADDRESS.test(email), `${prefix}email`, 'field-email');
  const typedPhone = plain('phone');
  const phone = typedPhone === null ? null : toLatinDigits(typedPhone);
  entry.check(phone === null || PHONE.test(phone), `${prefix}phone`, 'phone-form');

  let birthDate = old?.birthDate ?? null;
  if (input.birthDate !== undefined) {
    const typed = entry.plain(`${prefix}birthDate`, input.birthDate);
    const read = typed === null ? null : readBirthDate(typed, today);
    if (read !== null && 'fault' in read) entry.refuse(`${prefix}birthDate`, read.fault);
    birthDate = read !== null && 'day' in read ? read.day : null;
  }

  const name = line('name', true) as AttendeeRow['name'];
  const post = line('post');
  return {
    honorific: line('honorific'),
    name,
    post,
    organisation: line('organisation'),
    bodyId: keep('bodyId'),
    stateCode: keep('stateCode'),
    nationality: keep('nationality'),
    birthDate,
    gender: input.gender ?? old?.gender ?? 'unstated',
    email,
    phone,
    language: input.language ?? old?.language ?? 'ar',
    listed: input.listed === undefined ? (old?.listed ?? null) : input.listed,
    ...(name === null
      ? { sortAr: '', sortEn: '', search: '', nameKeys: ' ' }
      : {
          ...sortKeysAfter('person', name, {}, old),
          search: personSearch({ name, post }),
          nameKeys: keptNameKeys(name),
        }),
  };
}
