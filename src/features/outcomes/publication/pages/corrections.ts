import { textIn } from '../../../../platform/language/index.ts';
import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../../series/index.ts';
import { documentOf, formPage } from '../../pages/frame.ts';
import { manageOutcomes } from '../../policy.ts';
import type { DocumentRow } from '../../store/index.ts';
import { correctionKinds } from '../../tables.ts';
import type { PublicationPages } from '../context.ts';
import { CorrectionInput } from '../contract.ts';

/** Adds the form that starts a corrigendum or a revision of a published text. */
export function addCorrectionPages({ pages, shell, database, corrections }: PublicationPages): void {
  const formOf = (context: PageContext, whole: EditionWhole, document: DocumentRow): FormModel => {
    const { t } = context;
    const base = context.href(`${managementPath(whole)}/outcomes/${document.id}`);
    return {
      action: `${base}/corrections/new`,
      submit: { label: t('publication:correction.start') },
      cancel: { href: base },
      fields: [
        {
          name: 'correction',
          kind: 'radios',
          label: t('common:label.kind'),
          value: 'corrigendum',
          options: correctionKinds.map((value) => ({
            value,
            label: t(`publication:correction.${value}`),
            hint: t(`publication:correction.${value}-hint`),
          })),
        },
        {
          name: 'title',
          kind: 'bilingual',
          label: t('outcomes:manage.title'),
          ar: {},
          en: {},
          authentic: document.authenticLanguage,
        },
        {
          name: 'authority',
          kind: 'bilingual',
          label: t('publication:correction.authority'),
          hint: t('publication:correction.authority-hint'),
          ar: {},
          en: {},
        },
      ],
    };
  };
  const page = (context: PageContext, whole: EditionWhole, document: DocumentRow, form: FormModel): Page =>
    formPage(
      shell,
      context,
      whole,
      context.t('publication:correction.start'),
      form,
      textIn(document.title, context.language).text,
    );

  shell.managed({
    path: '/outcomes/:document/corrections/new',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return page(context, whole, document, formOf(context, whole, document));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/corrections/new',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return pages.submit(context, {
        schema: CorrectionInput,
        form: formOf(context, whole, document),
        page: (form) => page(context, whole, document, form),
        work: async (input) => {
          const { id } = await corrections.start(context.actor, document.id, input);
          return context.href(`${managementPath(whole)}/outcomes/${id}`);
        },
      });
    },
  });
}
