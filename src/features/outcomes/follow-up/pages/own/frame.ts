import { isolateLtr, type LocalText, textIn } from '../../../../../platform/language/index.ts';
import { idOf, type PageContext } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { NoticeModel } from '../../../../../platform/views/index.ts';

export const LIST = '/account/follow-up';
/** The page of one recommendation and one of the reporter's bodies. */
export const ADDRESS = `${LIST}/:provision/:body`;

export const baseOf = (context: PageContext): string =>
  context.href(`${LIST}/${idOf(context, 'provision')}/${idOf(context, 'body')}`);

/** A code keeps the order of its parts within Arabic. */
export const codeOf = (code: string | null): string => (code === null ? '' : isolateLtr(code));

/** What a recommendation is called: its title, or its text where it has none. */
export const titleOf = (
  context: PageContext,
  { title, text }: { readonly title: LocalText | null; readonly text: LocalText },
): string => textIn(title ?? text, context.language).text;

const told = [
  'saved',
  'added',
  'submitted',
  'removed',
  'response',
  'action',
  'action-edited',
  'shown',
  'hidden',
];

/** What was just done, told once. */
export const doneNotice = (context: PageContext): NoticeModel | false => {
  const done = queryValue(context, 'done');
  return told.includes(done) && { tone: 'ok', title: context.t(`follow-up:done.${done}`), live: true };
};
