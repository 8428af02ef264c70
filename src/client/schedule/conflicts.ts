/** What breaks the rules on the day shown, with reasons, beside the board. */
import type { Violation } from '../../features/scheduling/rules/facts.ts';
import { element, part } from './dom.ts';
import type { Board } from './state.ts';

/** Conflicts drawn at most: the page of all conflicts has the rest. */
const SHOWN = 60;
const tones = { blocking: 'bad', warning: 'warn', wish: 'mute' } as const;

export function createConflictList(board: Board, show: (sessionId: string) => void) {
  const { root, word } = board;
  const list = part(root, 'conflicts');
  const counts = part(root, 'conflict-counts');

  list.addEventListener('click', (event) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-show]')?.dataset.show;
    if (id !== undefined) show(id);
  });

  function item(violation: Violation): HTMLLIElement {
    const { level, ignored, sessions } = violation;
    const found = sessions.flatMap((id) => board.sessions.get(id) ?? []);
    return element(
      'li',
      { class: ignored === null ? tones[level] : 'mute' },
      element(
        'div',
        {},
        element('p', {}, board.sentence(violation)),
        ignored !== null && element('p', { class: 'muted' }, word('ignored', { reason: ignored })),
        element(
          'p',
          { class: 'acts' },
          ...found.map(({ id, code, title }) =>
            element('button', { type: 'button', 'data-show': id }, element('bdi', {}, code), ` ${title}`),
          ),
        ),
      ),
    );
  }

  /** What was accepted, out of the way but there. */
  function folded(accepted: readonly Violation[], n: string, open: boolean): HTMLLIElement {
    const details = element(
      'details',
      {},
      element('summary', {}, word('ignored-count', { n })),
      element('ul', { class: 'plain' }, ...accepted.slice(0, SHOWN).map(item)),
    );
    details.open = open;
    return element('li', {}, details);
  }

  return {
    redraw(): void {
      const { facts } = board.schedule;
      const day = facts.days.find((one) => one.day === board.day);
      const onDay = ({ sessions, during }: Violation): boolean => {
        const starts = [during?.start, ...sessions.map((id) => board.sessions.get(id)?.at?.start)];
        return day !== undefined && starts.some((at) => at !== undefined && at >= day.start && at < day.end);
      };
      const live = board.violations.filter(({ level }) => level !== 'wish');
      const here = live.filter(onDay);
      const number = (value: number) => new Intl.NumberFormat(root.dataset.locale).format(value);
      const count = (level: 'blocking' | 'warning') =>
        here.filter((one) => one.level === level && one.ignored === null).length;
      const tag = (level: 'blocking' | 'warning', tone: string) =>
        count(level) > 0 &&
        element('span', { class: `tag tag-${tone}` }, `${number(count(level))} ${word(level)}`);
      counts.replaceChildren(
        ...[tag('blocking', 'bad'), tag('warning', 'warn')].filter((one) => one !== false),
      );
      const elsewhere =
        live.filter((one) => one.ignored === null).length - here.filter((one) => one.ignored === null).length;
      const open = here.filter(({ ignored }) => ignored === null);
      const accepted = here.filter(({ ignored }) => ignored !== null);
      const unfolded = list.querySelector('details')?.open === true;
      list.replaceChildren(
        ...(open.length === 0 ? [element('li', { class: 'muted' }, word('conflicts-none'))] : []),
        ...open.slice(0, SHOWN).map(item),
        ...(elsewhere > 0
          ? [element('li', { class: 'muted' }, word('conflicts-more', { n: number(elsewhere) }))]
          : []),
        ...(accepted.length > 0 ? [folded(accepted, number(accepted.length), unfolded)] : []),
      );
    },
  };
}
