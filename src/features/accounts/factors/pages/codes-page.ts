import type { Page, PageContext } from '../../../../platform/pages/index.ts';
import type { AccountFrame } from '../../account-frame.ts';

/** Shows recovery codes, this once; `next` leads on. */
export const codesPage = (
  frame: AccountFrame,
  context: PageContext,
  codes: readonly string[],
  next: string,
): Page =>
  frame.page(context, {
    title: context.t('accounts-second-factors:codes-title'),
    lede: context.t('accounts-second-factors:codes-lede'),
    template: 'accounts/recovery-codes',
    data: {
      codes,
      notices: [
        {
          title: context.t('accounts-second-factors:codes-once'),
          text: context.t('accounts-second-factors:codes-once-text'),
          tone: 'warn',
        },
      ],
      actions: [
        {
          label: context.t('accounts-second-factors:codes-kept'),
          href: next,
          tone: 'primary',
          icon: 'check',
        },
      ],
    },
  });
