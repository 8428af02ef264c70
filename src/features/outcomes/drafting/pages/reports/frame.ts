import { notFound } from '../../../../../platform/errors/index.ts';
import { idOf, type Page, type PageContext } from '../../../../../platform/pages/index.ts';
import type { TagTone } from '../../../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../../../series/index.ts';
import * as drafts from '../../../store/drafting.ts';
import type { DraftingPages } from '../wording.ts';

export const tones: Readonly<Record<string, TagTone>> = {
  none: 'silent',
  draft: 'line',
  submitted: 'info',
  returned: 'warn',
  'taken-up': 'ok',
  open: 'warn',
  'set-aside': 'line',
};

export const listPath = (context: PageContext, whole: EditionWhole): string =>
  context.href(`${managementPath(whole)}/session-reports`);

export const baseOf = (
  context: PageContext,
  whole: EditionWhole,
  { session }: drafts.SessionReportWhole,
): string => `${listPath(context, whole)}/${session.id}`;

/** The report of the session that an address names, if it is the edition's; one that is not written yet is empty. */
export async function openReport(
  { database: { db } }: Pick<DraftingPages, 'database'>,
  context: PageContext,
  whole: EditionWhole,
): Promise<drafts.SessionReportWhole> {
  const sessionId = idOf(context, 'session');
  const editionId = await drafts.editionOfSession(db, sessionId);
  const found = await drafts.findSessionReport(db, { sessionId });
  if (editionId !== whole.edition.id || found === undefined) throw notFound();
  return found;
}

/** A page of reports, below their list. */
export const reportFrame = (
  shell: DraftingPages['shell'],
  context: PageContext,
  whole: EditionWhole,
  own: {
    title: string;
    lede?: string;
    crumb?: { label: string; href: string };
    tags?: Page['page']['tags'];
    actions?: Page['page']['actions'];
  },
  data: Record<string, unknown>,
  template = 'outcomes/text-work',
): Page => ({
  template,
  digits: whole.edition.digits,
  page: shell.managementPage(context, whole, {
    title: own.title,
    current: '/session-reports',
    ...(own.lede === undefined ? {} : { lede: own.lede }),
    ...(own.tags === undefined ? {} : { tags: own.tags }),
    ...(own.actions === undefined ? {} : { actions: own.actions }),
    crumbs: [
      ...(own.title === context.t('drafting:reports')
        ? []
        : [{ label: context.t('drafting:reports'), href: listPath(context, whole) }]),
      ...(own.crumb === undefined ? [] : [own.crumb]),
      { label: own.title },
    ],
  }),
  data,
});
