import { isAppError } from '../../../../platform/errors/index.ts';
import type { PageContext } from '../../../../platform/pages/index.ts';
import type { NoticeModel, TableModel } from '../../../../platform/views/index.ts';
import { ownAccount } from '../../factors/index.ts';
import { withFreshProof } from '../../factors/pages/fresh.ts';
import { moment } from '../../moments.ts';
import { identityId } from '../service.ts';
import type { IdentityRow } from '../store.ts';
import { IDENTITIES, limit, type OidcPages, withFaults } from './frame.ts';

const done = ['linked', 'unlinked'] as const;

/** Adds the page of one's own linked identities: link, confirm, unlink. */
export function addIdentitiesPages(deps: OidcPages): void {
  const { pages, frame, service, cookies } = deps;
  const { name } = service;
  frame.addTab({ label: 'accounts-oidc:identities', path: IDENTITIES });

  const noticesOf = ({ t, query }: PageContext): NoticeModel[] => {
    const was = done.find((one) => one === query.done);
    return [
      ...(was === undefined ? [] : [{ title: t(`accounts-oidc:${was}`), tone: 'ok' as const, live: true }]),
      ...(query.refused === 'last-way-in'
        ? [{ title: t('accounts-oidc:errors.last-way-in'), tone: 'bad' as const, live: true }]
        : []),
    ];
  };

  pages.route({
    path: IDENTITIES,
    policy: ownAccount,
    handle: async (context) => {
      const { t, href, actor } = context;
      return frame.page(context, {
        title: t('accounts:account'),
        lede: t('accounts-oidc:lede', { name }),
        current: IDENTITIES,
        template: 'pages/record',
        data: {
          notices: noticesOf(context),
          tables: [
            {
              title: t('accounts-oidc:identities'),
              table: tableOf(context, await service.list(actor)),
              actions: [
                {
                  label: t('accounts-oidc:link', { name }),
                  href: href(`${IDENTITIES}/link`),
                  tone: 'primary',
                },
              ],
            },
          ],
        },
      });
    },
  });

  pages.route({
    path: `${IDENTITIES}/link`,
    policy: ownAccount,
    limit,
    handle: (context) =>
      withFaults(deps, context, () =>
        withFreshProof(context, context.href(`${IDENTITIES}/link`), async () => {
          const { actor, reply, language, href } = context;
          const { address, state } = await service.begin(href(IDENTITIES), actor);
          cookies.keepFlow(reply, language, state);
          return { redirect: address };
        }),
      ),
  });

  // Asked once more, here: who only followed a link may be signed in at the provider as somebody else.
  pages.route({
    path: `${IDENTITIES}/confirm`,
    policy: ownAccount,
    handle: (context) =>
      withFaults(deps, context, async () => {
        const { t, href, request } = context;
        const { email } = service.waiting(cookies.ticket(request));
        return frame.page(context, {
          title: t('accounts-oidc:confirm'),
          lede: t('accounts-oidc:confirm-lede'),
          template: 'pages/form',
          data: {
            form: {
              action: href(`${IDENTITIES}/confirm`),
              submit: { label: t('accounts-oidc:confirm-submit') },
              cancel: { href: href(IDENTITIES) },
              guard: false,
              fields: [
                { name: 'provider', kind: 'static', label: t('accounts-oidc:provider'), value: name },
                {
                  name: 'identity',
                  kind: 'static',
                  label: t('accounts-oidc:identity'),
                  value: email ?? t('accounts-oidc:unnamed'),
                },
              ],
            },
          },
        });
      }),
  });

  pages.route({
    method: 'POST',
    path: `${IDENTITIES}/confirm`,
    policy: ownAccount,
    limit,
    handle: (context) =>
      withFaults(deps, context, () =>
        withFreshProof(context, context.href(`${IDENTITIES}/confirm`), async () => {
          const { actor, request, reply, href } = context;
          const ticket = cookies.ticket(request);
          cookies.forgetTicket(reply);
          await service.link(actor, ticket);
          return { redirect: `${href(IDENTITIES)}?done=linked` };
        }),
      ),
  });

  pages.route({
    method: 'POST',
    path: `${IDENTITIES}/:identity/unlink`,
    policy: ownAccount,
    handle: (context) =>
      withFreshProof(context, context.href(IDENTITIES), async () => {
        const here = context.href(IDENTITIES);
        try {
          await service.unlink(context.actor, context.params.identity ?? '');
          return { redirect: `${here}?done=unlinked` };
        } catch (error) {
          if (!isAppError(error) || error.code !== 'last-way-in') throw error;
          return { redirect: `${here}?refused=last-way-in` };
        }
      }),
  });

  function tableOf(context: PageContext, rows: readonly IdentityRow[]): TableModel {
    const { t, href } = context;
    return {
      id: 'identities',
      caption: t('accounts-oidc:identities'),
      columns: [
        { key: 'identity', label: t('accounts-oidc:identity') },
        { key: 'since', label: t('accounts-oidc:since') },
        { key: 'used', label: t('accounts-oidc:used') },
        { key: 'actions', label: t('common:list.actions'), labelHidden: true },
      ],
      rows: rows.map((row) => ({
        id: identityId(row),
        title: row.email ?? t('accounts-oidc:unnamed'),
        sub: new URL(row.issuer).host,
        cells: {
          since: { time: moment(context, row.createdAt) },
          used: row.lastUsedAt === null ? null : { time: moment(context, row.lastUsedAt) },
          actions: {
            actions: [
              {
                label: t('accounts-oidc:unlink'),
                action: href(`${IDENTITIES}/${identityId(row)}/unlink`),
                tone: 'plain',
                size: 'sm',
                confirm: {
                  title: t('accounts-oidc:unlink-title'),
                  text: t('accounts-oidc:unlink-text'),
                },
              },
            ],
          },
        },
      })),
      empty: { title: t('accounts-oidc:none') },
    };
  }
}
