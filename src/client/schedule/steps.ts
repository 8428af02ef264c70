/**
 * One's own steps: each is shown at once as the rules say it will be, sent after the one before it, and set right by the
 * server's answer. Nothing is read anew for a step of one's own.
 */
import { type BoardResult, move, pin, shift, swap } from '../../features/scheduling/rules/board/index.ts';
import type { ScheduleFacts } from '../../features/scheduling/rules/facts.ts';
import { type Done, Refused, type Server, type StepRequest } from './server.ts';
import type { Board, SessionNow } from './state.ts';

export interface StepHooks {
  say(text: string, tone?: string): void;
  draw(): void;
  /** Reads the schedule anew. */
  refresh(): Promise<void>;
}

export function createOwnSteps(board: Board, server: Server, { say, draw, refresh }: StepHooks) {
  const own = new Set<string>();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  /** The next step must not wait for a schedule that does not come. */
  const again = (): Promise<void> => refresh().catch(() => say(board.word('failed'), 'is-bad'));

  /** Sends one after the other: each has the versions that the one before it left. */
  function inTurn(work: () => Promise<Done>, back: () => void): Promise<boolean> {
    waiting += 1;
    const done = last.then(async () => {
      try {
        await settle(await work());
        return true;
      } catch (error) {
        waiting -= 1;
        if (waiting === 0) back();
        draw();
        say(whyNot(error), 'is-bad');
        await again();
        return false;
      }
    });
    last = done;
    return done;
  }

  function whyNot(error: unknown): string {
    if (!(error instanceof Refused)) return board.word('failed');
    const { at, message } = error;
    if (at === undefined) return message;
    const where = at === null ? board.word('pool') : `${board.timesOf(at)} · ${board.roomName(at.roomId)}`;
    return `${message} ${board.word('now-at', { where })}`;
  }

  async function settle({ id, revision, undo, redo, sessions, copies }: Done): Promise<void> {
    own.add(id);
    waiting -= 1;
    // What is still on its way is already shown: of this answer only what the next step must know is taken.
    const shown = (one: SessionNow): SessionNow =>
      waiting === 0 ? one : { ...one, at: board.sessions.get(one.id)?.at ?? null };
    const follows = revision <= board.schedule.revision + 1;
    board.update(sessions.map(shown), { undo, redo, ...(follows ? { revision } : {}) });
    draw();
    if (copies || !follows) await again();
  }

  return {
    /** Whether a step was one's own. */
    isOwn: (id: string): boolean => own.has(id),
    /** When every step so far has its answer. */
    settled: async (): Promise<void> => {
      await last;
    },
    isWaiting: (): boolean => waiting > 0,

    /** Does something with sessions: shown at once, then done. */
    act(step: StepRequest, ids: readonly string[], said?: string): Promise<boolean> {
      const back = board.keep();
      const result = resultOf(board.schedule.facts, step);
      if (said !== undefined) say(said);
      if (result !== undefined && !('refused' in result)) {
        board.update(result.moves.map(({ sessionId: id, ...move }) => ({ id, ...move })));
      }
      draw();
      return inTurn(() => {
        const versions = ids.flatMap((id) => {
          const version = board.sessions.get(id)?.version;
          return version === undefined ? [] : [[id, version] as const];
        });
        return server.take(step, Object.fromEntries(versions));
      }, back);
    },

    /** Takes one's last step back, or does it again. */
    async turn(which: 'undo' | 'redo'): Promise<void> {
      await last;
      const id = board.schedule[which];
      if (id === null) return;
      const done = await inTurn(
        () => server[which](id),
        () => undefined,
      );
      if (done) say(board.word(which === 'undo' ? 'undone' : 'redone'));
    },
  };
}

/** What a step will do, as far as the board can show it by itself. */
function resultOf(facts: ScheduleFacts, step: StepRequest): BoardResult | undefined {
  switch (step.kind) {
    case 'move':
      return move(facts, step.sessionId, step.at);
    case 'shift':
      return shift(facts, step.sessionId, step.start);
    case 'swap':
      return swap(facts, step.sessionId, step.otherId);
    case 'pin':
      return pin(facts, step.sessionIds, step.pinned);
    case 'copy-break':
      return undefined;
  }
}
