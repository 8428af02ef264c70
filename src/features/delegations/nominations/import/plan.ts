/** What a file of nominations asks for, row by row, compared with itself and with who is named. Pure. */
import { createEntry } from '../../../../platform/entry/index.ts';
import { type FieldError, isAppError } from '../../../../platform/errors/index.ts';
import { checkInput } from '../../../../platform/http/validation.ts';
import { isolateLtr, type LocalText, searchKey } from '../../../../platform/language/index.ts';
import { AttendeeInput } from '../../attendees/contract.ts';
import { readAttendee } from '../../attendees/row.ts';
import { readBirthDate } from '../../attendees/rules/birth-date.ts';
import type { DelegationRole } from '../../tables.ts';
import type { Places } from '../rules/quota.ts';
import type { NewNominee } from '../service/naming.ts';
import { type Column, type FileRow, readGender, readLanguage, readRole } from './columns.ts';

/** Something worth knowing about a row that is taken all the same. */
export type Remark = { readonly code: string; readonly params?: Readonly<Record<string, string>> };

export interface PlannedRow {
  readonly row: number;
  /** As the row gives it, in the first language that it has. */
  readonly name: string;
  readonly role: DelegationRole | null;
  readonly errors: readonly FieldError[];
  readonly remarks: readonly Remark[];
  /** Undefined for a row that is refused. */
  readonly nominee: NewNominee | undefined;
}

/** Who is named already. */
export interface Named {
  readonly name: LocalText;
  readonly email: string | null;
  readonly birthDate: string | null;
}

export interface Present {
  readonly named: readonly Named[];
  /** Places that are free. */
  readonly free: Places;
  readonly stateOf: (cell: string) => string | undefined;
  /** Local day of the edition. */
  readonly today: string;
}

/** Columns of the fields that the rules name. */
const columnOf = (field: string): string =>
  ({ birthDate: 'birth-date', name: 'name-ar' })[field] ?? field.replace('.', '-');

const arabic = /[\u0600-\u06ff]/;

/** A text of two columns: what stands in the wrong one is put where its letters belong. */
function textOf(
  cells: FileRow['cells'],
  base: 'name' | 'post' | 'organisation' | 'honorific',
): { ar?: string; en?: string } | undefined {
  const ar = cells[`${base}-ar` as Column];
  const en = cells[`${base}-en` as Column];
  if (ar === undefined && en === undefined) return undefined;
  if (en === undefined && ar !== undefined && !arabic.test(ar)) return { en: ar };
  if (ar === undefined && en !== undefined && arabic.test(en)) return { ar: en };
  return { ...(ar === undefined ? {} : { ar }), ...(en === undefined ? {} : { en }) };
}

/** By what somebody is known again. */
const keysOf = (name: { ar?: string; en?: string }): readonly string[] =>
  [name.ar, name.en].flatMap((text) => (text === undefined || text === '' ? [] : [searchKey(text)]));

/** Remembers people by name and address; the same name with another day of birth is somebody else. */
function createMemory<T>() {
  const byName = new Map<string, { readonly birthDate: string | null; readonly value: T }[]>();
  const byMail = new Map<string, T>();
  return {
    find(keys: readonly string[], email: string | null, birthDate: string | null): T | undefined {
      const known = email === null ? undefined : byMail.get(email);
      if (known !== undefined) return known;
      return keys
        .flatMap((key) => byName.get(key) ?? [])
        .find((one) => one.birthDate === null || birthDate === null || one.birthDate === birthDate)?.value;
    },
    keep(keys: readonly string[], email: string | null, birthDate: string | null, value: T): void {
      if (email !== null) byMail.set(email, value);
      for (const key of keys) byName.set(key, [...(byName.get(key) ?? []), { birthDate, value }]);
    },
  };
}

export function planNominations(rows: readonly FileRow[], present: Present): PlannedRow[] {
  const inFile = createMemory<number>();
  const named = createMemory<string>();
  for (const { name, email, birthDate } of present.named) {
    named.keep(keysOf(name), email, birthDate, name.ar || name.en);
  }
  const free: Partial<Record<DelegationRole, number>> = { ...present.free };

  return rows.map(({ row, cells }) => {
    const errors: FieldError[] = [];
    const remarks: Remark[] = [];
    const unknown = (column: Column, value: string, code = 'import-value-unknown'): undefined => {
      errors.push({ field: column, code, params: { value } });
      return undefined;
    };
    const read = <T>(
      column: Column,
      reader: (cell: string) => T | undefined,
      code?: string,
    ): T | undefined => {
      const cell = cells[column];
      return cell === undefined ? undefined : (reader(cell) ?? unknown(column, cell, code));
    };

    const role = cells.role === undefined ? 'member' : (readRole(cells.role) ?? null);
    if (role === null) unknown('role', cells.role ?? '', 'import-role-unknown');
    const name = textOf(cells, 'name');
    const input: AttendeeInput = Object.fromEntries(
      Object.entries({
        name,
        honorific: textOf(cells, 'honorific'),
        post: textOf(cells, 'post'),
        organisation: textOf(cells, 'organisation'),
        nationality: read('nationality', present.stateOf, 'import-state-unknown'),
        gender: read('gender', readGender),
        language: read('language', readLanguage),
        birthDate: cells['birth-date'],
        email: cells.email,
        phone: cells.phone,
      }).filter(([, value]) => value !== undefined),
    );
    const values = readInput(input, errors, present.today);
    if (values?.name != null) {
      const full = values.name.ar || values.name.en;
      if (!/\s/.test(full.trim())) remarks.push({ code: 'import-one-word' });
    }
    const birth =
      cells['birth-date'] === undefined ? null : readBirthDate(cells['birth-date'], present.today);
    if (birth !== null && 'day' in birth && birth.hijri) {
      remarks.push({ code: 'import-hijri', params: { day: isolateLtr(birth.day) } });
    }

    const keys = keysOf(name ?? {});
    const [email, birthDate] = [values?.email ?? null, values?.birthDate ?? null];
    const earlier = inFile.find(keys, email, birthDate);
    const known = named.find(keys, email, birthDate);
    if (earlier !== undefined) {
      errors.push({ field: 'name-ar', code: 'import-row-repeated', params: { row: String(earlier) } });
    } else if (known !== undefined) {
      errors.push({ field: 'name-ar', code: 'import-named-already', params: { name: known } });
    }
    inFile.keep(keys, email, birthDate, row);

    if (role !== null && errors.length === 0) {
      const left = free[role] ?? 0;
      if (left <= 0) errors.push({ field: 'role', code: `import-no-place-${role}` });
      free[role] = left - 1;
    }
    return {
      row,
      name: (name?.ar || name?.en) ?? '',
      role,
      errors,
      remarks: errors.length > 0 ? [] : remarks,
      nominee:
        errors.length > 0 || role === null || values === undefined
          ? undefined
          : { role, attendee: input, read: values },
    };
  });
}

/** What the contract and the rules have against a row, by column; else the values that would be kept. */
function readInput(input: AttendeeInput, errors: FieldError[], today: string) {
  const faults: FieldError[] = [...checkInput(AttendeeInput, structuredClone(input))];
  let values: ReturnType<typeof readAttendee> | undefined;
  if (faults.length === 0) {
    const entry = createEntry();
    try {
      values = readAttendee(entry, '', input, null, today);
      entry.done();
    } catch (error) {
      if (!isAppError(error)) throw error;
      faults.push(...error.errors);
      values = undefined;
    }
  }
  errors.push(...faults.map((fault) => ({ ...fault, field: columnOf(fault.field) })));
  return values;
}
