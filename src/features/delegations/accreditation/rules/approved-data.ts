import { createHash } from 'node:crypto';
import type { AttendeeRow } from '../../attendees/store.ts';
import type { ChangedField } from '../../tables.ts';

/**
 * What an approval is given for: who it is, as what, and how they look. Ways to reach somebody are not among them: a
 * new phone number asks nobody to look again.
 */
export const approvedFields = [
  'name',
  'honorific',
  'post',
  'organisation',
  'bodyId',
  'stateCode',
  'nationality',
  'birthDate',
  'category',
  'photoId',
] as const;

type Approved = Pick<AttendeeRow, (typeof approvedFields)[number]>;

const said = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value ?? null;
  const { ar = '', en = '' } = value as { ar?: string; en?: string };
  return { ar, en };
};

/** SHA-256, hex, over what was approved. */
export const approvedDataOf = (attendee: Approved): string =>
  createHash('sha256')
    .update(JSON.stringify(approvedFields.map((field) => said(attendee[field]))))
    .digest('hex');

/** What of it changed, in the order of {@link approvedFields}; texts as `{ ar, en }`. */
export const changedFields = (before: Approved, after: Approved): readonly ChangedField[] =>
  approvedFields.flatMap((field) => {
    const [was, is] = [said(before[field]), said(after[field])];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, before: was, after: is }];
  });
