import { isolateLtr } from '../../../../platform/language/index.ts';
import type { PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { RowModel, TableModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import { ownAccount } from '../../factors/index.ts';
import { moment } from '../../moments.ts';
import { placeKind } from '../devices.ts';
import type { SignInService } from '../service.ts';
import { deviceLabel } from './device-label.ts';

const PATH = '/account/sign-ins';

type SignInRow = Awaited<ReturnType<SignInService['list']>>[number];

/** Adds the page of one's own sign-ins, and their end. */
export function addSignInsPage(deps: { pages: Pages; signIn: SignInService; frame: AccountFrame }): void {
  const { pages, signIn, frame } = deps;
  frame.addTab({ label: 'accounts-sign-in:sign-ins', path: PATH });

  pages.route({
    path: PATH,
    policy: ownAccount,
    handle: async (context) => {
      const { actor, t, href } = context;
      const rows = await signIn.list(actor);
      const present = actor.kind === 'account' ? actor.signInId : undefined;
      const others = rows.some(({ id }) => id !== present);
      return frame.page(context, {
        title: t('accounts-sign-in:sign-ins'),
        lede: t('accounts-sign-in:sign-ins-lede'),
        current: PATH,
        template: 'pages/record',
        data: {
          notices: [
            context.query.done === 'ended' && { title: t('accounts-sign-in:ended'), tone: 'ok', live: true },
          ],
          tables: [
            {
              title: t('accounts-sign-in:devices'),
              table: tableOf(context, rows, present),
              actions: others
                ? [
                    {
                      label: t('accounts-sign-in:end-others'),
                      action: href(`${PATH}/end-others`),
                      confirm: {
                        title: t('accounts-sign-in:end-others-title'),
                        text: t('accounts-sign-in:end-others-text'),
                      },
                    },
                  ]
                : [],
            },
          ],
        },
      });
    },
  });

  const ended = (context: PageContext) => ({ redirect: `${context.href(PATH)}?done=ended` });

  pages.route({
    method: 'POST',
    path: `${PATH}/end-others`,
    policy: ownAccount,
    handle: async (context) => {
      await signIn.endOthers(context.actor);
      return ended(context);
    },
  });

  pages.route({
    method: 'POST',
    path: `${PATH}/:signIn/end`,
    policy: ownAccount,
    handle: async (context) => {
      await signIn.end(context.actor, context.params.signIn ?? '');
      return ended(context);
    },
  });
}

function tableOf(context: PageContext, rows: readonly SignInRow[], present: string | undefined): TableModel {
  const { t } = context;
  return {
    id: 'sign-ins',
    caption: t('accounts-sign-in:sign-ins'),
    columns: [
      { key: 'device', label: t('accounts-sign-in:device') },
      { key: 'place', label: t('accounts-sign-in:place') },
      { key: 'how', label: t('accounts-sign-in:how') },
      { key: 'since', label: t('accounts-sign-in:since') },
      { key: 'seen', label: t('accounts-sign-in:last-seen') },
      { key: 'actions', label: t('common:list.actions'), labelHidden: true },
    ],
    rows: rows.map((row) => rowOf(context, row, row.id === present)),
  };
}

function rowOf(context: PageContext, row: SignInRow, isPresent: boolean): RowModel {
  const { t, href } = context;
  const kind = placeKind(row.ip);
  return {
    id: row.id,
    title: deviceLabel(context, row.userAgent),
    ...(isPresent ? { tags: [{ text: t('accounts-sign-in:this-one'), tone: 'ok' as const }] } : {}),
    cells: {
      place: t(`accounts-sign-in:place-${kind}`, { address: isolateLtr(row.ip ?? '') }),
      how: {
        text: t(`accounts-sign-in:method.${row.method}`),
        sub:
          row.secondFactor === null || (row.method === 'passkey' && row.secondFactor === 'passkey')
            ? undefined
            : t(`accounts-sign-in:factor.${row.secondFactor}`),
      },
      since: { time: moment(context, row.createdAt) },
      seen: { time: moment(context, row.lastSeenAt) },
      actions: isPresent
        ? { actions: [{ label: t('accounts:sign-out'), action: href('/sign-out') }] }
        : { actions: [{ label: t('accounts-sign-in:end'), action: href(`${PATH}/${row.id}/end`) }] },
    },
  };
}
