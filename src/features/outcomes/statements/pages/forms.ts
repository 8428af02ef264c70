import { choiceField, textField, versionField } from '../../../../platform/pages/fields.ts';
import { type PageContext, say } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { provisionChoices } from '../../choices.ts';
import { manageOutcomes } from '../../policy.ts';
import { listDocuments } from '../../store/index.ts';
import * as store from '../../store/statements.ts';
import { adherences, constituencies } from '../../tables.ts';
import { StatementInput, StatementPatch } from '../contract.ts';
import { listPath, managedForm, type StatementPages, statementOf } from './frame.ts';

/** Adds the forms of a statement: a new one, one as it stands. */
export function addStatementForms(deps: StatementPages): void {
  const { pages, shell, database, statements } = deps;
  const { db } = database;

  const formOf = async (
    context: PageContext,
    whole: EditionWhole,
    old: store.StatementWhole | null,
  ): Promise<FormModel> => {
    const { t } = context;
    const base = listPath(context, whole);
    const statement = old?.statement;
    const documents = await listDocuments(db, whole.edition.id);
    const sessions = await provisionChoices.listSessions(db, whole.edition.id, context.language);
    const orders = await store.listSignedOffOrders(db, whole.edition.id);
    const option = (group: string) => (value: string) => ({
      value,
      label: t(`statements:${group}.${value}`),
    });
    return {
      action: statement === undefined ? base : `${base}/${statement.id}/edit`,
      submit: { label: t('common:action.save') },
      cancel: { href: statement === undefined ? base : `${base}/${statement.id}` },
      fields: [
        ...(statement === undefined ? [] : [versionField(statement.version)]),
        textField('title', t('statements:label.title'), statement?.title),
        choiceField(
          'constituency',
          t('statements:constituency-label'),
          constituencies.map(option('constituency')),
          statement?.constituency ?? 'states',
          { blank: false },
        ),
        choiceField(
          'adherence',
          t('statements:adherence-label'),
          adherences.map(option('adherence')),
          statement?.adherence ?? 'signature',
          { blank: false },
        ),
        choiceField(
          'documentId',
          t('statements:label.text'),
          documents.map(({ id, title, status }) => ({
            value: id,
            label: `${say(title, context)} · ${t(`outcomes:status.${status}`)}`,
          })),
          statement?.documentId,
          { width: 'full' },
        ),
        {
          name: 'opensOn',
          kind: 'date',
          label: t('statements:label.opens-on'),
          value: statement?.opensOn,
          optional: true,
        },
        {
          name: 'closesOn',
          kind: 'date',
          label: t('statements:label.closes-on'),
          hint: t('statements:label.closes-hint'),
          value: statement?.closesOn,
          optional: true,
        },
        {
          name: 'noticeDays',
          kind: 'number',
          width: 's',
          label: t('statements:label.notice-days'),
          hint: t('statements:label.notice-hint'),
          value: statement?.noticeDays ?? 90,
        },
        choiceField(
          'ceremonySessionId',
          t('statements:label.ceremony'),
          sessions,
          statement?.ceremonySessionId,
          {
            optional: true,
            width: 'full',
          },
        ),
        choiceField(
          'precedenceVersionId',
          t('statements:label.order'),
          orders.map(({ id, occasion, number, state }) => ({
            value: id,
            label: `${t('statements:ceremony.version', { occasion: say(occasion, context), number })} · ${t(`precedence:state.${state}`)}`,
          })),
          statement?.precedenceVersionId,
          { optional: true, width: 'full', hint: t('statements:label.order-hint') },
        ),
        textField('remark', t('statements:label.remark'), statement?.remark, {
          optional: true,
          long: true,
          rows: 2,
        }),
      ],
    };
  };

  const newPage = (context: PageContext, whole: EditionWhole, form: FormModel) =>
    managedForm(deps, context, whole, { title: context.t('statements:new'), form });
  const editPage = (
    context: PageContext,
    whole: EditionWhole,
    statement: store.StatementWhole,
    form: FormModel,
  ) => managedForm(deps, context, whole, { title: context.t('statements:edit'), statement, form });

  shell.managed({
    path: '/statements/new',
    policy: manageOutcomes,
    handle: async (context, whole) => newPage(context, whole, await formOf(context, whole, null)),
  });

  shell.managed({
    method: 'POST',
    path: '/statements',
    policy: manageOutcomes,
    handle: async (context, whole) =>
      pages.submit(context, {
        schema: StatementInput,
        form: await formOf(context, whole, null),
        page: (form) => newPage(context, whole, form),
        work: async (input) => {
          const { id } = await statements.create(context.actor, whole.edition.id, input);
          return `${listPath(context, whole)}/${id}`;
        },
      }),
  });

  shell.managed({
    path: '/statements/:statement/edit',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const old = await statementOf(deps, context, whole);
      return editPage(context, whole, old, await formOf(context, whole, old));
    },
  });

  shell.managed({
    method: 'POST',
    path: '/statements/:statement/edit',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const old = await statementOf(deps, context, whole);
      return pages.submit(context, {
        schema: StatementPatch,
        form: await formOf(context, whole, old),
        page: (form) => editPage(context, whole, old, form),
        work: async (input, version) => {
          await statements.edit(context.actor, old.statement.id, version, input);
          return `${listPath(context, whole)}/${old.statement.id}`;
        },
      });
    },
  });
}
