/** A session as a block of the board: title, people, and what stands in its way. */
import type { Violation } from '../../features/scheduling/rules/facts.ts';
import { element } from './dom.ts';
import type { Board, BoardSession } from './state.ts';

/** Classes of a block: theme, pinned, and the colour of its trouble. */
export function blockClasses(session: BoardSession, broken: Violation | undefined): string[] {
  const theme = session.theme !== null && session.theme >= 1 && session.theme <= 8 ? session.theme : 0;
  return [
    'blk',
    `theme-${theme}`,
    ...(broken === undefined ? [] : [broken.level === 'blocking' ? 'is-bad' : 'is-warn']),
    ...(session.pinned ? ['is-pinned'] : []),
    ...(session.status === 'draft' ? ['is-draft'] : []),
  ];
}

/**
 * What stands in a block.
 * @param lines lines that it has room for: the title gives way last; default: as many as it needs
 */
export function blockContent(
  board: Board,
  session: BoardSession,
  time: string,
  broken: Violation | undefined,
  lines = Number.POSITIVE_INFINITY,
): Node[] {
  const people = session.names.slice(0, 2).join(board.settings.language === 'ar' ? '، ' : ', ');
  // The reason names rule and person: it has a second line where the title keeps one.
  const why = broken === undefined || lines <= 1 ? 0 : lines > 3 ? 2 : 1;
  const meta = lines > why + 1;
  const left = lines - why - Number(meta);
  // People have a line of their own where two lines are left for the title.
  const apart = people !== '' && Number.isFinite(left) && left > 2;
  const clamp = left - Number(apart);
  const title = element('b', {}, session.title);
  // Not as an attribute: the page's policy refuses those.
  if (Number.isFinite(lines)) title.style.setProperty('--lines', String(clamp));
  const reason =
    why === 0 || broken === undefined ? undefined : element('span', { class: 'why' }, board.reason(broken));
  reason?.style.setProperty('--lines', String(why));
  return [
    title,
    ...(reason === undefined ? [] : [reason]),
    ...(meta
      ? [
          element(
            'span',
            { class: 'meta' },
            session.theme !== null && element('span', { class: 'theme-no' }, String(session.theme)),
            session.pinned && element('span', { class: 'pin-mark' }, board.word('pinned')),
            element('span', {}, [time, apart ? '' : people].filter((one) => one !== '').join('\u00a0· ')),
          ),
        ]
      : []),
    ...(apart ? [element('span', { class: 'meta' }, people)] : []),
  ];
}
