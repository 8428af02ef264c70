import { Type } from 'typebox';
import { isolateLtr, textIn } from '../../../platform/language/index.ts';
import { choiceField, textField, versionField } from '../../../platform/pages/fields.ts';
import type { PageContext } from '../../../platform/pages/index.ts';
import type { FormModel } from '../../../platform/views/index.ts';
import { type EditionWhole, listThemes, managementPath } from '../../series/index.ts';
import { ProvisionPatch } from '../contract.ts';
import * as store from '../store/index.ts';
import { linkRelations, provisionKinds, provisionLevels } from '../tables.ts';
import type { TextPages } from './frame.ts';

/** A form's links are one list of texts and one relation; the contract has a relation for each. */
export const ProvisionForm = Type.Object(
  {
    ...ProvisionPatch.properties,
    linkedTexts: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9a-f-]{36}(/[0-9a-f-]{36}){1,2}$' }))),
    relation: Type.Optional(Type.Union(linkRelations.map((relation) => Type.Literal(relation)))),
  },
  { additionalProperties: false },
);

/** What the form sends, its own lists among it. */
export type FormInput = Record<string, unknown> & FormLists;

interface FormLists {
  readonly linkedTexts?: readonly string[];
  readonly relation?: string;
}

/** The form's lists as the contract's relations; a list that no box was ticked of is empty. */
export const inputOf = ({ linkedTexts = [], relation = 'builds-on', ...input }: FormInput) => ({
  sessionIds: [],
  supportingBodyIds: [],
  ...input,
  links: linkedTexts.map((text) => {
    const [editionId = '', documentId = '', provisionId] = text.split('/');
    return { relation, editionId, documentId, provisionId: provisionId ?? null };
  }),
});

/** The form of a provision, filled from one where there is one. */
export const provisionForm = async (
  { database: { db }, ...deps }: TextPages,
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
              label:
                `${isolateLtr(text.code ?? '')} ${textIn(text.title ?? text.text, language).text}`.trim(),
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
