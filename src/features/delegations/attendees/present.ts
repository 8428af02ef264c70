import type { AttendeeView } from './contract.ts';
import type { AttendeeRow } from './store.ts';

/** Somebody as those who may see their data see them. */
export const presentAttendee = (row: AttendeeRow): AttendeeView => ({
  id: row.id,
  category: row.category,
  source: row.source,
  delegationId: row.delegationId,
  personId: row.personId,
  honorific: row.honorific,
  name: row.name,
  post: row.post,
  organisation: row.organisation,
  bodyId: row.bodyId,
  stateCode: row.stateCode,
  nationality: row.nationality,
  birthDate: row.birthDate,
  gender: row.gender,
  email: row.email,
  phone: row.phone,
  language: row.language,
  hasPhoto: row.photoId !== null,
  listed: row.listed,
  cancelled: row.cancelledAt !== null,
  version: row.version,
});
