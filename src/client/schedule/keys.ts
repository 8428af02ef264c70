/** The board by keyboard: arrows move the focused block, and several presses are one step. */
import type { PlacedAt } from '../../features/scheduling/rules/facts.ts';
import type { Grid } from './grid.ts';
import type { Board, BoardSession } from './state.ts';

const QUARTER = 15 * 60_000;
/** Milliseconds after the last press until the step is taken. */
const SETTLED = 500;

export function moveByKeys(
  board: Board,
  frame: HTMLElement,
  grid: () => Grid,
  place: (session: BoardSession, at: PlacedAt) => void,
): { readonly isMoving: () => boolean; readonly settle: () => void } {
  let pending: { session: BoardSession; at: PlacedAt; timer: ReturnType<typeof setTimeout> } | undefined;

  const settle = (): void => {
    if (pending === undefined) return;
    const { session, at, timer } = pending;
    clearTimeout(timer);
    pending = undefined;
    const from = session.at;
    const same = from?.start === at.start && from.end === at.end && from.roomId === at.roomId;
    if (!same) place(session, at);
  };

  frame.addEventListener('keydown', (event) => {
    const block = (event.target as Element).closest<HTMLElement>('[data-session]');
    const session = board.sessions.get(block?.dataset.session ?? '');
    if (session === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!board.schedule.mayChange || session.pinned || session.at === null) return;
    const at = pending?.session.id === session.id ? pending.at : session.at;
    const next = step(at, event);
    if (next === undefined) return;
    event.preventDefault();
    if (pending !== undefined && pending.session.id !== session.id) settle();
    clearTimeout(pending?.timer);
    pending = { session, at: next, timer: setTimeout(settle, SETTLED) };
    grid().show(session, next);
    requestAnimationFrame(() => grid().blockOf(session.id)?.focus({ preventScroll: true }));
  });
  frame.addEventListener('focusout', (event) => {
    const to = event.relatedTarget as HTMLElement | null;
    if (pending !== undefined && to !== null && to.dataset.session !== pending.session.id) settle();
  });

  function step(at: PlacedAt, { key, shiftKey }: KeyboardEvent): PlacedAt | undefined {
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      const delta = key === 'ArrowDown' ? QUARTER : -QUARTER;
      if (shiftKey) return at.end + delta > at.start ? { ...at, end: at.end + delta } : undefined;
      return { ...at, start: at.start + delta, end: at.end + delta };
    }
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
    const rtl = document.documentElement.dir === 'rtl';
    const rooms = grid().roomIds();
    const to = rooms.indexOf(at.roomId) + ((key === 'ArrowRight') === rtl ? -1 : 1);
    const roomId = rooms[to];
    return roomId === undefined ? undefined : { ...at, roomId };
  }

  return { isMoving: () => pending !== undefined, settle };
}
