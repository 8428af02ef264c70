import { isolateLtr } from '../../../../platform/language/index.ts';
import { type Page, type PageContext, say } from '../../../../platform/pages/index.ts';
import { listControls, listState, PAGE_ROWS } from '../../../../platform/pages/workbench.ts';
import type { ActionModel, FactModel, RowModel } from '../../../../platform/views/index.ts';
import { type EditionWhole, placeOf } from '../../../series/index.ts';
import { approveMailings, manageMail, writeMailings } from '../../policy.ts';
import { failureWords } from '../../present.ts';
import * as store from '../../store/mailings.ts';
import { receiverOutcomes } from '../contract.ts';
import { mailingTag, outcomeTag, underWay } from '../present.ts';
import { baseOf, crumbsOf, doneNotice, type MailingPages, mailingOf, momentOf, titleOf } from './shared.ts';

/** Adds the page of one message: its text, its way, its receivers with what became of each. */
export function addMailingRecord(deps: MailingPages): void {
  const { shell } = deps;
  shell.managed({
    path: '/mailings/:mailing',
    policy: writeMailings,
    handle: async (context, whole) => recordPage(deps, context, whole, await mailingOf(deps, context, whole)),
  });
}

/** What may be done with it now. One's own message waits for another: that is said, and no button is offered. */
function actionsOf(context: PageContext, whole: EditionWhole, entry: store.MailingEntry): ActionModel[] {
  const { mailing } = entry;
  const { t, actor } = context;
  const base = `${baseOf(context, whole)}/${mailing.id}`;
  const fields = { version: String(mailing.version) };
  const self = actor.kind === 'account' ? actor.accountId : '';
  const own = [mailing.createdBy, mailing.editedBy, mailing.submittedBy].includes(self);
  const act = (key: string, more: Partial<ActionModel> = {}): ActionModel => ({
    label: t(`mailings:action.${key}`),
    action: `${base}/${key}`,
    fields,
    confirm: { title: t(`mailings:confirm.${key}.title`), text: t(`mailings:confirm.${key}.text`) },
    ...more,
  });
  const preview: ActionModel = { label: t('mailings:preview.title'), href: `${base}/preview`, icon: 'eye' };
  if (mailing.state === 'draft') {
    return [
      act('submission', { tone: 'primary', icon: 'check' }),
      preview,
      { label: t('common:action.edit'), href: `${base}/edit`, icon: 'pen' },
      act('deletion', { tone: 'danger', icon: 'trash' }),
    ];
  }
  if (mailing.state === 'submitted') {
    const mayApprove = !own && approveMailings.allows(actor, placeOf(whole.edition));
    return [
      ...(mayApprove ? [act('approval', { tone: 'primary', icon: 'ok' })] : []),
      preview,
      { label: t('mailings:action.return'), href: `${base}/return`, icon: 'undo' },
    ];
  }
  // What has left cannot be taken back.
  return mailing.state === 'cancelled' || underWay(entry) === 0
    ? [preview]
    : [
        preview,
        { label: t('mailings:action.cancellation'), href: `${base}/cancellation`, tone: 'danger', icon: 'x' },
      ];
}

/** What narrows its list: whoever approves it sees whom it leaves out. */
async function narrowedBy(
  { database, mailings }: MailingPages,
  context: PageContext,
  whole: EditionWhole,
  { audience, filter }: store.MailingEntry['mailing'],
): Promise<FactModel[]> {
  const { t } = context;
  const chosen = (mailings.sources.find(({ key }) => key === audience)?.filters ?? []).filter(
    ({ name }) => (filter[name] ?? '') !== '',
  );
  return Promise.all(
    chosen.map(async ({ name, label, options }) => {
      const option = (await options(database.db, whole.edition.id)).find(
        ({ value }) => value === filter[name],
      );
      const value =
        option === undefined
          ? filter[name]
          : 'word' in option.label
            ? t(option.label.word)
            : say(option.label, context);
      return { label: t(label), value: value ?? '' };
    }),
  );
}

async function recordPage(
  deps: MailingPages,
  context: PageContext,
  whole: EditionWhole,
  entry: store.MailingEntry,
): Promise<Page> {
  const { shell, database, mailings } = deps;
  const { mailing, counts } = entry;
  const { language, actor } = context;
  const t = context.words(whole.edition.digits);
  const base = `${baseOf(context, whole)}/${mailing.id}`;
  const state = listState(context, ['outcome']);
  const only = receiverOutcomes.find((one) => one === state.filters.outcome);
  const total = receiverOutcomes.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const found = only === undefined ? total : (counts[only] ?? 0);
  const page = Math.min(state.page, Math.max(1, Math.ceil(found / PAGE_ROWS)));
  const rows = await store.listReceivers(database.db, mailing.id, {
    only,
    limit: PAGE_ROWS,
    skip: (page - 1) * PAGE_ROWS,
  });
  const source = mailings.sources.find(({ key }) => key === mailing.audience);
  const seesLog = manageMail.allows(actor, placeOf(whole.edition));
  const who = (name: string | null, at: Date | null): string =>
    [name, at === null ? null : momentOf(context, whole, at)].filter((part) => part !== null).join(' · ');
  const facts: FactModel[] = [
    { label: t('mailings:form.audience'), value: source === undefined ? mailing.audience : t(source.label) },
    ...(await narrowedBy(deps, context, whole, mailing)),
    {
      label: t('mailings:kind'),
      value: t(mailing.necessary ? 'mailings:necessary' : 'mailings:can-be-declined'),
    },
    ...(mailing.calendar === 'none'
      ? []
      : [
          {
            label: t('mailings:form.calendar'),
            value:
              mailing.startsAt === null
                ? t(`mailings:calendar.${mailing.calendar}`)
                : momentOf(context, whole, mailing.startsAt),
          },
        ]),
    { label: t('mailings:written-by'), value: who(entry.createdByName, mailing.createdAt) },
    ...(mailing.submittedAt === null
      ? []
      : [{ label: t('mailings:submitted-by'), value: who(entry.submittedByName, mailing.submittedAt) }]),
    ...(mailing.approvedAt === null
      ? []
      : [{ label: t('mailings:approved-by'), value: who(entry.approvedByName, mailing.approvedAt) }]),
    ...(mailing.reason === null ? [] : [{ label: t('mailings:reason'), value: mailing.reason }]),
  ];
  const rowOf = ({ receiver, outcome, failure }: store.ReceiverEntry): RowModel => {
    const words = failureWords(t, failure);
    return {
      id: String(receiver.position),
      title: receiver.name[language] || receiver.address,
      ...(seesLog && receiver.mailId !== null
        ? { href: context.href(`/manage/mail/${receiver.mailId}`) }
        : {}),
      cells: {
        address: isolateLtr(receiver.address),
        language: t(`notifications:languages.${receiver.language}`),
        outcome: { tag: outcomeTag(t, outcome), ...(words === undefined ? {} : { sub: words }) },
      },
    };
  };
  return {
    template: 'mailings/record',
    digits: whole.edition.digits,
    page: shell.managementPage(context, whole, {
      title: titleOf(context, entry),
      current: '/mailings',
      crumbs: crumbsOf(context, whole, { label: titleOf(context, entry) }),
      tags: [mailingTag(t, entry)],
      actions: actionsOf(context, whole, entry),
    }),
    data: {
      notices: [
        ...doneNotice(context),
        ...(mailing.state === 'submitted' ? [{ title: t('mailings:waits'), tone: 'info' as const }] : []),
      ],
      facts,
      texts: (['ar', 'en'] as const).map((code) => ({
        language: code,
        subject: mailing.subject[code],
        body: mailing.body[code],
      })),
      table:
        total === 0
          ? undefined
          : {
              id: 'receivers',
              caption: t('mailings:receivers'),
              totals: receiverOutcomes
                .filter((one) => (counts[one] ?? 0) > 0)
                .map((one) => ({ label: t(`mailings:outcome.${one}`), value: counts[one] ?? 0 })),
              ...listControls(context, {
                path: base,
                state,
                searchLabel: '',
                filters: [
                  {
                    name: 'outcome',
                    label: t('common:label.status'),
                    options: receiverOutcomes.map((value) => ({
                      value,
                      label: t(`mailings:outcome.${value}`),
                    })),
                  },
                ],
                found,
                digits: whole.edition.digits,
              }),
              search: undefined,
              columns: [
                { key: 'name', label: t('notifications:receiver') },
                { key: 'address', label: t('mailings:address') },
                { key: 'language', label: t('notifications:language') },
                { key: 'outcome', label: t('common:label.status') },
              ],
              rows: rows.map(rowOf),
            },
    },
  };
}
