/**
 * The schedule as a board. The page is a list of sessions with a form for each; where this runs and there is room, the
 * board takes its place: sessions are dragged, resized, moved by arrow keys, and what others do appears at once.
 */
import type { PlacedAt } from '../features/scheduling/rules/facts.ts';
import { openBubble } from './schedule/bubble.ts';
import { createConflictList } from './schedule/conflicts.ts';
import { part } from './schedule/dom.ts';
import { createDraft } from './schedule/draft.ts';
import { createGrid, type Grid } from './schedule/grid.ts';
import { moveByKeys } from './schedule/keys.ts';
import { followSchedule } from './schedule/live.ts';
import { createPool } from './schedule/pool.ts';
import { correctRoles } from './schedule/roles.ts';
import { createServer, type StepRequest } from './schedule/server.ts';
import { type BoardSession, createBoard } from './schedule/state.ts';
import { createOwnSteps } from './schedule/steps.ts';
import './schedule/schedule.css';

const root = document.getElementById('schedule');
if (root?.dataset.schedule !== undefined) void start(root);

async function start(root: HTMLElement): Promise<void> {
  const board = createBoard(root);
  const { word } = board;
  const server = createServer(root, word('failed'));
  const frame = part(root, 'grid');
  const live = part(root, 'live');
  let grid: Grid | undefined;
  let swapping: BoardSession | undefined;
  let waiting = false;

  const say = (text: string, tone = ''): void => {
    live.className = `live ${tone}`;
    live.textContent = text;
  };
  const held = (): Grid => {
    if (grid === undefined) throw new Error('The grid is not drawn yet.');
    return grid;
  };
  const busy = (): boolean =>
    grid?.isDragging() === true || pool.isDragging() || keys.isMoving() || steps.isWaiting();

  /** Reads the schedule anew and draws it; waits while something is being moved. */
  async function refresh(): Promise<void> {
    if (busy()) {
      if (waiting) return;
      waiting = true;
      setTimeout(() => {
        waiting = false;
        void refresh();
      }, 200);
      return;
    }
    const next = await server.read();
    // Something was taken up meanwhile: what came is older than that.
    if (busy()) return refresh();
    board.take(next);
    draw();
  }

  function draw(): void {
    if (grid === undefined) {
      grid = createGrid(board, frame, {
        placed: (session, at) => place(session, at),
        pooled: (session) => void steps.act({ kind: 'move', sessionId: session.id, at: null }, [session.id]),
        chosen: choose,
      });
      correctRoles(frame);
    } else {
      grid.redraw();
    }
    pool.redraw();
    conflicts.redraw();
    draft.redraw();
    for (const [name, id] of [
      ['undo', board.schedule.undo],
      ['redo', board.schedule.redo],
    ] as const) {
      const form = root.querySelector<HTMLFormElement>(`[data-step=${name}]`);
      const field = form?.querySelector<HTMLInputElement>('[name=step]');
      const button = form?.querySelector('button');
      if (field) field.value = id ?? '';
      if (button) button.disabled = id === null;
    }
  }

  function place(session: BoardSession, at: PlacedAt): void {
    const follow = root.querySelector<HTMLInputElement>('[data-follow]')?.checked === true;
    const sameRoom = session.at?.roomId === at.roomId && session.at.start !== at.start;
    const step: StepRequest =
      follow && sameRoom
        ? { kind: 'shift', sessionId: session.id, start: at.start }
        : { kind: 'move', sessionId: session.id, at };
    const named = session.at === null ? session.title : session.code;
    const where = { code: named, time: board.timesOf(at), room: board.roomName(at.roomId) };
    void steps.act(step, [session.id], word('placed-at', where));
  }

  function choose(session: BoardSession, block: HTMLElement): void {
    if (swapping !== undefined) {
      const first = swapping;
      stopSwap();
      if (first.id !== session.id) {
        void steps.act({ kind: 'swap', sessionId: first.id, otherId: session.id }, [first.id, session.id]);
      }
      return;
    }
    openBubble(
      board,
      session,
      {
        pin: (one, pinned) => void steps.act({ kind: 'pin', sessionIds: [one.id], pinned }, [one.id]),
        pool: (one) => void steps.act({ kind: 'move', sessionId: one.id, at: null }, [one.id]),
        copyBreak: (one) => void steps.act({ kind: 'copy-break', sessionId: one.id }, [one.id]),
        swap: (one) => {
          swapping = one;
          root.classList.add('is-swapping');
          say(word('swap-pick', { code: one.code }));
        },
      },
      () => (grid?.blockOf(session.id) ?? block).focus(),
    );
  }

  function stopSwap(): void {
    swapping = undefined;
    root.classList.remove('is-swapping');
    say('');
  }

  async function turn(which: 'undo' | 'redo'): Promise<void> {
    keys.settle();
    await steps.turn(which);
  }

  function showDay(day: string): void {
    board.day = day;
    for (const link of root.querySelectorAll<HTMLAnchorElement>('.days [data-day]')) {
      if (link.dataset.day === day) {
        link.setAttribute('aria-current', 'page');
        part(root, 'day-title').textContent = link.getAttribute('aria-label');
        history.replaceState(null, '', link.href);
      } else {
        link.removeAttribute('aria-current');
      }
    }
    draw();
  }

  /** Goes to a session's day and block. */
  function show(id: string): void {
    const at = board.sessions.get(id)?.at;
    const day = at && board.schedule.facts.days.find(({ start, end }) => at.start >= start && at.start < end);
    if (day != null && day.day !== board.day) showDay(day.day);
    requestAnimationFrame(() => {
      const block = root.querySelector<HTMLElement>(`[data-session="${id}"]`);
      block?.scrollIntoView({ block: 'center', inline: 'center' });
      block?.focus();
    });
  }

  const steps = createOwnSteps(board, server, { say, draw, refresh });
  const pool = createPool(board, held, {
    placed: place,
    chosen: choose,
  });
  const conflicts = createConflictList(board, show);
  const draft = createDraft(board);
  const keys = moveByKeys(board, frame, held, place);

  /** Where no view was asked for, the width chooses one: its link says which. */
  function markView(): void {
    if (!root.classList.contains('schedule-auto')) return;
    const shown = frame.offsetParent === null ? 'list' : 'board';
    for (const link of root.querySelectorAll<HTMLElement>('[data-view]')) {
      if (link.dataset.view === shown) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }
  markView();
  window.matchMedia('(min-width: 48rem)').addEventListener('change', markView);

  for (const link of root.querySelectorAll<HTMLAnchorElement>('.days [data-day]')) {
    link.addEventListener('click', (event) => {
      if (getComputedStyle(frame).visibility === 'hidden' || frame.offsetParent === null) return;
      event.preventDefault();
      showDay(link.dataset.day ?? '');
    });
  }
  for (const form of root.querySelectorAll<HTMLFormElement>('[data-step]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void turn(form.dataset.step === 'redo' ? 'redo' : 'undo');
    });
  }
  document.addEventListener('keydown', (event) => {
    const typing = (event.target as Element).matches('input, select, textarea');
    if (event.key === 'Escape' && swapping !== undefined) stopSwap();
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || typing) return;
    event.preventDefault();
    void turn(event.shiftKey ? 'redo' : 'undo');
  });

  try {
    board.take(await server.read());
    draw();
  } catch {
    say(word('failed'), 'is-bad');
    return;
  }
  followSchedule(root.dataset.events ?? '', {
    revised: async ({ revision, steps: told }) => {
      // Its own echo may come before its answer.
      await steps.settled();
      const others = told.filter(({ id }) => !steps.isOwn(id));
      const last = others.at(-1);
      if (revision <= board.schedule.revision) return;
      await refresh();
      if (last === undefined) return;
      const name = last.by ?? word('somebody');
      const codes = last.codes.slice(0, 5).join(board.settings.language === 'ar' ? '، ' : ', ');
      say(word('live-by', { name, what: word(`step.${last.kind}`), codes }), 'is-news');
    },
    lost: () => say(word('live-away'), 'is-bad'),
    back: () => {
      say(word('live-back'));
      void refresh();
    },
  });
}
