import { ruleBroken } from '../../../../platform/errors/index.ts';
import type { Page, PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import { PasskeyAnswer } from '../../factors/contract.ts';
import { type Factors, needsFactor, ownAccount } from '../../factors/index.ts';
import { SecondFactorForm } from '../contract.ts';
import { readPasskeyField } from '../passkey-field.ts';
import type { SignInService } from '../service.ts';
import { codeForm, recoveryForm } from './forms.ts';
import { PASSKEY_SCRIPT, passkeyModel } from './passkey-model.ts';
import { json, nextOf } from './sign-in-pages.ts';

const PATH = '/account/second-factor';

/**
 * Adds the page that a missing or stale second factor leads to: it is shown there, or enrolled where there is none, and
 * then one goes on to where one was going.
 */
export function addStepUpPage(deps: {
  pages: Pages;
  signIn: SignInService;
  factors: Factors;
  frame: AccountFrame;
}): void {
  const { pages, signIn, factors, frame } = deps;

  const heldBy = async ({ actor }: PageContext) =>
    factors.held(actor.kind === 'account' ? actor.accountId : '');
  type Held = Awaited<ReturnType<typeof heldBy>>;

  const choicePage = (context: PageContext, next: string): Page => {
    const { t, href } = context;
    const onwards = `?next=${encodeURIComponent(next)}`;
    return frame.page(context, {
      title: t('accounts-second-factors:choose'),
      lede: t(
        context.actor.kind === 'account' && needsFactor(context.actor)
          ? 'accounts-second-factors:choose-lede'
          : 'accounts-second-factors:choose-lede-free',
      ),
      template: 'pages/record',
      data: {
        cards: [
          {
            title: t('accounts-second-factors:app'),
            text: t('accounts-second-factors:app-text'),
            actions: [
              {
                label: t('accounts-second-factors:set-up-app'),
                href: `${href('/account/authenticator')}${onwards}`,
                tone: 'primary',
              },
            ],
          },
          {
            title: t('accounts-second-factors:passkey'),
            text: t('accounts-second-factors:passkey-text'),
            actions: [
              {
                label: t('accounts-second-factors:add-passkey'),
                href: `${href('/account/passkeys/new')}${onwards}`,
              },
            ],
          },
        ],
      },
    });
  };

  const formFor = (context: PageContext, held: Held, next: string): FormModel | undefined => {
    const action = context.href(PATH);
    if (context.query.by === 'recovery-code' && held.codesLeft > 0)
      return recoveryForm(context, action, next);
    return held.totpSince === null ? undefined : codeForm(context, action, next);
  };

  const proofPage = (context: PageContext, held: Held, form: FormModel | undefined, next: string): Page => {
    const { t, href } = context;
    const onwards = `next=${encodeURIComponent(next)}`;
    const byRecovery = context.query.by === 'recovery-code';
    return frame.page(context, {
      title: t('accounts-sign-in:second-factor'),
      lede: t('accounts-sign-in:step-up-lede'),
      template: 'accounts/enter',
      scripts: [PASSKEY_SCRIPT],
      data: {
        form,
        passkey:
          byRecovery || held.passkeys.length === 0
            ? undefined
            : passkeyModel(context, PATH, { kind: 'get', label: t('accounts-sign-in:show-passkey'), next }),
        help: [
          ...(held.codesLeft > 0 && !byRecovery
            ? [
                {
                  title: t('accounts-sign-in:lost-phone'),
                  text: t('accounts-sign-in:lost-phone-text'),
                  action: {
                    label: t('accounts-sign-in:use-recovery-code'),
                    href: `${href(PATH)}?by=recovery-code&${onwards}`,
                  },
                },
              ]
            : []),
          {
            title: t(held.codesLeft > 0 ? 'accounts-sign-in:lost-all' : 'accounts-sign-in:lost-phone'),
            text: t('accounts-sign-in:lost-all-text'),
          },
        ],
        ways: byRecovery
          ? [{ label: t('accounts-sign-in:other-factor'), href: `${href(PATH)}?${onwards}` }]
          : [],
      },
    });
  };

  const hasAny = ({ totpSince, passkeys }: Held): boolean => totpSince !== null || passkeys.length > 0;

  pages.route({
    path: PATH,
    policy: ownAccount,
    handle: async (context) => {
      const next = nextOf(context, context.href('/account'));
      const held = await heldBy(context);
      if (hasAny(held)) return proofPage(context, held, formFor(context, held, next), next);
      // Whoever holds a browser that somebody left signed in must not make it their own.
      if (await factors.isFresh(context.actor)) return choicePage(context, next);
      const back = `${context.href(PATH)}?next=${encodeURIComponent(next)}`;
      return { redirect: `${context.href('/sign-in')}?again=1&next=${encodeURIComponent(back)}` };
    },
  });

  pages.route({
    method: 'POST',
    path: PATH,
    policy: ownAccount,
    limit: { max: 20, minutes: 1 },
    handle: async (context) => {
      const next = nextOf(context, context.href('/account'));
      const held = await heldBy(context);
      if (!hasAny(held)) return { redirect: `${context.href(PATH)}?next=${encodeURIComponent(next)}` };
      const form = formFor(context, held, next);
      return pages.submit(context, {
        schema: SecondFactorForm,
        form: form ?? { ...codeForm(context, context.href(PATH), next), fields: [] },
        page: (again) => proofPage(context, held, again, next),
        refusals: [429],
        work: async ({ passkey, ...typed }) => {
          const proof = passkey === undefined ? typed : { passkey: readPasskeyField(PasskeyAnswer, passkey) };
          await signIn.stepUp(context.actor, proof);
          return next;
        },
      });
    },
  });

  pages.route({
    method: 'POST',
    path: `${PATH}/passkey`,
    policy: ownAccount,
    limit: { max: 20, minutes: 1 },
    handle: async ({ actor }) => {
      if (actor.kind !== 'account') throw ruleBroken({ field: '', code: 'passkey-refused' });
      return json(await factors.askForPasskey(actor.accountId));
    },
  });
}
