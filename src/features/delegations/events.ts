import type { AttendeeCategory } from './rules.ts';

/**
 * Somebody's accreditation took another state: approved, or not any more. Badges follow it. `state` is the new one.
 */
export interface AccreditationChanged {
  readonly type: 'accreditation.changed';
  readonly editionId: string;
  readonly accreditationId: string;
  readonly attendeeId: string;
  readonly category: AttendeeCategory;
  readonly state: 'submitted' | 'under-review' | 'approved' | 'returned' | 'refused' | 'on-hold' | 'revoked';
}

/** Somebody does not come any more: seats and badges of theirs are free. */
export interface AttendeeCancelled {
  readonly type: 'attendee.cancelled';
  readonly editionId: string;
  readonly attendeeId: string;
}
