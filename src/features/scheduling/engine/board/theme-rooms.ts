import type { Problem } from '../problem.ts';
import type { Group } from './groups.ts';

/** `theme-wanders`: rooms of a theme beyond one. */
export function createThemeRooms({ theme, themes, rooms, wanderCost }: Problem): Group | undefined {
  if (themes === 0 || wanderCost === 0) return undefined;
  const inRoom = new Int32Array(themes * rooms);
  const roomsOf = new Int32Array(themes);
  let beyond = 0;
  let known = 0;
  return {
    base: 0,
    shift(session, room, _start, sign) {
      const own = theme[session] as number;
      if (own < 0) return;
      const cell = own * rooms + room;
      const count = (inRoom[cell] as number) + sign;
      inRoom[cell] = count;
      // Only where it comes into a room, or leaves it for good.
      if (count !== (sign > 0 ? 1 : 0)) return;
      const all = (roomsOf[own] as number) + sign;
      roomsOf[own] = all;
      if (sign > 0 ? all > 1 : all > 0) beyond += sign;
    },
    change: () => (beyond - known) * wanderCost,
    settle() {
      known = beyond;
    },
    forget() {},
  };
}
