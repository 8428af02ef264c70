import { textIn } from '../../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { type EditionWhole, managementPath } from '../../../../series/index.ts';
import type { DocumentRow } from '../../../store/index.ts';
import type { AdoptionPages } from '../../context.ts';

export const baseOf = (context: PageContext, whole: EditionWhole, document: DocumentRow): string =>
  context.href(`${managementPath(whole)}/outcomes/${document.id}`);

/** What stands around a page of decisions on a text, below its list of them. */
export function decisionFrame(
  shell: AdoptionPages['shell'],
  context: PageContext,
  whole: EditionWhole,
  document: DocumentRow,
  own: { title: string; lede?: string; tags?: Page['page']['tags']; actions?: Page['page']['actions'] },
): Page['page'] {
  const base = baseOf(context, whole, document);
  const list = context.t('adoption:decisions');
  return shell.managementPage(context, whole, {
    ...own,
    current: '/outcomes',
    crumbs: [
      {
        label: context.t('outcomes:manage.texts'),
        href: context.href(`${managementPath(whole)}/outcomes`),
      },
      { label: textIn(document.title, context.language).text, href: base },
      ...(own.title === list ? [] : [{ label: list, href: `${base}/decisions` }]),
      { label: own.title },
    ],
  });
}
