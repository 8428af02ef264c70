import { AppError, isAppError } from '../../../../platform/errors/index.ts';
import { anyone } from '../../../../platform/http/index.ts';
import type { Page, PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { FormModel, NoticeModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import { SignInInput } from '../../contract.ts';
import { PasskeyAnswer } from '../../factors/contract.ts';
import { tryingPasswords } from '../../limits.ts';
import { safeNext } from '../../rules.ts';
import type { AccountsService } from '../../service.ts';
import { SecondFactorForm, type ShownNext } from '../contract.ts';
import { originOf } from '../entering.ts';
import type { Entrance } from '../entrance.ts';
import { readPasskeyField } from '../passkey-field.ts';
import type { SignInService } from '../service.ts';
import { codeForm, passwordForm, recoveryForm } from './forms.ts';
import { PASSKEY_SCRIPT, passkeyModel } from './passkey-model.ts';

export interface SignInPagesDeps {
  readonly pages: Pages;
  readonly service: AccountsService;
  readonly signIn: SignInService;
  readonly entrance: Entrance;
  readonly frame: AccountFrame;
}

/** Attempts from one address. */
const limit = { max: 20, minutes: 1 } as const;

const PASSWORD = '/sign-in';
const SECOND = '/sign-in/second-factor';

/** Why somebody is sent back to the beginning. */
const starts = ['over', 'codes'] as const;

/** The field `next` of a form, or else of the address. */
export const nextOf = (context: PageContext, fallback: string): string => {
  const { next } = (context.request.body ?? {}) as { next?: unknown };
  return safeNext(next ?? context.query.next, fallback);
};

/** JSON for the script of a page. */
export const json = (value: unknown) => ({
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

/** Adds signing in with a password or a passkey, and the second factor. */
export function addSignInPages({ pages, service, signIn, entrance, frame }: SignInPagesDeps): void {
  const managed = (context: PageContext): string => context.href('/manage');

  const signInPage = (context: PageContext, form: FormModel): Page => {
    const { t, href, query } = context;
    const next = nextOf(context, managed(context));
    const why = starts.find((one) => one === query.why);
    const notice: NoticeModel | undefined =
      why === undefined
        ? query.again === undefined
          ? undefined
          : { title: t('accounts-sign-in:again'), text: t('accounts-sign-in:again-text') }
        : { title: t(`accounts-sign-in:start-${why}`), tone: 'warn', live: true };
    const onwards = `?next=${encodeURIComponent(next)}`;
    return {
      ...frame.page(context, {
        title: t('accounts:sign-in'),
        current: '',
        template: 'accounts/enter',
        scripts: [PASSKEY_SCRIPT],
        data: {
          tabs: undefined,
          notices: [notice],
          form,
          passkey: passkeyModel(context, PASSWORD, {
            kind: 'get',
            label: t('accounts-sign-in:by-passkey'),
            next,
          }),
          ways: frame.ways().map(({ label, path }) => ({
            label: label(context),
            href: `${href(path)}${onwards}`,
          })),
        },
      }),
    };
  };

  pages.route({
    path: PASSWORD,
    policy: anyone,
    handle: async (context) => {
      const next = nextOf(context, managed(context));
      // Whoever is asked to sign in again is signed in already.
      if (context.actor.kind === 'account' && context.query.again === undefined) return { redirect: next };
      return signInPage(context, passwordForm(context, next));
    },
  });

  pages.route({
    method: 'POST',
    path: PASSWORD,
    policy: anyone,
    limit: tryingPasswords,
    handle: (context) => {
      const form = passwordForm(context, nextOf(context, managed(context)));
      const { next, passkey } = (context.request.body ?? {}) as { next?: unknown; passkey?: string };
      if (passkey !== undefined) return byPasskey(context, passkey, next);
      return pages.submit(context, {
        schema: SignInInput,
        form,
        page: (again) => signInPage(context, again),
        refusals: [401],
        work: async (input) => {
          const account = await service.signIn(input);
          return entrance.admit(context, { account, method: 'password' }, next);
        },
      });
    },
  });

  async function byPasskey(context: PageContext, passkey: string, next: unknown) {
    try {
      const answer = readPasskeyField(PasskeyAnswer, passkey);
      const entered = await signIn.byPasskey(answer, originOf(context.actor).origin);
      return { redirect: await entrance.receive(context, entered, next) };
    } catch (error) {
      if (!isAppError(error) || error.code !== 'passkey-refused') throw error;
      const form = passwordForm(context, nextOf(context, managed(context)));
      const errors = [{ field: '', message: context.t('accounts-second-factors:errors.passkey-refused') }];
      return { ...signInPage(context, { ...form, errors }), status: error.status };
    }
  }

  pages.route({
    method: 'POST',
    path: `${PASSWORD}/passkey`,
    policy: anyone,
    limit,
    handle: async () => json(await signIn.passkeyOptions(undefined)),
  });

  const start = (context: PageContext, why: (typeof starts)[number]) => {
    entrance.forgetStep(context.reply);
    const next = nextOf(context, managed(context));
    return { redirect: `${context.href(PASSWORD)}?why=${why}&next=${encodeURIComponent(next)}` };
  };

  const bySecond = (context: PageContext, factors: readonly ShownNext[], next: string) => {
    const byRecovery = context.query.by === 'recovery-code' && factors.includes('recovery-code');
    if (byRecovery) return recoveryForm(context, context.href(SECOND), next);
    return factors.includes('totp') ? codeForm(context, context.href(SECOND), next) : undefined;
  };

  const secondPage = (
    context: PageContext,
    factors: readonly ShownNext[],
    form: FormModel | undefined,
  ): Page => {
    const { t, href } = context;
    const next = nextOf(context, managed(context));
    const onwards = `next=${encodeURIComponent(next)}`;
    const byRecovery = context.query.by === 'recovery-code';
    return frame.page(context, {
      title: t('accounts-sign-in:second-factor'),
      lede: t('accounts-sign-in:second-factor-lede'),
      current: '',
      template: 'accounts/enter',
      scripts: [PASSKEY_SCRIPT],
      data: {
        tabs: undefined,
        form,
        passkey:
          byRecovery || !factors.includes('passkey')
            ? undefined
            : passkeyModel(context, SECOND, {
                kind: 'get',
                label: t('accounts-sign-in:show-passkey'),
                next,
              }),
        help: [
          ...(factors.includes('recovery-code') && !byRecovery
            ? [
                {
                  title: t('accounts-sign-in:lost-phone'),
                  text: t('accounts-sign-in:lost-phone-text'),
                  action: {
                    label: t('accounts-sign-in:use-recovery-code'),
                    href: `${href(SECOND)}?by=recovery-code&${onwards}`,
                  },
                },
              ]
            : []),
          {
            title: t(
              factors.includes('recovery-code') ? 'accounts-sign-in:lost-all' : 'accounts-sign-in:lost-phone',
            ),
            text: t('accounts-sign-in:lost-all-text'),
          },
        ],
        ways: byRecovery
          ? [{ label: t('accounts-sign-in:other-factor'), href: `${href(SECOND)}?${onwards}` }]
          : [{ label: t('accounts-sign-in:from-start'), href: `${href(PASSWORD)}?${onwards}` }],
      },
    });
  };

  const waiting = async (context: PageContext) => {
    const step = entrance.stepOf(context.request);
    const found = step === undefined ? undefined : await signIn.waiting(step);
    return step === undefined || found === undefined ? undefined : { step, factors: found.factors };
  };

  pages.route({
    path: SECOND,
    policy: anyone,
    handle: async (context) => {
      const found = await waiting(context);
      if (found === undefined) return start(context, 'over');
      const next = nextOf(context, managed(context));
      return secondPage(context, found.factors, bySecond(context, found.factors, next));
    },
  });

  pages.route({
    method: 'POST',
    path: SECOND,
    policy: anyone,
    limit,
    handle: async (context) => {
      const found = await waiting(context);
      if (found === undefined) return start(context, 'over');
      const { step, factors } = found;
      const next = nextOf(context, managed(context));
      const form = bySecond(context, factors, next);
      try {
        return await pages.submit(context, {
          schema: SecondFactorForm,
          form: form ?? codeForm(context, context.href(SECOND), next),
          page: (again) =>
            secondPage(context, factors, form === undefined ? { ...again, fields: [] } : again),
          refusals: [401, 429],
          work: async ({ passkey, ...typed }) => {
            const proof =
              passkey === undefined ? typed : { passkey: readPasskeyField(PasskeyAnswer, passkey) };
            const entered = await signIn
              .finish(step, proof, originOf(context.actor).origin)
              .catch((error: unknown) => {
                throw isAppError(error) && isEnd(error) ? new StepEnded(error) : error;
              });
            // Whoever lost the phone sets up the next one, and sees how many codes are left.
            const recovers = passkey === undefined && 'recoveryCode' in typed && Boolean(typed.recoveryCode);
            return entrance.receive(context, entered, recovers ? context.href('/account/security') : next);
          },
        });
      } catch (error) {
        if (!(error instanceof StepEnded)) throw error;
        return start(context, error.of.code === 'step-over' ? 'over' : 'codes');
      }
    },
  });

  pages.route({
    method: 'POST',
    path: `${SECOND}/passkey`,
    policy: anyone,
    limit,
    handle: async (context) => {
      const step = entrance.stepOf(context.request);
      if (step === undefined) throw new AppError(401, 'step-over');
      return json(await signIn.passkeyOptions(step));
    },
  });
}

const isEnd = ({ code }: AppError): boolean => code === 'step-over' || code === 'too-many-wrong-codes';

/** Nobody can go on from this step: not an error of the form, but its end. */
class StepEnded extends Error {
  readonly of: AppError;
  constructor(of: AppError) {
    super(of.code);
    this.of = of;
  }
}
