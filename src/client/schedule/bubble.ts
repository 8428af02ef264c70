/** What can be done with a session: a dialog on a click or Enter. */
import { element } from './dom.ts';
import type { Board, BoardSession } from './state.ts';

export interface BubbleActs {
  pin(session: BoardSession, pinned: boolean): void;
  pool(session: BoardSession): void;
  copyBreak(session: BoardSession): void;
  swap(session: BoardSession): void;
}

/** Opens the dialog of a session; focus goes back to its block when it closes. */
export function openBubble(board: Board, session: BoardSession, acts: BubbleActs, back: () => void): void {
  const { word, root } = board;
  const { at } = session;
  const broken = board.violations.filter(
    ({ sessions, level, ignored }) => sessions.includes(session.id) && level !== 'wish' && ignored === null,
  );
  const title = `bubble-${session.id}`;
  const dialog = element('dialog', { class: 'dialog bubble', 'aria-labelledby': title });
  const button = (label: string, work: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', class: 'btn btn-2 btn-sm' }, label);
    made.onclick = () => {
      dialog.close();
      work();
    };
    return made;
  };
  const may = board.schedule.mayChange && !session.cancelled;
  const close = element('button', { type: 'button', class: 'btn btn-3 btn-sm' }, word('close'));
  close.onclick = () => dialog.close();
  dialog.append(
    element(
      'div',
      { class: 'confirm-box' },
      element('p', { class: 'h-card' }, element('strong', { id: title }, session.title)),
      element('p', { class: 'tiny' }, element('bdi', {}, session.code), ` · ${word(`kind.${session.kind}`)}`),
      element(
        'p',
        { class: 'muted' },
        at === null ? word('pool') : `${board.timesOf(at)} · ${board.roomName(at.roomId)}`,
      ),
      session.names.length > 0 &&
        element('p', {}, session.names.join(board.settings.language === 'ar' ? '، ' : ', ')),
      broken.length > 0 &&
        element(
          'ul',
          { class: 'bubble-why' },
          ...broken
            .slice(0, 6)
            .map((one) =>
              element('li', { class: one.level === 'blocking' ? 'bad' : 'warn' }, board.sentence(one)),
            ),
        ),
      element(
        'div',
        { class: 'btn-row' },
        may &&
          element('a', { class: 'btn btn-sm', href: `${root.dataset.page}/${session.id}` }, word('move-to')),
        element(
          'a',
          { class: 'btn btn-2 btn-sm', href: `${root.dataset.sessions}/${session.id}` },
          word('open'),
        ),
        may &&
          at !== null &&
          button(word(session.pinned ? 'unpin' : 'pin'), () => acts.pin(session, !session.pinned)),
        may && !session.pinned && button(word('swap'), () => acts.swap(session)),
        may && at !== null && !session.pinned && button(word('to-pool'), () => acts.pool(session)),
        may &&
          at !== null &&
          session.kind === 'break' &&
          !session.common &&
          button(word('copy-break'), () => acts.copyBreak(session)),
        close,
      ),
    ),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    back();
  });
  document.body.append(dialog);
  dialog.showModal();
}
