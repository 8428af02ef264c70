import type { PageContext } from '../../../../../platform/pages/index.ts';
import { pickedNotice } from '../../../../../platform/pages/workbench.ts';
import type { NoticeModel } from '../../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../../series/index.ts';
import { doneOf } from '../../../forms/pages/shared.ts';
import { managePlaces } from '../../policy.ts';

const notices = [
  'opened',
  'saved',
  'reserved',
  'cancelled',
  'moved',
  'asked',
  'waiting',
  'attendance',
] as const;

/** What the page before this one did. */
export const noticesOf = (context: PageContext): (NoticeModel | false)[] => {
  const done = notices.find((one) => one === doneOf(context));
  return [
    done !== undefined && { title: context.t(`places:done.${done}`), tone: 'ok', live: true },
    pickedNotice(context),
  ];
};

/** Whether the reader may change places, beside reading them. */
export const manages = (context: PageContext, whole: EditionWhole): boolean =>
  managePlaces.allows(context.actor, placeOf(whole.edition));
