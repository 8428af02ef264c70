import type { Database } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { type Language, matches, textIn } from '../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../platform/pages/fields.ts';
import type { Page, PageContext, Pages } from '../../platform/pages/index.ts';
import type { FormModel, RowModel, TableModel, TagModel } from '../../platform/views/index.ts';
import { type EditionShell, type EditionWhole, listThemes, managementPath } from '../series/index.ts';
import { AdoptionInput, DocumentInput, DocumentPatch } from './contract.ts';
import { manageOutcomes, readDrafts } from './policy.ts';
import { addProvisionPages, type ProvisionChoices } from './provision-pages.ts';
import { isEditable } from './rules.ts';
import type { OutcomesService } from './service.ts';
import * as store from './store.ts';
import { adoptionManners, outcomeKinds } from './tables.ts';

interface Deps {
  readonly pages: Pages;
  readonly shell: EditionShell;
  readonly database: Database;
  readonly service: OutcomesService;
  /** Sessions of an edition to choose from, in programme order. */
  readonly listSessions: ProvisionChoices['listSessions'];
  /** All bodies, in the order of the language. */
  readonly listBodies: ProvisionChoices['listBodies'];
}

const statusTone = (status: store.DocumentRow['status']): TagModel['tone'] =>
  status === 'published' ? 'ok' : status === 'adopted' ? 'info' : undefined;

/** Adds the management of texts: their list, their provisions, adoption and publication. */
export function addOutcomesManagement(deps: Deps): void {
  const { pages, shell, database, service } = deps;
  const { db } = database;

  const documentOf = async (context: PageContext, whole: EditionWhole): Promise<store.DocumentRow> => {
    const document = await store.findDocument(db, context.params.document ?? '');
    if (document === undefined || document.editionId !== whole.edition.id) throw notFound();
    return document;
  };

  shell.managed({
    path: '/outcomes',
    policy: readDrafts,
    handle: async (context, whole) => {
      const { t, language } = context;
      const documents = await store.listDocuments(db, whole.edition.id);
      const provisions = await store.listProvisions(db, whole.edition.id);
      const base = context.href(`${managementPath(whole)}/outcomes`);
      const rows = documents.map((document): RowModel => {
        const own = provisions.filter(({ provision }) => provision.documentId === document.id);
        return {
          id: document.id,
          title: textIn(document.title, language).text,
          href: `${base}/${document.id}`,
          sub: t(`outcomes:kinds.${document.kind}`),
          cells: {
            status: {
              tag: { text: t(`outcomes:status.${document.status}`), tone: statusTone(document.status) },
            },
            provisions: own.length,
            incomplete:
              own.filter(({ provision }) => provision.text.status[language] !== 'reviewed').length || null,
          },
        };
      });
      const table: TableModel = {
        id: 'texts',
        caption: t('outcomes:manage.texts'),
        columns: [
          { key: 'title', label: t('outcomes:manage.title') },
          { key: 'status', label: t('common:label.status') },
          { key: 'provisions', label: t('outcomes:manage.provisions'), kind: 'number' },
        ],
        rows,
        empty: {
          title: t('outcomes:manage.no-texts'),
          text: t('outcomes:manage.no-texts-text'),
          action: { label: t('outcomes:manage.new-text'), href: `${base}/new`, tone: 'primary' },
        },
      };
      return {
        template: 'pages/list',
        digits: whole.edition.digits,
        page: shell.managementPage(context, whole, {
          title: t('outcomes:manage.texts'),
          current: '/outcomes',
          actions: [
            { label: t('outcomes:manage.new-text'), href: `${base}/new`, tone: 'primary', icon: 'plus' },
          ],
        }),
        data: { table },
      };
    },
  });

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

  const formPage = (
    context: PageContext,
    whole: EditionWhole,
    title: string,
    form: FormModel,
    lede?: string,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title,
      current: '/outcomes',
      ...(lede === undefined ? {} : { lede }),
      crumbs: [
        {
          label: context.t('outcomes:manage.texts'),
          href: context.href(`${managementPath(whole)}/outcomes`),
        },
        { label: title },
      ],
    }),
    data: { form },
  });

  shell.managed({
    path: '/outcomes/new',
    policy: manageOutcomes,
    handle: async (context, whole) =>
      formPage(context, whole, context.t('outcomes:manage.new-text'), documentForm(context, whole, null)),
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes',
    policy: manageOutcomes,
    handle: (context, whole) =>
      pages.submit(context, {
        schema: DocumentInput,
        form: documentForm(context, whole, null),
        page: (form) => formPage(context, whole, context.t('outcomes:manage.new-text'), form),
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
      const document = await documentOf(context, whole);
      return formPage(
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
      const document = await documentOf(context, whole);
      return pages.submit(context, {
        schema: DocumentPatch,
        form: documentForm(context, whole, document),
        page: (form) => formPage(context, whole, context.t('outcomes:manage.edit-text'), form),
        work: async (input, version) => {
          await service.editDocument(context.actor, document.id, version, input);
          return context.href(`${managementPath(whole)}/outcomes/${document.id}`);
        },
      });
    },
  });

  shell.managed({
    path: '/outcomes/:document',
    policy: readDrafts,
    handle: async (context, whole) => {
      const document = await documentOf(context, whole);
      return documentPage(context, whole, document);
    },
  });

  const documentPage = async (
    context: PageContext,
    whole: EditionWhole,
    document: store.DocumentRow,
  ): Promise<Page> => {
    const { t, language } = context;
    const base = context.href(`${managementPath(whole)}/outcomes/${document.id}`);
    const all = (await store.listProvisions(db, whole.edition.id)).filter(
      ({ provision }) => provision.documentId === document.id,
    );
    const query = typeof context.query.q === 'string' ? context.query.q : '';
    const theme = typeof context.query.theme === 'string' ? context.query.theme : '';
    const themes = await listThemes(db, whole.edition.id);
    const rows = all.filter(
      (item) =>
        (query === '' ||
          matches(
            query,
            `${item.provision.text.ar} ${item.provision.text.en} ${item.provision.code ?? ''}`,
          )) &&
        (theme === '' || item.theme?.slug === theme),
    );
    const editable = isEditable(document.status);
    const table: TableModel = {
      id: 'provisions',
      caption: t('outcomes:manage.provisions'),
      action: base,
      search: { label: t('outcomes:manage.search'), value: query },
      filters: [
        {
          name: 'theme',
          label: t('outcomes:manage.theme'),
          blank: t('outcomes:all-themes'),
          value: theme,
          options: themes.map(({ slug, title }) => ({ value: slug, label: textIn(title, language).text })),
        },
      ],
      applied: [],
      clearHref: base,
      totals: [
        { label: t('outcomes:manage.provisions'), value: all.length },
        {
          label: t('outcomes:manage.text-incomplete'),
          value: all.filter(({ provision }) => isBehind(provision.text.status)).length,
        },
        {
          label: t('outcomes:manage.no-lead'),
          value: all.filter(({ provision, lead }) => provision.kind === 'recommendation' && lead === null)
            .length,
        },
      ],
      columns: [
        { key: 'title', label: t('outcomes:manage.text') },
        { key: 'number', label: t('outcomes:manage.number') },
        { key: 'theme', label: t('outcomes:manage.theme') },
        { key: 'lead', label: t('outcomes:manage.lead-body') },
      ],
      rows: rows.map((item) => provisionRow(context, base, item)),
      empty: {
        title: query === '' && theme === '' ? t('outcomes:manage.no-provisions') : t('views:noMatches'),
        ...(editable
          ? { action: { label: t('outcomes:manage.new-provision'), href: `${base}/provisions/new` } }
          : {}),
      },
    };
    return {
      template: 'pages/list',
      digits: whole.edition.digits,
      page: shell.managementPage(context, whole, {
        title: textIn(document.title, language).text,
        current: '/outcomes',
        tags: [{ text: t(`outcomes:status.${document.status}`), tone: statusTone(document.status) }],
        crumbs: [
          { label: t('outcomes:manage.texts'), href: context.href(`${managementPath(whole)}/outcomes`) },
          { label: textIn(document.title, language).text },
        ],
        actions: actionsOf(context, base, document),
      }),
      data: { table },
    };
  };

  const actionsOf = (context: PageContext, base: string, { status }: store.DocumentRow) => {
    const { t } = context;
    if (status === 'adopted') {
      return [
        {
          label: t('outcomes:manage.publish'),
          action: `${base}/publication`,
          tone: 'primary' as const,
          confirm: { title: t('outcomes:manage.publish-question'), text: t('outcomes:manage.publish-text') },
        },
      ];
    }
    if (!isEditable(status)) return [];
    return [
      { label: t('outcomes:manage.edit-text'), href: `${base}/edit`, icon: 'pen' as const },
      { label: t('outcomes:manage.adopt'), href: `${base}/adoption`, icon: 'seal' as const },
      {
        label: t('outcomes:manage.new-provision'),
        href: `${base}/provisions/new`,
        tone: 'primary' as const,
        icon: 'plus' as const,
      },
    ];
  };

  const adoptionForm = async (context: PageContext, whole: EditionWhole, document: store.DocumentRow) => {
    const { t } = context;
    const base = context.href(`${managementPath(whole)}/outcomes/${document.id}`);
    const sessions = await deps.listSessions(db, whole.edition.id, context.language);
    const form: FormModel = {
      action: `${base}/adoption`,
      submit: { label: t('outcomes:manage.adopt') },
      cancel: { label: t('common:action.back'), href: base },
      fields: [
        {
          name: 'manner',
          kind: 'radios',
          label: t('outcomes:manage.manner'),
          options: adoptionManners.map((value) => ({ value, label: t(`outcomes:manner.${value}`) })),
          value: 'consensus',
        },
        {
          name: 'adoptedOn',
          kind: 'date',
          label: t('outcomes:manage.adopted-on'),
          value: whole.edition.endsOn,
        },
        choiceField('sessionId', t('outcomes:manage.session'), sessions, null, {
          optional: true,
          width: 'full',
        }),
      ],
    };
    return form;
  };

  shell.managed({
    path: '/outcomes/:document/adoption',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(context, whole);
      const form = await adoptionForm(context, whole, document);
      const { t } = context;
      return formPage(context, whole, t('outcomes:manage.adopt'), form, t('outcomes:manage.adopt-lede'));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/adoption',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(context, whole);
      return pages.submit(context, {
        schema: AdoptionInput,
        form: await adoptionForm(context, whole, document),
        page: (form) => formPage(context, whole, context.t('outcomes:manage.adopt'), form),
        work: async (input) => {
          await service.adopt(context.actor, document.id, input);
          return context.href(`${managementPath(whole)}/outcomes/${document.id}`);
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/publication',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(context, whole);
      await service.publish(context.actor, document.id);
      return { redirect: context.href(`${managementPath(whole)}/outcomes/${document.id}`) };
    },
  });

  addProvisionPages({ ...deps, documentOf });
}

const isBehind = (status: Readonly<Record<Language, string>>): boolean =>
  Object.values(status).some((one) => one === 'missing' || one === 'stale');

function provisionRow(context: PageContext, base: string, item: store.ProvisionWhole): RowModel {
  const { t, language } = context;
  const { provision, theme, lead } = item;
  const text = textIn(provision.title ?? provision.text, language);
  return {
    id: provision.id,
    title: text.text,
    href: `${base}/provisions/${provision.id}`,
    ...(text.fallback ? { lang: text.language } : {}),
    sub: t(`outcomes:provision-kinds.${provision.kind}`),
    tags: isBehind(provision.text.status)
      ? [{ text: t('outcomes:manage.text-incomplete'), tone: 'warn' as const }]
      : [],
    cells: {
      number: provision.code === null ? (provision.number ?? null) : { code: provision.code },
      theme:
        theme === null ? null : { theme: { number: theme.number, name: textIn(theme.title, language).text } },
      lead: lead === null ? null : textIn(lead.name, language).text,
    },
  };
}
