import { notFound } from '../../../platform/errors/index.ts';
import { isolateLtr, textIn } from '../../../platform/language/index.ts';
import { deletionAction, deletionPage } from '../../../platform/pages/deletion.ts';
import type { Page, PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { type EditionWhole, managementPath } from '../../series/index.ts';
import { manageOutcomes, readDrafts } from '../policy.ts';
import { isEditable } from '../rules.ts';
import * as store from '../store/index.ts';
import { documentOf, type TextPages } from './frame.ts';
import { type FormInput, inputOf, ProvisionForm, provisionForm } from './provision-form.ts';

/** Adds the pages of one provision: new, edit, delete. */
export function addProvisionPages(deps: TextPages): void {
  const { pages, shell, database, service } = deps;
  const { db } = database;

  const provisionOf = async (
    context: PageContext,
    document: store.DocumentRow,
  ): Promise<store.ProvisionWhole> => {
    const found = await store.findProvision(db, context.params.provision ?? '');
    if (found === undefined || found.provision.documentId !== document.id) throw notFound();
    return found;
  };

  const deletionOf = ({ t }: PageContext, text: string, { provision }: store.ProvisionWhole) => ({
    confirm: {
      title: t('outcomes:manage.delete-provision-question'),
      text: t('outcomes:manage.delete-provision-text'),
    },
    action: `${text}/provisions/${provision.id}/deletion`,
    version: provision.version,
  });

  const formPage = (
    context: PageContext,
    whole: EditionWhole,
    document: store.DocumentRow,
    item: store.ProvisionWhole | null,
    form: FormModel,
  ): Page => {
    const { t, language } = context;
    const base = context.href(`${managementPath(whole)}/outcomes`);
    const title = t(item === null ? 'outcomes:manage.new-provision' : 'outcomes:manage.edit-provision');
    const removable = item !== null && isEditable(document.status);
    return {
      template: 'pages/form',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title,
        current: '/outcomes',
        ...(item?.provision.code == null ? {} : { tags: [{ text: isolateLtr(item.provision.code) }] }),
        crumbs: [
          { label: t('outcomes:manage.texts'), href: base },
          { label: textIn(document.title, language).text, href: `${base}/${document.id}` },
          { label: title },
        ],
        actions: removable
          ? [
              deletionAction(
                t('outcomes:manage.delete-provision'),
                deletionOf(context, `${base}/${document.id}`, item),
              ),
            ]
          : [],
      }),
      data: { form },
    };
  };

  shell.managed({
    path: '/outcomes/:document/provisions/new',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return formPage(
        context,
        whole,
        document,
        null,
        await provisionForm(deps, context, whole, document, null),
      );
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/provisions',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return pages.submit(context, {
        schema: ProvisionForm,
        form: await provisionForm(deps, context, whole, document, null),
        page: (form) => formPage(context, whole, document, null, form),
        work: async (input) => {
          await service.createProvision(context.actor, document.id, {
            kind: 'recommendation',
            text: {},
            ...inputOf(input as FormInput),
          } as never);
          return context.href(`${managementPath(whole)}/outcomes/${document.id}`);
        },
      });
    },
  });

  shell.managed({
    path: '/outcomes/:document/provisions/:provision',
    policy: readDrafts,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const item = await provisionOf(context, document);
      return formPage(
        context,
        whole,
        document,
        item,
        await provisionForm(deps, context, whole, document, item),
      );
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/provisions/:provision',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const item = await provisionOf(context, document);
      return pages.submit(context, {
        schema: ProvisionForm,
        form: await provisionForm(deps, context, whole, document, item),
        page: (form) => formPage(context, whole, document, item, form),
        work: async (input, version) => {
          const patch = { leadBodyId: null, ...inputOf(input as FormInput) };
          await service.editProvision(context.actor, item.provision.id, version, patch as never);
          return context.href(`${managementPath(whole)}/outcomes/${document.id}`);
        },
      });
    },
  });

  shell.managed({
    path: '/outcomes/:document/provisions/:provision/deletion',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const item = await provisionOf(context, document);
      const list = context.href(`${managementPath(whole)}/outcomes`);
      const back = `${list}/${document.id}/provisions/${item.provision.id}`;
      const { confirm, ...deletion } = deletionOf(context, `${list}/${document.id}`, item);
      const said = textIn(item.provision.text, context.language).text;
      return deletionPage(database, {
        ...deletion,
        confirm: { ...confirm, text: [said, confirm.text].filter((part) => part !== '').join('\n') },
        page: shell.managementPage(context, whole, {
          title: context.t('outcomes:manage.delete-provision'),
          current: '/outcomes',
          crumbs: [
            { label: context.t('outcomes:manage.texts'), href: list },
            { label: textIn(document.title, context.language).text, href: `${list}/${document.id}` },
            { label: item.provision.code ?? context.t('outcomes:manage.edit-provision'), href: back },
            { label: context.t('common:action.delete') },
          ],
        }),
        digits: whole.edition.digits,
        t: context.words(whole.edition.digits),
        back,
        row: { table: 'provisions', id: item.provision.id },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/provisions/:provision/deletion',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      const item = await provisionOf(context, document);
      const { version } = (context.request.body ?? {}) as { version?: string };
      await service.removeProvision(context.actor, item.provision.id, Number(version));
      return { redirect: context.href(`${managementPath(whole)}/outcomes/${document.id}`) };
    },
  });
}
