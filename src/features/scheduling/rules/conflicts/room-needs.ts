import type { RoomFacts } from '../facts.ts';
import { type Emit, type Frame, type Placed, violation } from './frame.ts';
import { firstOverlapping } from './intervals.ts';

/**
 * What a session asks of its room, each at most once per session:
 * - `no-room`: it has a time and no room. Not of what is for everybody, has a place in words or is a visit.
 * - `room-not-allowed`: not among the rooms that it may be in, or among those it may not.
 * - `undesired-room`, `preferred-room`: one that it would rather not be in; not among those that it prefers.
 * - `room-unavailable`: the room cannot be had at some of its time.
 * - `equipment`: the room lacks a feature that it needs.
 * - `interpretation`: more languages interpreted into than the room has booths.
 * - `capacity`: expects more than 110 % of the seats; `room-tight`: more than the seats, up to that.
 */
export function checkRoom(frame: Frame, placed: Placed, emit: Emit): void {
  const { facts } = frame;
  const { session } = placed;
  const mine = { sessions: [placed.id], during: { start: placed.start, end: placed.end } };
  if (placed.roomId === null) {
    const needsRoom = !session.common && session.elsewhere !== true && session.kind !== 'cultural-visit';
    if (needsRoom) emit(violation(facts, { rule: 'no-room', ...mine }));
    return;
  }
  const here = { ...mine, rooms: [placed.roomId] };
  const { allowedRooms, barredRooms } = session;
  if (
    (allowedRooms.length > 0 && !allowedRooms.includes(placed.roomId)) ||
    barredRooms.includes(placed.roomId)
  )
    emit(violation(facts, { rule: 'room-not-allowed', ...here, key: [placed.roomId] }));
  if (session.undesiredRooms.includes(placed.roomId)) {
    emit(violation(facts, { rule: 'undesired-room', ...here, key: [placed.roomId] }));
  }
  if (session.preferredRooms.length > 0 && !session.preferredRooms.includes(placed.roomId)) {
    emit(violation(facts, { rule: 'preferred-room', ...here, key: [placed.roomId] }));
  }
  const room = frame.rooms.get(placed.roomId);
  if (room === undefined) return;
  const closed = firstOverlapping(room.closed, placed);
  if (closed !== undefined) {
    emit(violation(facts, { rule: 'room-unavailable', ...here, key: [room.id, closed.start] }));
  }
  const missing = session.needs.filter((need) => !room.features.includes(need));
  if (missing.length > 0) {
    const names = [...missing].sort().join(' ');
    emit(violation(facts, { rule: 'equipment', ...here, params: { missing: names }, key: [room.id, names] }));
  }
  if (session.booths > room.booths) {
    const params = { needed: session.booths, booths: room.booths };
    emit(
      violation(facts, {
        rule: 'interpretation',
        ...here,
        params,
        key: [room.id, session.booths, room.booths],
      }),
    );
  }
  checkSeats(frame, placed, room, emit);
}

function checkSeats({ facts }: Frame, placed: Placed, room: RoomFacts, emit: Emit): void {
  const { expected } = placed.session;
  if (expected === null || room.capacity === null || expected <= room.capacity) return;
  emit(
    violation(facts, {
      rule: expected * 10 > room.capacity * 11 ? 'capacity' : 'room-tight',
      sessions: [placed.id],
      rooms: [room.id],
      during: { start: placed.start, end: placed.end },
      params: { expected, seats: room.capacity },
      key: [room.id, expected, room.capacity],
    }),
  );
}
