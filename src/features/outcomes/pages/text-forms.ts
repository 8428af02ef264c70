import { choiceField, textField, versionField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../series/index.ts';
import { DocumentInput, DocumentPatch } from '../contract.ts';
import { manageOutcomes } from '../policy.ts';
import type * as store from '../store/index.ts';
import { outcomeKinds } from '../tables.ts';
import { documentOf, formPage, type TextPages } from './frame.ts';

/** Adds the forms of a text: a new one, one as it stands. */
export function addTextForms({ pages, shell, database, service }: TextPages): void {
  const documentForm = (
    context: PageContext,
    whole: EditionWhole,
    document: store.DocumentRow | null,
  ): FormModel => {
    const { t } = context;
    const base = context.href(`${managementPath(whole)}/outcomes`);
    return {
      action: document === null ? base : `${base}/${document.id}/edit`,
      submit: { label: t('common:action.save') },
      cancel: { label: t('common:action.back'), href: document === null ? base : `${base}/${document.id}` },
      fields: [
        ...(document === null ? [] : [versionField(document.version)]),
        choiceField(
          'kind',
          t('outcomes:manage.kind'),
          outcomeKinds.map((value) => ({ value, label: t(`outcomes:kinds.${value}`) })),
          document?.kind ?? 'recommendations',
          { blank: false },
        ),
        textField('title', t('outcomes:manage.title'), document?.title),
        choiceField(
          'authenticLanguage',
          t('outcomes:authentic-text'),
          (['ar', 'en'] as const).map((value) => ({ value, label: t(`common:language.${value}`) })),
          document?.authenticLanguage ?? whole.edition.authenticLanguage,
          { blank: false },
        ),
        textField('chapeau', t('outcomes:manage.chapeau'), document?.chapeau, {
          long: true,
          rows: 2,
          word: true,
          optional: true,
          hint: t('outcomes:manage.chapeau-hint'),
        }),
        textField('enacting', t('outcomes:manage.enacting'), document?.enacting, {
          word: true,
          optional: true,
          hint: t('outcomes:manage.enacting-hint'),
        }),
        {
          name: 'summary',
          kind: 'checkbox',
          label: t('outcomes:manage.summary'),
          value: document?.summary ?? false,
        },
        textField('remark', t('outcomes:manage.remark'), document?.remark, { optional: true }),
      ],
    };
  };

  shell.managed({
    path: '/outcomes/new',
    policy: manageOutcomes,
    handle: async (context, whole) =>
      formPage(
        shell,
        context,
        whole,
        context.t('outcomes:manage.new-text'),
        documentForm(context, whole, null),
      ),
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes',
    policy: manageOutcomes,
    handle: (context, whole) =>
      pages.submit(context, {
        schema: DocumentInput,
        form: documentForm(context, whole, null),
        page: (form) => formPage(shell, context, whole, context.t('outcomes:manage.new-text'), form),
        work: async (input) => {
          const { id } = await service.createDocument(context.actor, whole.edition.id, input);
          return context.href(`${managementPath(whole)}/outcomes/${id}`);
        },
      }),
  });

  shell.managed({
    path: '/outcomes/:document/edit',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return formPage(
        shell,
        context,
        whole,
        context.t('outcomes:manage.edit-text'),
        documentForm(context, whole, document),
      );
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/edit',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return pages.submit(context, {
        schema: DocumentPatch,
        form: documentForm(context, whole, document),
        page: (form) => formPage(shell, context, whole, context.t('outcomes:manage.edit-text'), form),
        work: async (input, version) => {
          await service.editDocument(context.actor, document.id, version, input);
          return context.href(`${managementPath(whole)}/outcomes/${document.id}`);
        },
      });
    },
  });
}
