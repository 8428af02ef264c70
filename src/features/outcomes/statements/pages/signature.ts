import { notFound } from '../../../../platform/errors/index.ts';
import { textField, versionField } from '../../../../platform/pages/fields.ts';
import { fact, idOf, type PageContext, say } from '../../../../platform/pages/index.ts';
import type { ActionModel, FormModel } from '../../../../platform/views/index.ts';
import type { EditionWhole } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import { manageOutcomes } from '../../policy.ts';
import * as store from '../../store/statements.ts';
import { IntentInput, SigningInput, WithdrawalInput } from '../contract.ts';
import { signatureStates } from '../rules.ts';
import { givenFields, saidFields } from './fields.ts';
import {
  dayIn,
  listPath,
  managedForm,
  managedPage,
  type StatementPages,
  signatureTag,
  statementOf,
} from './frame.ts';

interface Opened {
  readonly statement: store.StatementWhole;
  readonly whole: store.SignatureWhole;
  readonly base: string;
}

/** Adds the page of one signature and what is recorded of it. */
export function addSignaturePages(deps: StatementPages): void {
  const { pages, shell, database, signing, today } = deps;

  const opened = async (context: PageContext, edition: EditionWhole): Promise<Opened> => {
    const statement = await statementOf(deps, context, edition);
    const whole = await store.findSignature(database.db, idOf(context, 'signature'));
    if (whole?.signature.statementId !== statement.statement.id) throw notFound();
    const base = `${listPath(context, edition)}/${statement.statement.id}/signatures/${whole.signature.id}`;
    return { statement, whole, base };
  };

  const actionsOf = (
    context: PageContext,
    { whole: { signature }, statement, base }: Opened,
  ): ActionModel[] => {
    const { t } = context;
    const next = signatureStates[signature.status];
    const open = statement.statement.status === 'open';
    return [
      ...(next.includes('declined')
        ? [
            {
              label: t('statements:action.decline'),
              action: `${base}/declination`,
              fields: { version: String(signature.version) },
              confirm: {
                title: t('statements:action.decline-question'),
                text: t('statements:action.decline-text'),
              },
            },
          ]
        : []),
      ...(next.includes('intent') && statement.statement.status !== 'closed'
        ? [{ label: t('statements:action.intent'), href: `${base}/intent` }]
        : []),
      ...(next.includes('signed') && open
        ? [
            {
              label: t('statements:action.sign'),
              href: `${base}/signing`,
              tone: 'primary' as const,
              icon: 'pen' as const,
            },
          ]
        : []),
      ...(next.includes('withdrawn')
        ? [{ label: t('statements:action.withdraw'), href: `${base}/withdrawal`, tone: 'danger' as const }]
        : []),
    ];
  };

  shell.managed({
    path: '/statements/:statement/signatures/:signature',
    policy: manageOutcomes,
    handle: async (context, edition) => {
      const { t } = context;
      const own = await opened(context, edition);
      const { signature, ...party } = own.whole;
      const on = today(edition.edition);
      const day = (value: string | null) => dayIn(context, edition, value);
      return managedPage(deps, context, edition, {
        title: partyText(party, context.language),
        statement: own.statement,
        template: 'pages/record',
        page: {
          tags: [
            signatureTag(context, signature, on),
            ...(signature.accession ? [{ text: t('statements:accession'), tone: 'info' as const }] : []),
          ],
          actions: actionsOf(context, own),
          ...(signature.withdrawnOn !== null && signature.withdrawnOn > on
            ? { lede: t('statements:in-force-until', { day: day(signature.withdrawnOn) }) }
            : {}),
        },
        data: {
          facts: [
            ...fact(t('statements:label.number'), signature.number),
            ...fact(t('statements:label.signatory'), say(signature.signatory, context)),
            ...fact(t('statements:label.capacity'), say(signature.capacity, context)),
            ...fact(
              t('statements:label.instrument'),
              signature.instrument === null ? '' : t(`statements:instrument.${signature.instrument}`),
            ),
            ...fact(t('statements:label.signed-on'), day(signature.signedOn)),
            ...fact(t('statements:label.reservation'), say(signature.reservation, context)),
            ...fact(t('statements:label.notice-on'), day(signature.noticeOn)),
            ...fact(t('statements:label.withdrawn-on'), day(signature.withdrawnOn)),
            ...fact(t('statements:label.reason'), say(signature.withdrawalReason, context)),
          ],
        },
      });
    },
  });

  shell.managed({
    method: 'POST',
    path: '/statements/:statement/signatures/:signature/declination',
    policy: manageOutcomes,
    handle: async (context, edition) => {
      const { whole, base } = await opened(context, edition);
      await signing.decline(context.actor, { id: whole.signature.id, version: whole.signature.version });
      return { redirect: base };
    },
  });

  const acts = [
    {
      path: 'intent',
      schema: IntentInput,
      title: 'statements:action.intent',
      lede: () => undefined,
      fields: (context: PageContext, { whole }: Opened) => saidFields(context, whole.signature),
      work: (context: PageContext, named: { id: string; version: number | null }, input: unknown) =>
        signing.intend(context.actor, named, input as IntentInput),
    },
    {
      path: 'signing',
      schema: SigningInput,
      title: 'statements:action.sign',
      lede: (context: PageContext) => context.t('statements:form.sign-lede'),
      fields: (context: PageContext, { whole }: Opened, on: string) => [
        ...givenFields(context, on),
        ...saidFields(context, whole.signature),
      ],
      work: (context: PageContext, named: { id: string; version: number | null }, input: unknown) =>
        signing.sign(context.actor, named, input as SigningInput),
    },
    {
      path: 'withdrawal',
      schema: WithdrawalInput,
      title: 'statements:action.withdraw',
      lede: (context: PageContext, { statement }: Opened) =>
        context.t('statements:form.withdraw-lede', {
          days: context.t('common:count.day_obl', { count: statement.statement.noticeDays }),
        }),
      fields: ({ t }: PageContext, _own: Opened, on: string) => [
        { name: 'noticeOn', kind: 'date' as const, label: t('statements:label.notice-on'), value: on },
        textField('reason', t('statements:label.reason'), null, { optional: true, long: true, rows: 3 }),
      ],
      work: (context: PageContext, named: { id: string; version: number | null }, input: unknown) =>
        signing.withdraw(context.actor, named, input as WithdrawalInput),
    },
  ] as const;

  for (const { path, schema, title, lede, fields, work } of acts) {
    const formOf = (context: PageContext, edition: EditionWhole, own: Opened): FormModel => ({
      action: `${own.base}/${path}`,
      submit: { label: context.t(title), danger: path === 'withdrawal' },
      cancel: { href: own.base },
      fields: [versionField(own.whole.signature.version), ...fields(context, own, today(edition.edition))],
    });
    const pageOf = (context: PageContext, edition: EditionWhole, own: Opened, form: FormModel) =>
      managedForm(deps, context, edition, {
        title: `${context.t(title)}: ${partyText(own.whole, context.language)}`,
        lede: lede(context, own),
        statement: own.statement,
        form,
      });
    const at = `/statements/:statement/signatures/:signature/${path}`;
    shell.managed({
      path: at,
      policy: manageOutcomes,
      handle: async (context, edition) => {
        const own = await opened(context, edition);
        return pageOf(context, edition, own, formOf(context, edition, own));
      },
    });
    shell.managed({
      method: 'POST',
      path: at,
      policy: manageOutcomes,
      handle: async (context, edition) => {
        const own = await opened(context, edition);
        return pages.submit(context, {
          schema,
          form: formOf(context, edition, own),
          page: (form) => pageOf(context, edition, own, form),
          work: async (input, version) => {
            await work(context, { id: own.whole.signature.id, version }, input);
            return own.base;
          },
        });
      },
    });
  }
}
