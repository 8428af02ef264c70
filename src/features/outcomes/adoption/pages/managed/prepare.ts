import { type Static, Type } from 'typebox';
import { textIn } from '../../../../../platform/language/index.ts';
import { choiceField } from '../../../../../platform/pages/fields.ts';
import type { Page, PageContext } from '../../../../../platform/pages/index.ts';
import { queryValue } from '../../../../../platform/pages/workbench.ts';
import type { FormModel } from '../../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../../series/index.ts';
import { provisionChoices } from '../../../choices.ts';
import { provisionNames } from '../../../drafting/pages/work.ts';
import { documentOf } from '../../../pages/frame.ts';
import { manageOutcomes } from '../../../policy.ts';
import { listAmendments } from '../../../store/amendments.ts';
import { type DocumentRow, provisionsOf } from '../../../store/index.ts';
import { decisionMethods, majorities } from '../../../tables.ts';
import type { AdoptionPages } from '../../context.ts';
import { DecisionInput } from '../../contract.ts';
import { mayBePut } from '../../rules.ts';
import { baseOf, decisionFrame } from './frame.ts';

/** What the form sends: what is put is one choice of the whole text, a provision or an amendment. */
const PreparationForm = Type.Object({
  ...Type.Omit(DecisionInput, ['provisionId', 'amendmentId', 'participationIds']).properties,
  about: Type.Optional(Type.Union([Type.String({ maxLength: 60 }), Type.Null()])),
});

/** What is put, from a choice such as `amendment:<id>`; the whole text for none. */
function inputOf({ about, ...input }: Static<typeof PreparationForm>): DecisionInput {
  const [kind, id] = (about ?? '').split(':');
  if (id === undefined) return input;
  return kind === 'amendment' ? { ...input, amendmentId: id } : { ...input, provisionId: id };
}

/** Adds the form that prepares a decision. */
export function addDecisionPreparation(deps: AdoptionPages): void {
  const { pages, shell, database, decisions } = deps;
  const { db } = database;

  const aboutField = async (context: PageContext, document: DocumentRow) => {
    const { t, language } = context;
    const provisions = await provisionsOf(db, document.id);
    const name = provisionNames(context, provisions);
    const open = (await listAmendments(db, document.id, [])).filter(({ amendment }) =>
      mayBePut(amendment.status),
    );
    return choiceField(
      'about',
      t('adoption:about-label'),
      [
        ...open.map(({ amendment, sponsor }) => ({
          value: `amendment:${amendment.id}`,
          label: `${t('amendments:amendment', { number: amendment.number ?? 0 })} · ${textIn(sponsor.name, language).text}`,
          group: t('amendments:amendments'),
        })),
        ...provisions
          .filter(({ kind }) => kind !== 'heading')
          .map((one) => ({
            value: `provision:${one.id}`,
            label: name(one),
            group: t('outcomes:manage.provisions'),
          })),
      ],
      queryValue(context, 'about'),
      { blank: t('adoption:whole-text'), optional: true },
    );
  };

  const newForm = async (
    context: PageContext,
    whole: EditionWhole,
    document: DocumentRow,
  ): Promise<FormModel> => {
    const { t, language } = context;
    const base = baseOf(context, whole, document);
    const sessions = await provisionChoices.listSessions(db, whole.edition.id, language);
    return {
      action: `${base}/decisions/new`,
      submit: { label: t('adoption:prepare') },
      cancel: { href: `${base}/decisions` },
      fields: [
        await aboutField(context, document),
        {
          name: 'method',
          kind: 'radios',
          label: t('adoption:method-label'),
          value: 'consensus',
          options: decisionMethods.map((value) => ({
            value,
            label: t(`adoption:method.${value}`),
            hint: t(`adoption:method-hint.${value}`),
          })),
        },
        {
          name: 'majority',
          kind: 'select',
          label: t('adoption:majority-label'),
          value: 'simple',
          blank: false,
          options: majorities.map((value) => ({ value, label: t(`adoption:majority.${value}`) })),
        },
        {
          name: 'quorumPercent',
          kind: 'number',
          width: 's',
          label: t('adoption:quorum-percent'),
          hint: t('adoption:quorum-hint'),
          value: 50,
        },
        {
          name: 'sessionId',
          kind: 'select',
          label: t('outcomes:manage.session'),
          options: sessions,
          optional: true,
        },
        { name: 'presiding', label: t('adoption:presiding'), optional: true },
      ],
    };
  };
  const newPage = (
    context: PageContext,
    whole: EditionWhole,
    document: DocumentRow,
    form: FormModel,
  ): Page => ({
    template: 'pages/form',
    digits: whole.edition.digits,
    page: decisionFrame(shell, context, whole, document, {
      title: context.t('adoption:prepare'),
      lede: context.t('adoption:prepare-lede'),
    }),
    data: { form },
  });
  shell.managed({
    path: '/outcomes/:document/decisions/new',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return newPage(context, whole, document, await newForm(context, whole, document));
    },
  });
  shell.managed({
    method: 'POST',
    path: '/outcomes/:document/decisions/new',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const document = await documentOf(database, context, whole);
      return pages.submit(context, {
        schema: PreparationForm,
        form: await newForm(context, whole, document),
        page: (form) => newPage(context, whole, document, form),
        work: async (input) => {
          const { id } = await decisions.prepare(
            context.actor,
            document.id,
            inputOf(input as Static<typeof PreparationForm>),
          );
          return `${baseOf(context, whole, document)}/decisions/${id}`;
        },
      });
    },
  });
}
