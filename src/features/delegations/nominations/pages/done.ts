import type { PageContext } from '../../../../platform/pages/index.ts';
import { queryValue } from '../../../../platform/pages/workbench.ts';
import type { NoticeModel } from '../../../../platform/views/index.ts';

const dones = [
  'nominated',
  'drafted',
  'draft-deleted',
  'saved',
  'confirmed',
  'confirmed-all',
  'withdrawn',
  'replaced',
  'imported',
  'ordered',
  'file-added',
  'file-removed',
  'appointed',
  'refused',
  'ended',
  'extended',
  'many',
] as const;

/** Says what the page before this one did. */
export function doneNotice(context: PageContext): NoticeModel[] {
  const done = dones.find((one) => one === queryValue(context, 'done'));
  return done === undefined ? [] : [{ title: context.t(`nominations:done.${done}`), tone: 'ok', live: true }];
}
