import type { Page, PageContext, Pages } from '../../../../platform/pages/index.ts';
import type { FormModel } from '../../../../platform/views/index.ts';
import type { AccountFrame } from '../../account-frame.ts';
import { safeNext } from '../../rules.ts';
import type { TotpEnrolment } from '../apps.ts';
import { TotpInput } from '../contract.ts';
import { ownAccount } from '../rules.ts';
import type { Factors } from '../service.ts';
import { qrPicture, spelled } from '../totp.ts';
import { codesPage } from './codes-page.ts';
import { withFreshProof } from './fresh.ts';
import { SECURITY } from './security-page.ts';

const PATH = '/account/authenticator';

/** Adds the enrolment of an authenticator app. */
export function addAuthenticatorPages(deps: { pages: Pages; factors: Factors; frame: AccountFrame }): void {
  const { pages, factors, frame } = deps;

  const nextOf = (context: PageContext): string => {
    const { next } = (context.request.body ?? {}) as { next?: unknown };
    return safeNext(next ?? context.query.next, `${context.href(SECURITY)}?done=enrolled`);
  };

  const formOf = ({ t, href }: PageContext, enrolment: string, next: string): FormModel => ({
    action: href(PATH),
    submit: { label: t('accounts-second-factors:confirm-app') },
    cancel: { href: href(SECURITY) },
    guard: false,
    fields: [
      { name: 'enrolment', kind: 'hidden', label: '', value: enrolment },
      { name: 'next', kind: 'hidden', label: '', value: next },
      {
        name: 'code',
        kind: 'code',
        label: t('accounts-second-factors:first-code'),
        hint: t('accounts-second-factors:first-code-hint'),
        width: 's',
        autocomplete: 'one-time-code',
        maxlength: 20,
        attributes: { inputmode: 'numeric' },
      },
    ],
  });

  const page = (context: PageContext, { secret, address }: TotpEnrolment, form: FormModel): Page =>
    frame.page(context, {
      title: context.t('accounts-second-factors:set-up-app'),
      lede: context.t('accounts-second-factors:set-up-app-lede'),
      template: 'accounts/authenticator',
      data: { form, picture: qrPicture(address), secret: spelled(secret), address },
    });

  pages.route({
    path: PATH,
    policy: ownAccount,
    handle: async (context) =>
      withFreshProof(context, context.request.url, async () => {
        const begun = await factors.beginTotp(context.actor);
        return page(context, begun, formOf(context, begun.enrolment, nextOf(context)));
      }),
  });

  pages.route({
    method: 'POST',
    path: PATH,
    policy: ownAccount,
    limit: { max: 20, minutes: 1 },
    handle: async (context) => {
      const next = nextOf(context);
      const again = `${context.href(PATH)}?next=${encodeURIComponent(next)}`;
      const { enrolment } = (context.request.body ?? {}) as { enrolment?: unknown };
      return withFreshProof(context, again, async () => {
        const begun = await factors
          .resumeTotp(context.actor, typeof enrolment === 'string' ? enrolment : '')
          .catch(() => undefined);
        // A secret that is over is of no use: the page begins with a new one.
        if (begun === undefined) return { redirect: again };
        let codes: readonly string[] = [];
        const answer = await pages.submit(context, {
          schema: TotpInput,
          form: formOf(context, begun.enrolment, next),
          page: (form) => page(context, begun, form),
          work: async (input) => {
            codes = (await factors.confirmTotp(context.actor, input)).recoveryCodes;
            return next;
          },
        });
        return 'redirect' in answer && codes.length > 0 ? codesPage(frame, context, codes, next) : answer;
      });
    },
  });
}
