/** What waits for a place: searched, narrowed, and dragged into the grid by mouse, pen or finger. */
import type { PlacedAt } from '../../features/scheduling/rules/facts.ts';
import { matches } from '../../platform/language/index.ts';
import { blockClasses, blockContent } from './block.ts';
import { element, part } from './dom.ts';
import type { Grid } from './grid.ts';
import type { Board, BoardSession } from './state.ts';

/** Pixels that a mouse moves before it drags; milliseconds that a finger rests before it does. */
const THRESHOLD = 5;
const LONG_PRESS = 400;

export interface PoolActs {
  placed(session: BoardSession, at: PlacedAt): void;
  chosen(session: BoardSession, block: HTMLElement): void;
}

export function createPool(board: Board, grid: () => Grid, acts: PoolActs) {
  const { root, word } = board;
  const list = part(root, 'pool-list');
  const empty = part(root, 'pool-empty');
  const search = part<HTMLInputElement>(root, 'pool-search');
  const theme = part<HTMLSelectElement>(root, 'pool-theme');
  const kind = part<HTMLSelectElement>(root, 'pool-kind');
  let dragged: BoardSession | undefined;

  function draw(): void {
    const waiting = [...board.sessions.values()].filter(({ at, cancelled }) => at === null && !cancelled);
    part(root, 'pool-count').textContent = new Intl.NumberFormat(root.dataset.locale).format(waiting.length);
    const shown = waiting.filter(
      (session) =>
        (theme.value === '' || session.themeId === theme.value) &&
        (kind.value === '' || session.kind === kind.value) &&
        (search.value.trim() === '' ||
          matches([session.code, session.title, ...session.names].join(' '), search.value)),
    );
    empty.hidden = shown.length > 0;
    empty.textContent = word(waiting.length === 0 ? 'pool-none' : 'pool-no-match');
    list.replaceChildren(
      ...shown.map((session) => {
        const time = word('minutes', {
          n: new Intl.NumberFormat(root.dataset.locale).format(session.minutes),
        });
        const block = element(
          'button',
          {
            type: 'button',
            class: blockClasses(session, undefined).join(' '),
            'data-session': session.id,
          },
          ...blockContent(board, session, time, undefined),
        );
        return element('li', {}, block);
      }),
    );
  }

  function fillFilters(): void {
    const keep = (select: HTMLSelectElement, options: readonly (readonly [string, string])[]): void => {
      const [all] = select.options;
      const { value } = select;
      select.replaceChildren(
        ...(all === undefined ? [] : [all]),
        ...options.map(([own, label]) => element('option', { value: own }, label)),
      );
      select.value = options.some(([own]) => own === value) ? value : '';
    };
    keep(
      theme,
      board.schedule.themes.map(({ id, title }) => [id, board.say(title)] as const),
    );
    const kinds = new Set([...board.sessions.values()].map((session) => session.kind));
    keep(
      kind,
      [...kinds].map((one) => [one, word(`kind.${one}`)] as const),
    );
  }

  /** Follows one pointer from the press on a block to its release. */
  function press(event: PointerEvent): void {
    const target = (event.target as Element).closest<HTMLElement>('[data-session]');
    const session = board.sessions.get(target?.dataset.session ?? '');
    if (target === null || session === undefined || event.button !== 0) return;
    if (!board.schedule.mayChange) return;
    const { clientX: fromX, clientY: fromY, pointerId } = event;
    const finger = event.pointerType !== 'mouse';
    let ghost: HTMLElement | undefined;
    let place: PlacedAt | undefined;
    const timer = finger ? setTimeout(() => lift(fromX, fromY), LONG_PRESS) : undefined;

    const lift = (x: number, y: number): void => {
      dragged = session;
      ghost = element('div', { class: 'blk drag-ghost is-lift', 'aria-hidden': 'true' });
      document.body.append(ghost);
      root.classList.add('is-dragging');
      follow(x, y);
    };
    const follow = (x: number, y: number): void => {
      if (ghost === undefined) return;
      ghost.style.left = `${x + 12}px`;
      ghost.style.top = `${y + 12}px`;
      const over = grid().at(x, y);
      place = over && { ...over, end: over.start + session.minutes * 60_000 };
      const broken = place && board.wouldBreak(session.id, place);
      ghost.className = [...blockClasses(session, broken), 'drag-ghost', 'is-lift'].join(' ');
      const said = place
        ? `${board.timesOf(place)} · ${broken === undefined ? word('no-conflict') : board.roomName(place.roomId)}`
        : '';
      ghost.replaceChildren(...blockContent(board, session, said, broken));
    };
    const moved = (next: PointerEvent): void => {
      if (next.pointerId !== pointerId) return;
      const far = Math.hypot(next.clientX - fromX, next.clientY - fromY) >= THRESHOLD;
      if (ghost === undefined && far && finger) {
        end();
        return;
      }
      if (ghost === undefined && far) lift(next.clientX, next.clientY);
      follow(next.clientX, next.clientY);
    };
    const released = (next: PointerEvent): void => {
      if (next.pointerId !== pointerId) return;
      const at = place;
      const wasDragged = ghost !== undefined;
      end();
      if (wasDragged && at !== undefined) acts.placed(session, at);
    };
    // A finger that has lifted a block must not scroll the page under it.
    const hold = (touch: TouchEvent): void => {
      if (ghost !== undefined) touch.preventDefault();
    };
    const end = (): void => {
      clearTimeout(timer);
      ghost?.remove();
      root.classList.remove('is-dragging');
      document.removeEventListener('pointermove', moved);
      document.removeEventListener('pointerup', released);
      document.removeEventListener('pointercancel', end);
      document.removeEventListener('touchmove', hold);
      // The click that follows a release is part of the drag.
      setTimeout(() => {
        dragged = undefined;
      });
    };
    document.addEventListener('pointermove', moved);
    document.addEventListener('pointerup', released);
    document.addEventListener('pointercancel', end);
    document.addEventListener('touchmove', hold, { passive: false });
  }

  list.addEventListener('pointerdown', press);
  list.addEventListener('dragstart', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const block = (event.target as Element).closest<HTMLElement>('[data-session]');
    const session = board.sessions.get(block?.dataset.session ?? '');
    if (block !== null && session !== undefined && dragged === undefined) acts.chosen(session, block);
  });
  for (const field of [search, theme, kind]) field.addEventListener('input', draw);

  return {
    isDragging: (): boolean => dragged !== undefined,
    redraw(): void {
      fillFilters();
      draw();
    },
  };
}
