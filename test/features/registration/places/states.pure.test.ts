import { describe, expect, it } from 'vitest';
import { clashesWith, refusalOf } from '../../../../src/features/registration/places/rules/holders.ts';
import {
  allot,
  isFrozen,
  offerEnds,
  reservationFor,
  roomOf,
  seatsLeft,
  windowOf,
} from '../../../../src/features/registration/places/rules/seats.ts';
import {
  firstStates,
  livingStates,
  mayBecome,
  openStates,
  placeSteps,
  seatedStates,
} from '../../../../src/features/registration/places/rules/states.ts';
import { type PlaceState, placeStates } from '../../../../src/features/registration/tables.ts';

describe('the states of a place', () => {
  it('are all reached from those in which it begins', () => {
    const reached = new Set<PlaceState>(firstStates);
    for (const state of reached) for (const next of placeSteps[state]) reached.add(next);
    expect([...reached].toSorted()).toEqual([...placeStates].toSorted());
  });

  it('go the way that the list goes: who waits is offered a seat before it is theirs', () => {
    const steps = placeStates.flatMap((from) =>
      placeStates.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(steps).toEqual([
      'waiting → offered',
      'waiting → cancelled',
      'offered → confirmed',
      'offered → expired',
      'offered → cancelled',
      'confirmed → cancelled',
      'confirmed → attended',
      'confirmed → absent',
      'attended → absent',
      'absent → attended',
    ]);
  });

  it('are seats, wishes or over', () => {
    expect(placeStates.filter((state) => !livingStates.includes(state))).toEqual(['expired', 'cancelled']);
    expect(livingStates.filter((state) => !seatedStates.includes(state))).toEqual(['waiting']);
    expect(openStates.every((state) => mayBecome(state, 'cancelled'))).toBe(true);
  });
});

describe('the seats of an activity', () => {
  const seats = { capacity: 10, taken: 4, reserved: 3 };
  const reservation = (id: string, more: object) => ({
    ...{ id, participationId: null, category: null, seats: 2, taken: 0, releasedAt: null },
    ...more,
  });

  it('are what is neither taken nor set aside', () => {
    expect(seatsLeft(seats)).toBe(3);
    expect(seatsLeft({ capacity: 3, taken: 4, reserved: 0 })).toBe(0);
  });

  it('belong to those who wait before they belong to whoever comes now', () => {
    expect(roomOf(seats, 0, null)).toBe('seats');
    expect(roomOf(seats, 1, null)).toBe('waiting');
    expect(roomOf(seats, 2, 2)).toBe('none');
    expect(roomOf({ ...seats, taken: 7 }, 0, 0)).toBe('none');
  });

  it('that are reserved are a delegation’s before they are a category’s, and nobody’s once given back', () => {
    const press = reservation('press', { category: 'press' });
    const own = reservation('own', { participationId: 'one' });
    const party = { delegationId: 'one', category: 'press' as const };
    expect(reservationFor([press, own], party)?.id).toBe('own');
    expect(reservationFor([press, { ...own, taken: 2 }], party)?.id).toBe('press');
    expect(reservationFor([press], { ...party, category: 'public' })).toBeUndefined();
    expect(reservationFor([{ ...press, releasedAt: new Date() }], party)).toBeUndefined();
  });

  it('go to several who ask at once in their order: reserved, of the general share, then the waiting list', () => {
    const press = reservation('press', { category: 'press', taken: 1 });
    const parties = (['press', 'press', 'public', 'public'] as const).map((category) => ({
      delegationId: null,
      category,
    }));
    const two = { capacity: 4, taken: 0, reserved: 2 };

    expect(allot(two, 0, 1, [press], parties)).toEqual({
      each: [
        { seated: true, reservationId: 'press' },
        { seated: true, reservationId: null },
        { seated: true, reservationId: null },
        { seated: false, reservationId: null },
      ],
      taken: 2,
      waiting: 1,
    });
    expect(allot(two, 0, 0, [press], parties)).toBeUndefined();
    expect(allot(two, 0, null, [], [])).toEqual({ each: [], taken: 0, waiting: 0 });
  });
});

describe('the hours of an activity', () => {
  const at = (text: string) => new Date(`2026-11-16T${text}:00Z`);
  const hours = { opensAt: at('06:00'), closesAt: at('08:00'), startsAt: at('09:00'), cancelled: false };

  it('open and close sign-up, which is over when the session begins', () => {
    const windows = ['05:59', '06:00', '07:59', '08:00', '09:00'].map((text) => windowOf(hours, at(text)));
    expect(windows).toEqual(['soon', 'open', 'open', 'closed', 'over']);
    expect(windowOf({ ...hours, cancelled: true }, at('07:00'))).toBe('cancelled');
  });

  it('freeze the list at its time, at the session’s, and when it was cancelled', () => {
    const frozen = { ...hours, freezesAt: at('07:00') };
    expect([at('06:59'), at('07:00')].map((now) => isFrozen(frozen, now))).toEqual([false, true]);
    expect(isFrozen({ ...frozen, freezesAt: null }, at('09:00'))).toBe(true);
    expect(isFrozen({ ...frozen, cancelled: true }, at('06:00'))).toBe(true);
  });

  it('let an offer hold as long as it may, and never beyond the beginning', () => {
    expect(offerEnds(at('06:00'), 60, at('09:00'))).toEqual(at('07:00'));
    expect(offerEnds(at('08:30'), 60, at('09:00'))).toEqual(at('09:00'));
  });
});

describe('who may have a place', () => {
  const confirmed = {
    category: 'public' as const,
    cancelledAt: null,
    erasedAt: null,
    registration: 'confirmed' as const,
    nomination: null,
    accreditation: 'submitted',
  };

  it('is whoever was confirmed and not refused, of the categories that the activity is for', () => {
    expect(refusalOf(confirmed, null)).toBeNull();
    expect(refusalOf(confirmed, ['press'])).toBe('place-not-for-category');
    expect(refusalOf({ ...confirmed, registration: 'waiting' }, null)).toBe('place-not-confirmed');
    expect(refusalOf({ ...confirmed, registration: null, nomination: 'nominated' }, null)).toBe(
      'place-not-confirmed',
    );
    expect(refusalOf({ ...confirmed, nomination: 'replaced' }, null)).toBe('place-not-coming');
    expect(refusalOf({ ...confirmed, accreditation: 'revoked' }, null)).toBe('place-not-coming');
    expect(refusalOf({ ...confirmed, cancelledAt: new Date() }, null)).toBe('place-not-coming');
  });

  it('is told what runs at the same time; what follows at once is no clash', () => {
    const at = (id: string, from: string, to: string) => ({
      id,
      startsAt: new Date(`2026-11-16T${from}:00Z`),
      endsAt: new Date(`2026-11-16T${to}:00Z`),
    });
    const one = at('one', '09:00', '10:00');
    const others = [
      one,
      at('before', '08:00', '09:00'),
      at('within', '09:30', '09:45'),
      at('after', '10:00', '11:00'),
    ];
    expect(clashesWith(one, others).map(({ id }) => id)).toEqual(['within']);
  });
});
