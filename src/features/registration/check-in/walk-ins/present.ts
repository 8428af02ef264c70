import type { Acquaintance } from '../../../delegations/index.ts';
import type { DeskStanding } from '../../store/walk-ins.ts';
import type { AlikeView, WalkInView } from './contract.ts';
import { consentsAsked, type DeskForm } from './forms.ts';

const registrationOf = (standing: DeskStanding | undefined): WalkInView['registration'] =>
  standing?.registrationId == null || standing.state === null
    ? null
    : { id: standing.registrationId, code: standing.code, state: standing.state };

const badgeOf = (standing: DeskStanding | undefined): WalkInView['badge'] =>
  standing?.badgeId == null || standing.serial === null || standing.badgeState === null
    ? null
    : { id: standing.badgeId, serial: standing.serial, state: standing.badgeState };

/** Somebody whom somebody new may be, with where the desk finds them. */
export const presentAlike = (one: Acquaintance, standing: DeskStanding | undefined): AlikeView => ({
  id: one.id,
  name: one.name,
  category: one.category,
  party: one.party,
  signs: [...one.signs],
  registration: registrationOf(standing),
  accreditationId: standing?.accreditationId ?? null,
  badge: badgeOf(standing),
});

/** Somebody whom the desk took in, and how they stand. */
export const presentWalkIn = (standing: DeskStanding): WalkInView => ({
  registration: registrationOf(standing),
  attendeeId: standing.attendeeId,
  name: standing.name,
  category: standing.category as WalkInView['category'],
  accreditation: standing.accreditation,
  badge: badgeOf(standing),
  checkIn:
    standing.checkedIn === null
      ? null
      : {
          door: standing.doorId,
          result: standing.checkedIn,
          reason: standing.reason as NonNullable<WalkInView['checkIn']>['reason'],
        },
});

/** A form by which the desk takes people in. */
export const presentDeskForm = ({ form, questions, accredited }: DeskForm) => ({
  id: form.id,
  slug: form.slug,
  title: form.title,
  category: form.category,
  approval: form.approval,
  left: form.capacity === null ? null : Math.max(0, form.capacity - form.taken),
  accredited,
  consents: consentsAsked(questions).map(({ id, label, required }) => ({ id, label, required })),
});
