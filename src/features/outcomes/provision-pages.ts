import { Type } from 'typebox';
import type { Database, Db } from '../../platform/database/index.ts';
import { notFound } from '../../platform/errors/index.ts';
import { type Language, textIn } from '../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../platform/pages/fields.ts';
import type { Page, PageContext, Pages } from '../../platform/pages/index.ts';
import type { FieldOption, FormModel } from '../../platform/views/index.ts';
import { type EditionShell, type EditionWhole, listThemes, managementPath } from '../series/index.ts';
import { ProvisionPatch } from './contract.ts';
import { manageOutcomes, readDrafts } from './policy.ts';
import { isEditable } from './rules.ts';
import type { OutcomesService } from './service.ts';
import * as store from './store.ts';
import { linkRelations, provisionKinds, provisionLevels } from './tables.ts';

export interface ProvisionChoices {
  readonly listSessions: (db: Db, editionId: string, language: Language) => Promise<FieldOption[]>;
  readonly listBodies: (db: Db, language: Language) => Promise<FieldOption[]>;
}

/** A form's links are one list of texts and one relation; the contract has a relation for each. */
const ProvisionForm = Type.Object(
  {
    ...ProvisionPatch.properties,
    linkedTexts: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9a-f-]{36}(/[0-9a-f-]{36}){1,2}$' }))),
    relation: Type.Optional(Type.Union(linkRelations.map((relation) => Type.Literal(relation)))),
  },
  { additionalProperties: false },
);

/** Adds the pages of one provision: new, edit, delete. */
export function addProvisionPages(
  deps: ProvisionChoices & {
    pages: Pages;
    shell: EditionShell;
    database: Database;
    service: OutcomesService;
    documentOf: (context: PageContext, whole: EditionWhole) => Promise<store.DocumentRow>;
  },
): void {
  const { pages, shell, database, service, documentOf } = deps;
  const { db } = database;

  const provisionOf = async (
    context: PageContext,
    document: store.DocumentRow,
  ): Promise<store.ProvisionWhole> => {
    const found = await store.findProvision(db, context.params.provision ?? '');
    if (found === undefined || found.provision.documentId !== document.id) throw notFound();
    return found;
  };

  const provisionForm = async (
    context: PageContext,
    whole: EditionWhole,
    document: store.DocumentRow,
    item: store.ProvisionWhole | null,
  ): Promise<FormModel> => {
    const { t, language } = context;
    const base = context.href(`${managementPath(whole)}/outcomes/${document.id}`);
    const provision = item?.provision ?? null;
    const [themes, sessions, bodies, texts] = [
      await listThemes(db, whole.edition.id),
      await deps.listSessions(db, whole.edition.id, language),
      await deps.listBodies(db, language),
      await store.listLinkableTexts(db, whole.edition.id),
    ];
    const linked = item?.links.map((link) =>
      [link.edition.id, link.document.id, ...(link.provision === null ? [] : [link.provision.id])].join('/'),
    );
    return {
      action: provision === null ? `${base}/provisions` : `${base}/provisions/${provision.id}`,
      submit: { label: t('common:action.save') },
      cancel: { label: t('common:action.back'), href: base },
      groups: [
        {
          fields: [
            ...(provision === null ? [] : [versionField(provision.version)]),
            choiceField(
              'kind',
              t('outcomes:manage.kind'),
              provisionKinds.map((value) => ({ value, label: t(`outcomes:provision-kinds.${value}`) })),
              provision?.kind ?? 'recommendation',
              { blank: false },
            ),
            textField('title', t('outcomes:manage.title'), provision?.title, { optional: true }),
            textField('text', t('outcomes:manage.text'), provision?.text, {
              long: true,
              rows: 6,
              word: true,
              authentic: document.authenticLanguage,
            }),
            choiceField(
              'themeId',
              t('outcomes:manage.theme'),
              themes.map(({ id, number, title }) => ({
                value: id,
                label: textIn(title, language).text,
                theme: { number, name: textIn(title, language).text },
              })),
              provision?.themeId,
              { optional: true, width: 'full' },
            ),
          ],
        },
        {
          title: t('outcomes:manage.lead-body'),
          fields: [
            choiceField('leadBodyId', t('outcomes:manage.lead-body'), bodies, item?.lead?.id, {
              optional: true,
              width: 'full',
            }),
            {
              name: 'supportingBodyIds',
              kind: 'select',
              multiple: true,
              label: t('outcomes:manage.supporting-bodies'),
              options: bodies,
              value: item?.supporting.map(({ id }) => id) ?? [],
              optional: true,
              blank: false,
            },
            textField('targetGroup', t('outcomes:manage.target-group'), provision?.targetGroup, {
              optional: true,
            }),
            choiceField(
              'level',
              t('outcomes:manage.level'),
              provisionLevels.map((value) => ({ value, label: t(`outcomes:levels.${value}`) })),
              provision?.level,
              { optional: true },
            ),
            {
              name: 'dueOn',
              kind: 'date',
              label: t('outcomes:manage.due'),
              value: provision?.dueOn,
              optional: true,
            },
          ],
        },
        {
          title: t('outcomes:links'),
          fields: [
            {
              name: 'sessionIds',
              kind: 'select',
              multiple: true,
              label: t('outcomes:manage.source-sessions'),
              options: sessions,
              value: item?.sessions.map(({ id }) => id) ?? [],
              optional: true,
              blank: false,
            },
            {
              name: 'linkedTexts',
              kind: 'select',
              multiple: true,
              label: t('outcomes:manage.links'),
              hint: t('outcomes:manage.links-hint'),
              options: texts.map((text) => ({
                value: [text.editionId, text.documentId, text.provisionId].join('/'),
                label: `${text.code ?? ''} ${textIn(text.title ?? text.text, language).text}`.trim(),
                group: textIn(text.editionTitle, language).text,
              })),
              value: linked ?? [],
              optional: true,
              blank: false,
            },
            choiceField(
              'relation',
              t('outcomes:manage.relation'),
              linkRelations.map((value) => ({ value, label: t(`outcomes:relation.${value}`) })),
              item?.links[0]?.relation ?? 'builds-on',
              { blank: false },
            ),
          ],
        },
      ],
    };
  };

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
        ...(item?.provision.code == null ? {} : { tags: [{ text: item.provision.code }] }),
        crumbs: [
          { label: t('outcomes:manage.texts'), href: base },
          { label: textIn(document.title, language).text, href: `${base}/${document.id}` },
          { label: title },
        ],
        actions: removable
          ? [
              {
                label: t('outcomes:manage.delete-provision'),
                action: `${base}/${document.id}/provisions/${item.provision.id}/deletion`,
                fields: { version: String(item.provision.version) },
                tone: 'danger',
                icon: 'trash',
                confirm: {
                  title: t('outcomes:manage.delete-provision-question'),
                  text: t('outcomes:manage.delete-provision-text'),
                },
              },
            ]
          : [],
      }),
      data: { form },
    };
  };

  /** The form's lists as the contract's relations; a list that no box was ticked of is empty. */
  const inputOf = ({
    linkedTexts = [],
    relation = 'builds-on',
    ...input
  }: Record<string, unknown> & FormLists) => ({
    sessionIds: [],
    supportingBodyIds: [],
    ...input,
    links: linkedTexts.map((text) => {
      const [editionId = '', documentId = '', provisionId] = text.split('/');
      return { relation, editionId, documentId, provisionId: provisionId ?? null };
    }),
  });

  shell.managed({
    path: '/outcomes/:document/provisions/new',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(context, whole);
      return formPage(context, whole, document, null, await provisionForm(context, whole, document, null));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/provisions',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(context, whole);
      return pages.submit(context, {
        schema: ProvisionForm,
        form: await provisionForm(context, whole, document, null),
        page: (form) => formPage(context, whole, document, null, form),
        work: async (input) => {
          await service.createProvision(context.actor, document.id, {
            kind: 'recommendation',
            text: {},
            ...inputOf(input as FormLists & Record<string, unknown>),
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
      const document = await documentOf(context, whole);
      const item = await provisionOf(context, document);
      return formPage(context, whole, document, item, await provisionForm(context, whole, document, item));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/provisions/:provision',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(context, whole);
      const item = await provisionOf(context, document);
      return pages.submit(context, {
        schema: ProvisionForm,
        form: await provisionForm(context, whole, document, item),
        page: (form) => formPage(context, whole, document, item, form),
        work: async (input, version) => {
          const patch = { leadBodyId: null, ...inputOf(input as FormLists & Record<string, unknown>) };
          await service.editProvision(context.actor, item.provision.id, version, patch as never);
          return context.href(`${managementPath(whole)}/outcomes/${document.id}`);
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/provisions/:provision/deletion',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(context, whole);
      const item = await provisionOf(context, document);
      const { version } = (context.request.body ?? {}) as { version?: string };
      await service.removeProvision(context.actor, item.provision.id, Number(version));
      return { redirect: context.href(`${managementPath(whole)}/outcomes/${document.id}`) };
    },
  });
}

interface FormLists {
  readonly linkedTexts?: readonly string[];
  readonly relation?: string;
}
