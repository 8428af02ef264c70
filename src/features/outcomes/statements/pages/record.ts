import { fact, type PageContext, say } from '../../../../platform/pages/index.ts';
import type { ActionModel, RowModel, TableModel } from '../../../../platform/views/index.ts';
import { editionPath } from '../../../series/index.ts';
import { partyText } from '../../parties.ts';
import { manageOutcomes } from '../../policy.ts';
import * as store from '../../store/statements.ts';
import { standsOn } from '../rules.ts';
import {
  dayIn,
  listPath,
  managedPage,
  type StatementPages,
  signatureTag,
  statementOf,
  statementTag,
} from './frame.ts';

/** Adds the page of one statement: its facts, its parties, and what its state allows. */
export function addStatementRecord(deps: StatementPages): void {
  const { shell, database, statements, today } = deps;
  const { db } = database;

  const actionsOf = (
    context: PageContext,
    base: string,
    { statement }: store.StatementWhole,
  ): ActionModel[] => {
    const { t } = context;
    const edit: ActionModel = { label: t('statements:edit'), href: `${base}/edit`, icon: 'pen' };
    const ceremony: ActionModel = {
      label: t('statements:action.ceremony'),
      href: `${base}/ceremony`,
      icon: 'sort',
    };
    const invite: ActionModel = {
      label: t('statements:action.invite'),
      href: `${base}/invitations`,
      icon: 'mail',
    };
    if (statement.status === 'open') {
      return [
        edit,
        {
          label: t('statements:action.close'),
          action: `${base}/closure`,
          icon: 'lock',
          confirm: { title: t('statements:action.close-question'), text: t('statements:action.close-text') },
        },
        ceremony,
        { label: t('statements:action.enter'), href: `${base}/entries/new`, icon: 'plus' },
        { ...invite, tone: 'primary' },
      ];
    }
    return [
      edit,
      ...(statement.status === 'draft' ? [invite] : [ceremony]),
      {
        label: t(statement.status === 'draft' ? 'statements:action.open' : 'statements:action.reopen'),
        action: `${base}/opening`,
        ...(statement.status === 'draft' ? { tone: 'primary' as const } : {}),
        confirm: { title: t('statements:action.open-question'), text: t('statements:action.open-text') },
      },
    ];
  };

  shell.managed({
    path: '/statements/:statement',
    policy: manageOutcomes,
    handle: async (context, whole) => {
      const { t } = context;
      const own = await statementOf(deps, context, whole);
      const { statement, document, ceremony, order } = own;
      const on = today(whole.edition);
      const base = `${listPath(context, whole)}/${statement.id}`;
      const signatures = await store.listSignatures(db, { statementId: statement.id });
      const many = (status: string) =>
        signatures.filter(({ signature }) => signature.status === status).length;
      const table: TableModel = {
        id: 'signatures',
        caption: t('statements:label.parties'),
        columns: [
          { key: 'title', label: t('statements:label.party') },
          { key: 'number', label: t('statements:label.number'), kind: 'number' },
          { key: 'status', label: t('statements:label.status') },
          { key: 'signatory', label: t('statements:label.signatory') },
          { key: 'signedOn', label: t('statements:label.signed-on') },
        ],
        rows: signatures.map(
          ({ signature, ...party }): RowModel => ({
            id: signature.id,
            title: partyText(party, context.language),
            href: `${base}/signatures/${signature.id}`,
            tags: [
              ...(signature.accession ? [{ text: t('statements:accession'), tone: 'info' as const }] : []),
              ...(signature.reservation === null
                ? []
                : [{ text: t('statements:label.reservation'), tone: 'warn' as const }]),
            ],
            cells: {
              number: signature.number,
              status: { tag: signatureTag(context, signature, on) },
              signatory:
                signature.signatory === null && signature.capacity === null
                  ? null
                  : { text: say(signature.signatory, context), sub: say(signature.capacity, context) },
              signedOn: dayIn(context, whole, signature.signedOn) || null,
            },
          }),
        ),
        empty: { title: t('statements:none-parties') },
      };
      const published = statement.status !== 'draft' && document?.status === 'published';
      return managedPage(deps, context, whole, {
        title: say(statement.title, context),
        statement: own,
        template: 'pages/record',
        page: {
          tags: [statementTag(context, own, on)],
          actions: actionsOf(context, base, own),
          ...(statement.remark === null ? {} : { lede: say(statement.remark, context) }),
        },
        data: {
          stats: [
            {
              label: t('statements:count.in-force'),
              value: signatures.filter(({ signature }) => standsOn(signature, on)).length,
            },
            { label: t('statements:count.intent'), value: many('intent') },
            { label: t('statements:count.invited'), value: many('invited') },
            { label: t('statements:count.declined'), value: many('declined') },
            { label: t('statements:count.withdrawn'), value: many('withdrawn') },
          ],
          facts: [
            ...fact(
              t('statements:constituency-label'),
              t(`statements:constituency.${statement.constituency}`),
            ),
            ...fact(t('statements:label.text'), say(document?.title, context), {
              href: published
                ? context.href(`${editionPath(whole)}/statements/${statement.slug}`)
                : undefined,
            }),
            ...fact(t('statements:label.opens-on'), dayIn(context, whole, statement.opensOn)),
            ...fact(t('statements:label.closes-on'), dayIn(context, whole, statement.closesOn)),
            ...fact(
              t('statements:label.notice-days'),
              context.words(whole.edition.digits)('common:count.day', { count: statement.noticeDays }),
            ),
            ...fact(t('statements:label.ceremony'), say(ceremony?.title, context)),
            ...fact(
              t('statements:label.order'),
              // An order that is not chosen is one of nothing.
              order?.occasion == null
                ? ''
                : t('statements:ceremony.version', {
                    occasion: say(order.occasion, context),
                    number: order.number ?? '',
                  }),
            ),
          ],
          tables: [{ table }],
        },
      });
    },
  });

  for (const [act, verb] of [
    ['opening', 'open'],
    ['closure', 'close'],
  ] as const) {
    shell.managed({
      method: 'POST',
      path: `/statements/:statement/${act}`,
      policy: manageOutcomes,
      handle: async (context, whole) => {
        const { statement } = await statementOf(deps, context, whole);
        await statements[verb](context.actor, statement.id);
        return { redirect: `${listPath(context, whole)}/${statement.id}` };
      },
    });
  }
}
