import { canonicalText } from '../audit/index.ts';

/** Without what is null, however deep: a field that is absent says the same. */
const said = (value: unknown): unknown => {
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(said);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (part == null ? [] : [[name, said(part)]])),
  );
};

/** A row as what it says: its version and the time of its last change say nothing. */
const content = (row: unknown): unknown => {
  if (Array.isArray(row)) return row.map(content);
  if (typeof row !== 'object' || row === null) return row;
  const { version: _, updatedAt: __, ...rest } = row as Record<string, unknown>;
  return said(rest);
};

/** Whether two states of a thing, as a change records them, say the same. A thing made or deleted never does. */
export const saysTheSame = (before: unknown, after: unknown): boolean =>
  before != null && after != null && canonicalText(content(before)) === canonicalText(content(after));

interface Versioned {
  readonly id: unknown;
  readonly version: number;
  readonly updatedAt: unknown;
}
const isVersioned = (value: unknown): value is Versioned =>
  typeof value === 'object' && value !== null && 'id' in value && 'version' in value && 'updatedAt' in value;

/** What an edit returned, as the row still stands: in the version it had before. */
export function asItWas<T>(returned: T, before: readonly unknown[]): T {
  if (!isVersioned(returned)) return returned;
  const old = before.flat().find((row): row is Versioned => isVersioned(row) && row.id === returned.id);
  return old === undefined ? returned : { ...returned, version: old.version, updatedAt: old.updatedAt };
}

/**
 * The names of what differs between two states of a thing, in the order of the later one; null: nothing does. Where what
 * stands in them is not for the log of changes (needs, answers, notes), a change records these beside its states: one
 * that says the same before and after is taken back.
 */
export function partsChanged<T extends object>(before: Partial<T>, after: T): string[] | null {
  const changed = Object.keys(after).filter((part) => {
    const [was, is] = [before[part as keyof T], after[part as keyof T]];
    return canonicalText([was ?? null]) !== canonicalText([is ?? null]);
  });
  return changed.length === 0 ? null : changed;
}
