/** What stands above the board: how far the draft is from the last release, and the way to the next one. */
import { movedSinceRelease } from '../../features/scheduling/rules/board/index.ts';
import { part } from './dom.ts';
import type { Board } from './state.ts';

export function createDraft(board: Board) {
  const title = part(board.root, 'draft-title');
  const release = board.root.querySelector<HTMLElement>('[data-draft-release]');
  return {
    redraw(): void {
      const { facts } = board.schedule;
      const changed = movedSinceRelease(facts);
      const first = facts.sessions.every(({ released }) => released === null);
      title.textContent = first
        ? board.word('draft-none')
        : changed === 0
          ? board.word('draft-same')
          : board.counted('draft-changes', changed);
      if (release !== null) release.hidden = !first && changed === 0;
    },
  };
}
