import { isAppError } from '../../../../platform/errors/index.ts';
import type { PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { CardModel, NoticeModel, TableModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import { moment } from '../../moments.ts';
import { needsFactor, ownAccount, RECOVERY_CODES } from '../rules.ts';
import type { Factors } from '../service.ts';
import type { HeldRow } from '../store.ts';
import { codesPage } from './codes-page.ts';
import { withFreshProof } from './fresh.ts';

export const SECURITY = '/account/security';

/** Fewer recovery codes than this are too few to be calm. */
const FEW = 3;

const done = ['app-removed', 'passkey-removed', 'passkey-renamed', 'enrolled', 'password-changed'] as const;
const refused = ['last-factor-needed', 'too-many-passkeys'] as const;

/** Adds the page of everything by which its owner signs in, and what is removed or renewed from it. */
export function addSecurityPage(deps: {
  pages: Pages;
  factors: Factors;
  frame: AccountFrame;
  hasPassword: (accountId: string) => Promise<boolean>;
}): void {
  const { pages, factors, frame, hasPassword } = deps;
  frame.addTab({ label: 'accounts-second-factors:security', path: SECURITY });

  const noticesOf = ({ t, query }: PageContext, held: HeldRow, required: boolean): NoticeModel[] => {
    const was = done.find((one) => one === query.done);
    const why = refused.find((one) => one === query.refused);
    const none = held.totpSince === null && held.passkeys.length === 0;
    return [
      ...(was === undefined
        ? []
        : [{ title: t(`accounts-second-factors:done-${was}`), tone: 'ok' as const, live: true }]),
      ...(why === undefined
        ? []
        : [{ title: t(`accounts-second-factors:errors.${why}`), tone: 'bad' as const, live: true }]),
      ...(none && required
        ? [
            {
              title: t('accounts-second-factors:needed'),
              text: t('accounts-second-factors:needed-text'),
              tone: 'warn' as const,
            },
          ]
        : []),
    ];
  };

  pages.route({
    path: SECURITY,
    policy: ownAccount,
    handle: async (context) => {
      const { actor, t, href } = context;
      if (actor.kind !== 'account') return { redirect: href('/sign-in') };
      const held = await factors.held(actor.accountId);
      const cards = [
        passwordCard(context, await hasPassword(actor.accountId)),
        appCard(context, held),
        ...codesCards(context, held),
      ];
      return frame.page(context, {
        title: t('accounts-second-factors:security'),
        lede: t('accounts-second-factors:security-lede'),
        current: SECURITY,
        template: 'pages/record',
        data: {
          notices: noticesOf(context, held, needsFactor(actor)),
          cards,
          tables: [
            {
              table: passkeysTable(context, held),
              actions: [
                { label: t('accounts-second-factors:add-passkey'), href: href('/account/passkeys/new') },
              ],
            },
          ],
        },
      });
    },
  });

  /** Removes; a refusal is told on the page that one comes back to. */
  const removing = (context: PageContext, was: (typeof done)[number], work: () => Promise<void>) =>
    withFreshProof(context, context.href(SECURITY), async () => {
      try {
        await work();
        return { redirect: `${context.href(SECURITY)}?done=${was}` };
      } catch (error) {
        if (!isAppError(error) || error.status !== 409) throw error;
        return { redirect: `${context.href(SECURITY)}?refused=${error.code}` };
      }
    });

  pages.route({
    method: 'POST',
    path: '/account/authenticator/remove',
    policy: ownAccount,
    handle: async (context) => removing(context, 'app-removed', () => factors.removeTotp(context.actor)),
  });

  pages.route({
    method: 'POST',
    path: '/account/passkeys/:passkey/remove',
    policy: ownAccount,
    handle: async (context) =>
      removing(context, 'passkey-removed', () =>
        factors.removePasskey(context.actor, context.params.passkey ?? ''),
      ),
  });

  pages.route({
    method: 'POST',
    path: '/account/recovery-codes',
    policy: ownAccount,
    limit: { max: 20, minutes: 1 },
    handle: async (context) =>
      withFreshProof(context, context.href(SECURITY), async () => {
        const codes = await factors.renewRecoveryCodes(context.actor);
        return codesPage(frame, context, codes, context.href(SECURITY));
      }),
  });
}

const passwordCard = ({ t, href }: PageContext, has: boolean): CardModel => ({
  title: t('accounts:password'),
  text: t(has ? 'accounts-second-factors:has-password' : 'accounts-second-factors:no-password'),
  actions: [
    {
      label: t(has ? 'accounts-second-factors:change-password' : 'accounts-second-factors:set-password'),
      href: href('/account/password'),
    },
  ],
});

const appCard = (context: PageContext, { totpSince }: HeldRow): CardModel => {
  const { t, href } = context;
  const path = href('/account/authenticator');
  if (totpSince === null) {
    return {
      title: t('accounts-second-factors:app'),
      text: t('accounts-second-factors:app-text'),
      actions: [{ label: t('accounts-second-factors:set-up-app'), href: path }],
    };
  }
  const since = moment(context, totpSince);
  return {
    title: t('accounts-second-factors:app'),
    tags: [{ text: t('accounts-second-factors:app-in-force'), tone: 'ok' }],
    facts: [{ label: t('accounts-second-factors:app-since'), value: since.text, datetime: since.datetime }],
    actions: [
      { label: t('accounts-second-factors:replace-app'), href: path },
      {
        label: t('accounts-second-factors:remove-app'),
        action: `${path}/remove`,
        tone: 'danger',
        confirm: {
          title: t('accounts-second-factors:remove-app-title'),
          text: t('accounts-second-factors:remove-app-text'),
        },
      },
    ],
  };
};

const codesCards = (context: PageContext, held: HeldRow): CardModel[] => {
  const { t, href } = context;
  if (held.totpSince === null && held.passkeys.length === 0) return [];
  return [
    {
      title: t('accounts-second-factors:codes'),
      text: t('accounts-second-factors:codes-text', { count: RECOVERY_CODES }),
      tags: [
        {
          text: t('accounts-second-factors:codes-left', { count: held.codesLeft }),
          tone: held.codesLeft < FEW ? 'warn' : 'ok',
        },
      ],
      actions: [
        {
          label: t('accounts-second-factors:renew-codes'),
          action: href('/account/recovery-codes'),
          confirm: {
            title: t('accounts-second-factors:renew-codes-title'),
            text: t('accounts-second-factors:renew-codes-text'),
          },
        },
      ],
    },
  ];
};

const passkeysTable = (context: PageContext, { passkeys }: HeldRow): TableModel => {
  const { t, href } = context;
  return {
    id: 'passkeys',
    caption: t('accounts-second-factors:passkeys'),
    columns: [
      { key: 'name', label: t('accounts-second-factors:passkey-name') },
      { key: 'since', label: t('accounts-second-factors:passkey-since') },
      { key: 'used', label: t('accounts-second-factors:passkey-used') },
      { key: 'actions', label: t('common:list.actions'), labelHidden: true },
    ],
    rows: passkeys.map(({ id, name, createdAt, lastUsedAt, backedUp }) => ({
      id,
      title: name,
      ...(backedUp ? { sub: t('accounts-second-factors:passkey-backed-up') } : {}),
      cells: {
        since: { time: moment(context, createdAt) },
        used: lastUsedAt === null ? null : { time: moment(context, lastUsedAt) },
        actions: {
          actions: [
            { label: t('accounts-second-factors:rename'), href: href(`/account/passkeys/${id}`) },
            {
              label: t('accounts-second-factors:remove'),
              action: href(`/account/passkeys/${id}/remove`),
              confirm: {
                title: t('accounts-second-factors:remove-passkey-title', { name }),
                text: t('accounts-second-factors:remove-passkey-text'),
              },
            },
          ],
        },
      },
    })),
    empty: {
      title: t('accounts-second-factors:no-passkeys'),
      text: t('accounts-second-factors:passkey-text'),
    },
  };
};
